import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatNumber } from "#app/ui/format.ts";
import { Chart } from "#app/ui/staff/chart.tsx";
import { LineChart } from "#app/ui/staff/line-chart.tsx";
import { reportWords as words } from "#app/words/reports.ts";
import { say } from "#app/words/words.ts";
import { BarsWithTable, type Both, shareText } from "./compared.tsx";

/** Promises by week. */
export function PromiseTable({ lang, now }: Both) {
  const title = say(lang, words.promises);
  const weeks = now.promises.weeks.map((counts, week) => ({ ...counts, day: now.range.from + week * 7 }));
  const due = ({ kept, partial, broken }: (typeof weeks)[number]) => kept + partial + broken;
  const points = weeks.filter((week) => due(week) > 0).map((week) => (week.kept * 100) / due(week));
  const last = points.at(-1) ?? 0;
  return (
    <Chart caption={title} note={say(lang, words.promisesNote)}>
      {points.length < 2 ? null : (
        <LineChart
          label={`${title}: ${formatNumber(points[0] ?? 0, lang, 1)}% – ${formatNumber(last, lang, 1)}%`}
          ticks={[0, 50, 100].map((value) => ({ value, text: `${value}%` }))}
          series={[
            {
              ...{ key: "kept", points, stroke: "solid" },
              text: `${say(lang, words.kept)} ${formatNumber(last, lang, 1)}%`,
            },
          ]}
          from={formatDay(now.range.from, lang, "short")}
          to={formatDay(now.range.to, lang, "short")}
        />
      )}
      <DataTable
        caption={title}
        hideCaption
        scroll={title}
        rows={weeks}
        rowKey={({ day }) => day}
        columns={[
          { key: "week", head: say(lang, words.week), kind: "date", cell: ({ day }) => formatDay(day, lang, "table") },
          ...(["kept", "partial", "broken", "pending"] as const).map((state) => ({
            ...{ key: state, head: say(lang, words[state]), kind: "num" as const },
            cell: (week: (typeof weeks)[number]) => formatNumber(week[state], lang),
          })),
        ]}
      />
    </Chart>
  );
}

/** Plans agreed in the period, by where they stand. */
export function PlanChart({ lang, now, before }: Both) {
  const kinds = ["agreed", "completed", "running", "broken", "ended", "replaced"] as const;
  return (
    <BarsWithTable
      lang={lang}
      caption={words.plans}
      note={words.plansNote}
      bars={kinds.map((kind) => ({
        key: kind,
        name: say(lang, kind === "broken" ? words.planBroken : words[kind]),
        now: now.plans[kind],
        before: before.plans[kind],
        ...(kind === "agreed" ? {} : { side: shareText(now.plans[kind], now.plans.agreed, lang) }),
        colour: kind === "completed" ? 1 : kind === "broken" ? 4 : 2,
      }))}
    />
  );
}

/** What became of relief once it was over. */
export function ReliefTable({ lang, now }: Both) {
  const title = say(lang, words.relief);
  return (
    <DataTable
      scroll={title}
      caption={
        <>
          {title}
          <small>{say(lang, words.reliefNote)}</small>
        </>
      }
      rows={now.relief}
      rowKey={({ afterDays }) => afterDays}
      columns={[
        {
          key: "after",
          head: say(lang, words.what),
          kind: "row",
          cell: ({ afterDays }) => say(lang, words.afterDays, { days: afterDays }),
        },
        { key: "n", head: say(lang, words.measured), kind: "num", cell: (row) => formatNumber(row.measured, lang) },
        {
          ...{ key: "ok", head: say(lang, words.lasted), kind: "num" },
          cell: (row) => `${formatNumber(row.lasted, lang)} (${shareText(row.lasted, row.measured, lang)})`,
        },
        {
          ...{ key: "late", head: say(lang, words.lateAgain), kind: "num" },
          cell: (row) => `${formatNumber(row.lateAgain, lang)} (${shareText(row.lateAgain, row.measured, lang)})`,
        },
      ]}
    />
  );
}
