import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { agreePlan } from "#app/plans/agree-plan.ts";
import { costOfDoingNothing } from "#app/plans/doing-nothing.ts";
import { penaltyYearlyPpm } from "#app/plans/plan-agreement.ts";
import { openedMark } from "#app/plans/reading-time.ts";
import { cycleOf } from "#app/plans/plan-offers.ts";
import { previewSlipOf, type SlipKind, slipKinds } from "#app/plans/what-if.ts";
import { PlanToRead } from "#app/ui/plans/plan-to-read.tsx";
import { SlipCard } from "#app/ui/plans/slip-card.tsx";
import { requestPlan } from "#app/plans/request-plan.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";

import { Note } from "#app/ui/note.tsx";
import { deskFor, planHref } from "#app/ui/plans/plan-page.ts";
import { Steps } from "#app/ui/steps.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { creditText, penaltyText } from "#app/words/plan-terms.ts";
import { checkWords as words } from "#app/words/plan-check.ts";
import { staffReasonOther, staffReasonWords } from "#app/words/plan-options.ts";
import { planWords, stepOf } from "#app/words/plan.ts";
import { activeMandate } from "#db/stores/payments-autopay.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const form = z.object({
  shown: z.string().regex(/^[0-9a-f]{64}$/),
  opened: z.string().max(100).optional(),
  agree: z.literal("yes").optional(),
  typed: z.string().max(120).optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const desk = await deskFor(context, visitor, loanId, "check");
  const { ground, picked, answers, profile, standing, promise, staffReasons, shown } = desk;
  const { wish } = answers;
  if (ground === null || picked === null || wish === null || shown === null)
    throw redirect(planHref("options", loanId), 303);
  const { option, drawn } = picked;
  const granted = picked.role === "granted";
  const slip = slipKinds.find((kind) => kind === new URL(request.url).searchParams.get("slip")) ?? "one";
  const slipOf = (kind: SlipKind) => previewSlipOf(ground, cycleOf(wish), drawn, kind);
  const besideNothing = desk.companions
    .filter(({ included }) => included)
    .reduce((sum, beside) => sum + costOfDoingNothing(beside.standing, beside.ground, option.lastDue), 0);
  const { cap, penalty } = penaltyYearlyPpm(standing.loan.contract);
  return {
    visitor,
    loanId,
    shown,
    opened: openedMark(context, loanId, shown, context.clock.now()),
    currency: ground.currency,
    owed: ground.owed,
    wish,
    budgetAsked: picked.asksBudget.length > 0,
    count: option.count,
    regular: option.regular,
    last: option.last,
    total: option.total,
    extraCost: option.extraCost,
    firstDue: option.firstDue,
    lastDue: option.lastDue,
    drawn,
    nothing: costOfDoingNothing(standing, ground.parts[0]?.ground ?? ground, option.lastDue) + besideNothing,
    shares: picked.shares.map(({ loanNo, option: own, drawn: rows }) => {
      return { loanNo, total: own.total, amounts: rows.map(({ amount }) => amount) };
    }),
    costTable: profile.plan.costTable !== null,
    rates: { interestPpm: ground.interest?.ratePpm ?? null, penaltyPpm: penalty, capPpm: cap },
    terms: {
      penalty: penaltyText(profile),
      credit: creditText(profile.plan.creditRecordText),
      graceDays: ground.rules.graceDays,
      breakRule: ground.rules.breakRule,
      remindDays: ground.rules.remindDaysBefore,
    },
    automatic: (await activeMandate(context.db.read, loanId)) !== null,
    promised: promise !== null,
    granted,
    staffReasons,
    slip: granted ? slipOf(slip) : null,
    kinds: slipKinds.filter((kind) => slipOf(kind) !== null),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: "consent" as const, typed: {} }, read.status);
  const { shown, opened, agree, typed } = read.value;
  /** What was ticked and typed stays, and so does the time since the page was opened. */
  const kept = { typed: { agree: agree ?? "", typed: typed ?? "", opened: opened ?? "" } };
  const desk = await deskFor(context, visitor, loanId, "check");
  if (desk.staffReasons.length > 0) return sendToPerson();
  if (agree !== "yes" && typed === undefined) return data({ problem: "consent" as const, ...kept }, 422);
  const consent = agree === "yes" ? ({ kind: "tick" } as const) : ({ kind: "name", typed: typed ?? "" } as const);
  const given = { shown, opened: opened ?? "", consent, requestId: context.requestId };
  const agreed = await agreePlan(context, visitor, loanId, given);
  if (agreed.ok) return redirect(paths.planAgreed({ loanId }), 303);
  if (agreed.reason === "changed_since_shown") return data({ problem: "changed" as const, typed: {} }, 409);
  if (agreed.reason === "not_read_yet") return data({ problem: "read" as const, ...kept }, 422);
  if (agreed.reason === "for_staff") return sendToPerson(["ledger_would_not_add_up"]);
  return redirect(planHref(agreed.place ?? "plan", loanId), 303);

  async function sendToPerson(extra: readonly string[] = []) {
    const sent = await requestPlan(context, visitor, loanId, extra);
    return redirect(sent.ok ? paths.planRequest({ loanId }) : paths.plan({ loanId }), 303);
  }
}

export default function PlanCheck() {
  const { lang } = useRequest();
  const plan = useLoaderData<typeof loader>();
  const { visitor, loanId, staffReasons, slip } = plan;
  const answer = useActionData<typeof action>();
  const toPerson = staffReasons.length > 0;
  const typed: Partial<Record<"agree" | "typed" | "opened", string>> = answer?.typed ?? {};
  const wrong = answer?.problem === "consent" ? say(lang, words.problem) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back
        href={plan.granted ? paths.planRequest({ loanId }) : paths.planOptions({ loanId })}
        text={say(lang, planWords.back)}
      />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "agree", message: wrong }] : []}
      />
      <Steps text={say(lang, stepOf, { step: 3, of: 3 })} step={3} of={3} />
      <h1>{say(lang, toPerson ? words.headingPerson : words.heading)}</h1>
      {answer?.problem === "changed" || answer?.problem === "read" ? (
        <Note tone="warm" role="status">
          <p>{say(lang, answer.problem === "read" ? words.readMore : words.changed)}</p>
        </Note>
      ) : null}
      {toPerson ? (
        <Note title={say(lang, words.personTitle)}>
          <ul className="bullets">
            {staffReasons.map((reason) => (
              <li key={reason}>{say(lang, staffReasonWords[reason] ?? staffReasonOther)}</li>
            ))}
          </ul>
          <p>{say(lang, words.personText)}</p>
        </Note>
      ) : null}
      <PlanToRead plan={plan} lang={lang} />
      {slip === null ? null : (
        <SlipCard
          preview={slip}
          kinds={plan.kinds}
          href={(kind) => `${paths.planCheck({ loanId })}?slip=${kind}#slip`}
          graceDays={plan.terms.graceDays}
          currency={plan.currency}
          lang={lang}
        />
      )}
      <form method="post" className="flow" noValidate>
        <input type="hidden" name="shown" value={plan.shown} />
        <input type="hidden" name="opened" value={typed.opened || plan.opened} />
        {toPerson ? null : (
          <>
            <Fieldset words={fieldWords(lang)} id="consent" label={say(lang, words.agreement)} error={wrong}>
              <div className="choices">
                <Check
                  words={fieldWords(lang)}
                  id="agree"
                  checked={typed.agree === "yes"}
                  label={say(lang, words.tick)}
                />
              </div>
            </Fieldset>
            <TextField
              words={fieldWords(lang)}
              id="typed"
              label={say(lang, words.typed)}
              optional
              value={typed.typed}
              input={{ autoComplete: "name", maxLength: 120 }}
            />
          </>
        )}
        <Button>{say(lang, toPerson ? words.send : words.agree)}</Button>
      </form>
      {toPerson ? null : <p className="fine">{say(lang, words.document)}</p>}
    </PageFrame>
  );
}
