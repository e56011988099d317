import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readPlanDesk } from "#app/plans/plan-desk.ts";
import { withdrawPlanRequest } from "#app/plans/request-plan.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { Back } from "#app/ui/back.tsx";
import { wallClock } from "#app/ui/format.ts";
import { RequestAnswer } from "#app/ui/plans/request-answer.tsx";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const form = z.object({ act: z.enum(["withdraw", "see"]) });

/** The request that waits, or the answer to it for as long as nothing has come of it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const desk = await readPlanDesk(context.db.read, context, visitor, params.loanId ?? "");
  if (desk === null) throw notFound();
  const loanId = desk.standing.loan.id;
  const { request: asked, granted } = desk;
  if (asked === null || asked.status === "withdrawn" || asked.planId !== null)
    throw redirect(paths.plan({ loanId }), 303);
  const { reference, reasons, status, decision } = asked;
  const day = (instant: number) => wallClock(instant - 1, visitor.timeZone).day;
  return {
    visitor,
    loanId,
    answer: {
      ...{ reference, reasons, decision: decision ?? [] },
      state: status === "granted" && granted === null ? ("over" as const) : status,
      hearBy: day(asked.decideBy),
      currency: desk.standing.position.currency,
      granted: granted === null ? null : { ...granted.offer.option, until: day(granted.until) },
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const read = await readForm(request, form);
  if (!read.ok) throw new Response(null, { status: read.status });
  if (read.value.act === "withdraw") {
    if (!(await withdrawPlanRequest(context, visitor, loanId))) throw notFound();
    return redirect(paths.planAmount({ loanId }), 303);
  }
  const granted = (await readPlanDesk(context.db.read, context, visitor, loanId))?.granted;
  if (!granted) throw notFound();
  const { wish, replaces } = granted.terms;
  await savePlanAnswers(context, visitor, loanId, { wish, replaces, choice: "granted", helpWanted: false });
  return redirect(paths.planCheck({ loanId }), 303);
}

export default function PlanRequested() {
  const { lang } = useRequest();
  const { visitor, loanId, answer } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, planWords.back)} />
      <RequestAnswer loanId={loanId} answer={answer} lang={lang} />
    </PageFrame>
  );
}
