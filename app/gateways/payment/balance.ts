import type { Stripe } from "stripe";

import type { BalanceLine } from "./gateway.ts";

/**
 * One line of the processor's account with the ledger reference it must have: a charge belongs to its payment, a
 * refund to itself, a failed refund to its second movement, a dispute line to the line itself.
 */
export function lineOf(line: Stripe.BalanceTransaction): BalanceLine {
  const source = typeof line.source === "object" ? line.source : null;
  const sourceId = typeof line.source === "string" ? line.source : (source?.id ?? null);
  const common = {
    id: line.id,
    amount: line.amount,
    fee: line.fee,
    currency: line.currency.toUpperCase(),
    at: line.created * 1000,
  };
  switch (line.reporting_category) {
    case "charge":
      return { ...common, kind: "payment", ref: paymentOf(source) };
    case "refund":
      return { ...common, kind: "refund", ref: sourceId };
    case "refund_failure":
      return { ...common, kind: "refund_failure", ref: sourceId === null ? null : `${sourceId}:failed` };
    case "dispute":
    case "dispute_reversal":
      return { ...common, kind: "dispute", ref: line.id };
    case "payout":
    case "payout_reversal":
      return { ...common, kind: "payout", ref: null };
    case "fee":
      return { ...common, kind: "fee", ref: null };
    default:
      return { ...common, kind: "other", ref: null };
  }
}

function paymentOf(source: Stripe.BalanceTransactionSource | null): string | null {
  if (source === null || !("object" in source) || source.object !== "charge") return null;
  const intent = source.payment_intent;
  return typeof intent === "object" ? (intent?.id ?? null) : intent;
}
