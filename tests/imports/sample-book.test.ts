import { expect, test } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { dayOf, type EpochDay } from "#app/lending/calendar.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Position } from "#app/lending/position.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";
import { demoPeople, seedSampleBook } from "#db/seed/sample.ts";
import { borrowerDetails, borrowerIdByNo } from "#db/stores/borrowers.ts";
import { ledgerOf, ledgersOf } from "#db/stores/ledger.ts";
import { type Loan, loanByNo, loansAfter } from "#db/stores/loans.ts";
import { testDatabase, testKeyring } from "#tests/support/database.ts";

const bookDays: readonly EpochDay[] = [dayOf(2026, 11, 18), dayOf(2027, 3, 12), dayOf(2028, 2, 29)];

async function seeded(today: EpochDay): Promise<{ db: SqliteDatabase; seed: () => ReturnType<typeof seedSampleBook> }> {
  const db = testDatabase();
  const clock = fixedClock(today * 86_400_000 + 36_000_000);
  const seed = () => seedSampleBook({ db, keyring: testKeyring, clock, ids: systemIds, today });
  await seed();
  return { db, seed };
}

async function positions(db: SqliteDatabase, today: EpochDay): Promise<Array<{ loan: Loan; position: Position }>> {
  const loans = await loansAfter(db.read, "", 1_000);
  const ledgers = await ledgersOf(db.read, loans.map(({ id }) => id)); // prettier-ignore
  return loans.map((loan) => {
    const position = positionOf(loan.contract, loan.schedule, ledgers.get(loan.id) ?? [], today);
    return { loan, position };
  });
}

test.each(bookDays)(
  "the hero owes what the design shows, and about two hundred loans stand in every stage, on day %i",
  async (today) => {
    const { db } = await seeded(today);
    const loan = await loanByNo(db.read, demoPeople.chenLi.loanNo);
    if (!loan) throw new Error("no hero");
    const position = positionOf(loan.contract, loan.schedule, await ledgerOf(db.read, loan.id), today);
    expect(position.upToDate).toBe(228_912);
    expect(position.overdue).toEqual({ principal: 228_000, interest: 0, penalty: 912, fee: 0 });
    expect(position.dpd).toBe(12);
    expect(position.stage).toBe("early");
    expect(position.tomorrow).toBe(114);
    expect(position.next).toMatchObject({ nr: 15, amount: 275_000 });
    if (today === bookDays[0]) expect(position.payoff.total).toBe(2_738_912);
    const id = await borrowerIdByNo(db.read, demoPeople.chenLi.borrowerNo);
    expect(await borrowerDetails(db.read, testKeyring, id ?? "")).toMatchObject({
      name: "陈立",
      birthDate: demoPeople.chenLi.birthDate,
      lang: "zh-CN",
    });

    const book = await positions(db, today);
    const count = (stage: string) => book.filter(({ position }) => position.stage === stage).length;
    expect(book.length).toBe(204);
    for (const stage of ["settled", "current", "pre_due", "early", "mid", "late"]) {
      expect(count(stage), stage).toBeGreaterThanOrEqual(12);
    }
    const currencies = new Set(book.map(({ loan }) => loan.contract.currency));
    expect([...currencies].sort()).toEqual(["AUD", "CNY", "GBP", "USD"]);
    const borrowers = new Set(book.map(({ loan }) => loan.borrowerId));
    expect(borrowers.size).toBeLessThan(book.length - 10);
  },
);

test("every kind of history occurs, and nothing is dated today or later", async () => {
  const today = dayOf(2026, 11, 18);
  const { db } = await seeded(today);
  const book = await positions(db, today);
  const kinds = new Set<string>();
  for (const { loan, position } of book) {
    for (const entry of await ledgerOf(db.read, loan.id)) {
      kinds.add(entry.kind);
      expect(entry.effective).toBeLessThan(today);
    }
    const total = position.lines.reduce((sum, line) => sum + line.amount, 0);
    expect(total).toBe(position.upToDate);
  }
  expect([...kinds].sort()).toEqual(["hold-start", "payment", "reversal", "waiver"]);
  expect(book.some(({ position }) => position.credit > 0)).toBe(true);
});

test("a second run adds nothing, and the same day gives the same book", async () => {
  const today = dayOf(2026, 11, 18);
  const shape = async (db: SqliteDatabase) =>
    (await positions(db, today))
      .map(({ loan, position }) => `${loan.loanNo} ${position.upToDate} ${position.dpd} ${position.payments.length}`)
      .sort();
  const { db, seed } = await seeded(today);
  const before = await shape(db);
  expect(await seed()).toEqual({ borrowers: 0, loans: 0 });
  expect(await shape(db)).toEqual(before);
  expect(await shape((await seeded(today)).db)).toEqual(before);
});
