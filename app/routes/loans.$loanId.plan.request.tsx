import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readPlanDesk } from "#app/plans/plan-desk.ts";
import { withdrawPlanRequest } from "#app/plans/request-plan.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { formatDay, wallClock } from "#app/ui/format.ts";
import { Hero } from "#app/ui/hero.tsx";
import { hearBy, planWords, requestWords as words, staffReasonOther, staffReasonWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const desk = await readPlanDesk(context.db.read, context, visitor, params.loanId ?? "");
  if (desk === null) throw notFound();
  const loanId = desk.standing.loan.id;
  const { request: asked } = desk;
  if (asked?.status !== "waiting") throw redirect(paths.plan({ loanId }), 303);
  return {
    visitor,
    loanId,
    reference: asked.reference,
    reasons: asked.reasons,
    by: wallClock(asked.decideBy - 1, visitor.timeZone).day,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  if (!(await withdrawPlanRequest(context, visitor, loanId))) throw notFound();
  return redirect(paths.planAmount({ loanId }), 303);
}

export default function PlanRequested() {
  const { lang } = useRequest();
  const { visitor, loanId, reference, reasons, by } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, planWords.back)} />
      <Hero
        status={{ text: say(lang, words.heading), tone: "calm", reference, heading: say(lang, words.heading) }}
        lead={say(lang, hearBy, { date: formatDay(by, lang) })}
      >
        <p>{say(lang, words.meanwhile)}</p>
      </Hero>
      {reasons.length > 0 ? (
        <Card title={say(lang, words.because)}>
          <ul className="bullets">
            {reasons.map((reason) => (
              <li key={reason}>{say(lang, staffReasonWords[reason] ?? staffReasonOther)}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      <form method="post">
        <Button look="quiet">{say(lang, words.withdraw)}</Button>
      </form>
    </PageFrame>
  );
}
