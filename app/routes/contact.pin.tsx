import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readPreferences } from "#app/contact/preferences.ts";
import { requestPin } from "#app/contact/set-pin.ts";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { sessionActor } from "#app/http/session-actor.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { codeProblem } from "#app/ui/contact/code-problem.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { pinWords as words } from "#app/words/contact.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const choice = z.object({
  act: z.enum(["set", "remove"]),
  pin: z.string().max(20).default(""),
  again: z.string().max(20).default(""),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const preferences = await readPreferences(context, visitor.borrowerId);
  return { visitor, hasPin: preferences?.hasPin ?? false };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, choice);
  if (!form.ok) return data({ refusal: { reason: "not_six_digits" as const } }, form.status);
  const { act, pin, again } = form.value;
  if (act === "set" && pin !== again) return data({ refusal: { reason: "differ" as const } }, 422);
  const actor = sessionActor(request, context, visitor);
  const asked = await requestPin(context, actor, act === "set" ? pin : null);
  if (asked.ok) return redirect(paths.contactCode({ codeId: asked.codeId }), 303);
  return data({ refusal: asked }, 422);
}

export default function ContactPin() {
  const { lang } = useRequest();
  const { visitor, hasPin } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong && codeProblem(wrong.refusal, lang, visitor.timeZone);
  const second = wrong?.refusal.reason === "differ";
  const input = { inputMode: "numeric", autoComplete: "new-password", maxLength: 6 } as const;
  const field = { words: fieldWords(lang), type: "password", width: "m", input } as const;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.contact()} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: second ? "again" : "pin", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {hasPin ? <p>{say(lang, words.already)}</p> : null}
      <form method="post" className="flow" noValidate>
        <TextField
          {...field}
          id="pin"
          label={say(lang, words.pin)}
          hint={say(lang, words.pinHint)}
          error={second ? undefined : problem}
        />
        <TextField {...field} id="again" label={say(lang, words.again)} error={second ? problem : undefined} />
        <Button name="act" value="set">
          {say(lang, words.set)}
        </Button>
      </form>
      {hasPin ? (
        <form method="post">
          <Button look="quiet" name="act" value="remove">
            {say(lang, words.remove)}
          </Button>
        </form>
      ) : null}
      <Note tone="calm">
        <p>{say(lang, words.forgot)}</p>
        <p>{say(lang, words.other)}</p>
      </Note>
    </PageFrame>
  );
}
