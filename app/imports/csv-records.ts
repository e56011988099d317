import { createReadStream } from "node:fs";
import { CsvError, parse } from "csv-parse";
import type { CellProblem } from "./problems.ts";

/** Cells of one row in the order of the header, or why they could not be read. */
export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly CellProblem[];
}

/** What comes out of a file: the header once, then rows; a problem of the whole file ends it. */
export type CsvItem =
  | { readonly kind: "header"; readonly columns: readonly string[] }
  | ({ readonly kind: "row" } & CsvRow)
  | { readonly kind: "broken"; readonly row: number | null; readonly problem: CellProblem };

/** No value of a loan book is longer; a longer one is a lost quote or a wrong file. */
const longestCell = 1_000;
/** What the parser holds at most while it looks for the end of a row. */
const longestRow = 32 * 1024 * 1024;
const replacement = "\uFFFD";
const unprintable = /[\u0000-\u001f\u007f\u2028\u2029\uFFFD]/;

/**
 * Reads a CSV file row by row in constant memory (RFC 4180, UTF-8 with or without a byte-order mark, comma).
 * Unreadable cells are reported with their row and column; the rows around them are still read.
 *
 * @param onBytes told how many bytes were read, for progress.
 */
export async function* csvRecords(path: string, onBytes: (bytes: number) => void = () => {}): AsyncGenerator<CsvItem> {
  const source = createReadStream(path, { highWaterMark: 256 * 1024 });
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: longestRow });
  let firstBytes: Buffer | null = null;
  source.on("data", (chunk) => {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    firstBytes ??= bytes;
    onBytes(bytes.length);
  });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);

  let columns: readonly string[] | null = null;
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      if (record.length === 1 && record[0] === "") continue;
      if (columns === null) {
        const wrong = encodingProblem(record, firstBytes);
        if (wrong) {
          yield { kind: "broken", row: 1, problem: wrong };
          return;
        }
        columns = record.map((name) => name.trim());
        yield { kind: "header", columns };
      } else {
        yield { kind: "row", row, cells: record, problems: cellProblems(columns, record) };
      }
    }
  } catch (error) {
    yield { kind: "broken", row: error instanceof CsvError ? row + 1 : null, problem: readingProblem(error) };
    return;
  } finally {
    source.destroy();
  }
  if (columns === null) {
    yield {
      kind: "broken",
      row: null,
      problem: { column: null, code: "file_empty", message: "The file is empty: it has not even a header row." },
    };
  }
}

function encodingProblem(header: readonly string[], firstBytes: Buffer | null): CellProblem | null {
  const start = firstBytes?.subarray(0, 2).toString("hex");
  const utf16 = start === "fffe" || start === "feff";
  const odd = header.findIndex((name) => unprintable.test(name));
  if (odd < 0 && !utf16) return null;
  return {
    column: `column ${Math.max(odd, 0) + 1}`,
    code: "not_utf8",
    message: `The file is not UTF-8 text${utf16 ? " (it is UTF-16)" : ""}. Save it as "CSV UTF-8" and import it again.`,
  };
}

function cellProblems(columns: readonly string[], cells: readonly string[]): CellProblem[] {
  const problems: CellProblem[] = [];
  if (cells.length !== columns.length) {
    problems.push({
      column: cells.length < columns.length ? (columns[cells.length] ?? null) : (columns[columns.length - 1] ?? null),
      code: "cell_count",
      message: `The row has ${cells.length} cells where the header has ${columns.length}.`,
    });
  }
  for (const [index, cell] of cells.entries()) {
    if (cell.length > longestCell) {
      problems.push({
        column: columns[index] ?? null,
        code: "cell_too_long",
        message: `The cell holds ${cell.length} characters; ${longestCell} is the most. A quote may not have been closed.`,
      });
    } else if (unprintable.test(cell)) {
      problems.push(unprintableProblem(columns[index] ?? null, cell));
    }
  }
  return problems;
}

function unprintableProblem(column: string | null, cell: string): CellProblem {
  return cell.includes(replacement)
    ? {
        column,
        code: "not_utf8",
        message: 'The cell is not UTF-8 text. Save the file as "CSV UTF-8" and import it again.',
      }
    : { column, code: "control_character", message: "The cell holds a line break or another control character." };
}

function readingProblem(error: unknown): CellProblem {
  if (error instanceof CsvError) {
    return {
      column: null,
      code: "broken_quotes",
      message:
        error.code === "CSV_MAX_RECORD_SIZE"
          ? "The row does not end: a quote is not closed. Nothing from this row on was read."
          : "The quotes of this row do not fit together. Nothing from this row on was read.",
    };
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  const message = code === "ENOENT" ? "There is no such file." : `The file cannot be read (${code}).`;
  return { column: null, code: "file_unreadable", message };
}
