import type { Database as Connection } from "better-sqlite3";
import { getTableColumns, getTableName } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/** Writes one row of a table through a statement that was prepared once. */
export type InsertRow<Table extends SQLiteTable> = (row: Table["$inferInsert"]) => void;

/**
 * A bare prepared insert for a table, for loads of many rows: many times as fast as the query builder, with the same
 * columns and the same encoding of values. It writes on the writer's connection: call it inside `transact` only.
 */
export function preparedInsert<Table extends SQLiteTable>(writer: Connection, table: Table): InsertRow<Table> {
  const columns = Object.entries(getTableColumns(table));
  const encoders = columns.map(([key, column]) => ({ key, column, json: column.dataType === "json" }));
  const names = columns.map(([key]) => `"${toSnakeCase(key)}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const statement = writer.prepare(`insert into "${getTableName(table)}" (${names}) values (${marks})`);
  return (row) => {
    const values: Readonly<Record<string, unknown>> = row;
    statement.run(
      encoders.map(({ key, column, json }) => {
        const value = values[key] ?? null;
        return json && value !== null ? column.mapToDriverValue(value) : value;
      }),
    );
  };
}
