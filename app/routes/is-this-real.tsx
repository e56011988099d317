import { type ActionFunctionArgs, data } from "@remix-run/server-runtime";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { checkMessage } from "#app/access/check-message.ts";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { isRealWords as words, ourAddress, ourPhone, startWords } from "#app/words/arrive.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** Answers on the spot and changes nothing but a counter, so there is nothing to redirect to. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, z.object({ code: z.string().max(200).default("") }));
  const typed = form.ok ? form.value.code : "";
  const answer = await checkMessage(context, { typed, address: context.clientAddress });
  const status = { ours: 200, "not-ours": 200, unreadable: 422, "too-many": 429 }[answer];
  return data({ answer, typed }, status);
}

export default function IsThisReal() {
  const { lang, env } = useRequest();
  const checked = useActionData<typeof action>();
  const problem = checked?.answer === "unreadable" ? say(lang, startWords.codeProblem) : undefined;
  return (
    <PageFrame>
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
          hint={say(lang, startWords.codeHint)}
          error={problem}
          value={checked?.typed}
          input={{ autoComplete: "off", autoCapitalize: "characters", spellCheck: false }}
        />
        <Button>{say(lang, words.check)}</Button>
      </form>
      {checked?.answer === "ours" ? (
        <Note tone="good" icon="shield" role="status" title={say(lang, words.ours)}>
          <p>{say(lang, words.oursDetail)}</p>
        </Note>
      ) : null}
      {checked?.answer === "not-ours" ? (
        <Note tone="warm" icon="alert" role="status" title={say(lang, words.notOurs)}>
          <p>{say(lang, words.notOursDetail)}</p>
        </Note>
      ) : null}
      {checked?.answer === "too-many" ? (
        <Note tone="warm" icon="alert" role="status">
          <p>{say(lang, words.tooMany)}</p>
        </Note>
      ) : null}
      <section className="flow tight">
        <h2>{say(lang, words.howTitle)}</h2>
        <ul className="bullets">
          <li>{say(lang, ourAddress, { host: new URL(env.origin).host })}</li>
          <li>{say(lang, words.noAmounts)}</li>
          <li>{say(lang, ourPhone, { phone: lender.phoneAsWritten })}</li>
          <li>{say(lang, words.noAgents)}</li>
        </ul>
      </section>
    </PageFrame>
  );
}
