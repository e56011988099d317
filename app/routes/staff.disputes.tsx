import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { openDisputeStates } from "#app/disputes/states.ts";
import { placeIn, placeText } from "#app/http/list-place.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { Empty } from "#app/ui/empty.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { disputeReasonWords, disputeStateWords } from "#app/words/dispute.ts";
import { disputeDeskWords as words } from "#app/words/dispute-desk.ts";
import { say } from "#app/words/words.ts";
import { disputeQueue } from "#db/stores/disputes.ts";
import { cutPage } from "#db/stores/keyset.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const pageSize = 25;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffDisputes);
  const found = await disputeQueue(context.db.read, openDisputeStates, placeIn(request.url), pageSize + 1);
  const page = cutPage(found, pageSize, ({ dueAt, id }) => ({ at: dueAt, id }));
  const rows = page.rows.map(({ id, reference, reason, state, openedAt, dueDay }) => ({
    ...{ id, reference, reason, state, openedAt, dueDay },
  }));
  return { me: meOf(session), rows, next: placeText(page.next) };
}

export default function StaffDisputes() {
  const { lang } = useRequest();
  const { me, rows, next } = useLoaderData<typeof loader>();
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <p className="lede">{say(lang, words.lede)}</p>
      {rows.length === 0 ? (
        <Empty text={say(lang, words.nothing)} />
      ) : (
        <Queue
          label={say(lang, words.title)}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "reference",
              head: say(lang, words.reference),
              kind: "row",
              cell: (row) => (
                <a className="num" href={paths.staffDispute({ disputeId: row.id })}>
                  {row.reference}
                </a>
              ),
            },
            { key: "reason", head: say(lang, words.reason), cell: (row) => say(lang, disputeReasonWords[row.reason]) },
            { key: "state", head: say(lang, words.state), cell: (row) => say(lang, disputeStateWords[row.state]) },
            {
              key: "opened",
              head: say(lang, words.opened),
              kind: "num",
              cell: (row) => formatInstant(row.openedAt, lang, deskTimeZone, "short"),
            },
            {
              key: "due",
              head: say(lang, words.due),
              kind: "num",
              sorted: "ascending",
              cell: (row) => formatDay(row.dueDay, lang, "short"),
            },
          ]}
        />
      )}
      {next === null ? null : (
        <Links
          links={[{ href: `${paths.staffDisputes()}?after=${encodeURIComponent(next)}`, text: say(lang, words.more) }]}
        />
      )}
    </StaffFrame>
  );
}
