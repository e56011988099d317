import { type ActionFunctionArgs, data, redirect } from "@remix-run/server-runtime";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { parseLocator } from "#app/access/locator.ts";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Scene } from "#app/ui/hills.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { startWords } from "#app/words/arrive.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: startWords.title };

/** A typed code leads to the same page as the link in the message. Whether it exists is not told here. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, z.object({ code: z.string().max(200) }));
  const typed = form.ok ? form.value.code : (form.typed.code ?? "");
  const locator = parseLocator(typed);
  if (!locator) return data({ typed }, 422);
  return redirect(paths.link({ locator }), 303);
}

export default function Start() {
  const { lang } = useRequest();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, startWords.codeProblem) : undefined;
  return (
    <PageFrame>
      <Scene />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "code", message: problem }] : []}
      />
      <h1>{say(lang, startWords.heading)}</h1>
      <p className="lede">{say(lang, startWords.lede)}</p>
      <form method="post" className="flow" noValidate>
        <TextField
          words={fieldWords(lang)}
          id="code"
          label={say(lang, startWords.code)}
          hint={say(lang, startWords.codeHint)}
          error={problem}
          value={wrong?.typed}
          width="m"
          input={{ autoComplete: "off", autoCapitalize: "characters", spellCheck: false }}
        />
        <Button>{say(lang, startWords.go)}</Button>
      </form>
      <section className="flow tight">
        <h2>{say(lang, startWords.noCode)}</h2>
        <p>
          <a href={paths.newLink()}>{say(lang, startWords.newLink)}</a>
        </p>
      </section>
    </PageFrame>
  );
}
