import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireFreshStaff } from "#app/http/staff-session.ts";
import { requestRoleChange } from "#app/staff/change-roles.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import { findStaffUser } from "#app/staff/list-staff.ts";
import { requestReturn } from "#app/staff/let-return.ts";
import { requestFactorReset } from "#app/staff/reset-factor.ts";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { RoleChoices } from "#app/ui/staff/role-choices.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { roleWords } from "#app/words/staff-access.ts";
import { peopleProblems, peopleWords as words } from "#app/words/staff-people.ts";
import { say } from "#app/words/words.ts";
import { staffRoles } from "#db/schema/staff-roles.ts";

export const handle: PageHandle = { title: words.title, desk: true };

const fields = z.object({
  deed: z.enum(["roles", "reset-second-factor", "reset-password", "disable", "return"]),
  roles: z.array(z.enum(staffRoles)).default([]),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffPerson);
  const user = await findStaffUser(context, params.staffId ?? "");
  if (!user) throw notFound();
  const person = { login: user.login, name: user.name, roles: user.roles, disabled: user.disabledAt !== null };
  const asked = new URL(request.url).searchParams.has("asked");
  return { me: meOf(session), person, own: user.id === session.staffId, asked };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffPerson);
  const staffId = params.staffId ?? "";
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const { deed, roles } = form.value;
  const page = paths.staffPerson({ staffId });
  const done =
    deed === "roles"
      ? await context.db.transact((tx) =>
          requestRoleChange(tx, context, session, { staffId, roles, reason: "new_duties" }),
        )
      : deed === "disable"
        ? await disableStaff(context, { kind: "staff", staffId: session.staffId }, { staffId, reason: "by_admin" })
        : deed === "return"
          ? await requestReturn(context, session, { staffId, reason: "came_back" })
          : await requestFactorReset(context, session, {
              staffId,
              factor: deed === "reset-password" ? "password" : "second_factor",
              reason: deed === "reset-password" ? "password_forgotten" : "authenticator_lost",
            });
  if (done.ok) return redirect(deed === "disable" ? page : `${page}?asked`, 303);
  if (done.reason === "second_factor_needed") return redirect(confirmAddress(page), 303);
  return data({ reason: done.reason }, done.reason === "unknown_person" ? 404 : 422);
}

export default function StaffPerson() {
  const { lang } = useRequest();
  const { me, person, own, asked } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffPeople()} text={say(lang, words.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "main", message: say(lang, peopleProblems[wrong.reason]) }] : []}
      />
      <WorkHeader title={person.name} reference={person.login}>
        <Tag tone={person.disabled ? "warm" : "good"}>{say(lang, person.disabled ? words.disabled : words.active)}</Tag>
      </WorkHeader>
      {asked && !wrong ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.asked)}</p>
        </Note>
      ) : null}
      {own ? (
        <Note>
          <p>{say(lang, words.own)}</p>
        </Note>
      ) : null}
      {person.disabled && !own ? (
        <Card title={say(lang, words.letReturn)}>
          <p>{say(lang, words.letReturnText)}</p>
          <form method="post">
            <Button look="quiet" small name="deed" value="return">
              {say(lang, words.ask)}
            </Button>
          </form>
        </Card>
      ) : null}
      {own || person.disabled ? null : (
        <>
          <Card title={say(lang, words.changeRoles)}>
            <p>{say(lang, words.changeRolesText)}</p>
            <form method="post" className="flow" noValidate>
              <input type="hidden" name="deed" value="roles" />
              <RoleChoices
                words={fieldWords(lang)}
                label={say(lang, words.roles)}
                roles={staffRoles.map((role) => ({
                  role,
                  text: say(lang, roleWords[role]),
                  checked: person.roles.includes(role),
                }))}
              />
              <Button look="quiet" small>
                {say(lang, words.ask)}
              </Button>
            </form>
          </Card>
          <Card title={say(lang, words.reset)}>
            <p>{say(lang, words.resetText)}</p>
            <form method="post">
              <Buttons>
                <Button look="quiet" small name="deed" value="reset-second-factor">
                  {say(lang, words.lostFactor)}
                </Button>
                <Button look="quiet" small name="deed" value="reset-password">
                  {say(lang, words.lostPassword)}
                </Button>
              </Buttons>
            </form>
          </Card>
          <Card title={say(lang, words.disable)}>
            <p>{say(lang, words.disableText)}</p>
            <form method="post">
              <Button look="quiet" small name="deed" value="disable">
                {say(lang, words.disableGo)}
              </Button>
            </form>
          </Card>
        </>
      )}
    </StaffFrame>
  );
}
