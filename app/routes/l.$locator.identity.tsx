import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseLocator } from "#app/access/locator.ts";
import { readLink } from "#app/access/read-link.ts";
import { verifyIdentity } from "#app/access/verify-identity.ts";
import { parseDate } from "#app/http/date-form.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { sessionCookie } from "#app/http/session-cookie.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { DateFields } from "#app/ui/date-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Note } from "#app/ui/note.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { identityWords as words } from "#app/words/arrive.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const answer = z.object({
  "answer.year": z.string().max(8).default(""),
  "answer.month": z.string().max(8).default(""),
  "answer.day": z.string().max(8).default(""),
  answer: z.string().max(40).default(""),
});

const textQuestions = {
  postcode: { label: words.postcode, hint: words.postcodeHint },
  "id-tail": { label: words.idTail, hint: words.idTailHint },
  pin: { label: words.pin, hint: words.pinHint },
} as const;

/** Which question to ask; the same for a link that does not exist. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const locator = parseLocator(params.locator ?? "");
  if (!locator) throw notFound();
  const { question } = await readLink(context, locator);
  return { locator, question };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const locator = parseLocator(params.locator ?? "");
  if (!locator) throw notFound();
  const { question } = await readLink(context, locator);
  const form = await readForm(request, answer);
  if (!form.ok) return data({ problem: "incomplete" as const, typed: form.typed }, form.status);
  const typed = form.value;
  const given =
    question === "birth-date"
      ? parseDate({ year: typed["answer.year"], month: typed["answer.month"], day: typed["answer.day"] })
      : typed.answer;
  // A blank form, as a scanner sends it, is asked again and costs no try.
  if (!given) return data({ problem: "incomplete" as const, typed: { ...typed } }, 422);
  const { clientAddress: address, requestId } = context;
  const verified = await verifyIdentity(context, { locator, answer: given, address, requestId });
  if (!verified.ok) return data({ problem: "no-match" as const, typed: { ...typed } }, 422);
  const headers = { "Set-Cookie": sessionCookie(verified.cookie, context.env.origin) };
  return redirect(paths.home(), { status: 303, headers });
}

export default function Identity() {
  const { lang } = useRequest();
  const { locator, question } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  const incomplete = question === "birth-date" ? words.birthDateProblem : words.answerProblem;
  const summary = wrong && say(lang, wrong.problem === "no-match" ? words.noMatch : incomplete);
  const error = wrong && say(lang, wrong.problem === "no-match" ? words.noMatchField : incomplete);
  return (
    <PageFrame>
      <Back href={paths.link({ locator })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={summary ? [{ field: "answer", message: summary }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        {question === "birth-date" ? (
          <DateFields
            words={fieldWords(lang)}
            lang={lang}
            id="answer"
            label={say(lang, words.birthDate)}
            hint={say(lang, words.birthDateHint)}
            error={error}
            birthday
            labels={{ year: say(lang, words.year), month: say(lang, words.month), day: say(lang, words.day) }}
            value={{ year: typed["answer.year"], month: typed["answer.month"], day: typed["answer.day"] }}
          />
        ) : (
          <TextField
            words={fieldWords(lang)}
            id="answer"
            label={say(lang, textQuestions[question].label)}
            hint={say(lang, textQuestions[question].hint)}
            error={error}
            value={question === "pin" ? undefined : typed.answer}
            width="m"
            type={question === "pin" ? "password" : undefined}
            input={{
              autoComplete: question === "postcode" ? "postal-code" : "off",
              autoCapitalize: "characters",
              inputMode: question === "pin" ? "numeric" : "text",
            }}
          />
        )}
        <Button>{say(lang, words.check)}</Button>
      </form>
      <p>
        <a href={paths.newLink()}>{say(lang, words.newLink)}</a>
      </p>
      <Note tone="calm">
        <p>{say(lang, words.why)}</p>
        <p>{say(lang, words.limits)}</p>
      </Note>
    </PageFrame>
  );
}
