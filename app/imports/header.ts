import { columnsOf, type MappedColumns, type Mapping } from "./mapping.ts";
import type { CellProblem } from "./problems.ts";
import type { ColumnIndex } from "./read-cells.ts";

/** Where each column stands, or what is wrong with the header. */
export type HeaderReading =
  | { readonly ok: true; readonly indexOf: ColumnIndex }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/**
 * Checks a header against the columns that are read and those that are known and not needed. Anything else stops the
 * import: a renamed column would otherwise be an empty value in a million loans.
 */
export function readHeader(columns: readonly string[], { needed, optional, ignored }: MappedColumns): HeaderReading {
  const positions = new Map(columns.map((name, index) => [name, index]));
  const problems: CellProblem[] = [];
  for (const name of needed) {
    if (!positions.has(name)) {
      problems.push({ column: name, code: "column_missing", message: `The column "${name}" is missing.` });
    }
  }
  for (const [index, name] of columns.entries()) {
    if (columns.indexOf(name) !== index) {
      problems.push({ column: name, code: "column_twice", message: `The column "${name}" comes twice.` });
    } else if (!needed.has(name) && !optional.has(name) && !ignored.has(name)) {
      const message = `The mapping does not know the column "${name.slice(0, 40)}". Add it to "fields" or to "ignore".`;
      problems.push({ column: name.slice(0, 40), code: "column_unknown", message });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    indexOf: (name) => {
      const index = positions.get(name);
      if (index === undefined && !optional.has(name)) throw new Error(`Column "${name}" was not checked.`);
      return index ?? -1;
    },
  };
}

/** The header of a book, against its mapping. */
export function readBookHeader(columns: readonly string[], mapping: Mapping): HeaderReading {
  return readHeader(columns, columnsOf(mapping));
}
