import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { nextUnassigned, readQueue } from "#app/complaints/desk-page.ts";
import { assignComplaint } from "#app/complaints/triage-complaint.ts";
import { deskViews } from "#app/complaints/desk-views.ts";
import { placeIn, placeText } from "#app/http/list-place.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Button } from "#app/ui/button.tsx";
import { ComplaintClock } from "#app/ui/complaints/complaint-clock.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Chips } from "#app/ui/tabs.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { categoryWords } from "#app/words/complaint.ts";
import { deskComplainantWords, deskComplaintWords as words } from "#app/words/complaint-desk.ts";
import { deskDone } from "#app/words/complaint-steps.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, room: "complaint", desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaints);
  const query = new URL(request.url).searchParams;
  const view = deskViews.find((name) => name === query.get("view")) ?? "open";
  const did = query.get("done");
  const { rows, next, counts } = await readQueue(context, session.staffId, view, placeIn(request.url));
  return { me: meOf(session), view, did, rows, counts, next: placeText(next) };
}

/** "Take the next one": the next to become late that nobody has. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffComplaints);
  const next = await nextUnassigned(context, session.staffId);
  if (!next) return redirect(`${paths.staffComplaints()}?done=nothing`, 303);
  const { id: complaintId, version } = next;
  await assignComplaint(context, { handler: session, complaintId, version, to: session.staffId });
  return redirect(paths.staffComplaint({ complaintId }), 303);
}

export default function StaffComplaints() {
  const { lang } = useRequest();
  const { me, view, did, rows, next, counts } = useLoaderData<typeof loader>();
  const about = (code: string | null) =>
    code !== null && code in categoryWords
      ? say(lang, categoryWords[code as keyof typeof categoryWords])
      : say(lang, words.notSorted);
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        <Button small look="quiet" href={paths.staffComplaintReport()}>
          {say(lang, words.report)}
        </Button>
        <Button small look="quiet" href={paths.staffNewComplaint()}>
          {say(lang, words.log)}
        </Button>
        <form method="post">
          <Button small>{say(lang, words.takeNext)}</Button>
        </form>
      </WorkHeader>
      {did === "declare" ? (
        <Note icon="check" tone="good" role="status">
          <p>{say(lang, deskDone.declare)}</p>
        </Note>
      ) : null}
      {did === "nothing" ? (
        <Note role="status">
          <p>{say(lang, words.noneToTake)}</p>
        </Note>
      ) : null}
      <Note icon="shield">
        <p>{say(lang, words.apart)}</p>
      </Note>
      <Chips
        label={say(lang, words.views)}
        chips={deskViews.map((name) => ({
          href: `${paths.staffComplaints()}?view=${name}`,
          text: `${say(lang, words[name])} ${counts[name]}`,
          current: name === view,
        }))}
      />
      {rows.length === 0 ? (
        <Empty text={say(lang, words.nothing)} />
      ) : (
        <Queue
          label={say(lang, words.list)}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "reference",
              head: say(lang, words.reference),
              kind: "row",
              cell: (row) => (
                <a className="num" href={paths.staffComplaint({ complaintId: row.id })}>
                  {row.reference}
                </a>
              ),
            },
            {
              key: "received",
              head: say(lang, words.received),
              kind: "num",
              cell: (row) => formatInstant(row.receivedAt, lang, row.zone, "short"),
            },
            { key: "about", head: say(lang, words.about), cell: (row) => about(row.category) },
            {
              key: "from",
              head: say(lang, words.from),
              cell: (row) => say(lang, deskComplainantWords[row.complainant]),
            },
            {
              key: "severity",
              head: say(lang, words.severity),
              cell: (row) =>
                row.severity === "serious" ? (
                  <Tag tone="warm">{say(lang, words.serious)}</Tag>
                ) : (
                  say(lang, row.severity === null ? words.notSorted : words.normal)
                ),
            },
            {
              key: "clock",
              head: say(lang, words.clock),
              sorted: "ascending",
              cell: (row) => <ComplaintClock lang={lang} row={row} />,
            },
            {
              key: "handler",
              head: say(lang, words.handler),
              cell: (row) => row.handler ?? <span className="muted">{say(lang, words.nobody)}</span>,
            },
          ]}
        />
      )}
      {next === null ? null : (
        <Links
          links={[
            {
              href: `${paths.staffComplaints()}?view=${view}&after=${encodeURIComponent(next)}`,
              text: say(lang, words.more),
            },
          ]}
        />
      )}
    </StaffFrame>
  );
}
