import { localDay } from "#app/policy/zones.ts";
import type { ChargeOutcome } from "#app/gateways/payment/gateway.ts";
import type { Position } from "#app/lending/position.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import {
  type Attempt,
  attemptById,
  autopayTries,
  openAttempt,
  unsettledAttempts,
  updateAttempt,
} from "#db/stores/payments-attempts.ts";
import { activeMandate, type Mandate, mandateById } from "#db/stores/payments-autopay.ts";
import { askNotice, type Notice } from "#db/stores/payments-postings.ts";
import { chargeVerdict } from "./charge-plan.ts";
import { closeAttempt } from "./close-attempt.ts";
import { chargeOrder, firstCheckMs, pageLifeMs, recordAttempt } from "./open-attempt.ts";
import { payableOn } from "./payable.ts";
import type { PaymentServices } from "./payment-services.ts";
import { keyLifeMs } from "./refund-payment.ts";

/** What became of an automatic payment; `stood_down`: nothing was asked of the bank. */
export type ChargeResult =
  | { readonly kind: "charged" | "declined" | "needs_customer" | "unknown"; readonly attemptId: string }
  | {
      readonly kind: "stood_down";
      readonly reason: "no_mandate" | "nothing_due" | "on_hold" | "page_open" | "under_way" | "gave_up" | "too_small";
    };

/**
 * Charges what is due on a loan under its mandate, if anything is. Safe to run twice, on two machines, at any moment.
 *
 * The last look: an open page of the borrower is closed first (and if it turns out to be paid, we stand down); then
 * mandate, holds, due amount and other payments under way are read once more in the transaction that writes the decision.
 */
export async function chargeInstalment(
  services: PaymentServices,
  loanId: string,
  describe: (language: "zh-CN" | "en") => string,
): Promise<ChargeResult> {
  const { db } = services;
  const mandate = await activeMandate(db.read, loanId);
  if (!mandate) return { kind: "stood_down", reason: "no_mandate" };
  const first = await db.transact((tx) => decide(tx, services, loanId, describe, "look"));
  if (first.kind === "stood_down") return first;
  const page = await openAttempt(db.read, loanId, "loan");
  if (page) {
    if (page.kind === "autopay") return { kind: "stood_down", reason: "under_way" };
    // Somebody may be typing their card number this minute: their payment goes first.
    if (page.createdAt > services.clock.now() - pageLifeMs) return { kind: "stood_down", reason: "page_open" };
    if ((await closeAttempt(services, page)).kind !== "closed") return { kind: "stood_down", reason: "page_open" };
  }
  const decision = await db.transact((tx) => decide(tx, services, loanId, describe, "write"));
  if (decision.kind === "stood_down") return decision;
  return sendCharge(services, decision.attempt);
}

type Decision = Extract<ChargeResult, { kind: "stood_down" }> | { readonly kind: "go"; readonly attempt: Attempt };
type Look = Extract<ChargeResult, { kind: "stood_down" }> | { readonly kind: "go" };

async function decide(
  tx: Queryable,
  services: PaymentServices,
  loanId: string,
  describe: (language: "zh-CN" | "en") => string,
  how: "write",
): Promise<Decision>;
async function decide(
  tx: Queryable,
  services: PaymentServices,
  loanId: string,
  describe: (language: "zh-CN" | "en") => string,
  how: "look",
): Promise<Look>;
async function decide(
  tx: Queryable,
  services: PaymentServices,
  loanId: string,
  describe: (language: "zh-CN" | "en") => string,
  how: "look" | "write",
): Promise<Decision | Look> {
  const now = services.clock.now();
  const mandate = await activeMandate(tx, loanId);
  const loan = await loanById(tx, loanId);
  if (!mandate || !loan || mandate.methodId === null) return { kind: "stood_down", reason: "no_mandate" };
  const { customerId } = (await attemptById(tx, mandate.setupAttemptId)) ?? { customerId: null };
  const settings = await borrowerSettings(tx, loan.borrowerId);
  const day = localDay(now, settings?.timeZone ?? "UTC");
  const payable = payableOn(services.gateway, loan, await ledgerOf(tx, loanId), day);
  if (isHeld(payable.position)) return { kind: "stood_down", reason: "on_hold" };
  const tries = new Map<number, Attempt[]>();
  for (const { due } of payable.position.instalments) {
    if (due <= day && due >= day - 14) tries.set(due, await autopayTries(tx, loanId, due));
  }
  const verdict = chargeVerdict(payable.position, mandate.startsOn, (dueDay) => tries.get(dueDay) ?? []);
  if (verdict.kind === "not_due" || verdict.kind === "waiting") return { kind: "stood_down", reason: "nothing_due" };
  if (verdict.kind === "gave_up") return { kind: "stood_down", reason: "gave_up" };
  const underWay = await unsettledAttempts(tx, loanId);
  if (how === "look") {
    return underWay.some(({ state, lane }) => state === "processing" || lane !== "loan")
      ? { kind: "stood_down", reason: "under_way" }
      : { kind: "go" };
  }
  if (underWay.length > 0) return { kind: "stood_down", reason: "under_way" };
  const { minimum } = services.gateway.limits(loan.contract.currency);
  if (verdict.amount < minimum) return { kind: "stood_down", reason: "too_small" };
  const attempt = await recordAttempt(tx, services, {
    id: services.ids.ordered(now),
    loanId,
    borrowerId: loan.borrowerId,
    kind: "autopay",
    lane: "loan",
    amount: verdict.amount,
    currency: loan.contract.currency,
    description: describe(mandate.consentLanguage),
    language: mandate.consentLanguage,
    cards: "any",
    successUrl: "",
    cancelUrl: "",
    expiresAt: now + keyLifeMs,
    customerId,
    methodId: mandate.methodId,
    mandateId: mandate.id,
    dueDay: verdict.dueDay,
    tryNo: verdict.tryNo,
  });
  return { kind: "go", attempt };
}

/**
 * While somebody asks for help, disputes or is protected by law, nothing is taken by itself; they may still pay. A plan
 * holds reminders and penalties only: its own instalments are what is due then, and what was due before is not.
 */
function isHeld({ holds, asOf }: Position): boolean {
  return holds.some(({ until, reason }) => (until === null || until > asOf) && reason !== "plan");
}

/**
 * Tells the processor to charge; telling it again under the same key is one charge. The answer moves the attempt's state
 * only: the ledger waits for the message.
 */
export async function sendCharge(services: PaymentServices, attempt: Attempt): Promise<ChargeResult> {
  const outcome = await services.gateway.chargeSaved(chargeOrder(attempt));
  await services.db.transact((tx) => noteOutcome(tx, services, attempt.id, outcome));
  if (outcome.kind === "needs_customer" && outcome.intentId !== null) {
    // So that nobody can confirm it later, while the borrower pays in another way. If this fails, it merely stays failed.
    await services.gateway.abandonIntent(outcome.intentId);
  }
  const kind = outcome.kind === "accepted" ? "charged" : outcome.kind === "refused" ? "declined" : outcome.kind;
  return { kind, attemptId: attempt.id };
}

async function noteOutcome(
  tx: Queryable,
  services: PaymentServices,
  attemptId: string,
  outcome: ChargeOutcome,
): Promise<void> {
  const now = services.clock.now();
  const attempt = await attemptById(tx, attemptId);
  if (!attempt) return;
  const intent = "intentId" in outcome && outcome.intentId !== null ? { intentId: outcome.intentId } : {};
  switch (outcome.kind) {
    case "unknown":
      await updateAttempt(tx, attempt, { checkAt: now + firstCheckMs }, now);
      return;
    case "accepted":
      // Accepted money is "processing" until its message is in the ledger; the reconciler looks if none comes.
      await updateAttempt(tx, attempt, { ...intent, state: "processing", checkAt: now + firstCheckMs }, now);
      return;
    case "needs_customer":
      await updateAttempt(
        tx,
        attempt,
        { ...intent, state: "failed", failureCode: "authentication_required", retryable: false },
        now,
      );
      return tell(tx, attempt, "autopay_needs_you", now);
    case "declined":
      await updateAttempt(
        tx,
        attempt,
        { ...intent, state: "failed", failureCode: outcome.code, retryable: outcome.retryable },
        now,
      );
      return tell(tx, attempt, "autopay_failed", now);
    case "refused":
      await updateAttempt(tx, attempt, { state: "failed", failureCode: outcome.code, retryable: false }, now);
      return tell(tx, attempt, "autopay_failed", now);
  }
}

async function tell(
  tx: Queryable,
  { id, loanId, borrowerId }: Attempt,
  kind: Notice["kind"],
  now: number,
): Promise<void> {
  await askNotice(tx, { id: `${kind}:${id}`, loanId, borrowerId, kind, ref: id, createdAt: now });
}

/**
 * Finds out about a charge whose answer was lost: repeats it under its key while the processor remembers the key and the
 * mandate still stands. Otherwise it is never repeated (that could charge anew), and only what the processor tells of it
 * counts.
 */
export async function resolveCharge(
  services: PaymentServices,
  attempt: Attempt,
): Promise<ChargeResult | { readonly kind: "not_repeated" }> {
  const mandate: Mandate | null =
    attempt.mandateId === null ? null : await mandateById(services.db.read, attempt.mandateId);
  const remembered = services.clock.now() - attempt.createdAt < keyLifeMs;
  if (mandate?.state !== "active" || !remembered) return { kind: "not_repeated" };
  return sendCharge(services, attempt);
}
