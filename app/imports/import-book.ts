import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { dayOfInstant, type EpochDay } from "#app/lending/calendar.ts";
import { reopenAssessments } from "#db/stores/assessments.ts";
import { insertImportRun } from "#db/stores/book.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { buildLoan } from "./build-loan.ts";
import { sumChecker } from "./check-sums.ts";
import { csvRecords, type CsvRow } from "./csv-records.ts";
import { readBookHeader } from "./header.ts";
import { importPayments, type PaymentCounts, type TrialLoan } from "./import-payments.ts";
import type { Mapping } from "./mapping.ts";
import type { CellProblem, Problem } from "./problems.ts";
import type { ColumnIndex } from "./read-cells.ts";
import { loanRowReader } from "./read-loan-row.ts";
import { type ImportServices, type LoanUnit, loanWriter } from "./write-loans.ts";

/** What to import and how. */
export interface BookImport {
  readonly bookPath: string;
  readonly mapping: Mapping;
  /** The day that the book is of. */
  readonly asOf: EpochDay;
  readonly paymentsPath: string | null;
  /** Check everything, write nothing. */
  readonly dryRun: boolean;
  /** One wrong row, and nothing at all is written. */
  readonly strict: boolean;
  readonly onProblem: (problem: Problem) => void;
  /** Told how many more bytes were read, and in which pass. */
  readonly onBytes: (bytes: number, pass: "check" | "import") => void;
}

/** What an import did, or would have done. */
export interface ImportCounts {
  readonly rowsRead: number;
  readonly loansAdded: number;
  readonly loansUnchanged: number;
  readonly rowsRefused: number;
  readonly payments: PaymentCounts | null;
}

/** What an import has counted, and whether it wrote. */
export type ImportResult =
  | { readonly ok: true; readonly written: boolean; readonly counts: ImportCounts }
  /** The file as a whole cannot be read, or strictness met a wrong row: nothing was written. */
  | { readonly ok: false; readonly reason: "file_refused" | "strict"; readonly counts: ImportCounts };

/** Loans in one transaction: enough to be quick, short enough for borrowers not to wait. */
const batchSize = 500;

/**
 * Imports a loan book in constant memory. Each row is a unit: borrower, loan, schedule and opening are written together
 * or not at all; wrong rows are reported and the others are imported. Nothing that is here is changed: the same file twice
 * changes nothing, so that an import that broke off is finished by running it again.
 */
export async function importBook(services: ImportServices, book: BookImport): Promise<ImportResult> {
  if (!book.strict || book.dryRun) return importOnce(services, book, book.dryRun, "import");
  const trial = await importOnce(services, book, true, "check");
  if (!trial.ok) return trial;
  const wrong = trial.counts.rowsRefused + (trial.counts.payments?.refused ?? 0);
  if (wrong > 0) return { ok: false, reason: "strict", counts: trial.counts };
  return importOnce(services, book, false, "import");
}

async function importOnce(
  services: ImportServices,
  book: BookImport,
  trial: boolean,
  pass: "check" | "import",
): Promise<ImportResult> {
  const startedAt = services.clock.now();
  const counts = { rowsRead: 0, loansAdded: 0, loansUnchanged: 0, rowsRefused: 0 };
  const write = loanWriter(services, trial);
  const trialLoans = new Map<string, TrialLoan>();
  let read: ((row: CsvRow) => LoanUnit | null) | null = null;
  let batch: LoanUnit[] = [];

  function refuse(row: number | null, loanNo: string | null, problems: readonly CellProblem[]): void {
    counts.rowsRefused += 1;
    for (const problem of problems) book.onProblem({ file: "book", row, loanNo, ...problem });
  }
  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    for (const outcome of await write(batch)) {
      const { terms, built, row } = outcome.unit;
      if (outcome.kind === "refused") refuse(row, terms.loanNo, [outcome.problem]);
      else if (outcome.kind === "added") counts.loansAdded += 1;
      else counts.loansUnchanged += 1;
      if (trial && book.paymentsPath && outcome.kind === "added") {
        trialLoans.set(terms.loanNo, { currency: terms.currency, openingDay: built.opening?.effective ?? null });
      }
    }
    batch = [];
  }

  for await (const item of csvRecords(book.bookPath, (bytes) => book.onBytes(bytes, pass))) {
    if (item.kind === "broken") {
      book.onProblem({ file: "book", row: item.row, loanNo: null, ...item.problem });
      if (!read) return { ok: false, reason: "file_refused", counts: { ...counts, payments: null } };
      counts.rowsRefused += 1;
      break;
    }
    if (item.kind === "header") {
      const header = readBookHeader(item.columns, book.mapping);
      if (!header.ok) {
        for (const problem of header.problems) book.onProblem({ file: "book", row: 1, loanNo: null, ...problem });
        return { ok: false, reason: "file_refused", counts: { ...counts, payments: null } };
      }
      read = unitReader(book, header.indexOf, refuse);
      continue;
    }
    counts.rowsRead += 1;
    const unit = read?.(item);
    if (!unit) continue;
    batch.push(unit);
    if (batch.length >= batchSize) await flush();
  }
  await flush();

  const payments = book.paymentsPath
    ? await importPayments(services, {
        path: book.paymentsPath,
        asOf: book.asOf,
        trial,
        trialLoans,
        onProblem: book.onProblem,
        onBytes: (bytes) => book.onBytes(bytes, pass),
      })
    : null;
  const done = { ...counts, payments: payments || null };
  if (payments === false) return { ok: false, reason: "file_refused", counts: done };
  if (!trial) await keepRun(services, book, done, startedAt);
  return { ok: true, written: !trial, counts: done };
}

/** Reads, checks and builds one row; a wrong one is refused and gives null. */
function unitReader(
  book: BookImport,
  indexOf: ColumnIndex,
  refuse: (row: number, loanNo: string | null, problems: readonly CellProblem[]) => void,
): (row: CsvRow) => LoanUnit | null {
  const readRow = loanRowReader(book.mapping, indexOf, book.asOf);
  const checkSums = sumChecker(book.mapping, indexOf);
  const loanNoColumn = "column" in book.mapping.fields.loan_no ? book.mapping.fields.loan_no.column : null;
  const rowOf = new Map<string, number>();
  return (csvRow) => {
    const { row } = csvRow;
    const reading = readRow(csvRow);
    if (!reading.ok) {
      refuse(row, reading.loanNo, reading.problems);
      return null;
    }
    const { terms } = reading;
    const earlier = rowOf.get(terms.loanNo);
    if (earlier !== undefined) {
      const message = `Loan ${terms.loanNo} is in row ${earlier} already.`;
      refuse(row, terms.loanNo, [{ column: loanNoColumn, code: "duplicate_in_file", message }]);
      return null;
    }
    rowOf.set(terms.loanNo, row);
    const built = buildLoan(terms, book.mapping, book.asOf);
    const problems = [...checkSums(csvRow.cells, terms.currency), ...(built.ok ? [] : [built.problem])];
    if (!built.ok || problems.length > 0) {
      refuse(row, terms.loanNo, problems);
      return null;
    }
    return { row, terms, built };
  };
}

async function keepRun(
  { db, ids, clock }: ImportServices,
  { bookPath, mapping, asOf }: BookImport,
  { rowsRead, loansAdded, loansUnchanged, rowsRefused, payments }: ImportCounts,
  startedAt: number,
): Promise<void> {
  const fileHash = await hashOf(bookPath);
  const finishedAt = clock.now();
  const id = ids.ordered(startedAt);
  await db.transact(async (tx) => {
    // Tonight's walk over the book may be done already; new loans are looked at today all the same.
    if (loansAdded > 0) await reopenAssessments(tx, dayOfInstant(finishedAt) - 1);
    await insertImportRun(tx, {
      id,
      fileHash,
      mapping: `${mapping.name} ${mapping.version}`,
      asOfDay: asOf,
      startedAt,
      finishedAt,
      rowsRead,
      loansAdded,
      loansUnchanged,
      paymentsAdded: payments?.added ?? 0,
      rowsRefused: rowsRefused + (payments?.refused ?? 0),
    });
    await recordAudit(tx, {
      at: finishedAt,
      actor: "system",
      category: "system",
      action: "book.imported",
      object: `import:${id}`,
      outcome: "done",
    });
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
