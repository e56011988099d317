import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { useLoaderData } from "@remix-run/react";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { PageFrame } from "#app/http/page-frame.tsx";
import type { PageHandle } from "#app/http/page-handle.ts";
import { paths } from "#app/http/paths.ts";
import { useRequest } from "#app/http/request-view.tsx";
import { readPayment } from "#app/payments/read-payment.ts";
import { checkAttempt } from "#app/payments/reconcile.ts";
import { Amount } from "#app/ui/amount.tsx";
import { Back } from "#app/ui/back.tsx";
import { Button, Buttons } from "#app/ui/button.tsx";
import { formatDay, formatInstant } from "#app/ui/format.ts";
import { Ledger } from "#app/ui/ledger.tsx";
import { Letter } from "#app/ui/letter.tsx";
import { Note } from "#app/ui/note.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Split } from "#app/ui/payments/split.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { contractNo } from "#app/words/account.ts";
import { frameWords } from "#app/words/frame.ts";
import { lender } from "#app/words/lender.ts";
import { declineWords, moneyBackWords, paymentWords as words, usually } from "#app/words/payment-status.ts";
import { splitWords } from "#app/words/payments.ts";
import { type Message, say } from "#app/words/words.ts";
import { attemptOfBorrower } from "#db/stores/payments-attempts.ts";

export const handle: PageHandle = { title: words.title };

/** How long a page that waits updates by itself, every few seconds; afterwards the button does. */
const selfUpdatingMs = 3 * 60_000;

type Situation = "received" | "confirming" | "processing" | "not-finished" | "not-paid";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const view = await readPayment(context, visitor, params.attemptId ?? "");
  if (!view) throw notFound();
  const { attempt, postings, later, allocation, standing } = view;
  if (attempt.kind === "setup") return redirect(paths.autopay({ loanId: attempt.loanId }), 303);
  const query = new URL(request.url).searchParams;
  const payment = postings.find(({ kind }) => kind === "payment");
  const situation = situationOf(attempt.state, payment !== undefined, query.has("back"));
  const fresh = context.clock.now() - attempt.updatedAt < selfUpdatingMs;
  const waits = situation === "confirming" || situation === "processing";
  const { position, loan } = standing;
  return data(
    {
      visitor,
      at: context.clock.now(),
      situation,
      attemptId: attempt.id,
      loanId: loan.id,
      loanNo: loan.loanNo,
      currency: attempt.currency,
      amount: payment?.amount ?? attempt.amount ?? 0,
      // Whoever comes back from a finished page is not sent there again.
      pageUrl: attempt.state === "open" && !query.has("session") ? attempt.sessionUrl : null,
      begunAt: attempt.createdAt,
      failureCode: attempt.failureCode,
      reference: payment?.ref ?? attempt.id,
      countsFrom: allocation?.effective ?? null,
      parts: allocation?.parts ?? [],
      credit: allocation?.credit ?? 0,
      dueDays: position.instalments.map(({ nr, due }) => [nr, due] as const),
      later,
      stays: postings.reduce((sum, { amount }) => sum + amount, 0),
      now: { upToDate: position.upToDate, total: position.payoff.total, next: position.next },
    },
    waits && fresh ? { headers: { Refresh: "4" } } : {},
  );
}

/** "Check again": asks the processor now, instead of waiting for its message. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { borrowerId } = await requireBorrower(request, context);
  const attempt = await attemptOfBorrower(context.db.read, borrowerId, params.attemptId ?? "");
  if (!attempt) throw notFound();
  const settled = attempt.state !== "open" && attempt.state !== "processing" && attempt.state !== "created";
  // Pressed again and again it asks no more than every few seconds.
  if (!settled && context.clock.now() - attempt.updatedAt > 5_000) await checkAttempt(context, attempt);
  return redirect(paths.payment({ attemptId: attempt.id }), 303);
}

function situationOf(state: string, hasMoney: boolean, cameBack: boolean): Situation {
  if (hasMoney) return "received";
  if (state === "processing") return "processing";
  if (state === "created" || state === "open") return cameBack ? "not-finished" : "confirming";
  return state === "succeeded" ? "confirming" : "not-paid";
}

export default function PaymentPage() {
  const { lang } = useRequest();
  const loaded = useLoaderData<typeof loader>();
  const { visitor, situation, loanId, attemptId, pageUrl, failureCode } = loaded;
  if (situation === "received") return <Receipt />;
  const [title, text]: [Message, Message] =
    situation === "processing"
      ? [words.processing, words.processingText]
      : situation === "confirming"
        ? [words.confirming, words.confirmingText]
        : situation === "not-finished"
          ? [words.notFinished, words.notFinishedText]
          : [words.failed, failureCode === null ? words.closedText : words.failedText];
  const waits = situation === "processing" || situation === "confirming";
  const why = failureCode === null ? null : (declineWords[failureCode] ?? declineWords["other"] ?? words.failedText);
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      <Panel
        icon={waits ? "clock" : "info"}
        title={say(lang, title)}
        sum={<Amount amount={loaded.amount} currency={loaded.currency} lang={lang} />}
      >
        <p>
          {say(lang, words.reference)} <span className="num anywhere">{attemptId}</span>
        </p>
      </Panel>
      <Note tone="calm" icon="info" title={waits ? say(lang, words.notAgain) : undefined}>
        <p>{say(lang, text)}</p>
        {waits ? <p>{say(lang, words.notLate)}</p> : null}
        {waits || why === null ? null : <p>{say(lang, why)}</p>}
      </Note>
      {waits ? (
        <>
          <Timeline
            items={[
              {
                key: "begun",
                text: say(lang, words.begun),
                time: { text: formatInstant(loaded.begunAt, lang, visitor.timeZone) },
              },
              { key: "bank", state: "now", text: say(lang, words.atBank), detail: say(lang, usually[situation]) },
              { key: "receipt", state: "next", text: say(lang, words.receiptNext) },
            ]}
          />
          <form method="post">
            <Button look="quiet">{say(lang, words.checkAgain)}</Button>
          </form>
        </>
      ) : null}
      <Buttons>
        {pageUrl === null ? null : (
          <Button href={pageUrl} look={waits ? "quiet" : "main"}>
            {say(lang, words.finish)}
          </Button>
        )}
        {situation === "not-paid" ? <Button href={paths.pay({ loanId })}>{say(lang, words.tryAgain)}</Button> : null}
        {situation === "not-finished" ? (
          <Button look="quiet" href={paths.pay({ loanId })}>
            {say(lang, splitWords.change)}
          </Button>
        ) : null}
        <Button look="quiet" href={paths.loan({ loanId })}>
          {say(lang, words.home)}
        </Button>
      </Buttons>
      {situation === "not-paid" ? <p className="muted">{say(lang, words.otherHelp)}</p> : null}
    </PageFrame>
  );
}

function Receipt() {
  const { lang } = useRequest();
  const loaded = useLoaderData<typeof loader>();
  const {
    visitor,
    at,
    loanId,
    loanNo,
    currency,
    amount,
    reference,
    countsFrom,
    parts,
    credit,
    dueDays,
    later,
    stays,
    now,
  } = loaded;
  const money = (minor: number) => <Amount amount={minor} currency={currency} lang={lang} />;
  return (
    <PageFrame session={visitor}>
      <Back href={paths.loan({ loanId })} text={say(lang, frameWords.back)} />
      {later.length === 0 ? (
        <Note tone="good" icon="check" role="status" title={say(lang, words.received)}>
          <p>{say(lang, words.print)}</p>
        </Note>
      ) : (
        <Note icon="info" role="status" title={say(lang, stays < amount ? words.wentBack : words.wentBackAndCame)}>
          <p>{say(lang, words.wentBackText)}</p>
        </Note>
      )}
      <Letter
        sender={{ name: say(lang, lender.legalName), detail: lender.phoneAsWritten }}
        about={
          <>
            {say(lang, contractNo, { no: loanNo })}
            <br />
            {formatInstant(at, lang, visitor.timeZone)}
          </>
        }
        title={say(lang, words.receipt)}
        foot={
          <>
            {say(lang, words.reference)} {reference}
            {countsFrom === null ? null : ` · ${say(lang, words.paidOn)} ${formatDay(countsFrom, lang)}`}
          </>
        }
      >
        <Split
          allocation={{ parts, credit }}
          {...{ dueDays, currency, lang }}
          total={{ label: say(lang, splitWords.youPay), amount: money(amount) }}
        />
        {later.length === 0 ? null : (
          <Ledger
            caption={say(lang, words.later)}
            lines={later.map((line) => ({
              key: line.ref,
              label: say(lang, moneyBackWords[line.name]),
              detail: formatInstant(line.at, lang, visitor.timeZone),
              amount: money(line.amount),
            }))}
            total={{ label: say(lang, words.stays), amount: money(stays) }}
          />
        )}
        <Ledger
          caption={say(lang, splitWords.after)}
          lines={[
            {
              key: "due",
              label: say(lang, splitWords.stillDue),
              detail: now.upToDate > 0 ? undefined : say(lang, splitWords.nothingDue),
              amount: money(now.upToDate),
            },
            ...(now.next
              ? [
                  {
                    key: "next",
                    label: say(lang, splitWords.next),
                    detail: formatDay(now.next.due, lang),
                    amount: money(now.next.amount),
                  },
                ]
              : []),
            { key: "left", label: say(lang, splitWords.left), amount: money(Math.max(now.total, 0)) },
          ]}
        />
      </Letter>
      <Buttons>
        {now.upToDate > 0 ? <Button href={paths.planAmount({ loanId })}>{say(lang, words.spreadRest)}</Button> : null}
        <Button look="quiet" href={paths.loan({ loanId })}>
          {say(lang, words.home)}
        </Button>
      </Buttons>
    </PageFrame>
  );
}
