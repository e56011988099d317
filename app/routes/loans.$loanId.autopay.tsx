import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readStanding, todayOf } from "#app/account/standing.ts";
import { readForm } from "#app/http/forms.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { paymentNewsOn } from "#app/payments/under-way.ts";
import { cancelAutopay } from "#app/payments/cancel-autopay.ts";
import { startAutopay } from "#app/payments/start-autopay.ts";
import { Back } from "#app/ui/back.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Check } from "#app/ui/check.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Note } from "#app/ui/note.tsx";
import { AutopayTroubleNote } from "#app/ui/payments/autopay-trouble.tsx";
import { contractNo } from "#app/words/account.ts";
import { fieldWords, frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { autopayWords as words, cardName, consentText, consentVersion } from "#app/words/autopay.ts";
import { payWords } from "#app/words/payments.ts";
import { type Lang, say } from "#app/words/words.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { latestMandate, savedCard } from "#db/stores/payments-autopay.ts";

export const handle: PageHandle = { title: payWords.title };

const agreement = (lang: Lang): string =>
  say(lang, consentText, { lender: say(lang, lender.legalName), phone: lender.phoneAsWritten });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const { read } = context.db;
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const { loan, position } = standing;
  const mandate = await latestMandate(read, loan.id);
  const card = mandate?.methodId ? await savedCard(read, mandate.methodId) : null;
  const setup = mandate?.state === "pending" ? await attemptById(read, mandate.setupAttemptId) : null;
  const pending = setup?.state === "open" || setup?.state === "created" || setup?.state === "succeeded";
  return data(
    {
      visitor,
      attemptId: context.ids.random(),
      loanId: loan.id,
      loanNo: loan.loanNo,
      mandate: mandate && {
        state: mandate.state === "pending" && !pending ? ("abandoned" as const) : mandate.state,
        text: mandate.consentText,
        agreedAt: mandate.consentedAt,
      },
      card:
        card?.brand && card.last4
          ? { brand: card.brand, last4: card.last4, month: card.expiryMonth, year: card.expiryYear }
          : null,
      currency: position.currency,
      trouble: (await paymentNewsOn(context, loan.id, position)).trouble,
      pageUrl: setup?.state === "open" ? setup.sessionUrl : null,
    },
    pending && new URL(request.url).searchParams.has("saved") ? { headers: { Refresh: "4" } } : {},
  );
}

const shape = z.object({
  attemptId: z
    .string()
    .regex(/^[0-9a-z]{26}$/)
    .optional(),
  agree: z.literal("yes").optional(),
  cancel: z.literal("yes").optional(),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const loanId = params.loanId ?? "";
  const form = await readForm(request, shape);
  if (!form.ok) return redirect(paths.autopay({ loanId }), 303);
  const { attemptId, agree, cancel } = form.value;
  if (cancel !== undefined) {
    const ended = await cancelAutopay(context, visitor.borrowerId, loanId);
    if (!ended.ok) throw notFound();
    return redirect(paths.autopay({ loanId }), 303);
  }
  if (agree === undefined || attemptId === undefined) return data({ problem: "agreeNeeded" as const }, 422);
  const here = context.site.origin + paths.autopay({ loanId });
  const start = await startAutopay(context, visitor.borrowerId, {
    attemptId,
    loanId,
    language: context.lang,
    description: say(context.lang, lender.name),
    consent: { version: consentVersion, text: agreement(context.lang) },
    day: todayOf(context, visitor),
    pages: { success: () => `${here}?saved=1`, cancel: () => here },
  });
  if (start.ok) return redirect(start.kind === "go" ? start.url : paths.autopay({ loanId }), 303);
  if (start.reason === "loan_missing") throw notFound();
  return data({ problem: "unavailable" as const }, 503);
}

export default function Autopay() {
  const { lang } = useRequest();
  const { visitor, attemptId, loanId, loanNo, mandate, card, pageUrl, currency, trouble } =
    useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const problem = tried ? say(lang, words[tried.problem]) : undefined;
  const running = mandate?.state === "active" || mandate?.state === "pending";
  const expiry = `${String(card?.month ?? 0).padStart(2, "0")}/${card?.year ?? ""}`;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.pay({ loanId })} text={say(lang, frameWords.back)} />
      <ErrorSummary
        title={say(lang, frameWords.problems)}
        problems={problem === undefined ? [] : [{ field: "agree", message: problem }]}
      />
      <h1>{say(lang, words.heading)}</h1>
      <p className="lede">{say(lang, words.lede)}</p>
      <p className="fine">{say(lang, contractNo, { no: loanNo })}</p>
      {trouble ? <AutopayTroubleNote trouble={trouble} loanId={loanId} currency={currency} lang={lang} /> : null}
      {mandate?.state === "active" ? (
        <Note tone="good" icon="check" role="status" title={say(lang, words.activeTitle)}>
          {card === null ? null : <p>{say(lang, cardName, { brand: card.brand, last4: card.last4, expiry })}</p>}
        </Note>
      ) : null}
      {mandate?.state === "pending" ? (
        <Note icon="clock" role="status" title={say(lang, words.pendingTitle)}>
          <p>{say(lang, words.pending)}</p>
          {pageUrl === null ? null : (
            <p>
              <a href={pageUrl}>{say(lang, words.start)}</a>
            </p>
          )}
        </Note>
      ) : null}
      {mandate?.state === "stopped" ? (
        <Note tone="warm" icon="card" role="status" title={say(lang, words.stoppedTitle)}>
          <p>{say(lang, words.stopped)}</p>
        </Note>
      ) : null}
      {mandate?.state === "cancelled" ? (
        <Note icon="info" role="status">
          <p>{say(lang, words.cancelled)}</p>
        </Note>
      ) : null}
      {running ? (
        <>
          <form method="post">
            <input type="hidden" name="cancel" value="yes" />
            <Button look="quiet">{say(lang, words.cancel)}</Button>
          </form>
          <Card title={say(lang, words.agreed)} soft>
            <p>{mandate.text}</p>
            <p className="fine">{formatInstant(mandate.agreedAt, lang, visitor.timeZone)}</p>
          </Card>
        </>
      ) : (
        <form method="post" className="flow" noValidate>
          <input type="hidden" name="attemptId" value={attemptId} />
          <Card title={say(lang, words.agree)} soft>
            <p>{agreement(lang)}</p>
          </Card>
          <Check words={fieldWords(lang)} id="agree" label={say(lang, words.agree)} error={problem} />
          <Button icon="card">{say(lang, words.start)}</Button>
        </form>
      )}
    </PageFrame>
  );
}
