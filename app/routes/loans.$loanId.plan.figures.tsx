import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { parseMoney } from "#app/lending/money.ts";
import type { BudgetCode, PlanAnswers } from "#app/plans/plan-answers.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDigits } from "#app/ui/format.ts";
import { MoneyField } from "#app/ui/money-field.tsx";
import { deskFor } from "#app/ui/plans/plan-page.ts";
import { typedAmount } from "#app/ui/plans/typed-amount.ts";
import { SelectField } from "#app/ui/select-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { budgetLineWords, budgetWords as words } from "#app/words/plan-budget.ts";
import { planWords, rhythm } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const frequencies = ["monthly", "four-weekly", "two-weekly", "weekly"] as const;

/** Two fields for each ticked line: the amount as typed and how often. */
function formFor(codes: readonly BudgetCode[]) {
  const fields = codes.flatMap((code) => [
    [`${code}-amount`, z.string().max(20).optional()] as const,
    [`${code}-every`, z.enum(frequencies)] as const,
  ]);
  return z.object(Object.fromEntries(fields));
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const { answers, ground } = await deskFor(context, visitor, loanId, "figures");
  return {
    visitor,
    loanId,
    lines: answers.checklist?.lines ?? [],
    figures: answers.figures ?? [],
    currency: ground?.currency ?? "CNY",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const { answers, ground } = await deskFor(context, visitor, loanId, "figures");
  const lines = answers.checklist?.lines ?? [];
  const read = await readForm(request, formFor(lines));
  if (!read.ok) return data({ wrong: [] as string[], typed: read.typed }, read.status);
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(read.value)) typed[name] = typeof value === "string" ? value : "";
  const figures: NonNullable<PlanAnswers["figures"]> = [];
  const wrong: string[] = [];
  for (const code of lines) {
    const amount = parseMoney(typedAmount(typed[`${code}-amount`] ?? ""), ground?.currency ?? "CNY");
    const every = frequencies.find((each) => each === typed[`${code}-every`]) ?? "monthly";
    if (amount === null || amount < 0 || amount > 1_000_000_000_000) wrong.push(`${code}-amount`);
    else figures.push({ code, amount, every });
  }
  if (wrong.length > 0) return data({ wrong, typed }, 422);
  await savePlanAnswers(context, visitor, loanId, { figures });
  return redirect(paths.planSummary({ loanId }), 303);
}

export default function PlanFigures() {
  const { lang } = useRequest();
  const { visitor, loanId, lines, figures, currency } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const wrong = answer?.wrong ?? [];
  const valueOf = (code: BudgetCode) => {
    const typed = answer?.typed[`${code}-amount`];
    const known = figures.find((figure) => figure.code === code);
    return typed ?? (known === undefined ? undefined : formatDigits(known.amount, currency, lang));
  };
  return (
    <PageFrame session={visitor}>
      <Back href={paths.planBudget({ loanId })} text={say(lang, planWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong.map((field) => ({ field, message: say(lang, words.figureProblem) }))}
      />
      <h1>{say(lang, words.figuresHeading)}</h1>
      <p className="lede">{say(lang, words.figuresHint)}</p>
      <form method="post" className="flow" noValidate>
        {lines.map((code) => (
          <div key={code} className="flow tight">
            <MoneyField
              words={fieldWords(lang)}
              id={`${code}-amount`}
              label={say(lang, budgetLineWords[code])}
              error={wrong.includes(`${code}-amount`) ? say(lang, words.figureProblem) : undefined}
              currency={currency}
              value={valueOf(code)}
            />
            <SelectField
              words={fieldWords(lang)}
              id={`${code}-every`}
              label={
                <>
                  {say(lang, words.per)}
                  <span className="vh"> ({say(lang, budgetLineWords[code])})</span>
                </>
              }
              value={figures.find((figure) => figure.code === code)?.every ?? "monthly"}
              options={frequencies.map((every) => ({ value: every, text: say(lang, rhythm[every]) }))}
            />
          </div>
        ))}
        <Button>{say(lang, words.next)}</Button>
      </form>
    </PageFrame>
  );
}
