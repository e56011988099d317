import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openSqlite } from "#db/engine/sqlite.ts";
import { limits } from "#db/schema/access.ts";
import { products } from "#db/schema/loans.ts";
import { testProduct } from "#tests/support/loans.ts";
import { testDatabase } from "#tests/support/database.ts";

const row = (key: string) => ({ key, window: 0, count: 1, expiresAt: 0 });

test("every connection runs with the safe settings, also after reopening", async () => {
  const first = testDatabase();
  const again = openSqlite(first.path);
  for (const connection of [first.writer, first.reader, again.writer, again.reader]) {
    expect(connection.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(connection.pragma("synchronous", { simple: true })).toBe(2);
    expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(connection.pragma("recursive_triggers", { simple: true })).toBe(1);
    expect(connection.pragma("trusted_schema", { simple: true })).toBe(0);
  }
  await again.close();
});

test("every table is STRICT", () => {
  const tables = testDatabase().writer.pragma("table_list") as { name: string; type: string; strict: number }[];
  const ours = tables.filter((table) => table.type === "table" && !/^(sqlite_|__drizzle)/.test(table.name));
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.filter((table) => table.strict !== 1).map((table) => table.name)).toEqual([]);
});

test("no foreign key cascades: a delete never reaches further than it says", () => {
  const { writer } = testDatabase();
  const cascading = writer
    .prepare(
      "select m.name from sqlite_master m, pragma_foreign_key_list(m.name) k where m.type = 'table' and k.on_delete <> 'NO ACTION'",
    )
    .all();
  expect(cascading).toEqual([]);
});

test("a transaction is committed whole or not at all", async () => {
  const db = testDatabase();
  await db.transact(async (tx) => {
    await tx.insert(limits).values(row("kept"));
  });
  await expect(
    db.transact(async (tx) => {
      await tx.insert(limits).values(row("lost"));
      throw new Error("changed our mind");
    }),
  ).rejects.toThrow("changed our mind");
  expect((await db.read.select().from(limits)).map((limit) => limit.key)).toEqual(["kept"]);
});

test("readers never see what is not committed", async () => {
  const db = testDatabase();
  await db.transact(async (tx) => {
    await tx.insert(limits).values(row("pending"));
    expect(await db.read.select().from(limits)).toEqual([]);
  });
  expect(await db.read.select().from(limits)).toHaveLength(1);
});

test("two hundred writers at once lose no update", async () => {
  const db = testDatabase();
  await db.transact(async (tx) => {
    await tx.insert(limits).values({ ...row("counter"), count: 0 });
  });
  await Promise.all(
    Array.from({ length: 200 }, () =>
      db.transact(async (tx) => {
        const [counter] = await tx.select().from(limits).where(eq(limits.key, "counter"));
        await tx
          .update(limits)
          .set({ count: (counter?.count ?? 0) + 1 })
          .where(eq(limits.key, "counter"));
      }),
    ),
  );
  const [counter] = await db.read.select({ count: limits.count }).from(limits);
  expect(counter?.count).toBe(200);
});

test("transactions do not nest, and the outer one rolls back", async () => {
  const db = testDatabase();
  await expect(
    db.transact(async (tx) => {
      await tx.insert(limits).values(row("outer"));
      await db.transact(async () => undefined);
    }),
  ).rejects.toThrow("do not nest");
  expect(await db.read.select().from(limits)).toEqual([]);
});

test("append-only tables refuse update, delete and replace", async () => {
  const db = testDatabase();
  await db.transact(async (tx) => {
    await tx.insert(products).values({ id: "p", version: "1", conventions: testProduct, createdAt: 0 });
  });
  const { writer } = db;
  expect(() => writer.exec("update products set created_at = 5")).toThrow("append-only");
  expect(() => writer.exec("delete from products")).toThrow("append-only");
  expect(() => writer.exec("insert or replace into products values ('p', '1', '{}', 9)")).toThrow("append-only");
  expect(await db.read.select({ at: products.createdAt }).from(products)).toEqual([{ at: 0 }]);
});

test("the append-only tables are all guarded", () => {
  const { writer } = testDatabase();
  for (const table of ["ledger_entries", "audit_events", "products", "loans"]) {
    const triggers = writer
      .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = ?")
      .pluck()
      .all(table);
    expect(triggers).toEqual(expect.arrayContaining([`${table}_no_update`, `${table}_no_delete`]));
  }
});

test("the schema in code and the tables in the file are the same", async () => {
  const { writer } = testDatabase();
  const modules = import.meta.glob("/db/schema/*.ts", { eager: true });
  const { getTableConfig, SQLiteTable } = await import("drizzle-orm/sqlite-core");
  const { CasingCache } = await import("drizzle-orm/casing");
  const casing = new CasingCache("snake_case");
  const tables = Object.values(modules)
    .flatMap((module) => Object.values(module as object))
    .filter((value) => value instanceof SQLiteTable);
  expect(tables.length).toBeGreaterThan(10);
  for (const table of tables) {
    const { name, columns } = getTableConfig(table);
    const inFile = writer.prepare('select name, type, "notnull" as required from pragma_table_info(?)').all(name);
    const inCode = columns.map((column) => ({
      name: casing.getColumnCasing(column),
      type: column.getSQLType().toUpperCase(),
      required: column.notNull ? 1 : 0,
    }));
    const found = inFile.map((column) => column as (typeof inCode)[number]);
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(found.map((column) => ({ ...column, type: column.type.toUpperCase() })).sort(byName)).toEqual(
      inCode.sort(byName),
    );
  }
});

test("a migration that leaves a broken reference is refused", async () => {
  const db = testDatabase();
  db.writer.pragma("foreign_keys = OFF");
  db.writer.exec("insert into sessions (id_hash, borrower_id, created_at, last_seen_at) values ('s', 'nobody', 0, 0)");
  await expect(async () => openSqlite(db.path)).rejects.toThrow("broken references");
});

test("the reader cannot write", () => {
  const db = testDatabase();
  expect(() => db.reader.exec("insert into limits values ('a', 0, 0, 0)")).toThrow("readonly");
});

test("numbers that are not whole are refused by the table", () => {
  const { writer } = testDatabase();
  expect(() => writer.exec("insert into limits values ('a', 0, 10.5, 0)")).toThrow(/cannot store REAL/);
});
