import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { claimNext } from "#app/hardship/desk-steps.ts";
import { daysTo, readQueue, searchCases } from "#app/hardship/queue.ts";
import { queueViews } from "#app/hardship/queue-views.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { localDay } from "#app/policy/zones.ts";
import { Button } from "#app/ui/button.tsx";
import { formatDay } from "#app/ui/format.ts";
import { CaseClock } from "#app/ui/hardship/case-clock.tsx";
import { Note } from "#app/ui/note.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Chips } from "#app/ui/tabs.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { reasonWords, wishWords } from "#app/words/hardship.ts";
import { queueWords as words } from "#app/words/hardship-staff.ts";
import { situationWords } from "#app/words/tell-us.ts";
import { type Lang, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardship);
  const { searchParams } = new URL(request.url);
  const view = queueViews.find((name) => name === searchParams.get("view")) ?? "all";
  const typed = searchParams.get("q")?.slice(0, 60) ?? "";
  const queue = await readQueue(context, { view, staffId: session.staffId, after: searchParams.get("after") });
  const now = context.clock.now();
  const rows = (typed === "" ? queue.rows : await searchCases(context, typed)).map((row) => ({
    ...row,
    days: row.dueAt === null ? null : daysTo(row.dueAt, now, deskTimeZone),
  }));
  return { me: meOf(session), view, typed, rows, counts: queue.counts, next: typed === "" ? queue.next : null, now };
}

/** "Take the next one": the case closest to being late that nobody has. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardship);
  const form = await readForm(request, z.object({}));
  if (!form.ok) throw new Response(null, { status: form.status });
  const taken = await claimNext(context, { kind: "staff", staffId: session.staffId, roles: session.roles });
  return taken.ok ? redirect(paths.staffHardshipCase({ caseId: taken.caseId }), 303) : data({ nothing: true });
}

export default function StaffHardship() {
  const { lang } = useRequest();
  const { me, view, typed, rows, counts, next, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        <Button look="quiet" small icon="phone" href={paths.staffHardshipNew()}>
          {say(lang, words.phoneIn)}
        </Button>
        <form method="post">
          <Button small>{say(lang, words.takeNext)}</Button>
        </form>
      </WorkHeader>
      {answer?.nothing ? (
        <Note role="status">
          <p>{say(lang, words.nothingWaits)}</p>
        </Note>
      ) : null}
      <div className="row">
        <Chips
          label={say(lang, words.views)}
          chips={queueViews.map((name) => ({
            href: `${paths.staffHardship()}?view=${name}`,
            text: `${say(lang, words[name])} ${counts[name]}`,
            current: name === view && typed === "",
          }))}
        />
        <form method="get" className="row push" role="search">
          <label htmlFor="q" className="vh">
            {say(lang, words.findLabel)}
          </label>
          <input className="in w-m" id="q" name="q" defaultValue={typed} placeholder={say(lang, words.findLabel)} />
          <Button look="quiet" small>
            {say(lang, words.find)}
          </Button>
        </form>
      </div>
      {rows.length === 0 ? <p className="muted">{say(lang, words.empty)}</p> : null}
      {rows.length === 0 ? null : (
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
                  <a className="num" href={paths.staffHardshipCase({ caseId: row.id })}>
                    {row.reference}
                  </a>
                  <small>{row.name}</small>
                </>
              ),
            },
            {
              key: "reason",
              head: say(lang, words.reason),
              cell: (row) => (
                <>
                  {labelOf(reasonWords, row.reason, lang) ?? labelOf(situations, row.reason, lang)}
                  <small>{labelOf(wishWords, row.wish, lang)}</small>
                </>
              ),
            },
            {
              key: "care",
              head: say(lang, words.care),
              cell: (row) =>
                row.situation === null ? (
                  <span className="muted">{say(lang, words.none)}</span>
                ) : (
                  <Tag tone="warm">{labelOf(situations, row.situation, lang)}</Tag>
                ),
            },
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
            {
              key: "with",
              head: say(lang, words.with),
              cell: (row) => row.with ?? <span className="muted">{say(lang, words.nobody)}</span>,
            },
            {
              key: "lang",
              head: say(lang, words.lang),
              cell: (row) => say(lang, row.lang === "zh-CN" ? words.zh : words.en),
            },
          ]}
        />
      )}
      <Pager
        label={say(lang, words.pages)}
        status={say(lang, words.sorted)}
        next={
          next === null
            ? undefined
            : { href: `${paths.staffHardship()}?view=${view}&after=${next}`, text: say(lang, words.more) }
        }
      />
    </StaffFrame>
  );
}

const situations = Object.fromEntries(Object.entries(situationWords).map(([code, { label }]) => [code, label]));

function labelOf(labels: Readonly<Record<string, { zh: string; en: string }>>, code: string, lang: Lang) {
  const label = labels[code];
  return label ? say(lang, label) : undefined;
}
