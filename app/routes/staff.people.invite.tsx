import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireFreshStaff } from "#app/http/staff-session.ts";
import { inviteStaff } from "#app/staff/invite-staff.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { HandOver } from "#app/ui/staff/hand-over.tsx";
import { RoleChoices } from "#app/ui/staff/role-choices.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { roleWords } from "#app/words/staff-access.ts";
import { peopleProblems, peopleWords as words } from "#app/words/staff-people.ts";
import { say } from "#app/words/words.ts";
import { staffRoles } from "#db/schema/staff-roles.ts";

export const handle: PageHandle = { title: words.invite, desk: true };

const fields = z.object({
  login: z.string().max(80).default(""),
  name: z.string().max(80).default(""),
  roles: z.array(z.enum(staffRoles)).default([]),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffInvite);
  return { me: meOf(session) };
}

/** The link is in this answer and nowhere else, so it is a page and no redirect. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffInvite);
  const form = await readForm(request, fields);
  if (!form.ok) throw new Response(null, { status: form.status });
  const typed = form.value;
  const invited = await inviteStaff(context, session, typed);
  if (invited.ok) {
    const link = context.env.origin + paths.staffJoin({ token: invited.invite.token });
    return data({ link, reason: null, typed });
  }
  if (invited.reason === "second_factor_needed") return redirect(confirmAddress(paths.staffInvite()), 303);
  return data({ link: null, reason: invited.reason, typed }, 422);
}

const fieldOf = { bad_login: "login", login_taken: "login", bad_name: "name", no_roles: "roles", not_allowed: "login" };

export default function StaffInvite() {
  const { lang } = useRequest();
  const { me } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.reason
    ? { field: fieldOf[answer.reason], text: say(lang, peopleProblems[answer.reason]) }
    : null;
  const error = (field: string) => (problem?.field === field ? problem.text : undefined);
  return (
    <StaffFrame me={me}>
      <Back href={paths.staffPeople()} text={say(lang, words.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: problem.field, message: problem.text }] : []}
      />
      <WorkHeader title={say(lang, words.invite)} />
      {answer?.link ? (
        <HandOver title={say(lang, words.linkHeading)} text={say(lang, words.linkText)} link={answer.link} />
      ) : (
        <>
          <p>{say(lang, words.inviteText)}</p>
          <form method="post" className="flow" noValidate>
            <TextField
              words={fieldWords(lang)}
              id="login"
              label={say(lang, words.login)}
              hint={say(lang, words.loginHint)}
              error={error("login")}
              value={answer?.typed.login}
              width="m"
              input={{ autoComplete: "off", autoCapitalize: "none", spellCheck: false }}
            />
            <TextField
              words={fieldWords(lang)}
              id="name"
              label={say(lang, words.name)}
              error={error("name")}
              value={answer?.typed.name}
              width="m"
              input={{ autoComplete: "off" }}
            />
            <RoleChoices
              words={fieldWords(lang)}
              label={say(lang, words.roles)}
              error={error("roles")}
              roles={staffRoles.map((role) => ({
                role,
                text: say(lang, roleWords[role]),
                checked: answer?.typed.roles.includes(role) ?? false,
              }))}
            />
            <Button small>{say(lang, words.send)}</Button>
          </form>
        </>
      )}
    </StaffFrame>
  );
}
