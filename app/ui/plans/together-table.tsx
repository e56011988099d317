import type { BundlePart } from "#app/plans/read-bundle.ts";
import { Amount } from "#app/ui/amount.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay } from "#app/ui/format.ts";
import { checkWords as words } from "#app/words/plan-check.ts";
import { type Lang, say } from "#app/words/words.ts";

/** A plan over several loans: on each day, what each of them is paid and what that is together. */
export function TogetherTable({
  parts,
  currency,
  lang,
}: {
  parts: readonly BundlePart[];
  currency: string;
  lang: Lang;
}) {
  const all = parts.flatMap(({ instalments }) => instalments);
  const days = [...new Set(all.map(({ due }) => due))].sort((a, b) => a - b);
  const sum = (of: readonly { amount: number }[]) => of.reduce((total, { amount }) => total + amount, 0);
  const money = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const on =
    (day: number) =>
    ({ instalments }: Pick<BundlePart, "instalments">) =>
      instalments.filter(({ due }) => due === day);
  return (
    <DataTable
      caption={say(lang, words.shares)}
      hideCaption
      scroll={say(lang, words.shares)}
      rows={days}
      rowKey={(day) => day}
      columns={[
        { key: "date", head: say(lang, words.date), kind: "date", cell: (day) => formatDay(day, lang, "table") },
        ...parts.map((part) => ({
          key: part.loanNo,
          head: part.loanNo,
          kind: "num" as const,
          cell: (day: number) => {
            const due = on(day)(part);
            return due.length === 0 ? "–" : money(sum(due));
          },
        })),
        { key: "all", head: say(lang, words.total), kind: "num", cell: (day) => money(sum(parts.flatMap(on(day)))) },
      ]}
      total={[say(lang, words.total), ...parts.map(({ instalments }) => money(sum(instalments))), money(sum(all))]}
    />
  );
}
