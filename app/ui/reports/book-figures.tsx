import type { Stage } from "#app/lending/position.ts";
import type { BookReport, ByStage, RollRow } from "#app/reports/book-by-stage.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatDay, formatNumber } from "#app/ui/format.ts";
import { Chart } from "#app/ui/staff/chart.tsx";
import { LineChart } from "#app/ui/staff/line-chart.tsx";
import { reportWords as words, stageWords } from "#app/words/reports.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";
import { BarsWithTable, type Both, shareText } from "./compared.tsx";

/** Also in app/reports; written here because pages take no values from rooms that know the database. */
const stages = ["current", "pre_due", "early", "mid", "late", "settled"] as const satisfies readonly Stage[];

const lateIn = (found: ByStage) => found.early + found.mid + found.late;
const openIn = (found: ByStage) => found.current + found.pre_due + lateIn(found);

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
    return {
      day,
      late: lateIn(found),
      any: (lateIn(found) * 100) / open,
      most: ((found.mid + found.late) * 100) / open,
    };
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
          {
            key: "most",
            text: text(words.mostLate, last.most),
            points: days.map(({ most }) => most),
            stroke: "dashed",
          },
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
