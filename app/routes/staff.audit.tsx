import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkpointKey } from "#app/audit/checkpoint-key.ts";
import { listAuditEvents } from "#app/audit/list-audit-events.ts";
import { verifyAudit } from "#app/audit/verify-audit.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { loginsOf, staffIdOf } from "#app/staff/list-staff.ts";
import { Button } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { formatInstant, formatNumber } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { Moment } from "#app/ui/staff/moment.tsx";
import { Queue } from "#app/ui/staff/queue.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { auditCheckWords } from "#app/words/lender-house.ts";
import { fieldWords } from "#app/words/frame.ts";
import { auditCategoryWords, auditWords as words } from "#app/words/staff-people.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffAudit);
  const asked = new URL(request.url).searchParams;
  const text = (name: string) => asked.get(name)?.trim().slice(0, 200) ?? "";
  const [actor, object, action] = [text("actor"), text("object"), text("action")];
  const before = Number(asked.get("before"));
  const { events, next } = await listAuditEvents(context, session.roles, {
    ...(actor ? { actor: await actorOf(context, actor) } : {}),
    ...(object ? { object } : {}),
    ...(action ? { action } : {}),
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  });
  const people = await loginsOf(
    context,
    events.filter((event) => event.actor.startsWith("staff:")).map((event) => event.actor.slice("staff:".length)),
  );
  const shown = events.map((event) => ({ ...event, login: people[event.actor.slice("staff:".length)] ?? null }));
  return { me: meOf(session), events: shown, next, search: { actor, object, action } };
}

/** Walks the whole chain and holds it against the signed checkpoints. Writes nothing. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context, paths.staffAudit);
  const { db, checkpointsFile, keyring } = context;
  const { publicKey } = checkpointKey(keyring);
  const { events, checkpoints, problems } = await verifyAudit({ db, checkpointsFile, publicKey });
  const serious = problems.filter(({ kind }) => kind !== "no_checkpoints");
  return {
    events,
    checkpoints,
    problems: serious.map((problem) =>
      Object.entries(problem)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(", "),
    ),
  };
}

/** Who is meant by what was typed: a login as the table shows it, or the actor as the trail writes it. */
async function actorOf(context: Parameters<typeof staffIdOf>[0], typed: string): Promise<string> {
  const staffId = await staffIdOf(context, typed);
  return staffId === null ? typed : `staff:${staffId}`;
}

export default function StaffAudit() {
  const { lang } = useRequest();
  const { me, events, next, search } = useLoaderData<typeof loader>();
  const checked = useActionData<typeof action>();
  const older = new URLSearchParams({ ...search, before: String(next) });
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)}>
        <form method="post">
          <Button small look="quiet">
            {say(lang, auditCheckWords.check)}
          </Button>
        </form>
      </WorkHeader>
      {checked === undefined ? null : checked.problems.length === 0 ? (
        <Note tone="good" icon="check" role="status">
          <p>
            {say(lang, auditCheckWords.sound, {
              events: formatNumber(checked.events, lang),
              checkpoints: formatNumber(checked.checkpoints, lang),
            })}
          </p>
        </Note>
      ) : (
        <Note tone="error" icon="alert" role="status" title={say(lang, auditCheckWords.broken)}>
          {checked.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Note>
      )}
      <p>{say(lang, words.lede)}</p>
      <form method="get" className="row">
        {(["actor", "action", "object"] as const).map((name) => (
          <TextField
            key={name}
            words={fieldWords(lang)}
            id={name}
            label={say(lang, words[name])}
            value={search[name]}
            width="m"
            input={{ autoComplete: "off", spellCheck: false }}
          />
        ))}
        <Button look="quiet" small>
          {say(lang, words.find)}
        </Button>
      </form>
      {events.length === 0 ? (
        <Empty icon="eye" text={say(lang, words.none)} />
      ) : (
        <Queue
          label={say(lang, words.title)}
          rows={events}
          rowKey={(event) => event.seq}
          columns={[
            { key: "seq", head: say(lang, words.number), kind: "row", cell: (event) => event.seq },
            {
              key: "at",
              head: say(lang, words.at),
              cell: (event) => <Moment at={event.at} text={formatInstant(event.at, lang, deskTimeZone, "table")} />,
            },
            { key: "actor", head: say(lang, words.actor), cell: (event) => event.login ?? event.actor },
            {
              key: "category",
              head: say(lang, words.category),
              cell: (event) => say(lang, auditCategoryWords[event.category]),
            },
            { key: "action", head: say(lang, words.action), cell: (event) => event.action },
            { key: "object", head: say(lang, words.object), cell: (event) => event.object },
            { key: "outcome", head: say(lang, words.outcome), cell: (event) => event.outcome },
            { key: "reason", head: say(lang, words.reason), cell: (event) => event.reason },
          ]}
        />
      )}
      <Pager
        label={say(lang, words.title)}
        next={next === null ? undefined : { href: `${paths.staffAudit()}?${older}`, text: say(lang, words.older) }}
      />
    </StaffFrame>
  );
}
