import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStandings } from "#app/account/standing.ts";
import { rulesAt } from "#app/hardship/case-clock.ts";
import { situationsFor, tellUs } from "#app/hardship/tell-us.ts";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { specialSituations } from "#app/policy/categories.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { situationWords, tellerWords, tellUsWords as words } from "#app/words/tell-us.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

const tellers = ["self", "family", "adviser", "representative"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standings = await readStandings(context, visitor);
  const at = context.clock.now();
  const profiles = standings.map(({ loan }) => rulesAt(loan.profile, visitor.timeZone, at).profile);
  return { visitor, situations: situationsFor(profiles) };
}

const statement = z.object({
  situation: z.enum(specialSituations),
  words: z.string().max(2000).optional(),
  safe: z.string().max(2000).optional(),
  teller: z.enum(tellers).default("self"),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const form = await readForm(request, statement);
  if (!form.ok) {
    const field = form.errors.words ? "words" : form.errors.safe ? "safe" : "situation";
    return data({ field, typed: form.typed }, form.status);
  }
  const { situation, words: said, safe, teller } = form.value;
  const told = await tellUs(context, {
    borrowerId: visitor.borrowerId,
    actor: { kind: "borrower", borrowerId: visitor.borrowerId },
    statement: { situation, words: said ?? null, safeWay: safe ?? null, teller },
    requestId: context.requestId,
  });
  if (!told.ok) return data({ field: "situation", typed: {} }, 422);
  return redirect(paths.tellUsDone(), 303);
}

export default function TellUs() {
  const { lang } = useRequest();
  const { visitor, situations } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const typed: Partial<Record<string, string>> = wrong?.typed ?? {};
  const error = (field: string) =>
    wrong?.field === field ? say(lang, field === "situation" ? words.choose : words.tooLong) : undefined;
  const field = fieldWords(lang);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.home()} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: wrong.field, message: error(wrong.field) ?? "" }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <form method="post" className="flow" noValidate>
        <Choices
          words={field}
          id="situation"
          type="radio"
          label={say(lang, words.which)}
          error={error("situation")}
          options={situations.map((value) => ({
            value,
            label: say(lang, situationWords[value].label),
            detail: say(lang, situationWords[value].detail),
          }))}
          chosen={typed.situation}
        />
        <TextArea
          words={field}
          id="words"
          label={say(lang, words.words)}
          hint={say(lang, words.wordsHint)}
          optional
          error={error("words")}
          value={typed.words}
          maxLength={2000}
        />
        <TextArea
          words={field}
          id="safe"
          label={say(lang, words.safe)}
          hint={say(lang, words.safeHint)}
          optional
          error={error("safe")}
          value={typed.safe}
          maxLength={2000}
        />
        <Choices
          words={field}
          id="teller"
          type="radio"
          label={say(lang, words.teller)}
          optional
          options={tellers.map((value) => ({ value, label: say(lang, tellerWords[value]) }))}
          chosen={typed.teller}
        />
        <Button>{say(lang, words.send)}</Button>
        <p className="fine">{say(lang, words.proofLater)}</p>
      </form>
    </PageFrame>
  );
}
