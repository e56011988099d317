import { z } from "zod";
import type { Minor } from "#app/lending/money.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import { approve, type Decider, type DecisionRefusal } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval, type RequestedApproval } from "#app/staff/approvals/request-approval.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { loanById } from "#db/stores/loans.ts";
import type { PaymentServices } from "./payment-services.ts";
import { decideRefund, refundable, type RefundRefusal, sendRefund, whyNotRefund } from "./refund-payment.ts";
import { type RefundReason, refundReasons } from "./refund-reasons.ts";

const terms = z.strictObject({ payment: z.string(), amount: z.number(), reason: z.enum(refundReasons) });

/** Asks a second person to agree that money of a payment goes back. Nothing moves before that. */
export async function requestRefund(
  services: PaymentServices,
  by: { readonly staffId: string },
  asked: { readonly attemptId: string; readonly amount: Minor; readonly reason: RefundReason },
): Promise<RequestedApproval | RefundRefusal> {
  const { attemptId, amount, reason } = asked;
  return services.db.transact(async (tx) => {
    const refusal = await whyNotRefund(tx, asked);
    const found = await refundable(tx, attemptId);
    if (refusal || "ok" in found) return refusal ?? { ok: false, reason: "payment_missing" };
    const { attempt } = found;
    const loan = await loanById(tx, attempt.loanId);
    if (!loan) return { ok: false, reason: "payment_missing" };
    const { authority } = profileFor(loan.profile, localDay(services.clock.now(), "UTC"));
    return requestApproval(tx, services, by, {
      kind: "refund",
      subject: `payment:${attemptId}`,
      loanId: attempt.loanId,
      borrowerId: attempt.borrowerId,
      reason,
      terms: { payment: attemptId, amount, reason },
      amount: { minor: amount, currency: attempt.currency },
      beyondApprover: amount > (authority.approver.refundMaxMinor ?? Infinity),
    });
  });
}

/** Whether a refund was agreed to and started. */
export type RefundApproval =
  { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal | RefundRefusal["reason"] };

/**
 * Agrees to a refund and carries it out: decision, use of the approval and the refund are one transaction; then the
 * processor is told. When it does not answer, the minute job tells it again under the same key. An agreement that no
 * longer fits (the bank took the money back meanwhile) is refused, and nothing is decided.
 */
export async function approveRefund(
  services: PaymentServices,
  by: Decider,
  given: { readonly approvalId: string; readonly termsHash: string },
): Promise<RefundApproval> {
  const decided = await services.db.transact(async (tx) => {
    const stored = await approvalById(tx, given.approvalId);
    if (!stored || stored.kind !== "refund") return { ok: false, reason: "not_found" } as const;
    const agreed = terms.parse(JSON.parse(stored.terms));
    const order = {
      refundId: stored.id,
      attemptId: agreed.payment,
      amount: agreed.amount,
      reason: agreed.reason,
      requestedBy: `staff:${stored.requestedBy}`,
    };
    if (stored.status === "pending") {
      const refusal = await whyNotRefund(tx, order);
      if (refusal) return refusal;
    }
    const decision = await approve(tx, services, by, given);
    if (!decision.ok) return decision;
    const { id: approvalId, kind, subject } = stored;
    const used = await useApproval(tx, services, `staff:${by.staffId}`, { approvalId, kind, subject, terms: agreed });
    if (!used.ok) throw new Error(`A fresh approval could not be used: ${used.reason}.`);
    const refund = await decideRefund(tx, services, order);
    if ("ok" in refund) throw new Error(`A refund that was just possible is not: ${refund.reason}.`);
    return { ok: true, refund } as const;
  });
  if (!decided.ok) return { ok: false, reason: decided.reason };
  await sendRefund(services, decided.refund);
  return { ok: true };
}
