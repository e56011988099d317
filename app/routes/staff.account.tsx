import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { deskTimeZone, meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { endOtherStaffSessions, endStaffSession } from "#app/staff/end-staff-session.ts";
import { listPasskeys } from "#app/staff/list-passkeys.ts";
import { listStaffSessions } from "#app/staff/list-staff-sessions.ts";
import { removePasskey } from "#app/staff/remove-passkey.ts";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Moment } from "#app/ui/staff/moment.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { accountWords as words, codesLeft } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const deed = z.object({ deed: z.enum(["end", "end-others", "remove-passkey"]), id: z.string().max(400).default("") });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffAccount);
  const { passkeys, recoveryCodes } = await listPasskeys(context, session);
  return { me: meOf(session), sessions: await listStaffSessions(context, session), passkeys, recoveryCodes };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffAccount);
  const form = await readForm(request, deed);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { deed: asked, id } = form.value;
  if (asked === "end") await endStaffSession(context, session, id);
  if (asked === "end-others") await endOtherStaffSessions(context, session);
  if (asked === "remove-passkey") await removePasskey(context, session, id);
  return redirect(paths.staffAccount(), 303);
}

export default function StaffAccount() {
  const { lang } = useRequest();
  const { me, sessions, passkeys, recoveryCodes } = useLoaderData<typeof loader>();
  const time = (at: number) => <Moment at={at} text={formatInstant(at, lang, deskTimeZone, "table")} />;
  return (
    <StaffFrame me={me}>
      <WorkHeader title={say(lang, words.title)} />
      <Card title={say(lang, words.sessions)}>
        <DataTable
          caption={say(lang, words.sessions)}
          hideCaption
          scroll={say(lang, words.sessions)}
          rows={sessions}
          rowKey={(row) => row.idHash}
          columns={[
            {
              key: "device",
              head: say(lang, words.device),
              kind: "row",
              cell: (row) => (
                <>
                  {row.device} {row.isThisOne ? <Tag tone="good">{say(lang, words.thisOne)}</Tag> : null}
                </>
              ),
            },
            { key: "method", head: say(lang, words.method), cell: (row) => say(lang, words[row.method]) },
            { key: "since", head: say(lang, words.since), cell: (row) => time(row.createdAt) },
            { key: "seen", head: say(lang, words.lastSeen), cell: (row) => time(row.lastSeenAt) },
            {
              key: "end",
              head: say(lang, words.action),
              cell: (row) =>
                row.isThisOne ? null : <Deed deed="end" id={row.idHash} text={say(lang, words.end)} of={row.device} />,
            },
          ]}
        />
        {sessions.length > 1 ? <Deed deed="end-others" id="" text={say(lang, words.endOthers)} /> : null}
      </Card>
      <Card title={say(lang, words.passkeys)}>
        {passkeys.length === 0 ? (
          <p>{say(lang, words.noPasskeys)}</p>
        ) : (
          <DataTable
            caption={say(lang, words.passkeys)}
            hideCaption
            scroll={say(lang, words.passkeys)}
            rows={passkeys}
            rowKey={(row) => row.credentialId}
            columns={[
              { key: "label", head: say(lang, words.passkey), kind: "row", cell: (row) => row.label },
              { key: "added", head: say(lang, words.added), cell: (row) => time(row.createdAt) },
              {
                key: "seen",
                head: say(lang, words.lastSeen),
                cell: (row) => (row.lastUsedAt === null ? say(lang, words.never) : time(row.lastUsedAt)),
              },
              {
                key: "remove",
                head: say(lang, words.action),
                cell: (row) => (
                  <Deed deed="remove-passkey" id={row.credentialId} text={say(lang, words.remove)} of={row.label} />
                ),
              },
            ]}
          />
        )}
        <Button look="quiet" small href={paths.staffPasskey()}>
          {say(lang, words.addPasskey)}
        </Button>
      </Card>
      <Card title={say(lang, words.recoveryCodes)}>
        <p>{say(lang, codesLeft, { count: recoveryCodes })}</p>
        <Buttons>
          <Button look="quiet" small href={paths.staffRecoveryCodes()}>
            {say(lang, words.newCodes)}
          </Button>
          <Button look="quiet" small href={paths.staffPassword()}>
            {say(lang, words.changePassword)}
          </Button>
        </Buttons>
      </Card>
    </StaffFrame>
  );
}

/** A button that does one thing to one row. `of` tells buttons with the same words apart for those who hear them. */
function Deed({ deed: name, id, text, of }: { deed: string; id: string; text: string; of?: string }) {
  return (
    <form method="post">
      <input type="hidden" name="deed" value={name} />
      <input type="hidden" name="id" value={id} />
      <Button look="text" small>
        {text}
        {of === undefined ? null : <span className="vh"> {of}</span>}
      </Button>
    </form>
  );
}
