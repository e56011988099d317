import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding } from "#app/account/standing.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { amountProblem, typedAmount } from "#app/http/payment-forms.ts";
import { useRequest } from "#app/http/request-view.tsx";
import type { EpochDay } from "#app/lending/calendar.ts";
import { totalOf } from "#app/lending/contract.ts";
import { readArrangement } from "#app/plans/arrangement.ts";
import { type Payable, payableOn, refusalOf } from "#app/payments/payable.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Links } from "#app/ui/links.tsx";
import { MoneyField } from "#app/ui/money-field.tsx";
import { Note } from "#app/ui/note.tsx";
import { contractNo } from "#app/words/account.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { arrangementWords } from "#app/words/arrangement.ts";
import { payWords as words, processingNote } from "#app/words/payments.ts";
import { say } from "#app/words/words.ts";
import { unsettledAttempts } from "#db/stores/payments-attempts.ts";

export const handle: PageHandle = { title: words.title };

/**
 * The amounts offered, smallest first; none twice, none beyond what is owed. With a plan, also what it takes until its next
 * payment is made: an instalment that falls due before it comes first.
 */
function presetsOf({ overdue, next, everything, limits, position }: Payable, planDue: EpochDay | null) {
  if (limits === null) return [];
  const both = next === null ? null : overdue + next.amount;
  const untilPlan = position.instalments
    .filter(({ due }) => due > position.asOf && due <= (planDue ?? 0))
    .reduce((sum, { outstanding }) => sum + totalOf(outstanding), overdue);
  const offered = [
    { choice: "overdue", amount: overdue, due: null },
    ...(both === untilPlan
      ? []
      : ([
          { choice: overdue > 0 ? "overdueAndNext" : "nextOnly", amount: both ?? 0, due: next?.due ?? null },
        ] as const)),
    ...(planDue === null || untilPlan === overdue
      ? []
      : ([
          {
            choice: both !== untilPlan ? "untilPlan" : overdue > 0 ? "overdueAndNext" : "planNext",
            amount: untilPlan,
            due: planDue,
          },
        ] as const)),
    { choice: "everything", amount: everything, due: null },
  ] as const;
  return offered.filter(
    ({ choice, amount }) =>
      amount >= limits.minimum && (choice === "everything" ? amount <= limits.maximum : amount < everything),
  );
}

async function read({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const payable = payableOn(context.gateway, standing.loan, standing.entries, standing.position.asOf);
  const arrangement = await readArrangement(context.db.read, standing, context.clock.now());
  const planDue = arrangement.kind === "plan" ? (arrangement.next?.due ?? null) : null;
  return {
    visitor,
    loan: standing.loan,
    payable,
    presets: presetsOf(payable, planDue),
    planned: arrangement.kind === "plan",
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visitor, loan, payable, presets, planned } = await read(args);
  const waiting = (await unsettledAttempts(args.context.db.read, loan.id)).find(({ state }) => state === "processing");
  return {
    visitor,
    loanId: loan.id,
    loanNo: loan.loanNo,
    currency: loan.contract.currency,
    presets,
    planned,
    canPay: payable.limits !== null,
    waiting: waiting ? { id: waiting.id, amount: waiting.amount ?? 0 } : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { loan, payable, presets } = await read(args);
  const { context } = args;
  const { currency } = loan.contract;
  const form = await readForm(
    args.request,
    z.object({ choice: z.string().max(20).optional(), other: z.string().max(30).optional() }),
  );
  if (!form.ok) return data({ problem: say(context.lang, words.chooseAmount), typed: form.typed }, form.status);
  const { choice, other } = form.value;
  const again = (problem: string) => data({ problem, typed: { choice: choice ?? "", other: other ?? "" } }, 422);
  const preset = presets.find((offer) => offer.choice === choice);
  // Whoever typed an amount means it, also without choosing "another amount" first.
  const amount =
    other !== undefined && (choice === "other" || !preset)
      ? typedAmount(other, currency)
      : (preset?.amount ?? undefined);
  if (amount === undefined) return again(say(context.lang, words.chooseAmount));
  if (amount === null) return again(say(context.lang, words.notANumber));
  const refusal = refusalOf(payable, amount);
  if (refusal) return again(amountProblem(refusal, currency, context.lang));
  return redirect(paths.payCheck({ loanId: loan.id, amount: String(amount) }), 303);
}

export default function Pay() {
  const { lang } = useRequest();
  const { visitor, loanId, loanNo, currency, presets, planned, canPay, waiting } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const typedOther = tried?.typed.other ?? "";
  const problem = tried?.problem;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem === undefined ? [] : [{ field: typedOther ? "other" : "choice", message: problem }]}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <p className="fine">{say(lang, contractNo, { no: loanNo })}</p>
      {waiting ? (
        <Note icon="clock" title={say(lang, processingNote, { amount: formatMoney(waiting.amount, currency, lang) })}>
          <p>
            <a href={paths.payment({ attemptId: waiting.id })}>{say(lang, words.payments)}</a>
          </p>
        </Note>
      ) : null}
      {canPay ? (
        <form method="post" className="flow" noValidate>
          <Choices
            words={fieldWords(lang)}
            id="choice"
            label={say(lang, words.legend)}
            type="radio"
            chosen={tried?.typed.choice ?? "other"}
            error={problem !== undefined && !typedOther ? problem : undefined}
            options={[
              {
                value: "other",
                label: say(lang, words.other),
                reveal: (
                  <MoneyField
                    words={fieldWords(lang)}
                    id="other"
                    label={say(lang, words.otherLabel)}
                    currency={currency}
                    value={typedOther}
                    error={problem !== undefined && typedOther ? problem : undefined}
                  />
                ),
              },
              ...presets.map(({ choice, amount, due }) => ({
                value: choice,
                label: say(lang, words[choice]),
                detail: (
                  <>
                    <Amount amount={amount} currency={currency} lang={lang} />
                    {due === null ? null : ` · ${formatDay(due, lang, "day")}`}
                  </>
                ),
              })),
            ]}
          />
          <Button>{say(lang, words.preview)}</Button>
        </form>
      ) : (
        <Note tone="good" icon="check">
          <p>{say(lang, words.nothing)}</p>
        </Note>
      )}
      <Links
        links={[
          { href: paths.hardship({ loanId }), icon: "heart", text: say(lang, words.cannot) },
          { href: paths.shareLoan({ loanId }), icon: "person", text: say(lang, words.share) },
          ...(planned
            ? []
            : [
                {
                  href: paths.promise({ loanId }),
                  icon: "calendar" as const,
                  text: say(lang, arrangementWords.sayWhen),
                },
              ]),
          { href: paths.autopay({ loanId }), icon: "card", text: say(lang, words.autopay) },
          { href: paths.payments({ loanId }), icon: "inbox", text: say(lang, words.payments) },
        ]}
      />
    </PageFrame>
  );
}
