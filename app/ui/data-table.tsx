import type { ReactNode } from "react";
import { ScrollRegion } from "./scroll-region.tsx";

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** `row` names the row (its header cell), `date` the same for dates, `num` is aligned right. */
  kind?: "row" | "date" | "num" | undefined;
  cell: (row: Row) => ReactNode;
  /** Marks a cell that differs from before. */
  changed?: ((row: Row) => boolean) | undefined;
  /** Shade of a heat table: 1 pale to 3 strong, "w" worth a look. */
  heat?: ((row: Row) => "1" | "2" | "3" | "w" | undefined) | undefined;
  sorted?: "ascending" | "descending" | undefined;
}

export interface DataTableProps<Row> {
  /** Left out only where the scroll region's name already says it. */
  caption?: ReactNode | undefined;
  hideCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Cells of the closing row, one per column. */
  total?: readonly ReactNode[] | undefined;
  /** Name of the scroll region around a table that could be too wide for a phone. */
  scroll?: string | undefined;
  heat?: boolean | undefined;
}

/** A table with more than two columns. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, total, scroll, heat } = props;
  const table = (
    <table className={heat ? "data heat" : "data"}>
      {caption === undefined ? null : <caption className={hideCaption ? "vh" : undefined}>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.kind === "num" ? "num" : undefined}
              aria-sort={column.sorted}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr>
            {columns.map((column, index) =>
              column.kind === "row" || column.kind === "date" ? (
                <th key={column.key} scope="row">
                  {total[index]}
                </th>
              ) : (
                <td key={column.key} className={column.kind}>
                  {total[index]}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
  return scroll === undefined ? table : <ScrollRegion label={scroll}>{table}</ScrollRegion>;
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.kind === "row" || column.kind === "date") {
    return (
      <th scope="row" className={column.kind === "date" ? "d" : undefined}>
        {column.cell(row)}
      </th>
    );
  }
  const changed = column.changed?.(row) ? "diff" : undefined;
  return (
    <td className={column.kind === "num" ? (changed ? "num diff" : "num") : changed} data-h={column.heat?.(row)}>
      {column.cell(row)}
    </td>
  );
}
