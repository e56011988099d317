import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { retryWords } from "#app/http/retry-words.ts";
import { staffCookie } from "#app/http/staff-cookie.ts";
import { StaffDoor } from "#app/http/staff-frame.tsx";
import { findStaff } from "#app/http/staff-session.ts";
import { signIn } from "#app/staff/sign-in.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { deskWords, signInWords as words } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: deskWords.door };

const fields = z.object({ login: z.string().max(80).default(""), password: z.string().max(1000).default("") });

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findStaff(request, context)) throw redirect(paths.staffHome(), 303);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { lang } = context;
  const form = await readForm(request, fields);
  if (!form.ok) return data({ problem: say(lang, words.missing), login: "" }, form.status);
  const { login, password } = form.value;
  if (login === "" || password === "") return data({ problem: say(lang, words.missing), login }, 422);
  const first = await signIn(context, { login, password, address: context.clientAddress });
  if (first.ok) {
    const headers = { "Set-Cookie": staffCookie("ticket", first.ticket, context.env.origin) };
    return redirect(paths.staffSignInCode(), { status: 303, headers });
  }
  if (first.reason === "wrong") return data({ problem: say(lang, words.wrong), login }, 422);
  if (first.reason === "busy") return data({ problem: say(lang, words.busy), login }, 503);
  const { retryAt } = first;
  const wait = retryAt === null ? say(lang, words.blockedAddress) : retryWords(lang, retryAt - context.clock.now());
  return data({ problem: wait, login }, 429);
}

export default function StaffSignIn() {
  const { lang } = useRequest();
  const wrong = useActionData<typeof action>();
  return (
    <StaffDoor>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "login", message: wrong.problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="login"
          label={say(lang, words.login)}
          value={wrong?.login}
          error={wrong?.problem}
          input={{ autoComplete: "username", autoCapitalize: "none", spellCheck: false }}
        />
        <TextField
          words={fieldWords(lang)}
          id="password"
          type="password"
          label={say(lang, words.password)}
          input={{ autoComplete: "current-password" }}
        />
        <Button>{say(lang, words.next)}</Button>
      </form>
      <Links links={[{ href: paths.staffSignInPasskey(), text: say(lang, words.usePasskey), icon: "shield" }]} />
      <p className="fine">{say(lang, words.lost)}</p>
      <p className="fine">
        <a href={paths.start()}>{say(lang, words.borrower)}</a>
      </p>
    </StaffDoor>
  );
}
