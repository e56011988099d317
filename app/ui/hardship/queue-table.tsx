import type { QueueRow } from "#app/hardship/queue.ts";
import { paths } from "#app/http/paths.ts";
import { deskTimeZone } from "#app/http/staff-frame.tsx";
import { localDay } from "#app/policy/zones.ts";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Queue } from "#app/ui/staff/queue.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { situationTags } from "#app/words/hardship-case.ts";
import { queueWords as words } from "#app/words/hardship-staff.ts";
import { reasonWords, wishWords } from "#app/words/hardship.ts";
import { staffReasonWords } from "#app/words/plan-options.ts";
import { approvalKindWords } from "#app/words/staff-people.ts";
import { situationWords } from "#app/words/tell-us.ts";
import { type Lang, type Message, say } from "#app/words/words.ts";
import { CaseClock } from "./case-clock.tsx";

export type TimedRow = QueueRow & { readonly days: number | null };

/** Everything that waits, whatever it is, by the time that is left. */
export function QueueTable({ rows, now, lang }: { rows: readonly TimedRow[]; now: number; lang: Lang }) {
  return (
    <Queue
      label={say(lang, words.title)}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "case",
          head: say(lang, words.case),
          kind: "row",
          cell: (row) => (
            <>
              <a className="num" href={hrefOf(row)}>
                {row.reference ?? say(lang, nameOf(approvalKindWords, row.reason) ?? words.money)}
              </a>
              <small>{row.name}</small>
            </>
          ),
        },
        {
          key: "reason",
          head: say(lang, words.reason),
          cell: (row) => {
            const { main, more } = whatFor(row, lang);
            return (
              <>
                {main}
                {more === undefined ? null : <small>{more}</small>}
              </>
            );
          },
        },
        { key: "care", head: say(lang, words.care), cell: (row) => <Care row={row} lang={lang} /> },
        {
          key: "received",
          head: say(lang, words.received),
          kind: "num",
          cell: (row) => formatDay(localDay(row.receivedAt, deskTimeZone), lang, "short"),
        },
        {
          key: "left",
          head: say(lang, words.left),
          sorted: "ascending",
          cell: (row) => <CaseClock row={row} now={now} lang={lang} zone={deskTimeZone} />,
        },
        { key: "with", head: say(lang, words.with), cell: (row) => <With row={row} lang={lang} /> },
        {
          key: "lang",
          head: say(lang, words.lang),
          cell: (row) => say(lang, row.lang === "zh-CN" ? words.zh : words.en),
        },
      ]}
    />
  );
}

function hrefOf({ kind, id, loanId }: QueueRow): string {
  if (kind === "plan") return paths.staffPlanRequest({ loanId: loanId ?? "", requestId: id });
  return kind === "money" ? paths.staffApproval({ approvalId: id }) : paths.staffHardshipCase({ caseId: id });
}

/** What is asked for, and the reason of it. */
function whatFor(row: QueueRow, lang: Lang): { main: string; more: string | undefined } {
  const text = (labels: Readonly<Record<string, Message>>, code: string | null) => {
    const label = nameOf(labels, code ?? "");
    return label && say(lang, label);
  };
  if (row.kind === "plan") return { main: say(lang, words.planAsked), more: text(staffReasonWords, row.reason) };
  if (row.kind === "money") {
    const { amount } = row;
    return { main: amount ? formatMoney(amount.minor, amount.currency, lang) : "–", more: undefined };
  }
  return { main: text({ ...reasonWords, ...situations }, row.reason) ?? "", more: text(wishWords, row.wish) };
}

function Care({ row, lang }: { row: QueueRow; lang: Lang }) {
  const label = row.situation === null ? undefined : nameOf(situationTags, row.situation);
  return label ? <Tag tone="warm">{say(lang, label)}</Tag> : <span className="muted">{say(lang, words.none)}</span>;
}

function With({ row, lang }: { row: QueueRow; lang: Lang }) {
  if (row.with === null) return <span className="muted">{say(lang, words.nobody)}</span>;
  return (
    <>
      {row.with}
      {row.state === "proposed" ? <small>{say(lang, words.waitsForApproval)}</small> : null}
    </>
  );
}

const situations: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(situationWords).map(([code, { label }]) => [code, label]),
);

const nameOf = (labels: Readonly<Record<string, Message>>, code: string): Message | undefined => labels[code];
