import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { placeIn, placeText } from "#app/http/list-place.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { callTime } from "#app/ui/call-time.ts";
import { Empty } from "#app/ui/empty.tsx";
import { Links } from "#app/ui/links.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { callbackDeskWords as words } from "#app/words/callback.ts";
import { say } from "#app/words/words.ts";
import { callbackQueue } from "#db/stores/callbacks.ts";
import { cutPage } from "#db/stores/keyset.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const pageSize = 25;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffCallbacks);
  const found = await callbackQueue(context.db.read, placeIn(request.url), pageSize + 1);
  const page = cutPage(found, pageSize, ({ fromAt, id }) => ({ at: fromAt, id }));
  const rows = page.rows.map((row) => ({
    ...{ id: row.id, fromAt: row.fromAt, untilAt: row.untilAt, lang: row.lang, tries: row.tries },
    known: row.borrowerId !== null,
    holder: holderOf(row.assigneeId, session.staffId),
  }));
  return { me: meOf(session), rows, next: placeText(page.next) };
}

function holderOf(assigneeId: string | null, staffId: string): "nobody" | "you" | "colleague" {
  if (assigneeId === null) return "nobody";
  return assigneeId === staffId ? "you" : "colleague";
}

export default function StaffCallbacks() {
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
              key: "when",
              head: say(lang, words.when),
              kind: "row",
              sorted: "ascending",
              cell: (row) => (
                <a href={paths.staffCallback({ callbackId: row.id })}>{callTime(row, lang, deskTimeZone)}</a>
              ),
            },
            {
              key: "who",
              head: say(lang, words.who),
              cell: (row) => say(lang, row.known ? words.known : words.unknown),
            },
            {
              key: "language",
              head: say(lang, words.language),
              cell: (row) => say(lang, row.lang === "en" ? words.english : words.chinese),
            },
            { key: "tries", head: say(lang, words.tries), kind: "num", cell: (row) => row.tries },
            { key: "holder", head: say(lang, words.holder), cell: (row) => say(lang, words[row.holder]) },
          ]}
        />
      )}
      {next === null ? null : (
        <Links
          links={[{ href: `${paths.staffCallbacks()}?after=${encodeURIComponent(next)}`, text: say(lang, words.more) }]}
        />
      )}
    </StaffFrame>
  );
}
