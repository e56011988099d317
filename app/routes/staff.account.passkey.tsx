import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { relyingPartyOf } from "#app/http/passkey-party.ts";
import { passkeyFormWords } from "#app/http/passkey-words.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { meOf, StaffFrame } from "#app/http/staff-frame.tsx";
import { confirmAddress, requireFreshStaff } from "#app/http/staff-session.ts";
import { passkeyRegistrationOptions, registerPasskey } from "#app/staff/register-passkey.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PasskeyForm } from "#app/ui/staff/passkey-form.tsx";
import { WorkHeader } from "#app/ui/staff/work-header.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { accountWords as words, passkeyWords } from "#app/words/staff-access.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.addPasskey, desk: true };

const fields = z.object({ answer: z.string().max(20_000).default(""), label: z.string().max(40).default("") });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffPasskey);
  const options = await passkeyRegistrationOptions(context, relyingPartyOf(context.env), session);
  return { me: meOf(session), options };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireFreshStaff(request, context, paths.staffPasskey);
  const form = await readForm(request, fields);
  if (!form.ok) return data({ known: false }, form.status);
  const added = await registerPasskey(context, relyingPartyOf(context.env), session, form.value);
  if (added.ok) return redirect(paths.staffAccount(), 303);
  if (added.reason === "second_factor_needed") return redirect(confirmAddress(paths.staffPasskey()), 303);
  return data({ known: added.reason === "known_already" }, 422);
}

export default function StaffPasskey() {
  const { lang, nonce } = useRequest();
  const { me, options } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong && say(lang, wrong.known ? words.passkeyKnown : passkeyWords.wrong);
  return (
    <StaffFrame me={me}>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "label", message: problem }] : []}
      />
      <WorkHeader title={say(lang, words.addPasskey)} />
      <p>{say(lang, passkeyWords.lede)}</p>
      <PasskeyForm options={options} words={passkeyFormWords(lang)} nonce={nonce}>
        <TextField
          words={fieldWords(lang)}
          id="label"
          label={say(lang, words.passkeyName)}
          hint={say(lang, words.passkeyNameHint)}
          width="m"
          input={{ maxLength: 40, autoComplete: "off" }}
        />
      </PasskeyForm>
    </StaffFrame>
  );
}
