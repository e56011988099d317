import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { parseMoney } from "#app/lending/money.ts";
import { cancelPromise, explainPromise, makePromise, readPromiseDesk } from "#app/plans/promise.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatDigits, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { MoneyField } from "#app/ui/money-field.tsx";
import { Note } from "#app/ui/note.tsx";
import { typedAmount } from "#app/ui/plans/typed-amount.ts";
import { Prose } from "#app/ui/prose.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { missReasons } from "#app/words/plan-change.ts";
import { planDoorWords, planWords } from "#app/words/plan.ts";
import { promiseClosed, promiseMissing, promiseOf, promiseRange, promiseWords as words } from "#app/words/promise.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: planWords.title };

const reasons = ["forgot", "payday_moved", "paid_elsewhere", "cannot", "other"] as const;
const form = z.object({
  amount: z.string().max(20).optional(),
  day: z.coerce.number().int().optional(),
  cancel: z.literal("yes").optional(),
  reason: z.enum(reasons).optional(),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const desk = await readPromiseDesk(context.db.read, context, visitor, params.loanId ?? "");
  if (desk === null) throw notFound();
  const { standing, latest, closed, broken, lastDay, least, most, profile } = desk;
  const today = standing.position.asOf;
  return {
    visitor,
    loanId: standing.loan.id,
    currency: standing.position.currency,
    latest:
      latest === null
        ? null
        : {
            amount: latest.promise.amount,
            promisedOn: latest.promise.promisedOn,
            reason: latest.promise.reason,
            state: latest.standing.state,
            paid: latest.standing.paid + latest.standing.paidAfter,
            missing: Math.max(0, latest.standing.missing - latest.standing.paidAfter),
          },
    closed,
    broken,
    lookBackDays: profile.promise.lookBackDays,
    most,
    least,
    days: Array.from({ length: lastDay - today }, (_, index) => today + 1 + index),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const desk = await readPromiseDesk(context.db.read, context, visitor, loanId);
  if (desk === null) throw notFound();
  const read = await readForm(request, form);
  if (!read.ok) return data({ problem: "amount" as const, typed: read.typed.amount ?? "", day: null }, read.status);
  const { amount: typed, day, cancel, reason } = read.value;
  if (cancel === "yes") await cancelPromise(context, visitor, loanId);
  else if (reason !== undefined) await explainPromise(context, visitor, loanId, reason);
  else {
    const amount = parseMoney(typedAmount(typed ?? ""), desk.standing.position.currency);
    const kept = { typed: typed ?? "", day: day ?? null };
    if (amount === null) return data({ problem: "amount" as const, ...kept }, 422);
    const made = await makePromise(context, visitor, loanId, { amount, on: day ?? desk.standing.position.asOf });
    if (!made.ok) {
      const problem = made.reason === "date_out_of_range" ? ("day" as const) : ("range" as const);
      return data({ problem, ...kept }, 422);
    }
  }
  return redirect(paths.promise({ loanId }), 303);
}

export default function PromiseToPay() {
  const { lang } = useRequest();
  const { visitor, loanId, currency, latest, closed, broken, lookBackDays, least, most, days } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const money = (minor: number) => formatMoney(minor, currency, lang);
  const wrong = !answer
    ? undefined
    : answer.problem === "range"
      ? say(lang, promiseRange, { least: money(least), most: money(most) })
      : say(lang, answer.problem === "day" ? words.dayProblem : words.problem);
  const wrongField = answer?.problem === "day" ? "day" : "amount";
  const unkept = latest !== null && (latest.state === "broken" || latest.state === "partial");
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, planWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={wrong ? [{ field: wrongField, message: wrong }] : []}
      />
      <h1>{say(lang, words.heading)}</h1>
      {latest === null ? null : (
        <Card title={say(lang, words.yours)}>
          <p>
            <Prose
              text={say(lang, promiseOf, { amount: money(latest.amount), date: formatDay(latest.promisedOn, lang) })}
            />{" "}
            <Tag tone={latest.state === "kept" ? "good" : unkept ? "warm" : "plain"}>
              {say(lang, words[latest.state])}
            </Tag>
          </p>
          {latest.state === "kept" || latest.paid === 0 ? null : (
            <p>
              <Prose text={say(lang, promiseMissing, { paid: money(latest.paid), missing: money(latest.missing) })} />
            </p>
          )}
          {latest.state === "pending" ? (
            <form method="post" className="flow tight">
              <p>{say(lang, words.pendingText)}</p>
              <Button look="quiet" small name="cancel" value="yes">
                {say(lang, words.cancel)}
              </Button>
            </form>
          ) : null}
          {unkept && latest.reason === null ? (
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
          ) : unkept ? (
            <p>{say(lang, words.told)}</p>
          ) : null}
        </Card>
      )}
      {closed === null ? (
        <form method="post" className="flow" noValidate>
          <p className="lede">{say(lang, words.lede)}</p>
          <MoneyField
            words={fieldWords(lang)}
            id="amount"
            label={say(lang, words.amount)}
            error={wrongField === "amount" ? wrong : undefined}
            currency={currency}
            value={answer?.typed ?? formatDigits(most, currency, lang)}
          />
          <SelectField
            words={fieldWords(lang)}
            id="day"
            label={say(lang, words.day)}
            error={wrongField === "day" ? wrong : undefined}
            value={answer?.day === null || answer?.day === undefined ? undefined : String(answer.day)}
            options={days.map((day) => ({ value: String(day), text: formatDay(day, lang, "weekday") }))}
          />
          <Button>{say(lang, words.go)}</Button>
        </form>
      ) : closed === "broken_before" ? (
        <Note>
          <p>{say(lang, promiseClosed, { broken, days: lookBackDays })}</p>
        </Note>
      ) : (
        <p className="fine">{say(lang, words[closed])}</p>
      )}
      {closed === "promise_open" || closed === "plan_runs" ? (
        <Links
          links={[
            { href: paths.pay({ loanId }), icon: "card", text: say(lang, words.payNow) },
            closed === "plan_runs"
              ? { href: paths.plan({ loanId }), icon: "calendar", text: say(lang, planDoorWords.running) }
              : { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, words.help) },
            { href: paths.loan({ loanId }), icon: "link", text: say(lang, words.home) },
          ]}
        />
      ) : null}
      {closed === null || closed === "broken_before" ? (
        <>
          <h2>{say(lang, words.next)}</h2>
          <Links
            links={[
              { href: paths.planAmount({ loanId }), icon: "calendar", text: say(lang, words.plan) },
              { href: paths.planHelp({ loanId }), icon: "heart", text: say(lang, words.help) },
            ]}
          />
        </>
      ) : null}
    </PageFrame>
  );
}
