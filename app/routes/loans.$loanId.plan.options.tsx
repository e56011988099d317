import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { nextPage } from "#app/plans/plan-journey.ts";
import { cycleOf, type PlanOffer } from "#app/plans/plan-offers.ts";
import { requestPlan } from "#app/plans/request-plan.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { previewSlipOf, slipKinds } from "#app/plans/what-if.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatMoney, formatPercent } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { Note } from "#app/ui/note.tsx";
import { DraftNote } from "#app/ui/plans/draft-note.tsx";
import { deskFor, planHref } from "#app/ui/plans/plan-page.ts";
import { SlipCard } from "#app/ui/plans/slip-card.tsx";
import { Prose } from "#app/ui/prose.tsx";
import { Steps } from "#app/ui/steps.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import {
  allStart,
  closestTo,
  evenText,
  onlyInterest,
  optionsWords as words,
  payments,
  splitText,
  staffReasonOther,
  staffReasonWords,
} from "#app/words/plan-options.ts";
import { planWords, stepOf } from "#app/words/plan.ts";
import { between, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const form = z.object({ plan: z.string().regex(/^(\d{1,3}|asked|none|person)$/) });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const { ground, offers, answers, picked } = await deskFor(context, visitor, loanId, "options");
  if (ground === null || offers === null || answers.wish === null) throw redirect(planHref("amount", loanId), 303);
  const asked = new URL(request.url).searchParams.get("slip");
  const slip = slipKinds.find((kind) => kind === asked) ?? "one";
  const subject = picked ?? offers.offers[0] ?? offers.asked;
  const cycle = cycleOf(answers.wish);
  const of = (kind: (typeof slipKinds)[number]) =>
    subject === null || subject === undefined ? null : previewSlipOf(ground, cycle, subject.drawn, kind);
  return {
    visitor,
    loanId,
    currency: ground.currency,
    wish: answers.wish,
    kind: offers.kind,
    offers: offers.offers.map(outlined),
    asked: offers.asked === null ? null : outlined(offers.asked),
    reasons: offers.reasons,
    chosen: answers.choice,
    ratePpm: ground.interest?.ratePpm ?? null,
    frozen: ground.profile.plan.penaltyDuringPlan === "frozen",
    start: (offers.offers[0] ?? offers.asked)?.option.firstDue ?? null,
    slip: of(slip),
    kinds: slipKinds.filter((kind) => of(kind) !== null),
    graceDays: ground.rules.graceDays,
  };
}

function outlined({ role, option, asksBudget }: PlanOffer) {
  const { count, regular, last, total, extraCost, lastDue } = option;
  return { role, count, regular, last, total, extraCost, lastDue, asksBudget: asksBudget.length > 0 };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  await deskFor(context, visitor, loanId, "options");
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: true }, read.status);
  const { plan } = read.value;
  if (plan === "person") {
    const sent = await requestPlan(context, visitor, loanId);
    return redirect(sent.ok ? paths.planRequest({ loanId }) : paths.plan({ loanId }), 303);
  }
  if (plan === "none") {
    await savePlanAnswers(context, visitor, loanId, { helpWanted: true, choice: null });
    return redirect(paths.planHelp({ loanId }), 303);
  }
  const choice = plan === "asked" ? "asked" : Number(plan);
  const desk = await savePlanAnswers(context, visitor, loanId, { choice, helpWanted: false });
  return redirect(desk === null ? paths.loan({ loanId }) : planHref(nextPage(desk.facts), loanId), 303);
}

export default function PlanOptions() {
  const { lang } = useRequest();
  const shown = useLoaderData<typeof loader>();
  const { visitor, loanId, currency, wish, kind, offers, asked, reasons, chosen, slip } = shown;
  const answer = useActionData<typeof action>();
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const amount = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  const wrong = answer ? say(lang, words.problem) : undefined;
  const choices = [...(asked === null ? [] : [asked]), ...offers];
  return (
    <PageFrame session={visitor}>
      <Back href={paths.planAmount({ loanId })} text={say(lang, planWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: "plan", message: wrong }] : []}
      />
      <Steps text={say(lang, stepOf, { step: 2, of: 3 })} step={2} of={3} />
      <h1>{say(lang, words.heading)}</h1>
      {kind === "failed" ? (
        <form method="post" className="flow">
          <Note tone="warm" title={say(lang, words.failedTitle)}>
            <p>{say(lang, words.failed)}</p>
          </Note>
          <Button name="plan" value="person">
            {say(lang, words.sendToPerson)}
          </Button>
        </form>
      ) : (
        <>
          <p className="lede">
            {shown.start === null ? null : say(lang, allStart, { date: formatDay(shown.start, lang) })}
            {between(lang)}
            {shown.ratePpm === null
              ? shown.frozen
                ? say(lang, words.noInterest)
                : null
              : say(lang, onlyInterest, { rate: formatPercent(shown.ratePpm, lang) })}
          </p>
          <form method="post" className="flow" noValidate>
            <Choices
              words={fieldWords(lang)}
              id="plan"
              type="radio"
              legend="hidden"
              label={say(lang, words.choose)}
              error={wrong}
              chosen={
                chosen === null ? (offers[0] === undefined ? undefined : String(offers[0].count)) : String(chosen)
              }
              options={[
                ...choices.map((offer) => ({
                  value: offer.role === "asked" ? "asked" : String(offer.count),
                  tag:
                    offer.role === "nearest" && kind === "within" ? (
                      <Tag tone="plain">
                        <Prose text={say(lang, closestTo, { amount: money(wish.amount) })} />
                      </Tag>
                    ) : undefined,
                  label: say(lang, payments[offer.role], { count: offer.count }),
                  detail: (
                    <>
                      <Prose
                        text={
                          offer.last === offer.regular
                            ? say(lang, evenText, { times: offer.count, regular: money(offer.regular) })
                            : say(lang, splitText, {
                                times: offer.count - 1,
                                regular: money(offer.regular),
                                last: money(offer.last),
                              })
                        }
                      />
                      {offer.role === "asked" ? (
                        <>
                          <br />
                          <b>{say(lang, words.asPlanned)}</b>
                          {lang === "zh-CN" ? "：" : ": "}
                          {reasons
                            .map((reason) => say(lang, staffReasonWords[reason] ?? staffReasonOther))
                            .join(lang === "zh-CN" ? "；" : "; ")}
                        </>
                      ) : offer.asksBudget ? (
                        <>
                          <br />
                          {say(lang, words.asksBudget)}
                        </>
                      ) : null}
                    </>
                  ),
                  facts: [
                    { term: say(lang, words.finished), value: formatDay(offer.lastDue, lang, "table") },
                    { term: say(lang, words.inAll), value: amount(offer.total) },
                    { term: say(lang, words.more), value: amount(offer.extraCost) },
                  ],
                })),
                { value: "none", label: say(lang, words.none), detail: say(lang, words.noneDetail), facts: [] },
              ]}
            />
            {slip === null ? null : (
              <SlipCard
                preview={slip}
                kinds={shown.kinds}
                href={(each) => `${paths.planOptions({ loanId })}?slip=${each}#slip`}
                graceDays={shown.graceDays}
                currency={currency}
                lang={lang}
              />
            )}
            <Button>{say(lang, words.go)}</Button>
          </form>
          <Links links={[{ href: paths.planAmount({ loanId }), icon: "chart", text: say(lang, words.otherAmount) }]} />
        </>
      )}
      <DraftNote loanId={loanId} />
    </PageFrame>
  );
}
