import type { EpochDay } from "#app/lending/calendar.ts";
import type { Outline } from "#app/lending/terms/preview.ts";
import type { ReliefKind } from "#app/hardship/offer-terms.ts";
import { Amount } from "#app/ui/amount.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { firstSome, kindWords, offerWords as words } from "#app/words/hardship-offer.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Terms as figures: what the borrower's page, the agreement and the desk's comparison all show. */
export interface OfferFigures {
  readonly kind: ReliefKind;
  readonly currency: string;
  readonly before: readonly Outline[];
  readonly after: readonly Outline[];
  readonly day: EpochDay;
  readonly usual: number;
  readonly totalBefore: number;
  readonly totalAfter: number;
  readonly extraCost: number;
  readonly givenUp: number;
  readonly interestWaits: boolean;
}

/** The amounts, dates and costs of an offer, each with its name. */
export function OfferAtAGlance({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  const { currency, after, extraCost, givenUp } = figures;
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const first = after[0];
  const last = after.at(-1);
  const alike = first ? after.findIndex((row) => Math.abs(row.amount - first.amount) > 1) : -1;
  const start = alike > 0 && first ? { count: alike, amount: formatMoney(first.amount, currency, lang) } : null;
  return (
    <Ledger
      caption={say(lang, kindWords[figures.kind])}
      lines={[
        ...(start && start.count < after.length
          ? [{ key: "first", label: say(lang, words.firstAmount), amount: say(lang, firstSome, start) }]
          : []),
        { key: "usual", label: say(lang, words.usual), amount: amount(figures.usual) },
        { key: "count", label: say(lang, words.count), amount: String(after.length) },
        ...(first && last
          ? [
              { key: "from", label: say(lang, words.firstDate), amount: formatDay(first.due, lang, "table") },
              { key: "to", label: say(lang, words.lastDate), amount: formatDay(last.due, lang, "table") },
            ]
          : []),
        {
          key: "extra",
          label: say(lang, extraCost < 0 ? words.lessBy : words.extra),
          amount: amount(Math.abs(extraCost)),
        },
        ...(givenUp > 0 ? [{ key: "given", label: say(lang, words.given), amount: amount(givenUp) }] : []),
      ]}
      total={{ label: say(lang, words.total), amount: amount(figures.totalAfter) }}
    />
  );
}

/** Now and offer side by side, by date; both columns add up. */
export function BeforeAfter({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  const { currency, day } = figures;
  const overdue = (rows: readonly Outline[]) =>
    rows.filter(({ due }) => due <= day).reduce((sum, { amount }) => sum + amount, 0);
  const byDay = new Map<EpochDay, { before: number; after: number }>();
  const put = (rows: readonly Outline[], side: "before" | "after") => {
    for (const { due, amount } of rows) {
      if (due <= day) continue;
      const row = byDay.get(due) ?? { before: 0, after: 0 };
      row[side] += amount;
      byDay.set(due, row);
    }
  };
  put(figures.before, "before");
  put(figures.after, "after");
  const rows = [
    { key: -1, label: say(lang, words.toBeUpToDate), before: overdue(figures.before), after: overdue(figures.after) },
    ...[...byDay]
      .sort(([a], [b]) => a - b)
      .map(([due, sums]) => ({ key: due, label: formatDay(due, lang, "table"), ...sums })),
  ];
  const cell = (minor: number) =>
    minor === 0 ? say(lang, words.nothing) : <Amount amount={minor} currency={currency} lang={lang} />;
  return (
    <DataTable
      caption={say(lang, words.beforeAfter)}
      hideCaption
      scroll={say(lang, words.beforeAfter)}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "date", head: say(lang, words.date), kind: "date", cell: (row) => row.label },
        { key: "before", head: say(lang, words.before), kind: "num", cell: (row) => cell(row.before) },
        {
          key: "after",
          head: say(lang, words.after),
          kind: "num",
          cell: (row) => cell(row.after),
          changed: (row) => row.before !== row.after,
        },
      ]}
      total={[say(lang, words.totalRow), cell(figures.totalBefore), cell(figures.totalAfter)]}
    />
  );
}
