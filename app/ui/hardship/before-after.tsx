import type { EpochDay } from "#app/lending/calendar.ts";
import type { Outline } from "#app/lending/terms/preview.ts";
import { currencyExponent } from "#app/lending/money.ts";
import { Amount } from "#app/ui/amount.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { currencySign, formatDay, formatMoney, formatNumber } from "#app/ui/format.ts";
import { Chart } from "#app/ui/staff/chart.tsx";
import { ColumnChart } from "#app/ui/staff/column-chart.tsx";
import { offerWords as words, partWords, paidEachTime, chartSays } from "#app/words/hardship-offer.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { OfferFigures } from "./offer-view.tsx";

interface Day {
  readonly key: EpochDay;
  readonly before: number;
  readonly after: number;
}

/** Now and offer side by side, by date; both columns add up. */
export function BeforeAfter({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  const { currency, day } = figures;
  const overdue = (rows: readonly Outline[]) =>
    rows.filter(({ due }) => due <= day).reduce((sum, { amount }) => sum + amount, 0);
  const rows = [
    { key: -1, label: say(lang, words.toBeUpToDate), before: overdue(figures.before), after: overdue(figures.after) },
    ...byDate(figures).map((each) => ({ ...each, label: formatDay(each.key, lang, "table") })),
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

/** The same as columns, for a look: what is paid on each date, now and with the offer. */
export function PaidEachTime({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  const { currency } = figures;
  const days = byDate(figures);
  const unit = 10 ** currencyExponent(currency);
  const most = Math.max(...days.flatMap(({ before, after }) => [before, after]), 1);
  const step = niceStep(most / unit / 3) * unit;
  const marks = [0, 1, 2, 3, 4].filter((nr) => nr === 0 || (nr - 1) * step < most);
  const every = Math.max(1, Math.ceil(days.length / 4));
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const last = days.at(-1);
  return (
    <Chart
      card={false}
      caption={say(lang, paidEachTime, { sign: currencySign(currency) })}
      legend={[
        { name: say(lang, words.before), colour: 3 },
        { name: say(lang, words.after), colour: 1 },
      ]}
    >
      <ColumnChart
        label={say(lang, chartSays, {
          now: money(figures.totalBefore),
          offer: money(figures.totalAfter),
          until: last ? formatDay(last.key, lang, "long") : "–",
        })}
        colours={[3, 1]}
        groups={days.map(({ key, before, after }, index) => ({
          key: String(key),
          values: [before || null, after || null],
          ...(index % every === 0 && (index === 0 || index < days.length - 1)
            ? { text: formatDay(key, lang, "month") }
            : {}),
        }))}
        ticks={marks.map((nr) => ({ value: nr * step, text: formatNumber((nr * step) / unit, lang) }))}
      />
    </Chart>
  );
}

/** What both ways consist of: where every payment goes, and what the lender gives up. */
export function WhereItGoes({ figures, lang }: { figures: OfferFigures; lang: Lang }) {
  const { currency, before, after, totalBefore, totalAfter } = figures;
  const sum = (rows: readonly Outline[], part: keyof typeof partWords) => rows.reduce((all, row) => all + row[part], 0);
  const parts = ["penalty", "fee", "interest", "principal"] as const;
  const cell = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  return (
    <DataTable
      caption={say(lang, words.whereItGoes)}
      scroll={say(lang, words.whereItGoes)}
      rows={parts.map((part) => ({ part, before: sum(before, part), after: sum(after, part) }))}
      rowKey={(row) => row.part}
      columns={[
        { key: "part", head: say(lang, words.part), kind: "row", cell: (row) => say(lang, partWords[row.part]) },
        { key: "before", head: say(lang, words.before), kind: "num", cell: (row) => cell(row.before) },
        {
          key: "after",
          head: say(lang, words.after),
          kind: "num",
          cell: (row) => cell(row.after),
          changed: (row) => row.before !== row.after,
        },
      ]}
      total={[say(lang, words.totalRow), cell(totalBefore), cell(totalAfter)]}
    />
  );
}

/** Every date after today on which either way asks for something. */
function byDate({ before, after, day }: OfferFigures): Day[] {
  const sums = new Map<EpochDay, { before: number; after: number }>();
  const put = (rows: readonly Outline[], side: "before" | "after") => {
    for (const { due, amount } of rows) {
      if (due <= day) continue;
      const row = sums.get(due) ?? { before: 0, after: 0 };
      row[side] += amount;
      sums.set(due, row);
    }
  };
  put(before, "before");
  put(after, "after");
  return [...sums].sort(([a], [b]) => a - b).map(([key, row]) => ({ key, ...row }));
}

/** The next of 1, 2, 5, 10, 20, 50 … from a size up. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, 1)));
  return ([1, 2, 5, 10].find((each) => each * power >= size) ?? 10) * power;
}
