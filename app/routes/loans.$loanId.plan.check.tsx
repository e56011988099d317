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
import { requestPlan } from "#app/plans/request-plan.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Answers } from "#app/ui/answers.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Fieldset } from "#app/ui/fieldset.tsx";
import { formatDay, formatMoney, formatPercent } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { Note } from "#app/ui/note.tsx";
import { deskFor, planHref } from "#app/ui/plans/plan-page.ts";
import { ScheduleTable } from "#app/ui/plans/schedule-table.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { Steps } from "#app/ui/steps.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { costSentence } from "#app/words/plan-agreement.ts";
import { breakText, creditText, penaltyText } from "#app/words/plan-terms.ts";
import {
  againstNothing,
  againstNothingFree,
  changeAbout,
  checkWords as words,
  evenText,
  interestRow,
  monthlyOn,
  planWords,
  rhythm,
  splitText,
  staffReasonOther,
  staffReasonWords,
  stepOf,
  weeklyOn,
  youPay,
} from "#app/words/plan.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const form = z.object({
  shown: z.string().regex(/^[0-9a-f]{64}$/),
  agree: z.literal("yes").optional(),
  typed: z.string().max(120).optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const desk = await deskFor(context, visitor, loanId, "check");
  const { ground, picked, answers, profile, standing, promise, staffReasons, shown } = desk;
  if (ground === null || picked === null || answers.wish === null || shown === null)
    throw redirect(planHref("options", loanId), 303);
  const { option, drawn } = picked;
  const { cap, penalty } = penaltyYearlyPpm(standing.loan.contract);
  return {
    visitor,
    loanId,
    shown,
    currency: ground.currency,
    owed: ground.owed,
    wish: answers.wish,
    budgetAsked: picked.asksBudget.length > 0,
    count: option.count,
    regular: option.regular,
    last: option.last,
    total: option.total,
    extraCost: option.extraCost,
    firstDue: option.firstDue,
    lastDue: option.lastDue,
    drawn,
    nothing: costOfDoingNothing(standing, ground, option.lastDue),
    costTable: profile.plan.costTable !== null,
    rates: { interestPpm: ground.interest?.ratePpm ?? null, penaltyPpm: penalty, capPpm: cap },
    terms: {
      penalty: penaltyText(profile),
      credit: creditText(profile.plan.creditRecordText),
      graceDays: ground.rules.graceDays,
      breakRule: ground.rules.breakRule,
      remindDays: ground.rules.remindDaysBefore,
    },
    promised: promise !== null,
    staffReasons,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: "consent" as const }, read.status);
  const { shown, agree, typed } = read.value;
  const desk = await deskFor(context, visitor, loanId, "check");
  if (desk.staffReasons.length > 0) return sendToPerson();
  if (agree !== "yes" && typed === undefined) return data({ problem: "consent" as const }, 422);
  const consent = agree === "yes" ? ({ kind: "tick" } as const) : ({ kind: "name", typed: typed ?? "" } as const);
  const agreed = await agreePlan(context, visitor, loanId, { shown, consent, requestId: context.requestId });
  if (agreed.ok) return redirect(paths.planAgreed({ loanId }), 303);
  if (agreed.reason === "changed_since_shown") return data({ problem: "changed" as const }, 409);
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
  const { visitor, loanId, currency, wish, drawn, terms, rates, staffReasons } = plan;
  const answer = useActionData<typeof action>();
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const toPerson = staffReasons.length > 0;
  const wrong = answer?.problem === "consent" ? say(lang, words.problem) : undefined;
  const change = (href: string, what: string) => ({
    href,
    text: say(lang, words.changeLink),
    about: say(lang, changeAbout, { what }),
  });
  const amountPage = paths.planAmount({ loanId });
  const weekday = formatDay(plan.firstDue, lang, "weekday").split(" ");
  return (
    <PageFrame session={visitor}>
      <Back href={paths.planOptions({ loanId })} text={say(lang, planWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "agree", message: wrong }] : []}
      />
      <Steps text={say(lang, stepOf, { step: 3, of: 3 })} step={3} of={3} />
      <h1>{say(lang, toPerson ? words.headingPerson : words.heading)}</h1>
      {answer?.problem === "changed" ? (
        <Note tone="warm" role="status">
          <p>{say(lang, words.changed)}</p>
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
      <Answers
        answers={[
          { term: say(lang, words.spread), value: amount(plan.owed) },
          {
            term: say(lang, words.each),
            value: (
              <Prose
                text={
                  plan.last === plan.regular
                    ? say(lang, evenText, { times: plan.count, regular: money(plan.regular) })
                    : say(lang, splitText, {
                        times: plan.count - 1,
                        regular: money(plan.regular),
                        last: money(plan.last),
                      })
                }
              />
            ),
            change: change(amountPage, say(lang, words.each)),
          },
          {
            term: say(lang, words.often),
            value:
              wish.every === "monthly"
                ? say(lang, monthlyOn, { day: wish.day })
                : say(lang, weeklyOn, {
                    rhythm: say(lang, rhythm[wish.every]),
                    weekday: (lang === "zh-CN" ? weekday[1] : weekday[0]) ?? "",
                  }),
            change: change(amountPage, say(lang, words.often)),
          },
          {
            term: say(lang, words.firstLast),
            value: `${formatDay(plan.firstDue, lang, "table")} – ${formatDay(plan.lastDue, lang, "table")}`,
            change: change(paths.planOptions({ loanId }), say(lang, words.firstLast)),
          },
          { term: say(lang, words.howPay), value: say(lang, youPay, { days: terms.remindDays }) },
          ...(plan.budgetAsked
            ? [
                {
                  term: say(lang, words.budget),
                  value: "✓",
                  change: change(paths.planBudget({ loanId }), say(lang, words.budget)),
                },
              ]
            : []),
        ]}
      />
      <Details open summary={say(lang, words.schedule)}>
        <ScheduleTable rows={drawn} total={plan.total} extraCost={plan.extraCost} currency={currency} lang={lang} />
      </Details>
      <Card title={say(lang, plan.costTable ? words.costTitle : words.costTitlePlain)}>
        <Ledger
          caption={say(lang, plan.costTable ? words.costTitle : words.costTitlePlain)}
          hideCaption
          lines={[
            { key: "spread", label: say(lang, words.spread), amount: amount(plan.owed) },
            {
              key: "interest",
              label:
                rates.interestPpm === null
                  ? say(lang, words.noInterest)
                  : say(lang, interestRow, { rate: formatPercent(rates.interestPpm, lang) }),
              amount: amount(plan.extraCost),
            },
            { key: "other", label: say(lang, words.other), amount: amount(0) },
          ]}
          total={{ label: say(lang, words.inAll), amount: amount(plan.total) }}
        />
        <p className="fine">{costSentence(lang, rates)}</p>
        <p>
          <b>{say(lang, words.doNothing)}</b>
          <br />
          <Prose
            text={
              plan.nothing > 0
                ? say(lang, againstNothing, { date: formatDay(plan.lastDue, lang), extra: money(plan.nothing) })
                : say(lang, againstNothingFree, { date: formatDay(plan.lastDue, lang) })
            }
          />
        </p>
      </Card>
      <section className="flow tight">
        <h2>{say(lang, words.agreeTitle)}</h2>
        <ul className="bullets">
          <li>{say(lang, terms.penalty)}</li>
          <li>{say(lang, words.moveLine)}</li>
          <li>{say(lang, breakText, { graceDays: terms.graceDays, ...terms.breakRule })}</li>
          <li>{say(lang, terms.credit)}</li>
          {plan.promised ? <li>{say(lang, words.promiseGivesWay)}</li> : null}
        </ul>
      </section>
      <form method="post" className="flow" noValidate>
        <input type="hidden" name="shown" value={plan.shown} />
        {toPerson ? null : (
          <>
            <Fieldset words={fieldWords(lang)} id="consent" label={say(lang, words.agreement)} error={wrong}>
              <div className="choices">
                <Check words={fieldWords(lang)} id="agree" label={say(lang, words.tick)} />
              </div>
            </Fieldset>
            <TextField
              words={fieldWords(lang)}
              id="typed"
              label={say(lang, words.typed)}
              optional
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
