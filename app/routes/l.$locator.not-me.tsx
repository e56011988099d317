import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseLocator } from "#app/access/locator.ts";
import { reportWrongNumber } from "#app/access/report-wrong-number.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { notMeWords as words } from "#app/words/arrive.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

export function loader({ params }: LoaderFunctionArgs) {
  const locator = parseLocator(params.locator ?? "");
  if (!locator) throw notFound();
  return { locator };
}

/** Needs a tick, so that a scanner that presses every button does not take a number away from its owner. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const locator = parseLocator(params.locator ?? "");
  if (!locator) throw notFound();
  const form = await readForm(request, z.object({ confirm: z.literal("yes") }));
  if (!form.ok) return data({ problem: true }, form.status);
  await reportWrongNumber(context, { locator, requestId: context.requestId });
  return redirect(paths.notMeThanks(), 303);
}

export default function NotMe() {
  const { lang } = useRequest();
  const { locator } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const problem = wrong ? say(lang, words.confirmProblem) : undefined;
  return (
    <PageFrame>
      <Back href={paths.link({ locator })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem ? [{ field: "confirm", message: problem }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <Check words={fieldWords(lang)} id="confirm" error={problem} label={say(lang, words.confirm)} />
        <Button>{say(lang, words.go)}</Button>
      </form>
      <Note tone="calm">
        <p>{say(lang, words.promise)}</p>
      </Note>
    </PageFrame>
  );
}
