import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { partOf, readBeside } from "#app/plans/read-bundle.ts";
import { previewSkip, skipPayment } from "#app/plans/skip-payment.ts";
import { planGround } from "#app/plans/plan-ground.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { ChangedNote } from "#app/ui/plans/changed-note.tsx";
import { runningPlan } from "#app/ui/plans/plan-page.ts";
import { ScheduleTable } from "#app/ui/plans/schedule-table.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { changeWords as words, skipOther, skipsOnly, skipText } from "#app/words/plan-change.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await runningPlan(context, visitor, params.loanId ?? "");
  const { plan, standing } = view;
  const ground = planGround(standing, profileFor(standing.loan.profile, standing.position.asOf), plan);
  const preview = ground === null ? null : previewSkip(view, ground);
  const beside = (await readBeside(context.db.read, context, visitor, view)).map(partOf);
  return {
    visitor,
    loanId: plan.loanId,
    loanNo: standing.loan.loanNo,
    currency: plan.currency,
    preview,
    others: beside.map(({ loanId, loanNo, next }) => ({ loanId, loanNo, amount: next?.missing ?? null })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const { plan } = await runningPlan(context, visitor, params.loanId ?? "");
  const read = await readForm(request, z.object({ shown: z.string().max(64) }));
  if (!read.ok) return data(null, read.status);
  const skipped = await skipPayment(context, visitor, plan.loanId, read.value.shown);
  if (!skipped.ok && skipped.reason === "changed_since_shown") return data({ changed: true }, 409);
  return redirect(skipped.ok ? paths.plan({ loanId: plan.loanId }) : paths.planHelp({ loanId: plan.loanId }), 303);
}

export default function PlanSkip() {
  const { lang } = useRequest();
  const answer = useActionData<typeof action>();
  const { visitor, loanId, loanNo, currency, preview, others } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.plan({ loanId })} text={say(lang, planWords.back)} />
      <h1>{say(lang, words.skipHeading)}</h1>
      {preview === null ? (
        <>
          <p>{say(lang, words.skipNot)}</p>
          <Button href={paths.planHelp({ loanId })}>{say(lang, planWords.cannotPay)}</Button>
        </>
      ) : (
        <form method="post" className="flow">
          <input type="hidden" name="shown" value={preview.shown} />
          {answer?.changed ? <ChangedNote lang={lang} /> : null}
          <p className="lede">
            <Prose
              text={say(lang, skipText, {
                date: formatDay(preview.due, lang, "day"),
                added: preview.added > 0 ? formatMoney(preview.added, currency, lang) : null,
                extra: preview.extra > 0 ? formatMoney(preview.extra, currency, lang) : null,
                end: formatDay(preview.drawn.at(-1)?.due ?? preview.due, lang),
                slips: preview.slipsLeft,
              })}
            />
          </p>
          {others.length === 0 ? null : (
            <Note icon="link" title={say(lang, words.onlyThisTitle)}>
              <p>
                <Prose
                  text={say(lang, skipsOnly, {
                    loanNo,
                    others: others.map((other) => ({
                      loanNo: other.loanNo,
                      amount: other.amount === null ? null : formatMoney(other.amount, currency, lang),
                    })),
                  })}
                />
              </p>
              <Links
                links={others.map((other) => ({
                  href: paths.planSkip({ loanId: other.loanId }),
                  icon: "pause" as const,
                  text: say(lang, skipOther, { loanNo: other.loanNo }),
                }))}
              />
            </Note>
          )}
          <ScheduleTable
            rows={preview.drawn}
            total={preview.total}
            extraCost={preview.drawn.reduce((sum, one) => sum + one.interest, 0)}
            currency={currency}
            lang={lang}
          />
          <Button>{say(lang, words.skipGo)}</Button>
        </form>
      )}
    </PageFrame>
  );
}
