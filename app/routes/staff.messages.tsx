import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "#app/http/page-handle.ts";
import { notFound } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { may } from "#app/staff/require-role.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatNumber } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { outboxWords as words } from "#app/words/lender-house.ts";
import { heldWords } from "#app/words/reports.ts";
import { say } from "#app/words/words.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { messagePage, retryFailedReminders } from "#db/stores/outbox.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const pageSize = 50;
const statuses = ["queued", "sent", "failed", "held", "cancelled"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffOutbox);
  const asked = new URL(request.url).searchParams;
  const status = statuses.find((known) => known === asked.get("status")) ?? null;
  const page = await messagePage(context.db.read, { status, before: asked.get("before"), size: pageSize + 1 });
  const rows = page.slice(0, pageSize);
  const next = page.length > pageSize ? (rows.at(-1)?.id ?? null) : null;
  return { me: meOf(session), manages: may(session.roles, "staff.manage"), rows, next, status };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffOutbox);
  if (!may(session.roles, "staff.manage")) throw notFound();
  const again = await context.db.transact(async (tx) => {
    const found = await retryFailedReminders(tx);
    await recordAudit(tx, {
      ...{ at: context.clock.now(), actor: `staff:${session.staffId}`, category: "staff", action: "messages.retried" },
      ...{ object: `messages:${found}`, outcome: "done", requestId: context.requestId },
    });
    return found;
  });
  return { again };
}

export default function StaffMessages() {
  const { lang } = useRequest();
  const { me, manages, rows, next, status } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const older = new URLSearchParams({ ...(status ? { status } : {}), before: next ?? "" });
  const reason = (code: string) => {
    const known = heldWords[code.split(":")[0] ?? ""];
    return known ? say(lang, known) : code;
  };
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        {manages ? (
          <form method="post">
            <Button small look="quiet">
              {say(lang, words.retry)}
            </Button>
          </form>
        ) : null}
      </WorkHeader>
      {done ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.retried, { count: formatNumber(done.again, lang) })}</p>
        </Note>
      ) : null}
      <p>{say(lang, words.lede)}</p>
      <form method="get" className="row">
        <SelectField
          words={fieldWords(lang)}
          id="status"
          label={say(lang, words.status)}
          value={status ?? ""}
          options={[
            { value: "", text: say(lang, words.all) },
            ...statuses.map((value) => ({ value, text: say(lang, words[value]) })),
          ]}
        />
        <Button small look="quiet">
          {say(lang, words.show)}
        </Button>
      </form>
      {rows.length === 0 ? (
        <Empty icon="inbox" text={say(lang, words.none)} />
      ) : (
        <Queue
          label={say(lang, words.title)}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: "at", head: say(lang, words.at), kind: "row" },
              cell: ({ at }) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />,
            },
            { key: "template", head: say(lang, words.template), cell: ({ template }) => template },
            {
              ...{ key: "status", head: say(lang, words.status) },
              cell: (row) => (
                <Tag tone={row.status === "sent" ? "good" : row.status === "queued" ? "calm" : "warm"}>
                  {say(lang, words[row.status])}
                </Tag>
              ),
            },
            { key: "reason", head: say(lang, words.reason), cell: (row) => (row.reason ? reason(row.reason) : "–") },
            { key: "tries", head: say(lang, words.tries), kind: "num", cell: ({ attempts }) => attempts },
            { key: "gateway", head: say(lang, words.gateway), cell: ({ gateway }) => gateway ?? "–" },
          ]}
        />
      )}
      <Pager
        label={say(lang, words.title)}
        next={next === null ? undefined : { href: `${paths.staffOutbox()}?${older}`, text: say(lang, words.older) }}
      />
    </StaffFrame>
  );
}
