import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { budgetLines } from "#app/plans/plan-answers.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Links } from "#app/ui/links.tsx";
import { deskFor } from "#app/ui/plans/plan-page.ts";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { budgetGroups, budgetLineWords, budgetWords as words } from "#app/words/plan-budget.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const people = z.coerce.number().int().max(20);
const form = z.object({
  income: z.array(z.enum(budgetLines.income)).default([]),
  essentials: z.array(z.enum(budgetLines.essentials)).default([]),
  priorityDebts: z.array(z.enum(budgetLines.priorityDebts)).default([]),
  adults: people.min(1),
  dependants: people.min(0).default(0),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const { answers } = await deskFor(context, visitor, loanId, "budget");
  return { visitor, loanId, checklist: answers.checklist };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  await deskFor(context, visitor, loanId, "budget");
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: true }, read.status);
  const { income, essentials, priorityDebts, adults, dependants } = read.value;
  const lines = [...income, ...essentials, ...priorityDebts];
  await savePlanAnswers(context, visitor, loanId, { checklist: { lines, adults, dependants } });
  return redirect(paths.planFigures({ loanId }), 303);
}

export default function PlanBudget() {
  const { lang } = useRequest();
  const { visitor, loanId, checklist } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>() ? say(lang, words.peopleProblem) : undefined;
  const groups = ["income", "essentials", "priorityDebts"] as const;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.planOptions({ loanId })} text={say(lang, planWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "adults", message: wrong }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.why)}</p>
      <form method="post" className="flow" noValidate>
        {groups.map((group) => (
          <Choices
            key={group}
            words={fieldWords(lang)}
            id={group}
            type="checkbox"
            two
            label={say(lang, budgetGroups[group])}
            chosen={checklist?.lines ?? []}
            options={budgetLines[group].map((code) => ({ value: code, label: say(lang, budgetLineWords[code]) }))}
          />
        ))}
        <h2>{say(lang, words.people)}</h2>
        <TextField
          words={fieldWords(lang)}
          id="adults"
          label={say(lang, words.adults)}
          error={wrong}
          width="xs"
          value={String(checklist?.adults ?? 1)}
          input={{ inputMode: "numeric", maxLength: 2, autoComplete: "off" }}
        />
        <TextField
          words={fieldWords(lang)}
          id="dependants"
          label={say(lang, words.dependants)}
          width="xs"
          value={String(checklist?.dependants ?? 0)}
          input={{ inputMode: "numeric", maxLength: 2, autoComplete: "off" }}
        />
        <Button>{say(lang, words.next)}</Button>
      </form>
      <p className="fine">{say(lang, words.nobodyChecks)}</p>
      <Links links={[{ href: paths.planOptions({ loanId }), icon: "chart", text: say(lang, words.shorter) }]} />
    </PageFrame>
  );
}
