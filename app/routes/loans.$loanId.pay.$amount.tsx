import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding } from "#app/account/standing.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { payableOn, previewPayment, refusalOf } from "#app/payments/payable.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { Note } from "#app/ui/note.tsx";
import { Split } from "#app/ui/payments/split.tsx";
import { contractNo } from "#app/words/account.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { payWords, processingNote, splitWords as words } from "#app/words/payments.ts";
import { between, say } from "#app/words/words.ts";
import { unsettledAttempts } from "#db/stores/payments-attempts.ts";

export const handle: PageHandle = { title: payWords.title };

async function read({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const amount = /^\d{1,9}$/.test(params.amount ?? "") ? Number(params.amount) : 0;
  return { visitor, standing, amount };
}

export async function loader(args: LoaderFunctionArgs) {
  const { visitor, standing, amount } = await read(args);
  const { loan, entries, position } = standing;
  const { context } = args;
  const payable = payableOn(context.gateway, loan, entries, position.asOf);
  if (refusalOf(payable, amount)) return redirect(paths.pay({ loanId: loan.id }), 303);
  const { allocation, after } = previewPayment(loan, entries, position.asOf, amount);
  const waiting = (await unsettledAttempts(context.db.read, loan.id)).find(({ state }) => state === "processing");
  return {
    visitor,
    attemptId: context.ids.random(),
    loanId: loan.id,
    loanNo: loan.loanNo,
    currency: position.currency,
    amount,
    debitOnly: payable.cards === "debit_only",
    parts: allocation.parts,
    credit: allocation.credit,
    dueDays: position.instalments.map(({ nr, due }) => [nr, due] as const),
    after: { upToDate: after.upToDate, total: after.payoff.total, next: after.next },
    waiting: waiting?.amount ?? null,
  };
}

const shape = z.object({ attemptId: z.string().regex(/^[0-9a-z]{26}$/), beside: z.literal("yes").optional() });

export async function action(args: ActionFunctionArgs) {
  const { visitor, standing, amount } = await read(args);
  const { context } = args;
  const form = await readForm(args.request, shape);
  if (!form.ok) return redirect(paths.pay({ loanId: standing.loan.id }), 303);
  const { origin } = context.site;
  const start = await startPayment(context, visitor.borrowerId, {
    attemptId: form.value.attemptId,
    loanId: standing.loan.id,
    amount,
    language: context.lang,
    description: say(context.lang, lender.name),
    day: standing.position.asOf,
    pages: {
      success: (attemptId) => `${origin}${paths.payment({ attemptId })}?session={CHECKOUT_SESSION_ID}`,
      cancel: (attemptId) => `${origin}${paths.payment({ attemptId })}?back=1`,
    },
    besideProcessing: form.value.beside === "yes",
  });
  if (start.ok) return redirect(start.kind === "go" ? start.url : paths.payment({ attemptId: start.attemptId }), 303);
  switch (start.reason) {
    case "payment_processing":
      return data({ problem: "besideNeeded" as const, attemptId: form.value.attemptId }, 422);
    case "gateway_unavailable":
      return data({ problem: "unavailable" as const, attemptId: start.attemptId }, 503);
    case "gateway_refused":
      return data({ problem: "refused" as const, attemptId: context.ids.random() }, 422);
    case "loan_missing":
      throw notFound();
    default:
      return redirect(paths.pay({ loanId: standing.loan.id }), 303);
  }
}

export default function PayCheck() {
  const { lang } = useRequest();
  const loaded = useLoaderData<typeof loader>();
  const { visitor, attemptId, loanId, loanNo, currency, amount, debitOnly, parts, credit, dueDays, after, waiting } =
    loaded;
  const tried = useActionData<typeof action>();
  const problem = tried ? say(lang, words[tried.problem]) : undefined;
  const money = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.pay({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={
          problem === undefined
            ? []
            : [{ field: tried?.problem === "besideNeeded" ? "beside" : "go", message: problem }]
        }
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="fine">{say(lang, contractNo, { no: loanNo })}</p>
      <Split
        allocation={{ parts, credit }}
        {...{ dueDays, currency, lang }}
        total={{ label: say(lang, words.youPay), amount: money(amount) }}
      />
      <Ledger
        caption={say(lang, words.after)}
        lines={[
          {
            key: "due",
            label: say(lang, words.stillDue),
            detail: after.upToDate > 0 ? undefined : say(lang, words.nothingDue),
            amount: money(after.upToDate),
          },
          ...(after.next
            ? [
                {
                  key: "next",
                  label: say(lang, words.next),
                  detail: formatDay(after.next.due, lang),
                  amount: money(after.next.amount),
                },
              ]
            : []),
          { key: "left", label: say(lang, words.left), amount: money(Math.max(after.total, 0)) },
        ]}
      />
      <form method="post" className="flow" id="go">
        <input type="hidden" name="attemptId" value={tried?.attemptId ?? attemptId} />
        {waiting === null ? null : (
          <Note icon="clock" title={say(lang, processingNote, { amount: formatMoney(waiting, currency, lang) })}>
            <Check
              words={fieldWords(lang)}
              id="beside"
              label={say(lang, words.beside)}
              error={tried?.problem === "besideNeeded" ? problem : undefined}
            />
          </Note>
        )}
        <p className="muted">
          {[words.hosted, words.noFee, ...(debitOnly ? [words.creditRefused] : [])]
            .map((sentence) => say(lang, sentence))
            .join(between(lang))}
        </p>
        <Buttons>
          <Button icon="card">{say(lang, words.go)}</Button>
          <Button look="quiet" href={paths.pay({ loanId })}>
            {say(lang, words.change)}
          </Button>
        </Buttons>
      </form>
    </PageFrame>
  );
}
