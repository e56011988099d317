import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database as Connection } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { Database, Queryable } from "./database.ts";
import { migrate } from "./migrate.ts";
import { assertPragmas } from "./pragmas.ts";

/** An open SQLite database, with the raw writer for backups, bulk loads and integrity checks. */
export interface SqliteDatabase extends Database {
  readonly path: string;
  readonly writer: Connection;
  readonly reader: Connection;
}

/**
 * Opens (and creates) the database file, brings its tables up to date and hands out one writer and one reader.
 *
 * Writers queue first come, first served, and begin with BEGIN IMMEDIATE: with more than one process a deferred
 * transaction that reads and then writes fails with SQLITE_BUSY_SNAPSHOT, which no time-out helps.
 *
 * @param trace is told every statement the reader runs, with its values: for tests that count them.
 */
export function openSqlite(path: string, trace?: (sql: string) => void): SqliteDatabase {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const writer = new Sqlite(path);
  chmodSync(path, 0o600);
  assertPragmas(writer);
  migrate(writer);
  const reader = new Sqlite(path, trace ? { verbose: (sql) => trace(String(sql)) } : {});
  assertPragmas(reader);
  reader.pragma("query_only = ON");

  const write: Queryable = drizzle(writer, { casing: "snake_case" });
  const insideTransaction = new AsyncLocalStorage<true>();
  let queue: Promise<unknown> = Promise.resolve();

  async function runAlone<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    writer.exec("BEGIN IMMEDIATE");
    try {
      const result = await insideTransaction.run(true, () => work(write));
      writer.exec("COMMIT");
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      throw error;
    } finally {
      // Node 20 watches every promise of the process while any context is followed, also on pages that only read.
      insideTransaction.disable();
    }
  }

  return {
    path,
    writer,
    reader,
    read: drizzle(reader, { casing: "snake_case" }),
    transact(work) {
      if (insideTransaction.getStore()) throw new Error("A transaction is open already: transactions do not nest.");
      const turn = queue.then(() => runAlone(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await queue;
      reader.close();
      writer.close();
    },
  };
}
