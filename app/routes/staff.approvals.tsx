import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { listApprovals } from "#app/staff/approvals/list-approvals.ts";
import { loginsOf } from "#app/staff/list-staff.ts";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatMoney } from "#app/ui/format.ts";
import { Pager } from "#app/ui/pager.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { approvalKindWords, approvalWords as words } from "#app/words/staff-people.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffApprovals);
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const { approvals, next } = await listApprovals(context, session.roles, after);
  const logins = await loginsOf(
    context,
    approvals.map((approval) => approval.requestedBy),
  );
  const waiting = approvals.map(({ id, kind, requestedBy, requestedAt, expiresAt, amount, currency }) => ({
    id,
    kind,
    by: logins[requestedBy] ?? "",
    requestedAt,
    expiresAt,
    amount,
    currency,
  }));
  return { me: meOf(session), waiting, next };
}

export default function StaffApprovals() {
  const { lang } = useRequest();
  const { me, waiting, next } = useLoaderData<typeof loader>();
  const time = (at: number) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <p>{say(lang, words.lede)}</p>
      {waiting.length === 0 ? (
        <Empty icon="check" text={say(lang, words.none)} />
      ) : (
        <Queue
          label={say(lang, words.title)}
          rows={waiting}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "what",
              head: say(lang, words.what),
              kind: "row",
              cell: (row) => (
                <a href={paths.staffApproval({ approvalId: row.id })}>{say(lang, approvalKindWords[row.kind])}</a>
              ),
            },
            {
              key: "amount",
              head: say(lang, words.amount),
              kind: "num",
              cell: (row) =>
                row.amount === null || row.currency === null ? "" : formatMoney(row.amount, row.currency, lang),
            },
            { key: "by", head: say(lang, words.by), cell: (row) => row.by },
            { key: "since", head: say(lang, words.since), cell: (row) => time(row.requestedAt) },
            { key: "until", head: say(lang, words.until), cell: (row) => time(row.expiresAt) },
          ]}
        />
      )}
      <Pager
        label={say(lang, words.title)}
        next={
          next === null ? undefined : { href: `${paths.staffApprovals()}?after=${next}`, text: say(lang, words.more) }
        }
      />
    </StaffFrame>
  );
}
