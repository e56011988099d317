import type { ReportSet } from "#app/reports/report-set.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Details } from "#app/ui/details.tsx";
import { formatNumber } from "#app/ui/format.ts";
import { BarChart } from "#app/ui/staff/bar-chart.tsx";
import { Chart } from "#app/ui/staff/chart.tsx";
import { reportWords as words } from "#app/words/reports.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";

export interface Both {
  readonly lang: Lang;
  readonly now: ReportSet;
  readonly before: ReportSet;
}

/** A share of a whole as people read it; a dash where there is no whole. */
export function shareText(part: number, whole: number, lang: Lang): string {
  return whole === 0 ? "–" : `${formatNumber((part * 100) / whole, lang, 1)}%`;
}

/** Two columns of figures: this period and the one before. */
function Compared(props: {
  lang: Lang;
  caption: string;
  rows: readonly { name: string; now: number; before: number }[];
}) {
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
export function BarsWithTable(props: {
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
