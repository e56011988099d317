import { formatMoney, parseMoney } from "#app/lending/money.ts";
import type { Mapping } from "./mapping.ts";
import type { CellProblem } from "./problems.ts";
import { amountReader, columnOf, type ColumnIndex, type ReadingRow } from "./read-cells.ts";

/** Checks the sums that a mapping demands of every row. What cannot be read counts as 0 here; reading reports it. */
export function sumChecker(
  mapping: Mapping,
  indexOf: ColumnIndex,
): (cells: readonly string[], currency: string) => CellProblem[] {
  const sums = mapping.sums.map((sum) => ({
    parts: sum.of.map((part) => amountReader(part, indexOf)),
    whole: amountReader(sum.equals, indexOf),
    within: sum.within,
    names: sum.of.map((part) => columnOf(part) ?? "a constant").join(" + "),
    column: columnOf(sum.equals),
  }));
  return (cells, currency) => {
    const row: ReadingRow = { cells, problems: [] };
    const found: CellProblem[] = [];
    for (const { parts, whole, within, names, column } of sums) {
      const total = parts.reduce((sum, read) => sum + (read(row, currency) ?? 0), 0);
      const stated = whole(row, currency) ?? 0;
      if (Math.abs(total - stated) <= (parseMoney(within, currency) ?? 0)) continue;
      const message = `${names} is ${formatMoney(total, currency)}, but ${column ?? "the constant"} is ${formatMoney(stated, currency)}.`;
      found.push({ column, code: "sum_differs", message });
    }
    return [...row.problems, ...found];
  };
}
