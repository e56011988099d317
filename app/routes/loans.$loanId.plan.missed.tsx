import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { explainMiss } from "#app/plans/explain-miss.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { payHref, runningPlan } from "#app/ui/plans/plan-page.ts";
import { Prose } from "#app/ui/prose.tsx";
import { fieldWords } from "#app/words/frame.ts";
import { changeWords as words, missReasons } from "#app/words/plan-change.ts";
import { missedAfter, viewWords } from "#app/words/plan-view.ts";
import { planWords } from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const reasons = ["forgot", "payday_moved", "paid_elsewhere", "cannot", "other"] as const;
const form = z.object({ reason: z.enum(reasons).optional() });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const { plan, progress, standing, events } = await runningPlan(context, visitor, params.loanId ?? "");
  const { loanId } = plan;
  const missed = progress.instalments.find(({ due, paidOn }) => paidOn === null && due < standing.position.asOf);
  if (missed === undefined) throw redirect(paths.plan({ loanId }), 303);
  const told = events.some(({ kind, details }) => kind === "explained" && details.number === missed.number);
  return { visitor, loanId, currency: plan.currency, missed, told, pay: payHref(loanId) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const { plan } = await runningPlan(context, visitor, params.loanId ?? "");
  const { loanId } = plan;
  const read = await readForm(request, form);
  if (!read.ok) return data(null, read.status);
  if (read.value.reason !== undefined) await explainMiss(context, visitor, loanId, read.value.reason);
  return redirect(read.value.reason === "cannot" ? paths.planHelp({ loanId }) : paths.planMissed({ loanId }), 303);
}

export default function PlanMissed() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, missed, told, pay } = useLoaderData<typeof loader>();
  return (
    <PageFrame session={visitor}>
      <Back href={paths.plan({ loanId })} text={say(lang, planWords.back)} />
      <h1>{say(lang, words.missedHeading)}</h1>
      <p className="lede">
        <Prose
          text={say(lang, missedAfter, {
            amount: formatMoney(missed.amount - missed.paid, currency, lang),
            date: formatDay(missed.due, lang, "day"),
          })}
        />
      </p>
      <h2>{say(lang, words.whatNow)}</h2>
      <Links
        links={[
          ...(pay === null ? [] : [{ href: pay, icon: "card" as const, text: say(lang, words.payNow) }]),
          { href: paths.planSkip({ loanId }), icon: "pause", text: say(lang, viewWords.skip) },
          { href: paths.planMove({ loanId }), icon: "calendar", text: say(lang, viewWords.move) },
          { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, planWords.cannotPay) },
        ]}
      />
      {told ? (
        <Note tone="good" icon="check" role="status">
          <p>{say(lang, words.told)}</p>
        </Note>
      ) : (
        <form method="post" className="flow">
          <Choices
            words={fieldWords(lang)}
            id="reason"
            type="radio"
            label={say(lang, words.why)}
            options={reasons.map((value) => ({ value, label: say(lang, missReasons[value]) }))}
          />
          <Button look="quiet">{say(lang, words.send)}</Button>
        </form>
      )}
    </PageFrame>
  );
}
