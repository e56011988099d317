import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { claimNext } from "#app/hardship/desk-steps.ts";
import { daysTo, dueSoon, readQueue, searchCases } from "#app/hardship/queue.ts";
import { queueViews } from "#app/hardship/queue-views.ts";
import { readForm } from "#app/http/forms.ts";
import { placeIn, placeText } from "#app/http/list-place.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Button } from "#app/ui/button.tsx";
import { QueueTable } from "#app/ui/hardship/queue-table.tsx";
import { Note } from "#app/ui/note.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Chips } from "#app/ui/tabs.tsx";
import { queueSummary, queueWords as words } from "#app/words/hardship-staff.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffHardship);
  const { searchParams } = new URL(request.url);
  const view = queueViews.find((name) => name === searchParams.get("view")) ?? "all";
  const typed = searchParams.get("q")?.slice(0, 60) ?? "";
  const queue = await readQueue(context, { view, staffId: session.staffId, after: placeIn(request.url) });
  const now = context.clock.now();
  const rows = (typed === "" ? queue.rows : await searchCases(context, typed)).map((row) => ({
    ...row,
    days: row.dueAt === null ? null : daysTo(row.dueAt, now, deskTimeZone),
  }));
  const { counts, late, today } = { ...queue, ...(await dueSoon(context, now)) };
  return {
    me: meOf(session),
    view,
    typed,
    rows,
    counts,
    late,
    today,
    next: typed === "" ? placeText(queue.next) : null,
    now,
  };
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
  const { me, view, typed, rows, counts, next, now, late, today } = useLoaderData<typeof loader>();
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
      <p className="muted">
        {say(lang, queueSummary, { open: counts.all, late, today, borrower: counts.withBorrower })}
      </p>
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
      {rows.length === 0 ? null : <QueueTable {...{ rows, now, lang }} />}
      <Pager
        label={say(lang, words.pages)}
        status={say(lang, words.sorted)}
        next={
          next === null
            ? undefined
            : {
                href: `${paths.staffHardship()}?view=${view}&after=${encodeURIComponent(next)}`,
                text: say(lang, words.more),
              }
        }
      />
    </StaffFrame>
  );
}
