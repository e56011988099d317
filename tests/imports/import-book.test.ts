import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { type BookImport, importBook, type ImportResult } from "#app/imports/import-book.ts";
import { readMapping } from "#app/imports/mapping.ts";
import type { Problem } from "#app/imports/problems.ts";
import type { ImportServices } from "#app/imports/write-loans.ts";
import { dayOf } from "#app/lending/calendar.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Position } from "#app/lending/position.ts";
import { latestImportRuns } from "#db/stores/book.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanByNo, loansAfter } from "#db/stores/loans.ts";
import { testDatabase, testKeyring } from "#tests/support/database.ts";
import { ownBook, testFile } from "./support.ts";

const asOf = dayOf(2026, 11, 18);
const published = "../shared/data/lending_club_2018q1_a.csv";

function testServices(): ImportServices {
  const clock = fixedClock(Date.UTC(2026, 10, 18, 12));
  return { db: testDatabase(), keyring: testKeyring, clock, ids: systemIds };
}

async function runImport(
  services: ImportServices,
  bookPath: string,
  options: Partial<BookImport> & { mappingName?: string } = {},
): Promise<{ result: ImportResult; problems: Problem[] }> {
  const reading = readMapping(readFileSync(`app/imports/mappings/${options.mappingName ?? "own-format"}.json`, "utf8"));
  if (!reading.ok) throw new Error(reading.problems.join("; "));
  const problems: Problem[] = [];
  const result = await importBook(services, {
    bookPath,
    mapping: reading.mapping,
    asOf,
    paymentsPath: null,
    dryRun: false,
    strict: false,
    onProblem: (problem) => problems.push(problem),
    onBytes: () => {},
    ...options,
  });
  return { result, problems };
}

async function positionOn(services: ImportServices, loanNo: string, day = asOf): Promise<Position> {
  const loan = await loanByNo(services.db.read, loanNo);
  if (!loan) throw new Error(`no loan ${loanNo}`);
  return positionOf(loan.contract, loan.schedule, await ledgerOf(services.db.read, loan.id), day);
}

function rowsIn({ db }: ImportServices): Record<string, unknown> {
  const count = (table: string) => db.reader.prepare(`select count(*) from ${table}`).pluck().get();
  return Object.fromEntries(["borrowers", "loans", "ledger_entries", "products"].map((table) => [table, count(table)]));
}

const brief = ({ row, column, code }: Problem) => `${row} ${column} ${code}`;

test("a loan of the own format stands as its opening says", async () => {
  const services = testServices();
  const { result, problems } = await runImport(services, testFile(ownBook({})));
  expect(problems).toEqual([]);
  expect(result).toMatchObject({ ok: true, written: true, counts: { rowsRead: 1, loansAdded: 1, rowsRefused: 0 } });
  const position = await positionOn(services, "A-1");
  expect(position).toMatchObject({ dpd: 12, principalLeft: 2_750_000 });
  expect(position.overdue).toMatchObject({ principal: 250_000, interest: 27_500 });
  expect(await latestImportRuns(services.db.read, 2)).toMatchObject([{ mapping: "own-format 1", loansAdded: 1 }]);
});

test("the same file twice changes nothing", async () => {
  const services = testServices();
  const book = testFile(ownBook({}, { loan_no: "A-2" }, { loan_no: "A-3", borrower_no: "B-2", name: "林示例" }));
  const payments = testFile("loan_no,date,amount,reference\nA-2,2026-11-18,1.00,R-1\n");
  const options = { paymentsPath: null };
  await runImport(services, book, options);
  expect(rowsIn(services)).toEqual({ borrowers: 2, loans: 3, ledger_entries: 3, products: 1 });
  const before = rowsIn(services);
  const { result, problems } = await runImport(services, book, options);
  expect(problems).toEqual([]);
  expect(result).toMatchObject({ counts: { loansAdded: 0, loansUnchanged: 3 } });
  expect(rowsIn(services)).toEqual(before);
  expect(payments).toBeTruthy();
});

test("changed terms and changed openings are refused with a reason, and nothing is overwritten", async () => {
  const services = testServices();
  await runImport(services, testFile(ownBook({}, { loan_no: "A-2" })));
  const changed = testFile(ownBook({ annual_rate: "13" }, { loan_no: "A-2", paid_interest: "5851.00" }));
  const { result, problems } = await runImport(services, changed);
  expect(problems.map(({ row, code }) => [row, code])).toEqual([[2, "terms_changed"], [3, "opening_changed"]]); // prettier-ignore
  expect(result).toMatchObject({ ok: true, counts: { loansAdded: 0, rowsRefused: 2 } });
  expect((await loanByNo(services.db.read, "A-1"))?.contract.annualRatePpm).toBe(120_000);
});

test("wrong rows are named, the others are imported whole", async () => {
  const services = testServices();
  const book = testFile(
    ownBook(
      {},
      { loan_no: "A-2", principal: "-1" },
      { loan_no: "A-1" },
      { loan_no: "A-4", name: "张三示例" },
      { loan_no: "A-5", borrower_no: "B-5", start_date: "2025-13-01" },
      { loan_no: "A-6", borrower_no: "B-6", product: "us-instalment", profile: "us.first_party.loan", currency: "USD" },
      { loan_no: "A-7", borrower_no: "B-7", profile: "uk.lender.loan", phone: "" },
      { loan_no: "A-8", borrower_no: "B-8", profile: "cn.private.loan" },
    ),
  );
  const { result, problems } = await runImport(services, book);
  expect(problems.map(brief)).toEqual([
    "3 principal negative_amount",
    "4 loan_no duplicate_in_file",
    "6 start_date bad_date",
    "8 product penalty_not_allowed",
    "9 lpr_one_year lpr_missing",
    "5 null borrower_differs",
  ]);
  expect(result).toMatchObject({ counts: { rowsRead: 8, loansAdded: 2, rowsRefused: 6 } });
  expect(rowsIn(services)).toEqual({ borrowers: 2, loans: 2, ledger_entries: 2, products: 2 });
});

test("strict: one wrong row and nothing at all is written; a dry run never writes, and sees the same", async () => {
  const services = testServices();
  const payments = testFile("loan_no,date,amount,reference\nA-1,2026-11-19,5.00,R-1\nA-9,2026-11-18,5.00,R-2\n");
  const book = testFile(ownBook({}, { loan_no: "A-2", count: "x" }, { loan_no: "A-3", name: "别人" }));
  const wrong = ["3 count bad_count", "4 null borrower_differs", "2 date payment_in_future", "3 loan_no loan_unknown"];
  for (const options of [{ dryRun: true }, { strict: true }, { dryRun: true, strict: true }]) {
    const { result, problems } = await runImport(services, book, { ...options, paymentsPath: payments });
    expect(problems.map(brief)).toEqual(wrong);
    expect(result.ok).toBe(!options.strict || options.dryRun === true);
    expect(rowsIn(services)).toEqual({ borrowers: 0, loans: 0, ledger_entries: 0, products: 0 });
  }
  const sound = testFile(ownBook({}, { loan_no: "A-2" }));
  expect((await runImport(services, sound, { strict: true })).result).toMatchObject({ ok: true, written: true });
  expect(rowsIn(services)).toMatchObject({ loans: 2 });
});

test("payments are posted once by reference, and never into the time of the opening", async () => {
  const services = testServices();
  const book = testFile(ownBook({ paid_as_of: "2026-11-08" }));
  const file = (...lines: string[]) => testFile(["loan_no,date,amount,reference", ...lines, ""].join("\n"));
  const first = file(
    "A-1,2026-11-10,500.00,R-1",
    "A-1,2026-11-10,500.00,R-1",
    "A-1,2026-11-08,1.00,R-2",
    "A-1,2026-11-11,-1.00,R-3",
    "A-1,2026-11-11,1.001,R-4",
    "A-1,11/11/2026,1.00,R-5",
    "A-1,2026-11-11,1.00,",
    "A-0,2026-11-11,1.00,R-6",
  );
  const one = await runImport(services, book, { paymentsPath: first });
  expect(one.problems.map(brief)).toEqual([
    "4 date payment_before_opening",
    "5 amount negative_amount",
    "6 amount bad_amount",
    "7 date bad_date",
    "8 reference value_missing",
    "9 loan_no loan_unknown",
    "3 reference duplicate_in_file",
  ]);
  expect(one.result).toMatchObject({ counts: { payments: { rowsRead: 8, added: 1, refused: 7 } } });
  const again = file("A-1,2026-11-10,500.00,R-1", "A-1,2026-11-12,500.00,R-9");
  expect((await runImport(services, book, { paymentsPath: again })).result).toMatchObject({
    counts: { loansUnchanged: 1, payments: { added: 1, unchanged: 1, refused: 0 } },
  });
  const changed = file("A-1,2026-11-10,501.00,R-1");
  expect((await runImport(services, book, { paymentsPath: changed })).problems.map(brief)).toEqual([
    "2 reference payment_changed",
  ]);
  expect((await positionOn(services, "A-1")).payments.map(({ total }) => total)).toEqual([3_835_000, 50_000, 50_000]);
});

test.each([
  ["an empty file", ""],
  ["a header with unknown columns", "loan_no,surprise\nA-1,1\n"],
  ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ownBook({}), "utf16le")])],
])("%s is refused as a whole", async (_name, content) => {
  const services = testServices();
  const { result, problems } = await runImport(services, testFile(content));
  expect(result).toMatchObject({ ok: false, reason: "file_refused" });
  expect(problems.length).toBeGreaterThan(0);
  expect(rowsIn(services)).toEqual({ borrowers: 0, loans: 0, ledger_entries: 0, products: 0 });
});

test("an import that broke off is finished by running it again", async () => {
  const services = testServices();
  const rows = Array.from({ length: 1_200 }, (_, index) => ({ loan_no: `A-${index}` }));
  const book = testFile(ownBook(...rows));
  // Two ids for each loan: its own and that of its opening.
  let left = 2_200;
  const breaking = {
    ...services,
    ids: { ...services.ids, ordered: (at: number) => ((left -= 1) < 0 ? breakOff() : services.ids.ordered(at)) },
  };
  await expect(runImport(breaking, book)).rejects.toThrow("power cut");
  expect(rowsIn(services)).toMatchObject({ loans: 1_000, ledger_entries: 1_000 });
  const { result } = await runImport(services, book);
  expect(result).toMatchObject({ counts: { loansAdded: 200, loansUnchanged: 1_000 } });
});

function breakOff(): never {
  throw new Error("power cut");
}

test("5,000 published loans: the instalment is the published one, and each loan stands as its status says", async () => {
  const services = testServices();
  const day = dayOf(2018, 6, 30);
  const { result, problems } = await runImport(services, published, { mappingName: "lending-club-2018", asOf: day });
  expect(problems.map(({ loanNo, column, code }) => `${loanNo} ${column} ${code}`)).toEqual([
    "LC01345 loan_amount sum_differs",
    "LC08875 loan_amount sum_differs",
    "LC09687 installment instalment_differs",
  ]);
  expect(result).toMatchObject({ counts: { rowsRead: 5_000, loansAdded: 4_997, rowsRefused: 3 } });

  const statuses = new Map<string, { status: string; balance: number; paid: number }>();
  for (const line of readFileSync(published, "utf8").trim().split("\n").slice(1)) {
    const cells = line.split(",");
    const cents = (index: number) => Math.round(Number(cells[index]) * 100);
    statuses.set(cells[0] ?? "", { status: cells[6] ?? "", balance: cents(7), paid: cents(9) + cents(10) + cents(11) });
  }
  const late: Record<string, number> = {};
  let after = "";
  for (;;) {
    const loans = await loansAfter(services.db.read, after, 500);
    if (loans.length === 0) break;
    for (const loan of loans) {
      const book = statuses.get(loan.loanNo);
      if (!book) throw new Error(loan.loanNo);
      const position = positionOf(loan.contract, loan.schedule, await ledgerOf(services.db.read, loan.id), day);
      expect(position.principalLeft, loan.loanNo).toBe(book.balance);
      expect(Math.abs((position.payments[0]?.total ?? 0) - book.paid), loan.loanNo).toBeLessThanOrEqual(1);
      expect(position.credit, loan.loanNo).toBe(0);
      if (book.status === "Fully Paid") expect(position.stage, loan.loanNo).toBe("settled");
      else if (position.dpd > 0) late[book.status] = (late[book.status] ?? 0) + 1;
      after = loan.id;
    }
  }
  // The 21 paid less principal than their status needs; the figures are the file's own.
  expect(late).toEqual({ Current: 21, "In Grace Period": 31, "Late (16-30 days)": 20, "Late (31-120 days)": 33 });
}, 60_000);
