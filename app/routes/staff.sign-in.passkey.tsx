import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { deviceOf } from "#app/http/device.ts";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { relyingPartyOf } from "#app/http/passkey-party.ts";
import { passkeyFormWords } from "#app/http/passkey-words.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { staffCookie } from "#app/http/staff-cookie.ts";
import { StaffDoor } from "#app/http/staff-frame.tsx";
import { passkeySignInOptions, signInWithPasskey } from "#app/staff/sign-in-with-passkey.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PasskeyForm } from "#app/ui/staff/passkey-form.tsx";
import { frameWords } from "#app/words/frame.ts";
import { deskWords, passkeyWords as words, signInWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: deskWords.door };

export async function loader({ context }: LoaderFunctionArgs) {
  return { options: await passkeySignInOptions(context, relyingPartyOf(context.env)) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, z.object({ answer: z.string().max(20_000).default("") }));
  if (!form.ok) return data({ reason: "wrong" as const }, form.status);
  const signedIn = await signInWithPasskey(context, relyingPartyOf(context.env), {
    answer: form.value.answer,
    device: deviceOf(request.headers.get("user-agent")),
    address: context.clientAddress,
  });
  if (!signedIn.ok) return data({ reason: signedIn.reason }, signedIn.reason === "blocked" ? 429 : 422);
  const headers = { "Set-Cookie": staffCookie("session", signedIn.token, context.env.origin) };
  return redirect(paths.staffHome(), { status: 303, headers });
}

export default function StaffSignInPasskey() {
  const { lang, nonce } = useRequest();
  const { options } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong && say(lang, wrong.reason === "blocked" ? signInWords.blockedAddress : words.wrong);
  return (
    <StaffDoor>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "main", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <PasskeyForm options={options} words={passkeyFormWords(lang)} nonce={nonce} />
      <p>
        <a href={paths.staffSignIn()}>{say(lang, signInWords.usePassword)}</a>
      </p>
    </StaffDoor>
  );
}
