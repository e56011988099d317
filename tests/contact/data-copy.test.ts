import { getTableName } from "drizzle-orm";
import { expect, test } from "vitest";
import { dataCopy, leftOut } from "#app/contact/data-copy.ts";
import { copiedTables } from "#db/stores/contact-copy.ts";
import { liveDays, openWorld } from "#tests/support/world.ts";
import { testDatabase } from "#tests/support/database.ts";

/** Tables with a borrower or a loan in them that are no part of the copy, and why. */
const elsewhere: Readonly<Record<string, string>> = {
  complaints: "read in the room of complaints, which repayment cannot open",
};

test("every table that has a borrower or a loan in it is in the copy", () => {
  const { reader } = testDatabase();
  const tables = reader
    .prepare<[], string>(
      "select m.name from sqlite_master m where m.type = 'table' and exists (select 1 from pragma_table_info(m.name) c where c.name in ('borrower_id', 'loan_id')) order by 1",
    )
    .pluck()
    .all();
  expect(tables.length).toBeGreaterThan(30);
  const copied = Object.values(copiedTables).map((table) => getTableName(table));
  expect(tables.filter((name) => !copied.includes(name) && elsewhere[name] === undefined)).toEqual([]);
  expect(copied.filter((name) => elsewhere[name] !== undefined)).toEqual([]);
});

test("each table stands in the copy under its own name", () => {
  for (const [name, table] of Object.entries(copiedTables)) {
    expect(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).toBe(getTableName(table));
  }
});

test(
  "a lived-in book: every person's copy opens, holds their rows and nobody else's",
  { timeout: 120_000 },
  async () => {
    const world = await openWorld({ seed: 11 });
    await liveDays(world, 4);
    const { services } = world;
    const { reader } = services.db;
    const people = reader.prepare<[], string>("select id from borrowers order by borrower_no").pluck().all();
    const ours = new Set(people);
    const counts = new Map<string, number>();
    for (const borrowerId of people) {
      const text = await dataCopy(services, { borrowerId, sessionHash: "s", requestId: "r" });
      if (text === null) throw new Error("no copy");
      expect(text).not.toMatch(/(Sealed|dataKey|tokenHash|codeHash|idHash|phoneIndex|pinHash)"|"type": "Buffer"/);
      const copy = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
      for (const [name, rows] of Object.entries(copy)) {
        if (!Array.isArray(rows)) continue;
        counts.set(name, (counts.get(name) ?? 0) + rows.length);
        for (const row of rows) {
          const owner = row["borrowerId"];
          if (typeof owner === "string" && ours.has(owner)) expect(owner).toBe(borrowerId);
        }
      }
    }
    // Over all people together, every row is in exactly one copy.
    for (const [name, table] of Object.entries(copiedTables)) {
      const all = Number(
        reader
          .prepare(`select count(*) from ${getTableName(table)}`)
          .pluck()
          .get(),
      );
      expect([name, counts.get(name)]).toEqual([name, all]);
    }
    for (const name of ["plans", "promises", "hardshipCases", "planAgreements", "paymentAttempts", "messages"]) {
      expect(counts.get(name), name).toBeGreaterThan(0);
    }
  },
);

test("what is left out is said with its reason", () => {
  for (const [column, why] of Object.entries(leftOut)) {
    const [table = "", name = ""] = column.split(".");
    expect(Object.keys(copiedTables)).toContain(table);
    expect(name).toMatch(/Sealed$/);
    expect(why.length).toBeGreaterThan(20);
  }
});
