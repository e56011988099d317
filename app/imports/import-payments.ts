import { type EpochDay, formatDay } from "#app/lending/calendar.ts";
import type { Opening, Payment } from "#app/lending/ledger.ts";
import type { Minor } from "#app/lending/money.ts";
import { preparedInsert } from "#db/engine/bulk.ts";
import type { Queryable } from "#db/engine/database.ts";
import { ledgerEntries } from "#db/schema/ledger.ts";
import { entriesByRef, type KnownLoan, knownLoans, openingsOf } from "#db/stores/book.ts";
import { entryRow } from "#db/stores/ledger.ts";
import { csvRecords, type CsvRow } from "./csv-records.ts";
import { readHeader } from "./header.ts";
import type { CellProblem, Problem } from "./problems.ts";
import { amountReader, type ColumnIndex, dateReader, type ReadingRow, textReader } from "./read-cells.ts";
import type { ImportServices } from "./write-loans.ts";

/** How a payments file went. */
export interface PaymentCounts {
  rowsRead: number;
  added: number;
  unchanged: number;
  refused: number;
}

/** One run over a file of payments. */
export interface PaymentsRun {
  readonly path: string;
  /** Payments after this day are refused. */
  readonly asOf: EpochDay;
  /** Nothing is written. */
  readonly trial: boolean;
  /** In a trial: loans that the book would have added, by number, with what was paid through which day. */
  readonly trialLoans: ReadonlyMap<string, TrialLoan>;
  readonly onProblem: (problem: Problem) => void;
  readonly onBytes: (bytes: number) => void;
}

/** A loan that a trial did not write. */
export interface TrialLoan {
  readonly currency: string;
  readonly openingDay: EpochDay | null;
}

const columns = { needed: new Set(["loan_no", "date", "amount", "reference"]), optional: new Set<string>(), ignored: new Set<string>() }; // prettier-ignore
const batchSize = 1_000;
const reference = /^[\p{L}\p{N}][\p{L}\p{N}./_: -]{0,79}$/u;

/**
 * Posts a payments file (loan_no, date, amount, reference): each reference once per loan, whatever is repeated. The same
 * reference with another date or amount is refused, and so are payments that an opening already contains.
 *
 * @returns the counts, or false when the file as a whole could not be read.
 */
export async function importPayments(services: ImportServices, run: PaymentsRun): Promise<PaymentCounts | false> {
  const counts: PaymentCounts = { rowsRead: 0, added: 0, unchanged: 0, refused: 0 };
  let poster: ReturnType<typeof paymentPoster> | null = null;
  let batch: CsvRow[] = [];
  for await (const item of csvRecords(run.path, run.onBytes)) {
    if (item.kind === "broken") {
      run.onProblem({ file: "payments", row: item.row, loanNo: null, ...item.problem });
      if (!poster) return false;
      counts.refused += 1;
      break;
    }
    if (item.kind === "header") {
      const header = readHeader(item.columns, columns);
      if (!header.ok) {
        for (const problem of header.problems) run.onProblem({ file: "payments", row: 1, loanNo: null, ...problem });
        return false;
      }
      poster = paymentPoster(services, run, header.indexOf, counts);
      continue;
    }
    counts.rowsRead += 1;
    batch.push(item);
    if (batch.length < batchSize) continue;
    await poster?.(batch);
    batch = [];
  }
  if (batch.length > 0) await poster?.(batch);
  return counts;
}

interface ReadPayment {
  readonly row: number;
  readonly loanNo: string;
  /** Null in a trial where the loan is not here yet. */
  readonly loanId: string | null;
  readonly effective: EpochDay;
  readonly amount: Minor;
  readonly ref: string;
}

function paymentPoster(services: ImportServices, run: PaymentsRun, indexOf: ColumnIndex, counts: PaymentCounts) {
  const { db, clock, ids } = services;
  const read = paymentReader(indexOf, run.asOf);
  const insert = preparedInsert(db.writer, ledgerEntries);
  const seen = new Map<string, number>();

  function refuse(row: number, loanNo: string | null, problems: readonly CellProblem[]): void {
    counts.refused += 1;
    for (const problem of problems) run.onProblem({ file: "payments", row, loanNo, ...problem });
  }

  async function post(q: Queryable, rows: readonly CsvRow[]): Promise<void> {
    const loans = await knownLoans(q, rows.map(read.loanNo)); // prettier-ignore
    const openings = await openingsOf(q, [...loans.values()].map(({ id }) => id)); // prettier-ignore
    const payments: ReadPayment[] = [];
    for (const row of rows) {
      const payment = read.payment(row, loans, openings, run.trialLoans);
      if (payment.ok) payments.push(payment.payment);
      else refuse(row.row, payment.loanNo, payment.problems);
    }
    const posted = await entriesByRef(q, payments.flatMap(({ loanId, ref }) => (loanId === null ? [] : [{ loanId, ref }]))); // prettier-ignore
    for (const { row, loanNo, loanId, effective, amount, ref } of payments) {
      const earlier = seen.get(`${loanNo}|${ref}`);
      if (earlier !== undefined) {
        refuse(row, loanNo, [
          { column: "reference", code: "duplicate_in_file", message: `The reference is in row ${earlier} already.` },
        ]);
        continue;
      }
      seen.set(`${loanNo}|${ref}`, row);
      const before = posted.get(`${loanId ?? ""}|${ref}`);
      if (before) {
        if (before.kind === "payment" && before.amount === amount && before.effective === effective)
          counts.unchanged += 1;
        else refuse(row, loanNo, [changed]);
        continue;
      }
      counts.added += 1;
      if (run.trial || loanId === null) continue;
      const now = clock.now();
      const entry: Payment = { kind: "payment", id: ids.ordered(now), effective, enteredAt: now, amount };
      insert(entryRow(loanId, entry, ref, now));
    }
  }

  return (rows: readonly CsvRow[]): Promise<void> =>
    run.trial ? post(db.read, rows) : db.transact((tx) => post(tx, rows));
}

const changed: CellProblem = {
  column: "reference",
  code: "payment_changed",
  message:
    "This reference is posted with another date or amount. Posted money is not changed: reverse it, then post it anew.",
};

type PaymentReading =
  | { readonly ok: true; readonly payment: ReadPayment }
  | { readonly ok: false; readonly loanNo: string | null; readonly problems: readonly CellProblem[] };

function paymentReader(indexOf: ColumnIndex, asOf: EpochDay) {
  const loanNoOf = textReader({ column: "loan_no" }, indexOf);
  const dateOf = dateReader({ column: "date" }, indexOf);
  const amountOf = amountReader({ column: "amount" }, indexOf);
  const referenceOf = textReader({ column: "reference" }, indexOf);
  const bare = (row: CsvRow): ReadingRow => ({ cells: row.cells, problems: [] });

  return {
    loanNo: (row: CsvRow): string => loanNoOf(bare(row)) ?? "",
    payment(
      csvRow: CsvRow,
      loans: ReadonlyMap<string, KnownLoan>,
      openings: ReadonlyMap<string, Opening>,
      trialLoans: ReadonlyMap<string, TrialLoan>,
    ): PaymentReading {
      const row: ReadingRow = { cells: csvRow.cells, problems: [...csvRow.problems] };
      const wrong = (column: string, code: CellProblem["code"], message: string) =>
        row.problems.push({ column, code, message });
      if (row.problems.length > 0) return { ok: false, loanNo: null, problems: row.problems };
      const loanNo = loanNoOf(row) ?? "";
      const loan = loans.get(loanNo);
      const expected = trialLoans.get(loanNo);
      const currency = loan?.currency ?? expected?.currency;
      if (loanNo === "") wrong("loan_no", "value_missing", "The loan number is missing.");
      else if (currency === undefined) wrong("loan_no", "loan_unknown", "There is no loan with this number.");
      const day = dateOf(row);
      if (day === undefined) wrong("date", "value_missing", "The date is missing.");
      const amount = currency === undefined ? null : amountOf(row, currency);
      if (amount === undefined) wrong("amount", "value_missing", "The amount is missing.");
      if (amount === 0) wrong("amount", "bad_amount", "The amount must be more than 0.");
      const ref = referenceOf(row) ?? "";
      if (ref === "")
        wrong("reference", "value_missing", "The reference is missing; without it a payment could be posted twice.");
      else if (!reference.test(ref)) {
        wrong(
          "reference",
          "bad_text",
          "The reference may have letters, digits, spaces and . / _ : - only, 80 at most.",
        );
      }
      const openingDay = (loan && openings.get(loan.id)?.effective) ?? expected?.openingDay ?? null;
      if (day && openingDay !== null && day.day <= openingDay) {
        const message = `What was paid through ${formatDay(openingDay)} is in the loan's opening already.`;
        wrong("date", "payment_before_opening", message);
      }
      if (day && day.day > asOf) {
        wrong("date", "payment_in_future", `The book is of ${formatDay(asOf)}; this payment is later.`);
      }
      if (row.problems.length > 0 || !day || typeof amount !== "number") {
        return { ok: false, loanNo: loanNo || null, problems: row.problems };
      }
      return {
        ok: true,
        payment: {
          row: csvRow.row,
          loanNo,
          loanId: loan?.id ?? null,
          effective: day.day,
          amount,
          ref: `import:${ref}`,
        },
      };
    },
  };
}
