import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { nextPage } from "#app/plans/plan-journey.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { BudgetLedger } from "#app/ui/plans/budget-ledger.tsx";
import { deskFor, planHref } from "#app/ui/plans/plan-page.ts";
import { Prose } from "#app/ui/prose.tsx";
import { budgetUnknown, budgetWords as words, startsAt } from "#app/words/plan-budget.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const { budget, ground } = await deskFor(context, visitor, loanId, "summary");
  if (budget === null || ground === null) throw redirect(paths.planFigures({ loanId }), 303);
  const outcome =
    budget.outcome.kind === "plan"
      ? { kind: "plan" as const, start: budget.outcome.start, ceiling: budget.outcome.ceiling }
      : { kind: budget.outcome.kind };
  return { visitor, loanId, currency: ground.currency, lines: budget.lines, totals: budget.totals, outcome };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  await deskFor(context, visitor, loanId, "summary");
  const desk = await savePlanAnswers(context, visitor, loanId, { budgetSeen: true });
  return redirect(desk === null ? paths.loan({ loanId }) : planHref(nextPage(desk.facts), loanId), 303);
}

export default function PlanSummary() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, lines, totals, outcome } = useLoaderData<typeof loader>();
  const money = (minor: number) => formatMoney(minor, currency, lang);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.planFigures({ loanId })} text={say(lang, planWords.back)} />
      <h1>{say(lang, words.summaryHeading)}</h1>
      {totals === null ? (
        <Note>
          <p>{say(lang, budgetUnknown)}</p>
        </Note>
      ) : (
        <BudgetLedger lines={lines} totals={totals} currency={currency} lang={lang} />
      )}
      {outcome.kind === "plan" ? (
        <p>
          <Prose text={say(lang, startsAt, { start: money(outcome.start), ceiling: money(outcome.ceiling) })} />
        </p>
      ) : null}
      <form method="post">
        <Button>{say(lang, words.confirm)}</Button>
      </form>
      <Links links={[{ href: paths.planFigures({ loanId }), icon: "chart", text: say(lang, words.edit) }]} />
    </PageFrame>
  );
}
