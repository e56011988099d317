import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify";
import { importBook, type ImportResult } from "#app/imports/import-book.ts";
import { type Mapping, readMapping } from "#app/imports/mapping.ts";
import type { Problem } from "#app/imports/problems.ts";
import { parseDay } from "#app/lending/calendar.ts";
import { giveUp } from "./give-up.ts";
import { openInstance } from "./instance.ts";
import { progressOn } from "./progress.ts";

const usage = `npm run import -- BOOK.csv --as-of 2026-11-22 [--mapping MAP.json] [--payments PAY.csv] [--dry-run] [--strict]

  --mapping   a mapping file, or the name of one in app/imports/mappings; own-format when left out
  --payments  payments to post: loan_no, date, amount, reference
  --dry-run   check everything, write nothing
  --strict    one wrong row, and nothing is written

The formats are described in app/imports/README.md. Exit code: 0 all rows taken, 2 some rows refused, 1 nothing done.`;

const { values, positionals } = readArguments();
const [bookPath] = positionals;
const asOf = parseDay(values["as-of"] ?? "");
if (!bookPath || positionals.length > 1) giveUp("Name one book to import.", usage);
if (asOf === null) giveUp("--as-of must be the day that the book is of, like 2026-11-22.", usage);
const paymentsPath = values.payments ?? null;
for (const path of [bookPath, paymentsPath]) if (path && !existsSync(path)) giveUp(`There is no file ${path}.`);

const mapping = mappingOrGiveUp(values.mapping ?? "own-format");
const { env, services } = openInstance();
const report = openReport(join(env.dataDir, "import-reports"), bookPath, services.clock.now());
const progress = progressOn(process.stderr);
const total = sizeOf(bookPath) + sizeOf(paymentsPath);
let bytes = 0;
let pass = "";

const result = await importBook(services, {
  bookPath,
  mapping,
  asOf,
  paymentsPath,
  dryRun: values["dry-run"] === true,
  strict: values.strict === true,
  onProblem: report.add,
  onBytes(more, inPass) {
    bytes = inPass === pass ? bytes + more : more;
    pass = inPass;
    progress.show(bytes, total, inPass === "check" ? "checking" : values["dry-run"] ? "trying" : "importing");
  },
});
progress.end();
await services.db.close();
const { path, count } = await report.close();
for (const line of summaryOf(result)) process.stdout.write(`${line}\n`);
if (count > 0) process.stdout.write(`${count} problems, listed by row and column in ${path}\n`);
process.exitCode = !result.ok ? 1 : count > 0 ? 2 : 0;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        mapping: { type: "string" },
        "as-of": { type: "string" },
        payments: { type: "string" },
        "dry-run": { type: "boolean" },
        strict: { type: "boolean" },
      },
    });
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : "", usage);
  }
}

function mappingOrGiveUp(name: string): Mapping {
  const path = /^[a-z0-9-]+$/.test(name) ? `app/imports/mappings/${name}.json` : name;
  if (!existsSync(path)) giveUp(`There is no mapping ${path}.`);
  const reading = readMapping(readFileSync(path, "utf8"));
  return reading.ok ? reading.mapping : giveUp(`The mapping ${path} cannot be used:`, ...reading.problems);
}

function sizeOf(path: string | null): number {
  return path ? statSync(path).size : 0;
}

/** A CSV file of problems in the data folder, created when there is a first problem. */
function openReport(folder: string, book: string, now: number) {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(":", "");
  const path = join(folder, `${basename(book, ".csv")}-${stamp}.csv`);
  const columns = ["file", "row", "column", "loan_no", "code", "message"] as const;
  let count = 0;
  let sheet: ReturnType<typeof stringify> | null = null;
  let written: Promise<void> | null = null;
  return {
    add({ file, row, column, loanNo, code, message }: Problem): void {
      if (!sheet) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        // Spreadsheets run cells that begin like a formula.
        sheet = stringify({ header: true, columns: [...columns], escape_formulas: true, bom: true });
        written = finished(sheet.pipe(createWriteStream(path, { mode: 0o600 })));
      }
      count += 1;
      sheet.write({ file, row, column, loan_no: loanNo, code, message });
    },
    async close(): Promise<{ readonly path: string; readonly count: number }> {
      sheet?.end();
      await written;
      return { path, count };
    },
  };
}

function summaryOf(outcome: ImportResult): string[] {
  const { counts } = outcome;
  const wrote = outcome.ok && outcome.written;
  const headline = outcome.ok
    ? wrote
      ? "Imported."
      : "Dry run: nothing was written."
    : outcome.reason === "strict"
      ? "Nothing was written: --strict, and there are wrong rows."
      : "A file could not be read as a whole; see the report.";
  const verb = wrote ? "added" : "to add";
  const lines = [
    headline,
    `  loans:    ${counts.rowsRead} rows, ${counts.loansAdded} ${verb}, ${counts.loansUnchanged} here already, ${counts.rowsRefused} refused`,
  ];
  const paid = counts.payments;
  if (paid) {
    lines.push(
      `  payments: ${paid.rowsRead} rows, ${paid.added} ${verb}, ${paid.unchanged} here already, ${paid.refused} refused`,
    );
  }
  return lines;
}
