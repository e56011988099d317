import { expect, test } from "vitest";
import type { Payment } from "#app/lending/ledger.ts";
import { appendEntry, ledgerOf, ledgersOf } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan, loanByNo, loanOfBorrower } from "#db/stores/loans.ts";
import { testDatabase, testKeyring } from "#tests/support/database.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { testContract, testProduct } from "#tests/support/loans.ts";

const payment = (id: string): Payment => ({ kind: "payment", id, effective: 20_400, enteredAt: 1, amount: 50_000 });

const row = { nr: 1, from: 20_337, due: 20_367, principal: 250_000, interest: 60_000, fee: 0, penalty: 0 };
const schedule = {
  rows: [
    { ...row, formula: { base: 6_000_000, ratePpm: 120_000, numerator: 30, denominator: 360 } },
    { ...row, nr: 2, formula: null },
  ],
};

async function bookWithOneLoan() {
  const db = testDatabase();
  const person = {
    name: "王小明",
    birthDate: "1990-01-02",
    phone: "+8613800000000",
    email: null,
    postcode: null,
    idTail: null,
  };
  await db.transact(async (tx) => {
    await insertBorrower(tx, testKeyring, {
      ...person,
      id: "b",
      borrowerNo: "B1",
      lang: "zh-CN",
      timeZone: "Asia/Shanghai",
      createdAt: 0,
    });
    await ensureProduct(tx, testProduct, 0);
    const loan = { id: "l", loanNo: "L1", borrowerId: "b", profile: "CN.bank", contract: testContract, schedule };
    await insertLoan(tx, loan, "hash", 0);
  });
  return db;
}

test("a loan comes back as it was signed", async () => {
  const db = await bookWithOneLoan();
  const loan = await loanByNo(db.read, "L1");
  expect(loan?.contract).toEqual(testContract);
  expect(loan?.schedule).toEqual(schedule);
});

test("a foreign loan and a missing loan look the same", async () => {
  const db = await bookWithOneLoan();
  expect(await loanOfBorrower(db.read, "somebody-else", "l")).toBeNull();
  expect(await loanOfBorrower(db.read, "b", "missing")).toBeNull();
  expect((await loanOfBorrower(db.read, "b", "l"))?.loanNo).toBe("L1");
});

test("the same movement of money is posted once, whatever its entry id", async () => {
  const db = await bookWithOneLoan();
  const posted = await db.transact(async (tx) => [
    await appendEntry(tx, "l", payment("e1"), "pi_1", 5),
    await appendEntry(tx, "l", payment("e2"), "pi_1", 6),
    await appendEntry(tx, "l", payment("e3"), "pi_2", 7),
  ]);
  expect(posted).toEqual([true, false, true]);
  expect((await ledgerOf(db.read, "l")).map((entry) => entry.id)).toEqual(["e1", "e3"]);
  expect((await ledgersOf(db.read, ["l", "other"])).get("other")).toEqual([]);
});

test("the columns beside an entry cannot tell another story than the entry", async () => {
  const db = await bookWithOneLoan();
  const insert = db.writer.prepare(
    "insert into ledger_entries (loan_id, id, kind, effective_day, entered_at, created_at, amount, entry, ref) values ('l', 'e', 'payment', 20400, 1, 1, ?, ?, 'r')",
  );
  expect(() => insert.run(60_000, JSON.stringify(payment("e")))).toThrow("ledger_entries_columns");
  expect(() => insert.run(null, JSON.stringify(payment("e")))).toThrow("ledger_entries_columns");
  insert.run(50_000, JSON.stringify(payment("e")));
});

test("a product version never changes its conventions", async () => {
  const db = await bookWithOneLoan();
  await expect(db.transact((tx) => ensureProduct(tx, { ...testProduct, dayCount: "actual/365" }, 0))).rejects.toThrow(
    "give it a new version",
  );
});
