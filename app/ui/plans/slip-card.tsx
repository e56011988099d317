import type { Minor } from "#app/lending/money.ts";
import type { SlipKind, SlipPreview } from "#app/plans/what-if.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Prose } from "#app/ui/prose.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { lateText, missCost, missText, whatIfWords as words } from "#app/words/plan-check.ts";
import { between, type Lang, say } from "#app/words/words.ts";

/** "What if I miss one?" for one plan: three views, each redrawn with its dates and costs. */
export function SlipCard(props: {
  preview: SlipPreview;
  kinds: readonly SlipKind[];
  href: (kind: SlipKind) => string;
  graceDays: number;
  currency: string;
  lang: Lang;
}) {
  const { preview, kinds, href, graceDays, currency, lang } = props;
  const amount = (minor: Minor) => <Amount amount={minor} currency={currency} lang={lang} />;
  const date = formatDay(preview.due, lang, "day");
  return (
    <Card title={say(lang, words.heading)} id="slip">
      <Tabs
        label={say(lang, words.tabs)}
        tabs={kinds.map((kind) => ({ href: href(kind), text: say(lang, words[kind]), current: kind === preview.kind }))}
      />
      {preview.kind === "late" ? (
        <p>{say(lang, lateText, { date, days: 3, graceDays })}</p>
      ) : (
        <>
          <p>{say(lang, missText, { date, two: preview.kind === "two" })}</p>
          <DataTable
            caption={say(lang, words.caption)}
            hideCaption
            scroll={say(lang, words.caption)}
            rows={preview.rows}
            rowKey={(row) => row.due}
            columns={[
              {
                key: "date",
                head: lang === "zh-CN" ? "日期" : "Date",
                kind: "date",
                cell: (row) => formatDay(row.due, lang, "table"),
              },
              {
                key: "before",
                head: say(lang, words.before),
                kind: "num",
                cell: (row) => (row.before === null ? "–" : amount(row.before)),
              },
              {
                key: "after",
                head: say(lang, words.after),
                kind: "num",
                changed: (row) => row.missed || row.before !== row.after,
                cell: (row) =>
                  row.missed && row.after === null
                    ? say(lang, words.missed)
                    : row.after === null
                      ? "–"
                      : amount(row.after),
              },
            ]}
            total={[lang === "zh-CN" ? "合计" : "Total", amount(preview.total.before), amount(preview.total.after)]}
          />
          <p>
            <Prose
              text={say(lang, missCost, {
                extra: preview.extra > 0 ? formatMoney(preview.extra, currency, lang) : null,
                used: preview.used,
                left: preview.left,
                breaks: preview.breaks,
              })}
            />
            {between(lang)}
            {say(lang, words.needNotExplain)}
          </p>
        </>
      )}
    </Card>
  );
}
