import { data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readHelperPayment } from "#app/payments/pay-link.ts";
import { formatMoney } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { helperWords as words } from "#app/words/payment-help.ts";
import { paymentWords } from "#app/words/payment-status.ts";
import { say } from "#app/words/words.ts";

export const handle: PageHandle = { title: words.title };

/** What became of the helper's payment; nothing else is known here. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const payment = await readHelperPayment(context, token, params.attemptId ?? "");
  if (!payment) return redirect(paths.helperPay({ token }), 303);
  const waits = payment.state === "created" || payment.state === "open" || payment.state === "processing";
  return data({ payment, waits }, waits ? { headers: { Refresh: "5" } } : {});
}

export default function HelpDone() {
  const { lang } = useRequest();
  const { payment, waits } = useLoaderData<typeof loader>();
  const { state, amount, currency, reference } = payment;
  const [title, text] =
    state === "succeeded"
      ? [words.thanks, words.thanksText]
      : waits
        ? [paymentWords.confirming, paymentWords.confirmingText]
        : [paymentWords.failed, words.closed];
  return (
    <PageFrame>
      <h1>{say(lang, title)}</h1>
      <p className="lede">{formatMoney(amount, currency, lang)}</p>
      <Note
        tone={state === "succeeded" ? "good" : "calm"}
        icon={state === "succeeded" ? "check" : "clock"}
        role="status"
      >
        <p>{say(lang, text)}</p>
        <p>
          {say(lang, words.reference)} {reference}
        </p>
      </Note>
    </PageFrame>
  );
}
