import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { changeContact } from "#app/contact/change-contact.ts";
import { writePin } from "#app/contact/set-pin.ts";
import { confirmCode } from "#app/contact/step-up.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { sessionActor } from "#app/http/session-actor.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { codeWords as words } from "#app/words/contact.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";
import type { StepUpAction } from "#db/schema/contact-kinds.ts";
import { stepUpCodeOf } from "#db/stores/contact-codes.ts";

export const handle: PageHandle = { title: words.title };

const origins = {
  "change-phone": paths.contactPhone(),
  "change-email": paths.contactEmail(),
  "data-copy": paths.contactCopy(),
  pin: paths.contactPin(),
} as const satisfies Record<StepUpAction, string>;

const done = {
  "change-phone": `${paths.contact()}?saved=phone`,
  "change-email": `${paths.contact()}?saved=email`,
  "data-copy": paths.contactCopy(),
  pin: `${paths.contact()}?saved=pin-set`,
} as const satisfies Record<StepUpAction, string>;

/** The form of a code that was asked for in this session; anybody else's does not exist. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const actor = sessionActor(request, context, visitor);
  const code = await stepUpCodeOf(context.db.read, params.codeId ?? "", actor.sessionHash);
  if (!code) throw notFound();
  return { visitor, origin: origins[code.action] };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const actor = sessionActor(request, context, visitor);
  const form = await readForm(request, z.object({ code: z.string().max(40) }));
  // A blank form is asked again and costs no try.
  if (!form.ok) return data({ reason: "wrong" as const }, form.status);
  const attempt = { codeId: params.codeId ?? "", typed: form.value.code };
  const checked = await confirmCode(context, actor, attempt, async (tx, what, value) => {
    if (what === "change-phone") await changeContact(tx, context, actor, "phone", value);
    if (what === "change-email") await changeContact(tx, context, actor, "email", value);
    if (what === "pin") await writePin(tx, context, actor, value);
  });
  if (!checked.ok) return data({ reason: checked.reason }, 422);
  const pinRemoved = checked.action === "pin" && checked.value === "";
  return redirect(pinRemoved ? `${paths.contact()}?saved=pin-removed` : done[checked.action], 303);
}

export default function ContactCode() {
  const { lang } = useRequest();
  const { visitor, origin } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong && say(lang, words[wrong.reason]);
  return (
    <PageFrame session={visitor}>
      <Back href={origin} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "code", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="code"
          label={say(lang, words.code)}
          error={problem}
          width="m"
          input={{ autoComplete: "one-time-code", inputMode: "numeric" }}
        />
        <Button>{say(lang, words.check)}</Button>
      </form>
      <p>
        <a href={origin}>{say(lang, words.again)}</a>
      </p>
      <p className="fine">{say(lang, words.never)}</p>
    </PageFrame>
  );
}
