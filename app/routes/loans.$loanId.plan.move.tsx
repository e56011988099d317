import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { daysToMoveTo, moveInstalment } from "#app/plans/move-instalment.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay } from "#app/ui/format.ts";
import { runningPlan } from "#app/ui/plans/plan-page.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { changeWords as words } from "#app/words/plan-change.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const form = z.object({ move: z.string().regex(/^\d{1,3}-\d{4,6}$/) });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await runningPlan(context, visitor, params.loanId ?? "");
  const choices = view.dates
    .slice(0, 60)
    .flatMap(({ number, due }) => daysToMoveTo(view, number).map((to) => ({ number, due, to })));
  const first = choices[0]?.number;
  return { visitor, loanId: view.plan.loanId, choices: choices.filter(({ number }) => number < (first ?? 0) + 3) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await runningPlan(context, visitor, params.loanId ?? "");
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: true }, read.status);
  const [number, to] = read.value.move.split("-").map(Number);
  const moved = await moveInstalment(context, visitor, view.plan.loanId, { number: number ?? 0, to: to ?? 0 });
  return moved.ok ? redirect(paths.plan({ loanId: view.plan.loanId }), 303) : data({ problem: true }, 422);
}

export default function PlanMove() {
  const { lang } = useRequest();
  const { visitor, loanId, choices } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>() ? say(lang, words.moveProblem) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.plan({ loanId })} text={say(lang, planWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "move", message: wrong }] : []}
      />
      <h1>{say(lang, words.moveHeading)}</h1>
      {choices.length === 0 ? (
        <p>{say(lang, words.noneToMove)}</p>
      ) : (
        <form method="post" className="flow" noValidate>
          <p>{say(lang, words.moveText)}</p>
          <SelectField
            words={fieldWords(lang)}
            id="move"
            label={say(lang, words.which)}
            error={wrong}
            options={choices.map(({ number, due, to }) => ({
              value: `${number}-${to}`,
              text: `${formatDay(due, lang, "day")} → ${formatDay(to, lang, "weekday")}`,
            }))}
          />
          <Button>{say(lang, words.moveGo)}</Button>
        </form>
      )}
    </PageFrame>
  );
}
