import { type ActionFunctionArgs, data } from "@remix-run/server-runtime";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { requestNewLink } from "#app/access/request-new-link.ts";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { newLinkWords as words } from "#app/words/arrive.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** The answer is the same whether anybody is behind the number, and whether a limit was reached. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, z.object({ subject: z.string().max(60) }));
  if (!form.ok) return data({ sent: false, typed: form.typed.subject ?? "" }, form.status);
  await requestNewLink(context, { typed: form.value.subject, address: context.clientAddress });
  return data({ sent: true, typed: "" });
}

export default function NewLink() {
  const { lang } = useRequest();
  const asked = useActionData<typeof action>();
  const problem = asked && !asked.sent ? say(lang, words.problem) : undefined;
  return (
    <PageFrame>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "subject", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      {asked?.sent ? (
        <Note tone="good" icon="check" role="status" title={say(lang, words.sentTitle)}>
          <p>{say(lang, words.sent)}</p>
        </Note>
      ) : null}
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="subject"
          label={say(lang, words.subject)}
          error={problem}
          value={asked?.typed}
          input={{ autoComplete: "tel", inputMode: "text" }}
        />
        <Button>{say(lang, words.go)}</Button>
      </form>
    </PageFrame>
  );
}
