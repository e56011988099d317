import type { DisputeFact, RefundFact } from "#app/gateways/payment/facts.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Attempt } from "#db/stores/payments-attempts.ts";
import { keepDispute } from "#db/stores/payments-postings.ts";
import { refundById, updateRefund } from "#db/stores/payments-refunds.ts";
import { askStaff } from "#db/stores/tasks.ts";
import type { WritingServices } from "./payment-services.ts";
import { raiseAlert } from "./raise-alert.ts";

/** Brings our refund row up to what the processor says. Its money is a posting, not this. */
export async function keepRefundNews(
  tx: Queryable,
  services: WritingServices,
  attempt: Attempt,
  fact: RefundFact,
): Promise<void> {
  const refund = fact.refundId === null ? null : await refundById(tx, fact.refundId);
  if (!refund) return;
  const state =
    fact.status === "succeeded"
      ? "succeeded"
      : fact.status === "failed" || fact.status === "canceled"
        ? "failed"
        : "sent";
  await updateRefund(tx, refund, { state, refundRef: fact.refundRef, checkAt: null }, services.clock.now());
  if (state !== "failed") return;
  // The money is back with us and still belongs to the payer: a person finds another way.
  const details = { refundId: refund.id, amount: refund.amount };
  await raiseAlert(tx, services, { reason: "refund_failed", key: refund.id, attempt, details });
}

/** Keeps what the bank says of a dispute and asks a person to answer it. */
export async function keepDisputeNews(
  tx: Queryable,
  { clock, ids }: WritingServices,
  attempt: Attempt,
  fact: DisputeFact,
  toldAt: number,
): Promise<void> {
  const { disputeRef, status, reason, amount } = fact;
  await keepDispute(tx, { disputeRef, loanId: attempt.loanId, attemptId: attempt.id, status, reason, amount, toldAt });
  const now = clock.now();
  await askStaff(tx, {
    id: ids.ordered(now),
    kind: "card-dispute",
    borrowerId: attempt.borrowerId,
    loanId: attempt.loanId,
    details: { disputeRef, reason, amount, attemptId: attempt.id },
    createdAt: now,
    dedupeKey: `card-dispute:${disputeRef}`,
  });
}
