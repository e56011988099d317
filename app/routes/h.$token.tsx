import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readForm } from "#app/http/forms.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { amountProblem, typedAmount } from "#app/http/payment-forms.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { formatMoney as plainMoney } from "#app/lending/money.ts";
import { type HelperPage, payByLink, readPayLink } from "#app/payments/pay-link.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { formatMoney } from "#app/ui/format.ts";
import { MoneyField } from "#app/ui/money-field.tsx";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { helperHeading, helperWords as words } from "#app/words/payment-help.ts";
import { payWords, splitWords } from "#app/words/payments.ts";
import { between, say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** Unknown, expired, closed and used-up links look the same. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page: HelperPage | null = await readPayLink(context, params.token ?? "");
  return { page, attemptId: context.ids.random() };
}

const shape = z.object({ attemptId: z.string().regex(/^[0-9a-z]{26}$/), amount: z.string().max(30).optional() });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const form = await readForm(request, shape);
  const page = await readPayLink(context, token);
  if (!form.ok || !page) return redirect(paths.helperPay({ token }), 303);
  const { lang } = context;
  const typed = form.value.amount ?? "";
  const again = (problem: string, status: number) => data({ problem, typed, attemptId: form.value.attemptId }, status);
  const amount = typedAmount(typed, page.currency);
  if (amount === null) return again(say(lang, payWords.notANumber), 422);
  const start = await payByLink(context, {
    attemptId: form.value.attemptId,
    token,
    address: context.clientAddress,
    amount,
    language: lang,
    description: `${say(lang, lender.name)} ${page.reference}`,
    pages: {
      success: (attemptId) => `${context.site.origin}${paths.helperDone({ token, attemptId })}`,
      cancel: () => `${context.site.origin}${paths.helperPay({ token })}`,
    },
  });
  if (start.ok)
    return redirect(start.kind === "go" ? start.url : paths.helperDone({ token, attemptId: start.attemptId }), 303);
  switch (start.reason) {
    case "gateway_unavailable":
      return again(say(lang, splitWords.unavailable), 503);
    case "gateway_refused":
      return again(say(lang, splitWords.refused), 422);
    case "too_many_tries":
      return again(say(lang, splitWords.tooMany), 429);
    case "amount_too_small":
    case "amount_too_large":
    case "amount_step":
      return again(amountProblem(start, page.currency, lang), 422);
    default:
      return redirect(paths.helperPay({ token }), 303);
  }
}

export default function HelpPay() {
  const { lang } = useRequest();
  const { page, attemptId } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  if (page === null) {
    return (
      <PageFrame>
        <h1>{say(lang, words.closedHeading)}</h1>
        <p className="lede">{say(lang, words.closed)}</p>
      </PageFrame>
    );
  }
  const { nickname, reference, currency, left } = page;
  return (
    <PageFrame>
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={tried ? [{ field: "amount", message: tried.problem }] : []}
      />
      <h1>{say(lang, helperHeading, { nickname })}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <Facts
        facts={[
          { term: say(lang, words.payee), value: say(lang, lender.legalName) },
          { term: say(lang, words.reference), value: reference },
        ]}
      />
      <form method="post" className="flow" noValidate>
        <input type="hidden" name="attemptId" value={tried?.attemptId ?? attemptId} />
        <MoneyField
          words={fieldWords(lang)}
          id="amount"
          label={say(lang, words.amount)}
          hint={`${say(lang, words.atMost)} ${formatMoney(left, currency, lang)}`}
          currency={currency}
          value={tried?.typed ?? plainMoney(left, currency)}
          error={tried?.problem}
        />
        <p className="muted">
          {say(lang, splitWords.hosted)}
          {between(lang)}
          {say(lang, splitWords.noFee)}
        </p>
        <Button icon="card">{say(lang, words.go)}</Button>
      </form>
    </PageFrame>
  );
}
