import { DataTable, type DataTableProps } from "../data-table.tsx";
import { ScrollRegion } from "../scroll-region.tsx";

/** Work to be done, the most urgent first. The link in the row's header cell covers the whole row. */
export function Queue<Row>({ label, ...table }: { label: string } & Omit<DataTableProps<Row>, "scroll" | "caption">) {
  return (
    <ScrollRegion label={label} className="queue scroll">
      <DataTable {...table} caption={label} hideCaption />
    </ScrollRegion>
  );
}
