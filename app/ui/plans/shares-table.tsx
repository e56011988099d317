import type { Minor } from "#app/lending/money.ts";
import { Amount } from "#app/ui/amount.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay } from "#app/ui/format.ts";
import { checkWords as words } from "#app/words/plan-check.ts";
import { type Lang, say } from "#app/words/words.ts";

/** What of each payment goes to which loan. */
export function SharesTable(props: {
  shares: readonly { loanNo: string; total: Minor; amounts: readonly Minor[] }[];
  rows: readonly { number: number; due: number; amount: Minor }[];
  total: Minor;
  currency: string;
  lang: Lang;
}) {
  const { shares, rows, total, currency, lang } = props;
  const amount = (minor: Minor) => <Amount amount={minor} currency={currency} lang={lang} />;
  return (
    <DataTable
      caption={say(lang, words.shares)}
      hideCaption
      scroll={say(lang, words.shares)}
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        { key: "date", head: say(lang, words.date), kind: "date", cell: (row) => formatDay(row.due, lang, "table") },
        ...shares.map(({ loanNo, amounts }) => ({
          key: loanNo,
          head: loanNo,
          kind: "num" as const,
          cell: (row: (typeof rows)[number]) => amount(amounts[row.number - 1] ?? 0),
        })),
        { key: "all", head: say(lang, words.total), kind: "num", cell: (row) => amount(row.amount) },
      ]}
      total={[say(lang, words.total), ...shares.map((share) => amount(share.total)), amount(total)]}
    />
  );
}
