import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { previewEnd, endPlan } from "#app/plans/end-plan.ts";
import { readBeside } from "#app/plans/read-bundle.ts";
import { penaltyYearlyPpm } from "#app/plans/plan-agreement.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { formatMoney, formatPercent } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { ChangedNote } from "#app/ui/plans/changed-note.tsx";
import { runningPlan } from "#app/ui/plans/plan-page.ts";
import { Prose } from "#app/ui/prose.tsx";
import { changeWords as words, endsOnly, endText } from "#app/words/plan-change.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await runningPlan(context, visitor, params.loanId ?? "");
  const { penalty } = penaltyYearlyPpm(view.standing.loan.contract);
  const beside = await readBeside(context.db.read, context, visitor, view);
  return {
    visitor,
    loanId: view.plan.loanId,
    loanNo: view.standing.loan.loanNo,
    others: beside.map(({ standing }) => standing.loan.loanNo),
    currency: view.plan.currency,
    ...previewEnd(view),
    penalty,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const { plan } = await runningPlan(context, visitor, params.loanId ?? "");
  const read = await readForm(request, z.object({ shown: z.string().max(64) }));
  if (!read.ok) return data(null, read.status);
  const ended = await endPlan(context, visitor, plan.loanId, read.value.shown);
  if (!ended.ok && ended.reason === "changed_since_shown") return data({ changed: true }, 409);
  return redirect(paths.plan({ loanId: plan.loanId }), 303);
}

export default function PlanEnd() {
  const { lang } = useRequest();
  const answer = useActionData<typeof action>();
  const { visitor, loanId, loanNo, others, currency, due, penalty, shown } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.plan({ loanId })} text={say(lang, planWords.back)} />
      <h1>{say(lang, words.endHeading)}</h1>
      <p className="lede">
        <Prose
          text={say(lang, endText, {
            due: formatMoney(due, currency, lang),
            rate: penalty === null ? null : formatPercent(penalty, lang),
          })}
        />
      </p>
      {others.length === 0 ? null : (
        <Note icon="link" title={say(lang, words.onlyThisTitle)}>
          <p>{say(lang, endsOnly, { loanNo, others: others.join(lang === "zh-CN" ? "、" : ", ") })}</p>
        </Note>
      )}
      {answer?.changed ? <ChangedNote lang={lang} /> : null}
      <form method="post" className="flow">
        <input type="hidden" name="shown" value={shown} />
        <Button look="quiet">{say(lang, words.endGo)}</Button>
        <Button href={paths.plan({ loanId })}>{say(lang, words.keep)}</Button>
      </form>
    </PageFrame>
  );
}
