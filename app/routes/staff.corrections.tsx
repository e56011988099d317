import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { readCorrections } from "#app/corrections/read-corrections.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { may } from "#app/staff/require-role.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Chips } from "#app/ui/tabs.tsx";
import { correctionKindWords, correctionWords as words, obstacleWords } from "#app/words/corrections.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffCorrections);
  const query = new URL(request.url).searchParams;
  const settled = query.get("view") === "settled";
  return {
    ...{ me: meOf(session), settled, sent: query.get("sent") === "yes" },
    ...{ works: may(session.roles, "correction.work"), asks: may(session.roles, "correction.ask") },
    ...(await readCorrections(context, settled, query.get("after"))),
  };
}

export default function StaffCorrections() {
  const { lang } = useRequest();
  const { me, settled, sent, works, asks, rows, next } = useLoaderData<typeof loader>();
  const here = paths.staffCorrections();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        {asks ? (
          <Button small look="quiet" href={paths.staffNewCorrection()}>
            {say(lang, words.ask)}
          </Button>
        ) : null}
      </WorkHeader>
      <p>{say(lang, words.lede)}</p>
      {sent ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.sent)}</p>
        </Note>
      ) : null}
      <Chips
        label={say(lang, words.views)}
        chips={[
          { href: here, text: say(lang, words.waiting), current: !settled },
          { href: `${here}?view=settled`, text: say(lang, words.settled), current: settled },
        ]}
      />
      {rows.length === 0 ? (
        <Empty icon="check" text={say(lang, settled ? words.noneSettled : words.none)} />
      ) : (
        <Queue
          label={say(lang, words.title)}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "what",
              head: say(lang, words.what),
              kind: "row",
              cell: (row) =>
                works ? (
                  <a href={paths.staffCorrection({ correctionId: row.id })}>
                    {say(lang, correctionKindWords[row.kind])}
                  </a>
                ) : (
                  say(lang, correctionKindWords[row.kind])
                ),
            },
            {
              key: "amount",
              head: say(lang, words.amount),
              kind: "num",
              cell: (row) =>
                row.amount === null || row.currency === null ? "–" : formatMoney(row.amount, row.currency, lang),
            },
            { key: "loan", head: say(lang, words.loan), cell: (row) => <span className="num">{row.loanNo}</span> },
            {
              key: "asked",
              head: say(lang, words.asked),
              kind: "num",
              cell: (row) => formatInstant(row.askedAt, lang, deskTimeZone, "short"),
            },
            ...(settled
              ? [
                  {
                    key: "outcome",
                    head: say(lang, words.outcome),
                    cell: (row: (typeof rows)[number]) =>
                      row.obstacle === null
                        ? say(lang, words.done)
                        : `${say(lang, words.cannot)}: ${say(lang, obstacleWords[row.obstacle])}`,
                  },
                ]
              : []),
          ]}
        />
      )}
      <Pager
        label={say(lang, words.title)}
        next={
          next === null
            ? undefined
            : { href: `${here}?${settled ? "view=settled&" : ""}after=${next}`, text: say(lang, words.more) }
        }
      />
    </StaffFrame>
  );
}
