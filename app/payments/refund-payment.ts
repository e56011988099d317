import type { Minor } from "#app/lending/money.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { postingsOfAttempt } from "#db/stores/payments-postings.ts";
import { insertRefund, type Refund, refundById, refundsOfAttempt, updateRefund } from "#db/stores/payments-refunds.ts";
import type { PaymentServices } from "./payment-services.ts";

export interface RefundRequest {
  /** Rendered into the form: the same form sent twice is one refund. */
  readonly refundId: string;
  readonly attemptId: string;
  readonly amount: Minor;
  /** Machine-readable, for example `paid_twice`. */
  readonly reason: string;
  /** `staff:<id>`. */
  readonly requestedBy: string;
}

export type RefundStart =
  | { readonly ok: true; readonly refundId: string; readonly state: Refund["state"] }
  | { readonly ok: false; readonly reason: "payment_missing" | "not_paid" | "gateway_refused" | "gateway_unavailable" }
  | { readonly ok: false; readonly reason: "more_than_paid"; readonly left: Minor };

/** How long a call may be repeated under its key; the processor forgets keys after 24 hours. */
export const keyLifeMs = 23 * 3_600_000;

const againMs = 5 * 60_000;

/**
 * Sends money of a payment back. Writes the decision down, then tells the processor; the ledger changes when the
 * processor's message arrives, so that a refund stands there once and only when it is real.
 */
export async function refundPayment(services: PaymentServices, request: RefundRequest): Promise<RefundStart> {
  const { db, clock } = services;
  const decided = await db.transact(async (tx): Promise<Refund | Exclude<RefundStart, { ok: true }>> => {
    const known = await refundById(tx, request.refundId);
    if (known) return known;
    const attempt = await attemptById(tx, request.attemptId);
    if (!attempt) return { ok: false, reason: "payment_missing" };
    const postings = await postingsOfAttempt(tx, attempt.id);
    const intentId = postings.find(({ kind }) => kind === "payment")?.intentId ?? null;
    if (intentId === null) return { ok: false, reason: "not_paid" };
    const standing = postings.reduce((sum, { amount }) => sum + amount, 0);
    const asked = (await refundsOfAttempt(tx, attempt.id)).filter(({ refundRef, state }) => {
      const posted = postings.some(({ ref }) => ref === refundRef);
      return !posted && (state === "requested" || state === "sent" || state === "succeeded");
    });
    const left = standing - asked.reduce((sum, { amount }) => sum + amount, 0);
    if (!Number.isSafeInteger(request.amount) || request.amount < 1 || request.amount > left) {
      return { ok: false, reason: "more_than_paid", left };
    }
    const now = clock.now();
    await insertRefund(tx, {
      id: request.refundId,
      loanId: attempt.loanId,
      attemptId: attempt.id,
      intentId,
      amount: request.amount,
      reason: request.reason,
      requestedBy: request.requestedBy,
      state: "requested",
      checkAt: now + againMs,
      createdAt: now,
      updatedAt: now,
    });
    await recordAudit(tx, {
      at: now,
      actor: request.requestedBy,
      category: "repayment",
      action: "refund-requested",
      object: `loan:${attempt.loanId}`,
      outcome: "requested",
      reason: request.reason,
    });
    const written = await refundById(tx, request.refundId);
    if (!written) throw new Error("A refund that was just written is not there.");
    return written;
  });
  return "ok" in decided ? decided : sendRefund(services, decided);
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
    return (await refundById(tx, refund.id))?.state ?? "requested";
  });
  if (outcome.kind === "unknown") return { ok: false, reason: "gateway_unavailable" };
  if (outcome.kind === "refused") return { ok: false, reason: "gateway_refused" };
  return { ok: true, refundId: refund.id, state };
}
