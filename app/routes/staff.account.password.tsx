import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { retryWords } from "#app/http/retry-words.ts";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireFreshStaff } from "#app/http/staff-session.ts";
import { changePassword } from "#app/staff/change-password.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { accountWords as words, joinWords, passwordProblemWords, signInWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.changePassword, desk: true };

const fields = z.object({ present: z.string().max(1000).default(""), next: z.string().max(1000).default("") });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffPassword);
  return { me: meOf(session) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffPassword);
  const { lang } = context;
  const form = await readForm(request, fields);
  if (!form.ok) return data({ field: "present", problem: say(lang, signInWords.missing) }, form.status);
  const changed = await changePassword(context, session, form.value);
  if (changed.ok) return redirect(paths.staffAccount(), 303);
  if (changed.reason === "second_factor_needed") return redirect(confirmAddress(paths.staffPassword()), 303);
  if (changed.reason === "busy") return data({ field: "present", problem: say(lang, signInWords.busy) }, 503);
  if (changed.reason === "blocked") {
    return data({ field: "present", problem: retryWords(lang, changed.retryAt - context.clock.now()) }, 429);
  }
  const field = changed.reason === "wrong_password" ? "present" : "next";
  return data({ field, problem: say(lang, passwordProblemWords[changed.reason]) }, 422);
}

export default function StaffPassword() {
  const { lang } = useRequest();
  const { me } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const error = (field: string) => (wrong?.field === field ? wrong.problem : undefined);
  return (
    <StaffFrame me={me}>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: wrong.field, message: wrong.problem }] : []}
      />
      <WorkHeader title={say(lang, words.changePassword)} />
      <p>{say(lang, words.changePasswordText)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="present"
          type="password"
          label={say(lang, joinWords.presentPassword)}
          error={error("present")}
          width="m"
          input={{ autoComplete: "current-password" }}
        />
        <TextField
          words={fieldWords(lang)}
          id="next"
          type="password"
          label={say(lang, joinWords.newPassword)}
          hint={say(lang, joinWords.passwordHint)}
          error={error("next")}
          width="m"
          input={{ autoComplete: "new-password" }}
        />
        <Button small>{say(lang, words.changePassword)}</Button>
      </form>
    </StaffFrame>
  );
}
