import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { deviceOf } from "#app/http/device.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { retryWords } from "#app/http/retry-words.ts";
import { clearedStaffCookie, readStaffCookie, staffCookie } from "#app/http/staff-cookie.ts";
import { StaffDoor } from "#app/http/staff-frame.tsx";
import { finishSignIn } from "#app/staff/finish-sign-in.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { codeWords as words, deskWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: deskWords.door };

export function loader({ request, context }: LoaderFunctionArgs) {
  if (readStaffCookie(request, "ticket", context.env.origin) === null) throw redirect(paths.staffSignIn(), 303);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { lang, env } = context;
  const ticket = readStaffCookie(request, "ticket", env.origin);
  if (ticket === null) return redirect(paths.staffSignIn(), 303);
  const form = await readForm(request, z.object({ code: z.string().max(80).default("") }));
  const code = form.ok ? form.value.code : "";
  if (code === "") return data({ problem: say(lang, words.missing) }, 422);
  const device = deviceOf(request.headers.get("user-agent"));
  const done = await finishSignIn(context, { ticket, code, device });
  if (done.ok) {
    const headers = new Headers({ "Set-Cookie": staffCookie("session", done.token, env.origin) });
    headers.append("Set-Cookie", clearedStaffCookie("ticket", env.origin));
    return redirect(paths.staffHome(), { status: 303, headers });
  }
  if (done.reason === "wrong") return data({ problem: say(lang, words.wrong) }, 422);
  if (done.reason === "blocked") return data({ problem: retryWords(lang, done.retryAt - context.clock.now()) }, 429);
  const headers = { "Set-Cookie": clearedStaffCookie("ticket", env.origin) };
  return redirect(paths.staffSignIn(), { status: 303, headers });
}

export default function StaffSignInCode() {
  const { lang } = useRequest();
  const wrong = useActionData<typeof action>();
  return (
    <StaffDoor>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "code", message: wrong.problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="code"
          label={say(lang, words.code)}
          hint={say(lang, words.hint)}
          error={wrong?.problem}
          width="m"
          input={{ autoComplete: "one-time-code", autoCapitalize: "none", spellCheck: false }}
        />
        <Button>{say(lang, words.go)}</Button>
      </form>
      <p>
        <a href={paths.staffSignIn()}>{say(lang, words.startOver)}</a>
      </p>
    </StaffDoor>
  );
}
