import type { Stage } from "#app/lending/position.ts";
import type { BookReport, ByStage, RollRow } from "#app/reports/book-by-stage.ts";
import type { ReportSet } from "#app/reports/report-set.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatNumber } from "#app/ui/format.ts";
import { BarChart } from "#app/ui/staff/bar-chart.tsx";
import { Chart } from "#app/ui/staff/chart.tsx";
import { LineChart } from "#app/ui/staff/line-chart.tsx";
import { heldWords, reportWords as words, stageWords } from "#app/words/reports.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

interface Both {
  readonly lang: Lang;
  readonly now: ReportSet;
  readonly before: ReportSet;
}

/** Also in app/reports; written here because pages take no values from rooms that know the database. */
const stages = ["current", "pre_due", "early", "mid", "late", "settled"] as const satisfies readonly Stage[];

/** A share of a whole as people read it; a dash where there is no whole. */
export function shareText(part: number, whole: number, lang: Lang): string {
  return whole === 0 ? "–" : `${formatNumber((part * 100) / whole, lang, 1)}%`;
}

const lateIn = (found: ByStage) => found.early + found.mid + found.late;
const openIn = (found: ByStage) => found.current + found.pre_due + lateIn(found);

/** Two columns of figures: this period and the one before. */
function Compared(props: { lang: Lang; caption: string; rows: readonly { name: string; now: number; before: number }[] }) {
  const { lang, caption, rows } = props;
  const count = (value: number) => formatNumber(value, lang);
  const change = (value: number) => (value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : "0");
  return (
    <DataTable
      caption={caption}
      hideCaption
      scroll={caption}
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: "what", head: say(lang, words.what), kind: "row", cell: (row) => row.name },
        { key: "now", head: say(lang, words.now), kind: "num", cell: (row) => count(row.now) },
        { key: "before", head: say(lang, words.before), kind: "num", cell: (row) => count(row.before) },
        { key: "change", head: say(lang, words.change), kind: "num", cell: (row) => change(row.now - row.before) },
      ]}
    />
  );
}

/** A chart of bars with its figures in a table underneath, folded away. */
function BarsWithTable(props: {
  lang: Lang;
  caption: Message;
  note: Message;
  bars: readonly { key: string; name: string; now: number; before: number; side?: string; colour?: 1 | 2 | 4 | 5 }[];
}) {
  const { lang, caption, note, bars } = props;
  const title = say(lang, caption);
  const label = `${title}: ${bars.map(({ name, now }) => `${name} ${formatNumber(now, lang)}`).join(", ")}`;
  return (
    <Chart caption={title} note={say(lang, note)}>
      <BarChart
        label={label}
        bars={bars.map(({ now, name, ...bar }) => ({ ...bar, name, value: now, text: formatNumber(now, lang) }))}
      />
      <Details summary={say(lang, words.figures)}>
        <Compared lang={lang} caption={title} rows={bars} />
      </Details>
    </Chart>
  );
}

/** The book by stage. */
export function BookChart({ lang, now, before }: Both) {
  const open = openIn(now.book.stages);
  return (
    <BarsWithTable
      lang={lang}
      caption={words.book}
      note={words.bookNote}
      bars={stages.map((stage) => ({
        key: stage,
        name: say(lang, stageWords[stage]),
        now: now.book.stages[stage],
        before: before.book.stages[stage],
        ...(stage === "settled" ? {} : { side: shareText(now.book.stages[stage], open, lang) }),
        colour: stage === "early" || stage === "mid" || stage === "late" ? 4 : 2,
      }))}
    />
  );
}

/** How much of the book was late, day by day. */
export function LateChart({ lang, book }: { lang: Lang; book: BookReport }) {
  const days = book.series.map(({ day, stages: found }) => {
    const open = Math.max(1, openIn(found));
    return { day, late: lateIn(found), any: (lateIn(found) * 100) / open, most: ((found.mid + found.late) * 100) / open };
  });
  const [first, last] = [days[0], days.at(-1)];
  const caption = say(lang, words.share_late);
  if (!first || !last) return null;
  const top = Math.max(10, Math.ceil(Math.max(...days.map(({ any }) => any)) / 10) * 10);
  const percent = (value: number) => `${formatNumber(value, lang, 1)}%`;
  const text = (name: Message, value: number) => `${say(lang, name)} ${percent(value)}`;
  return (
    <Chart caption={caption} note={say(lang, words.share_lateNote)}>
      <LineChart
        label={`${caption}: ${formatDay(first.day, lang, "short")} ${percent(first.any)}, ${formatDay(last.day, lang, "short")} ${percent(last.any)}`}
        ticks={[0, top / 2, top].map((value) => ({ value, text: `${value}%` }))}
        series={[
          { key: "any", text: text(words.anyLate, last.any), points: days.map(({ any }) => any), stroke: "solid" },
          { key: "most", text: text(words.mostLate, last.most), points: days.map(({ most }) => most), stroke: "dashed" },
        ]}
        from={formatDay(first.day, lang, "short")}
        to={formatDay(last.day, lang, "short")}
      />
      <Details summary={say(lang, words.figures)}>
        <DataTable
          caption={caption}
          hideCaption
          scroll={caption}
          rows={days}
          rowKey={({ day }) => day}
          columns={[
            { key: "day", head: say(lang, words.to), kind: "date", cell: ({ day }) => formatDay(day, lang, "table") },
            { key: "late", head: say(lang, words.anyLate), kind: "num", cell: ({ late }) => formatNumber(late, lang) },
            { key: "share", head: say(lang, words.share), kind: "num", cell: ({ any }) => percent(any) },
            { key: "most", head: say(lang, words.mostLate), kind: "num", cell: ({ most }) => percent(most) },
          ]}
        />
      </Details>
    </Chart>
  );
}

/** Where the loans of the first day were on the last. Each row is the whole; later than before is marked. */
export function RollTable({ lang, roll }: { lang: Lang; roll: readonly RollRow[] }) {
  const title = say(lang, words.roll);
  const name = ({ from }: RollRow) => say(lang, from === null ? words.newLoans : stageWords[from]);
  const rank = (stage: Stage) => (stage === "settled" ? -1 : stages.indexOf(stage));
  const heat = (row: RollRow, stage: Stage) => {
    const share = row.total === 0 ? 0 : row.to[stage] / row.total;
    if (share === 0) return undefined;
    if (row.from !== null && rank(stage) > Math.max(1, rank(row.from))) return "w";
    return share > 0.5 ? "3" : share > 0.25 ? "2" : "1";
  };
  return (
    <DataTable
      heat
      scroll={title}
      caption={
        <>
          {title}
          <small>{say(lang, words.rollNote)}</small>
        </>
      }
      rows={roll}
      rowKey={(row) => row.from ?? "new"}
      columns={[
        { key: "from", head: say(lang, words.stage), kind: "row", cell: name },
        { key: "total", head: say(lang, words.loans), cell: (row) => formatNumber(row.total, lang) },
        ...stages.map((stage) => ({
          key: stage,
          head: say(lang, stageWords[stage]),
          cell: (row: RollRow) => (row.to[stage] === 0 ? "–" : shareText(row.to[stage], row.total, lang)),
          heat: (row: RollRow) => heat(row, stage),
        })),
      ]}
    />
  );
}

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

/** Days with one decimal, from milliseconds. */
export function daysText(milliseconds: number | null, lang: Lang): string {
  return milliseconds === null ? "–" : formatNumber(milliseconds / 86_400_000, lang, 1);
}

/** Answers to requests for help, by language: to see that people are treated alike. */
export function DecisionTable({ lang, now }: Both) {
  const title = say(lang, words.decisions);
  const { byLanguage, granted, ...all } = now.decisions;
  const rows = [
    ...byLanguage.map((row) => ({ ...row, name: say(lang, words[row.lang]) })),
    { ...all, name: say(lang, words.total) },
  ];
  type Row = (typeof rows)[number];
  const part = (key: "offered" | "refused" | "onTime") => ({
    ...{ key, head: say(lang, words[key]), kind: "num" as const },
    cell: (row: Row) => `${formatNumber(row[key], lang)} (${shareText(row[key], row.decided, lang)})`,
  });
  return (
    <>
      <DataTable
        scroll={title}
        caption={
          <>
            {title}
            <small>{say(lang, words.decisionsNote)}</small>
          </>
        }
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: "lang", head: say(lang, words.lang), kind: "row", cell: (row) => row.name },
          { key: "n", head: say(lang, words.decided), kind: "num", cell: (row) => formatNumber(row.decided, lang) },
          part("offered"),
          part("refused"),
          part("onTime"),
          { key: "median", head: say(lang, words.median), kind: "num", cell: (row) => daysText(row.median, lang) },
          { key: "p90", head: say(lang, words.ninetieth), kind: "num", cell: (row) => daysText(row.ninetieth, lang) },
        ]}
      />
      <p className="fine">
        {say(lang, words.granted)}: {formatNumber(granted, lang)}
      </p>
    </>
  );
}

/** From message to done, and which door. */
export function FunnelChart({ lang, now, before }: Both) {
  const steps = ["sent", "opened", "identity", "home", "door", "done"] as const;
  const doorName = (door: string) =>
    door === "pay" || door === "plan" || door === "promise" || door === "hardship" || door === "wrong"
      ? say(lang, words[door])
      : door;
  const finished = ["payment", "plan", "promise", "hardship", "dispute"] as const;
  const title = say(lang, words.doors);
  return (
    <>
      <BarsWithTable
        lang={lang}
        caption={words.funnel}
        note={words.funnelNote}
        bars={steps.map((step, index) => ({
          key: step,
          name: say(lang, words[step]),
          now: now.funnel[step],
          before: before.funnel[step],
          ...(index === 0 ? {} : { side: shareText(now.funnel[step], now.funnel[steps[index - 1] ?? "sent"], lang) }),
          colour: step === "done" ? 1 : 2,
        }))}
      />
      <section className="card">
        <DataTable
          scroll={title}
          caption={title}
          rows={[
            ...now.funnel.doors.map(({ door, count }) => ({ key: `door ${door}`, name: doorName(door), kind: words.doorTaken, count })),
            ...finished.map((what) => ({ key: what, name: say(lang, words[what]), kind: words.finished, count: now.funnel.finished[what] })),
          ]}
          rowKey={({ key }) => key}
          columns={[
            { key: "what", head: say(lang, words.what), kind: "row", cell: ({ name }) => name },
            { key: "kind", head: say(lang, words.stage), cell: ({ kind }) => say(lang, kind) },
            { key: "n", head: say(lang, words.count), kind: "num", cell: ({ count }) => formatNumber(count, lang) },
          ]}
        />
      </section>
    </>
  );
}

/** Messages that left, and why others did not. */
export function MessageChart({ lang, now, before }: Both) {
  const heldBefore = new Map(before.messages.reasons.map(({ reason, count }) => [reason, count]));
  return (
    <BarsWithTable
      lang={lang}
      caption={words.messages}
      note={words.messagesNote}
      bars={[
        ...(["sent", "reminders", "failed", "held"] as const).map((kind) => ({
          key: kind,
          name: say(lang, words[kind]),
          now: now.messages[kind],
          before: before.messages[kind],
          colour: kind === "held" ? (4 as const) : (2 as const),
        })),
        ...now.messages.reasons.map(({ reason, count }) => ({
          key: `rule ${reason}`,
          name: heldWords[reason] ? say(lang, heldWords[reason]) : reason,
          now: count,
          before: heldBefore.get(reason) ?? 0,
          colour: 4 as const,
        })),
      ]}
    />
  );
}
