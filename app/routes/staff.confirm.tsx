import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { relyingPartyOf } from "#app/http/passkey-party.ts";
import { passkeyFormWords } from "#app/http/passkey-words.ts";
import { paths } from "#app/http/paths.ts";
import { returnPath } from "#app/http/redirects.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { retryWords } from "#app/http/retry-words.ts";
import { staffCookie } from "#app/http/staff-cookie.ts";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { requireStaff } from "#app/http/staff-session.ts";
import { confirmSecondFactor } from "#app/staff/confirm-second-factor.ts";
import { confirmWithPasskey, passkeyConfirmOptions } from "#app/staff/confirm-with-passkey.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PasskeyForm } from "#app/ui/staff/passkey-form.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { codeWords, confirmWords as words, passkeyWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.heading, desk: true };

const fields = z.object({
  code: z.string().max(80).optional(),
  answer: z.string().max(20_000).optional(),
  to: z.string().max(300).optional(),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffConfirm);
  const to = returnPath(new URL(request.url).searchParams.get("to"), paths.staffHome());
  return { me: meOf(session), to, options: await passkeyConfirmOptions(context, relyingPartyOf(context.env), session) };
}

/** Shows the second factor again, by code or by passkey, and goes on to the page that asked for it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireStaff(request, context, paths.staffConfirm);
  const { lang, env } = context;
  const form = await readForm(request, fields);
  if (!form.ok) return data({ problem: say(lang, codeWords.missing) }, form.status);
  const { code, answer, to } = form.value;
  if (code === undefined && answer === undefined) return data({ problem: say(lang, codeWords.missing) }, 422);
  const confirmed =
    answer === undefined
      ? await confirmSecondFactor(context, session, code ?? "")
      : await confirmWithPasskey(context, relyingPartyOf(env), session, answer);
  if (confirmed.ok) {
    const headers = { "Set-Cookie": staffCookie("session", confirmed.token, env.origin) };
    return redirect(returnPath(to, paths.staffHome()), { status: 303, headers });
  }
  if (confirmed.reason === "no_session") return redirect(paths.staffSignIn(), 303);
  if (confirmed.reason === "blocked") {
    return data({ problem: retryWords(lang, confirmed.retryAt - context.clock.now()) }, 429);
  }
  return data({ problem: say(lang, answer === undefined ? codeWords.wrong : passkeyWords.wrong) }, 422);
}

export default function StaffConfirm() {
  const { lang, nonce } = useRequest();
  const { me, to, options } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  return (
    <StaffFrame me={me}>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "code", message: wrong.problem }] : []}
      />
      <WorkHeader title={say(lang, words.heading)} />
      <p>{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <input type="hidden" name="to" value={to} />
        <TextField
          words={fieldWords(lang)}
          id="code"
          label={say(lang, codeWords.code)}
          hint={say(lang, codeWords.lede)}
          error={wrong?.problem}
          width="m"
          input={{ autoComplete: "one-time-code", autoCapitalize: "none", spellCheck: false }}
        />
        <Button small>{say(lang, words.go)}</Button>
      </form>
      {options ? (
        <PasskeyForm options={options} words={passkeyFormWords(lang)} nonce={nonce}>
          <input type="hidden" name="to" value={to} />
        </PasskeyForm>
      ) : null}
    </StaffFrame>
  );
}
