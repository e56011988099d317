import type { Minor } from "#app/lending/money.ts";
import { Amount } from "#app/ui/amount.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay } from "#app/ui/format.ts";
import { checkWords as words } from "#app/words/plan-check.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Every payment of a plan: when, how much, what of it is interest, what is left. */
export function ScheduleTable(props: {
  rows: readonly { number: number; due: number; amount: Minor; interest: Minor; leftAfter: Minor }[];
  total: Minor;
  extraCost: Minor;
  currency: string;
  lang: Lang;
}) {
  const { rows, total, extraCost, currency, lang } = props;
  const amount = (minor: Minor) => <Amount amount={minor} currency={currency} lang={lang} />;
  const withInterest = extraCost > 0;
  return (
    <DataTable
      caption={say(lang, words.schedule)}
      hideCaption
      scroll={say(lang, words.schedule)}
      rows={rows}
      rowKey={(row) => row.number}
      columns={[
        { key: "date", head: say(lang, words.date), kind: "date", cell: (row) => formatDay(row.due, lang, "table") },
        { key: "pay", head: say(lang, words.pay), kind: "num", cell: (row) => amount(row.amount) },
        ...(withInterest
          ? [
              {
                key: "interest",
                head: say(lang, words.interest),
                kind: "num" as const,
                cell: (row: (typeof rows)[number]) => amount(row.interest),
              },
            ]
          : []),
        { key: "left", head: say(lang, words.left), kind: "num", cell: (row) => amount(row.leftAfter) },
      ]}
      total={[say(lang, words.total), amount(total), ...(withInterest ? [amount(extraCost)] : []), "–"]}
    />
  );
}
