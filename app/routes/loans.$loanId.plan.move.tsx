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
import { partOf, readBeside } from "#app/plans/read-bundle.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { runningPlan } from "#app/ui/plans/plan-page.ts";
import { Prose } from "#app/ui/prose.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { changeWords as words } from "#app/words/plan-change.ts";
import { otherLoan } from "#app/words/plan-amount.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const form = z.object({
  move: z.string().regex(/^\d{1,3}-\d{4,6}$/),
  also: z.array(z.string().max(40)).optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await runningPlan(context, visitor, params.loanId ?? "");
  const choices = view.dates
    .slice(0, 60)
    .flatMap(({ number, due }) => daysToMoveTo(view, number).map((to) => ({ number, due, to })));
  const first = choices[0]?.number;
  const offered = choices.filter(({ number }) => number < (first ?? 0) + 3);
  const beside = (await readBeside(context.db.read, context, visitor, view)).map(partOf);
  return {
    visitor,
    loanId: view.plan.loanId,
    currency: view.plan.currency,
    choices: offered,
    others: beside.map(({ loanId, loanNo, instalments }) => ({
      loanId,
      loanNo,
      amount: instalments.find(({ number }) => number === first)?.amount ?? 0,
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await runningPlan(context, visitor, params.loanId ?? "");
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: "date" as const, typed: null }, read.status);
  const [number = 0, to = 0] = read.value.move.split("-").map(Number);
  const also = read.value.also ?? [];
  const typed = { move: read.value.move, also };
  const beside = (await readBeside(context.db.read, context, visitor, view)).filter(({ plan }) =>
    also.includes(plan.loanId),
  );
  if (beside.some((other) => !daysToMoveTo(other, number).includes(to)))
    return data({ problem: "others" as const, typed }, 422);
  for (const { plan } of [view, ...beside]) {
    const moved = await moveInstalment(context, visitor, plan.loanId, { number, to });
    if (!moved.ok) return data({ problem: "date" as const, typed }, 422);
  }
  return redirect(paths.plan({ loanId: view.plan.loanId }), 303);
}

export default function PlanMove() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, choices, others } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const wrong = tried ? say(lang, tried.problem === "others" ? words.othersNot : words.moveProblem) : undefined;
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
            value={tried?.typed?.move}
            options={choices.map(({ number, due, to }) => ({
              value: `${number}-${to}`,
              text: `${formatDay(due, lang, "day")} → ${formatDay(to, lang, "weekday")}`,
            }))}
          />
          {others.length === 0 ? null : (
            <Choices
              words={fieldWords(lang)}
              id="also"
              type="checkbox"
              label={say(lang, words.alsoOthers)}
              hint={say(lang, words.alsoHint)}
              chosen={tried?.typed?.also ?? others.map((other) => other.loanId)}
              options={others.map((other) => ({
                value: other.loanId,
                label: say(lang, otherLoan, { loanNo: other.loanNo }),
                detail: <Prose text={formatMoney(other.amount, currency, lang)} />,
              }))}
            />
          )}
          <Button>{say(lang, words.moveGo)}</Button>
        </form>
      )}
    </PageFrame>
  );
}
