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
import { amountChips, amountStep, firstGuess } from "#app/plans/first-guess.ts";
import type { PlanWish } from "#app/plans/plan-answers.ts";
import { firstDays, offersOrPerson } from "#app/plans/plan-offers.ts";
import { savePlanAnswers } from "#app/plans/save-answers.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatDigits, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { DraftNote } from "#app/ui/plans/draft-note.tsx";
import { deskFor, planHref } from "#app/ui/plans/plan-page.ts";
import { typedAmount } from "#app/ui/plans/typed-amount.ts";
import { Prose } from "#app/ui/prose.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { DefaultButton, Stepper } from "#app/ui/stepper.tsx";
import { Steps } from "#app/ui/steps.tsx";
import { PickChips } from "#app/ui/tabs.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import {
  aboutEach,
  addOn,
  amountLede,
  amountWords as words,
  changeLede,
  fromAmount,
  otherLoan,
  otherOwes,
  previewPerson,
  previewText,
  takeOff,
  usualCarriesOn,
} from "#app/words/plan-amount.ts";
import { dayOfMonth, perRhythm, planWords, rhythm, stepOf } from "#app/words/plan.ts";
import { between, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const frequencies = ["monthly", "four-weekly", "two-weekly", "weekly"] as const;

const form = z.object({
  each: z.string().max(20),
  every: z.enum(frequencies),
  day: z.coerce.number().int().min(1).max(31),
  first: z.coerce.number().int(),
  step: z.coerce.number().int().optional(),
  pick: z.coerce.number().int().positive().optional(),
  go: z.string().optional(),
  with: z.array(z.string().max(40)).optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const desk = await deskFor(context, visitor, loanId, "amount");
  const { ground, answers, standing, profile, running, companions } = desk;
  if (ground === null) throw redirect(planHref("nothing", loanId), 303);
  const guess = firstGuess(ground, standing.loan.contract.anchorDay);
  const wish = answers.wish ?? guess;
  const offers = offersOrPerson(ground, { ...answers, wish, choice: null });
  const nearest = offers.kind === "within" ? offers.offers[0]?.option : undefined;
  const usual = [
    { standing, ground: ground.parts[0]?.ground ?? ground },
    ...companions.filter(({ included }) => included),
  ]
    .map(({ standing: { loan, position }, ground: own }) => ({ loanNo: loan.loanNo, next: position.next, own }))
    .flatMap(({ loanNo, next, own }) => (next === null || own.replaces.includes(next.nr) ? [] : [{ loanNo, ...next }]));
  return {
    visitor,
    loanId,
    currency: ground.currency,
    owed: ground.owed,
    usual,
    wish,
    said: answers.wish !== null,
    step: amountStep(ground),
    least: profile.plan.minInstalmentMinor,
    chips: amountChips(ground, guess.amount),
    cycles: profile.plan.cycles,
    days: firstDays(ground),
    preview: nearest
      ? { count: nearest.count, regular: nearest.regular, end: nearest.lastDue, extra: nearest.extraCost }
      : null,
    companions: companions.map(({ standing: other, ground: owing, included }) => {
      return { loanId: other.loan.id, loanNo: other.loan.loanNo, owed: owing.owed, included };
    }),
    changing: answers.replaces !== null && running !== null ? running.reference : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const { ground, companions } = await deskFor(context, visitor, loanId, "amount");
  if (ground === null) return redirect(planHref("nothing", loanId), 303);
  const read = await readForm(request, form);
  if (!read.ok)
    return data({ problem: read.errors.day ? ("day" as const) : ("each" as const), typed: read.typed }, read.status);
  const { each, step, pick, go, with: others = [], ...when } = read.value;
  const withLoans = companions.map(({ standing }) => standing.loan.id).filter((id) => others.includes(id));
  const beside = companions.filter(({ standing }) => withLoans.includes(standing.loan.id));
  const alone = ground.parts[0]?.ground ?? ground;
  const most = beside.reduce((sum, { ground: owing }) => sum + owing.owed, alone.owed);
  const typed = pick ?? parseMoney(typedAmount(each), ground.currency);
  if (typed === null || (typed < 1 && step === undefined)) {
    const problem = { problem: "each" as const, typed: { each } };
    return data(problem, 422);
  }
  const amount = Math.min(Math.max(1, typed + (step ?? 0)), most);
  const wish: PlanWish = { amount, ...when };
  await savePlanAnswers(context, visitor, loanId, { wish, withLoans });
  return redirect(go === undefined ? paths.planAmount({ loanId }) : paths.planOptions({ loanId }), 303);
}

export default function PlanAmount() {
  const { lang } = useRequest();
  const shown = useLoaderData<typeof loader>();
  const {
    visitor,
    loanId,
    currency,
    owed,
    usual,
    wish,
    step,
    least,
    chips,
    cycles,
    days,
    preview,
    changing,
    companions,
  } = shown;
  const problem = useActionData<typeof action>();
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const wrong = problem ? say(lang, problem.problem === "each" ? words.amountProblem : words.dayProblem) : undefined;
  return (
    <PageFrame session={visitor}>
      <Back
        href={changing === null ? paths.loan({ loanId }) : paths.plan({ loanId })}
        text={say(lang, planWords.back)}
      />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: problem?.problem === "each" ? "each" : "day", message: wrong }] : []}
      />
      <Steps text={say(lang, stepOf, { step: 1, of: 3 })} step={1} of={3} />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">
        {changing === null ? null : say(lang, changeLede, { reference: changing }) + between(lang)}
        <Prose text={say(lang, amountLede, { owed: money(owed) })} />
        {between(lang)}
        {usual.length === 0 ? null : (
          <Prose
            text={say(lang, usualCarriesOn, {
              usual: usual.map(({ loanNo, amount, due }) => {
                return { loanNo, amount: money(amount), date: formatDay(due, lang, "day") };
              }),
            })}
          />
        )}
      </p>
      <form method="post" className="flow" noValidate>
        <DefaultButton name="go" value="yes" />
        {companions.length === 0 ? null : (
          <Choices
            words={fieldWords(lang)}
            id="with"
            type="checkbox"
            label={say(lang, words.others)}
            hint={say(lang, words.othersHint)}
            chosen={companions.filter(({ included }) => included).map((other) => other.loanId)}
            options={companions.map((other) => ({
              value: other.loanId,
              label: say(lang, otherLoan, { loanNo: other.loanNo }),
              detail: <Prose text={say(lang, otherOwes, { owed: money(other.owed) })} />,
            }))}
          />
        )}
        <Stepper
          words={fieldWords(lang)}
          id="each"
          label={say(lang, words.each)}
          hint={<Prose text={say(lang, fromAmount, { amount: money(least) })} />}
          error={problem?.problem === "each" ? wrong : undefined}
          currency={currency}
          value={problem?.typed.each ?? formatDigits(wish.amount, currency, lang)}
          less={{ value: String(-step), text: say(lang, takeOff, { amount: money(step) }) }}
          more={{ value: String(step), text: say(lang, addOn, { amount: money(step) }) }}
        >
          <PickChips
            name="pick"
            picked={String(wish.amount)}
            options={chips.map((minor) => ({ value: String(minor), text: money(minor).replace(/\.00$/, "") }))}
          />
        </Stepper>
        <Choices
          words={fieldWords(lang)}
          id="every"
          type="radio"
          two
          label={say(lang, words.howOften)}
          chosen={wish.every}
          options={frequencies
            .filter((every) => cycles.includes(every))
            .map((every) => ({ value: every, label: say(lang, rhythm[every]) }))}
        />
        <SelectField
          words={fieldWords(lang)}
          id="day"
          label={say(lang, words.whichDay)}
          hint={say(lang, words.dayHint)}
          error={problem?.problem === "day" ? wrong : undefined}
          value={String(wish.day)}
          options={Array.from({ length: 31 }, (_, index) => ({
            value: String(index + 1),
            text: say(lang, dayOfMonth, { day: index + 1 }),
          }))}
        />
        {cycles.length > 1 ? (
          <SelectField
            words={fieldWords(lang)}
            id="first"
            label={say(lang, words.firstDay)}
            hint={say(lang, words.firstHint)}
            value={String(wish.first)}
            options={days.map((day) => ({ value: String(day), text: formatDay(day, lang, "weekday") }))}
          />
        ) : (
          <input type="hidden" name="first" value={wish.first} />
        )}
        <Card
          soft
          title={
            <Prose text={say(lang, aboutEach, { amount: money(wish.amount), per: say(lang, perRhythm[wish.every]) })} />
          }
        >
          <p>
            {preview === null ? (
              say(lang, previewPerson)
            ) : (
              <Prose
                text={say(lang, previewText, {
                  count: preview.count,
                  regular: money(preview.regular),
                  end: formatDay(preview.end, lang),
                  extra: preview.extra === 0 ? null : money(preview.extra),
                })}
              />
            )}
          </p>
          <Button look="quiet" small name="step" value="0">
            {say(lang, words.again)}
          </Button>
        </Card>
        <Button name="go" value="yes">
          {say(lang, words.go)}
        </Button>
      </form>
      <Links
        links={[
          { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, planWords.cannotPay) },
          ...(changing === null
            ? [{ href: paths.promise({ loanId }), icon: "calendar" as const, text: say(lang, words.once) }]
            : []),
        ]}
      />
      {shown.said ? <DraftNote loanId={loanId} /> : null}
    </PageFrame>
  );
}
