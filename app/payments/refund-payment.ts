import type { Minor } from "#app/lending/money.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type Attempt, attemptById } from "#db/stores/payments-attempts.ts";
import { postingsOfAttempt } from "#db/stores/payments-postings.ts";
import { insertRefund, type Refund, refundById, refundsOfAttempt, updateRefund } from "#db/stores/payments-refunds.ts";
import type { PaymentServices, WritingServices } from "./payment-services.ts";
import { raiseAlert } from "./raise-alert.ts";

/** Money of a payment that is to go back. */
export interface RefundOrder {
  /** Names the refund for ever: the same order twice is one refund. */
  readonly refundId: string;
  readonly attemptId: string;
  readonly amount: Minor;
  /** Machine-readable, for example `paid_twice`. */
  readonly reason: string;
  /** `staff:<id>`: who asked for it. */
  readonly requestedBy: string;
}

/** Why it cannot. `left`: what of the payment has not gone back, minor units. */
export type RefundRefusal =
  | { readonly ok: false; readonly reason: "payment_missing" | "not_paid" }
  | { readonly ok: false; readonly reason: "more_than_paid"; readonly left: Minor };

/** A refund as far as it has come. */
export type RefundStart =
  | { readonly ok: true; readonly refundId: string; readonly state: Refund["state"] }
  | { readonly ok: false; readonly reason: "gateway_refused" | "gateway_unavailable" };

/** How long a call may be repeated under its key; the processor forgets keys after 24 hours. */
export const keyLifeMs = 23 * 3_600_000;

const againMs = 5 * 60_000;

/** What of a payment could still be sent back: what stands of it, less refunds that are asked for. */
export async function refundable(
  q: Queryable,
  attemptId: string,
): Promise<{ readonly attempt: Attempt; readonly intentId: string; readonly left: Minor } | RefundRefusal> {
  const attempt = await attemptById(q, attemptId);
  if (!attempt) return { ok: false, reason: "payment_missing" };
  const postings = await postingsOfAttempt(q, attempt.id);
  const intentId = postings.find(({ kind }) => kind === "payment")?.intentId ?? null;
  if (intentId === null) return { ok: false, reason: "not_paid" };
  const standing = postings.reduce((sum, { amount }) => sum + amount, 0);
  const asked = (await refundsOfAttempt(q, attempt.id)).filter(({ refundRef, state }) => {
    const posted = postings.some(({ ref }) => ref === refundRef);
    return !posted && (state === "requested" || state === "sent" || state === "succeeded");
  });
  return { attempt, intentId, left: standing - asked.reduce((sum, { amount }) => sum + amount, 0) };
}

/** Whether an amount of a payment can be sent back; null when it can. */
export async function whyNotRefund(
  q: Queryable,
  { attemptId, amount }: Pick<RefundOrder, "attemptId" | "amount">,
): Promise<RefundRefusal | null> {
  const found = await refundable(q, attemptId);
  if ("ok" in found) return found;
  const fits = Number.isSafeInteger(amount) && amount >= 1 && amount <= found.left;
  return fits ? null : { ok: false, reason: "more_than_paid", left: found.left };
}

/**
 * Writes down that money of a payment goes back, in the transaction of whoever may decide it. The processor hears of it
 * afterwards ({@link sendRefund}, or the minute job), and the ledger changes when the processor's message arrives, so that
 * a refund stands there once and only when it is real.
 */
export async function decideRefund(
  tx: Queryable,
  { clock }: WritingServices,
  order: RefundOrder,
): Promise<Refund | RefundRefusal> {
  const known = await refundById(tx, order.refundId);
  if (known) return known;
  const refusal = await whyNotRefund(tx, order);
  const found = await refundable(tx, order.attemptId);
  if (refusal || "ok" in found) return refusal ?? { ok: false, reason: "payment_missing" };
  const now = clock.now();
  await insertRefund(tx, {
    id: order.refundId,
    loanId: found.attempt.loanId,
    attemptId: order.attemptId,
    intentId: found.intentId,
    amount: order.amount,
    reason: order.reason,
    requestedBy: order.requestedBy,
    state: "requested",
    checkAt: now + againMs,
    createdAt: now,
    updatedAt: now,
  });
  await recordAudit(tx, {
    at: now,
    actor: order.requestedBy,
    category: "repayment",
    action: "refund-decided",
    object: `loan:${found.attempt.loanId}`,
    outcome: "requested",
    reason: order.reason,
  });
  const written = await refundById(tx, order.refundId);
  if (!written) throw new Error("A refund that was just written is not there.");
  return written;
}

/** Tells the processor of a refund; telling it again under the same key is one refund. */
export async function sendRefund(services: PaymentServices, refund: Refund): Promise<RefundStart> {
  const { gateway, db, clock } = services;
  if (refund.state !== "requested") return { ok: true, refundId: refund.id, state: refund.state };
  const { attemptId, intentId, amount } = refund;
  const outcome = await gateway.refund({ refundId: refund.id, attemptId, intentId, amount });
  const news =
    outcome.kind === "accepted"
      ? ({ state: "sent", refundRef: outcome.refundRef, checkAt: null } as const)
      : outcome.kind === "refused"
        ? ({ state: "refused", failureCode: outcome.code, checkAt: null } as const)
        : { checkAt: clock.now() + againMs };
  const state = await db.transact(async (tx) => {
    const current = await refundById(tx, refund.id);
    if (current) await updateRefund(tx, current, news, clock.now());
    if (outcome.kind === "refused") {
      await raiseAlert(tx, services, {
        reason: "refund_refused",
        key: refund.id,
        attempt: { id: attemptId, loanId: refund.loanId, borrowerId: null },
        details: { refundId: refund.id, amount, code: outcome.code },
      });
    }
    return (await refundById(tx, refund.id))?.state ?? "requested";
  });
  if (outcome.kind === "unknown") return { ok: false, reason: "gateway_unavailable" };
  if (outcome.kind === "refused") return { ok: false, reason: "gateway_refused" };
  return { ok: true, refundId: refund.id, state };
}
