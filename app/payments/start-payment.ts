import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Amounts } from "#app/lending/contract.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type Loan, loanOfBorrower } from "#db/stores/loans.ts";
import { type Attempt, attemptById, openAttempt, unsettledAttempts } from "#db/stores/payments-attempts.ts";
import { closeAttempt } from "./close-attempt.ts";
import { assertGateway, openPage, pageLifeMs, recordAttempt } from "./open-attempt.ts";
import { type AmountRefusal, payableOn, previewPayment, refusalOf } from "./payable.ts";
import type { PaymentServices } from "./payment-services.ts";

/** The addresses that a hosted page leads back to. */
export interface ReturnPages {
  success(attemptId: string): string;
  cancel(attemptId: string): string;
}

/** A payment that a borrower wants to make. */
export interface PaymentRequest {
  /** Rendered into the form: the same form sent twice is the same payment. */
  readonly attemptId: string;
  readonly loanId: string;
  readonly amount: Minor;
  readonly language: "zh-CN" | "en";
  /** Neutral line for the hosted page. */
  readonly description: string;
  /** The payer's calendar day. */
  readonly day: EpochDay;
  readonly pages: ReturnPages;
  /** True after the borrower was told that an earlier payment is still being confirmed and wants to pay all the same. */
  readonly besideProcessing?: boolean;
}

/** Where to go on: the processor's page, or the payment's own. */
export type PaymentStart =
  | { readonly ok: true; readonly kind: "go"; readonly attemptId: string; readonly url: string }
  /** There is nothing to open: this payment has gone further already, and its page says how far. */
  | { readonly ok: true; readonly kind: "see"; readonly attemptId: string }
  | ({ readonly ok: false } & StartRefusal);

/** Why a payment was not begun. */
export type StartRefusal =
  | AmountRefusal
  | { readonly reason: "loan_missing" }
  /** An earlier payment is still being confirmed. */
  | { readonly reason: "payment_processing"; readonly attemptId: string; readonly amount: Minor }
  /** No money was taken, and nothing was started. */
  | { readonly reason: "gateway_refused"; readonly code: string }
  /** Nobody knows yet; pressing the button again continues the same payment. */
  | { readonly reason: "gateway_unavailable"; readonly attemptId: string };

/**
 * The borrower decides to pay an amount now. The decision is written down first, then the hosted page is asked for.
 *
 * Sending the same form again (double click, back button, second tab, second device) continues the payment that is under
 * way; another amount closes the earlier page first, so that one loan never has two pages that can both be paid.
 */
export async function startPayment(
  services: PaymentServices,
  borrowerId: string,
  request: PaymentRequest,
): Promise<PaymentStart> {
  const { db, gateway } = services;
  const loan = await loanOfBorrower(db.read, borrowerId, request.loanId);
  if (!loan) return { ok: false, reason: "loan_missing" };
  const before = await attemptById(db.read, request.attemptId);
  if (before?.borrowerId === borrowerId && before.amount === request.amount && before.loanId === loan.id) {
    return resume(services, before);
  }
  const entries = await ledgerOf(db.read, loan.id);
  const payable = payableOn(gateway, loan, entries, request.day);
  const refusal = refusalOf(payable, request.amount);
  if (refusal) return { ok: false, ...refusal };
  const shownSplit = previewPayment(loan, entries, request.day, request.amount).allocation.split;
  return claimLane(services, {
    loan,
    lane: "loan",
    kind: "own",
    payLinkId: null,
    cards: payable.cards,
    shownSplit,
    request: before ? { ...request, attemptId: services.ids.random() } : request,
  });
}

/** A decision that may begin once its lane is free. */
export interface Decision {
  readonly loan: Loan;
  readonly lane: string;
  readonly kind: "own" | "helper";
  readonly payLinkId: string | null;
  readonly cards: "any" | "debit_only";
  readonly shownSplit: Readonly<Amounts> | null;
  readonly request: Pick<
    PaymentRequest,
    "attemptId" | "amount" | "language" | "description" | "pages" | "besideProcessing"
  >;
}

const patience = 3;

/** Takes the lane of the loan, after closing whatever page was open in it, and opens the new page. */
export async function claimLane(services: PaymentServices, decision: Decision): Promise<PaymentStart> {
  for (let round = 0; round < patience; round += 1) {
    const claim = await services.db.transact(async (tx) => {
      await assertGateway(tx, services);
      const same = await attemptById(tx, decision.request.attemptId);
      if (same) return { kind: "mine", attempt: same } as const;
      const taken = await openAttempt(tx, decision.loan.id, decision.lane);
      if (taken) return { kind: "taken", attempt: taken } as const;
      const processing = (await unsettledAttempts(tx, decision.loan.id)).find(({ state }) => state === "processing");
      if (processing && decision.request.besideProcessing !== true)
        return { kind: "processing", attempt: processing } as const;
      return { kind: "mine", attempt: await recordAttempt(tx, services, rowOf(services, decision)) } as const;
    });
    if (claim.kind === "mine") return resume(services, claim.attempt);
    const { attempt } = claim;
    if (claim.kind === "processing" || attempt.kind === "autopay") {
      return { ok: false, reason: "payment_processing", attemptId: attempt.id, amount: attempt.amount ?? 0 };
    }
    const stillGood = attempt.expiresAt > services.clock.now() + pageLifeMs / 3;
    if (attempt.amount === decision.request.amount && attempt.language === decision.request.language && stillGood) {
      return resume(services, attempt);
    }
    const closing = await closeAttempt(services, attempt);
    if (closing.kind === "paid") return { ok: true, kind: "see", attemptId: attempt.id };
    if (closing.kind === "unknown") return { ok: false, reason: "gateway_unavailable", attemptId: attempt.id };
  }
  throw new Error("The payment lane of a loan changes hands faster than it can be taken.");
}

function rowOf(services: PaymentServices, decision: Decision): Parameters<typeof recordAttempt>[2] {
  const { loan, request, lane, kind, payLinkId, cards, shownSplit } = decision;
  return {
    id: request.attemptId,
    loanId: loan.id,
    borrowerId: loan.borrowerId,
    kind,
    lane,
    amount: request.amount,
    currency: loan.contract.currency,
    description: request.description,
    language: request.language,
    cards,
    successUrl: request.pages.success(request.attemptId),
    cancelUrl: request.pages.cancel(request.attemptId),
    expiresAt: services.clock.now() + pageLifeMs,
    shownSplit: shownSplit === null ? null : { ...shownSplit },
    payLinkId,
  };
}

/** Continues a payment where it stands. */
async function resume(services: PaymentServices, attempt: Attempt): Promise<PaymentStart> {
  const over = attempt.state !== "created" && attempt.state !== "open";
  const late = attempt.expiresAt <= services.clock.now();
  if (over || late) return { ok: true, kind: "see", attemptId: attempt.id };
  if (attempt.state === "open" && attempt.sessionUrl !== null) {
    return { ok: true, kind: "go", attemptId: attempt.id, url: attempt.sessionUrl };
  }
  const opening = await openPage(services, attempt);
  switch (opening.kind) {
    case "open":
      return { ok: true, kind: "go", attemptId: attempt.id, url: opening.url };
    case "over":
      return { ok: true, kind: "see", attemptId: attempt.id };
    case "refused":
      return { ok: false, reason: "gateway_refused", code: opening.code };
    case "unknown":
      return { ok: false, reason: "gateway_unavailable", attemptId: attempt.id };
  }
}
