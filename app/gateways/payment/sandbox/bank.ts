import { cardByFingerprint } from "./cards.ts";
import { announce, newId, second, type SandboxContext } from "./context.ts";
import type {
  CardTrouble,
  SandboxCharge,
  SandboxDispute,
  SandboxIntent,
  SandboxLine,
  SandboxRefund,
} from "./objects.ts";
import { missing, refused } from "./wire-error.ts";

/** Everything that moves money in the processor's books. Each movement writes its line of account and its message. */

/** Fifteen thousandths of the amount, rounded half up: some fee, so that fees are seen to be kept apart. */
function feeOn(amount: number): number {
  return Math.floor((amount * 15 + 500) / 1000);
}

function writeLine(
  context: SandboxContext,
  line: Pick<SandboxLine, "amount" | "currency" | "fee" | "reporting_category" | "source" | "type">,
): SandboxLine {
  const created = second(context);
  const written: SandboxLine = {
    id: newId(context, "txn"),
    object: "balance_transaction",
    created,
    available_on: created,
    balance_type: "payments",
    description: null,
    exchange_rate: null,
    fee_details: [],
    net: line.amount - line.fee,
    status: "available",
    ...line,
  };
  context.store.put("line", written);
  return written;
}

/** Writes an intent under its customer. */
export function saveIntent(context: SandboxContext, intent: SandboxIntent): void {
  context.store.put("intent", intent, { customer: intent.customer });
}

/** The payment reference that travels with an object. */
export function paymentRefOf(object: { readonly metadata: Readonly<Record<string, string>> }): string | null {
  return object.metadata["payment_ref"] ?? null;
}

/** The money of an intent arrives. */
export function capture(context: SandboxContext, intent: SandboxIntent): SandboxIntent {
  const chargeId = newId(context, "ch");
  const line = writeLine(context, {
    amount: intent.amount,
    currency: intent.currency,
    fee: feeOn(intent.amount),
    reporting_category: "charge",
    source: chargeId,
    type: "charge",
  });
  const charge: SandboxCharge = {
    id: chargeId,
    object: "charge",
    created: second(context),
    livemode: false,
    amount: intent.amount,
    amount_captured: intent.amount,
    amount_refunded: 0,
    balance_transaction: line.id,
    captured: true,
    currency: intent.currency,
    customer: intent.customer,
    disputed: false,
    metadata: intent.metadata,
    paid: true,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    refunded: false,
    status: "succeeded",
  };
  context.store.put("charge", charge, { intent: intent.id });
  const paid: SandboxIntent = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: chargeId,
    last_payment_error: null,
  };
  saveIntent(context, paid);
  announce(context, "payment_intent.succeeded", paid, paymentRefOf(paid));
  return paid;
}

/** A try to pay failed; the intent waits for another method. */
export function failIntent(context: SandboxContext, intent: SandboxIntent, trouble: CardTrouble): SandboxIntent {
  const failed: SandboxIntent = { ...intent, status: "requires_payment_method", last_payment_error: trouble };
  saveIntent(context, failed);
  announce(context, "payment_intent.payment_failed", failed, paymentRefOf(failed));
  return failed;
}

/** Sends money back, all or a part. Throws the wire error when more is asked than there is. */
export function refundIntent(
  context: SandboxContext,
  intentId: string,
  wanted: number | null,
  metadata: Readonly<Record<string, string>>,
  reason: string | null,
): SandboxRefund {
  const intent = context.store.get("intent", intentId);
  if (intent === null) throw missing("payment_intent", intentId);
  if (intent.latest_charge === null)
    throw refused("payment_intent_unexpected_state", "This payment has no successful charge.");
  const charge = context.store.get("charge", intent.latest_charge);
  if (charge === null) throw missing("charge", intent.latest_charge);
  const left = charge.amount - charge.amount_refunded;
  const amount = wanted ?? left;
  if (left === 0) throw refused("charge_already_refunded", "The charge has been refunded already.");
  if (amount > left)
    throw refused(
      "charge_exceeds_refundable_amount",
      "The refund is larger than what is left of the charge.",
      "amount",
    );
  if (charge.disputed) throw refused("charge_disputed", "The charge is disputed and cannot be refunded.");
  const id = newId(context, "re");
  const line = writeLine(context, {
    amount: -amount,
    currency: charge.currency,
    fee: 0,
    reporting_category: "refund",
    source: id,
    type: "refund",
  });
  const refund: SandboxRefund = {
    id,
    object: "refund",
    created: second(context),
    amount,
    balance_transaction: line.id,
    charge: charge.id,
    currency: charge.currency,
    metadata,
    payment_intent: intent.id,
    reason,
    status: "succeeded",
  };
  context.store.put("refund", refund, { intent: intent.id });
  const refunded = charge.amount_refunded + amount;
  const after: SandboxCharge = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount };
  context.store.put("charge", after);
  announce(context, "refund.created", refund, paymentRefOf(intent));
  // The older cumulative message is sent as well, as in reality; acting on it would count refunds twice.
  announce(context, "charge.refunded", after, paymentRefOf(intent));
  if (refundWillFail(context, charge)) {
    context.store.plan({ dueAt: context.clock.now() + refundFailsAfter, work: "fail_refund", target: refund.id });
  }
  return refund;
}

const refundFailsAfter = 20_000;

function refundWillFail(context: SandboxContext, charge: SandboxCharge): boolean {
  const method = charge.payment_method === null ? null : context.store.get("method", charge.payment_method);
  return method !== null && cardByFingerprint(method.card.fingerprint)?.after === "refund_fails";
}

/** The bank could not deliver a refund: the money comes back. */
export function failRefund(
  context: SandboxContext,
  refundId: string,
  reason = "expired_or_canceled_card",
): SandboxRefund {
  const refund = context.store.get("refund", refundId);
  if (refund === null) throw missing("refund", refundId);
  if (refund.status === "failed") return refund;
  const line = writeLine(context, {
    amount: refund.amount,
    currency: refund.currency,
    fee: 0,
    reporting_category: "refund_failure",
    source: refund.id,
    type: "refund_failure",
  });
  const failed: SandboxRefund = {
    ...refund,
    status: "failed",
    failure_balance_transaction: line.id,
    failure_reason: reason,
  };
  context.store.put("refund", failed);
  const charge = context.store.get("charge", refund.charge);
  if (charge !== null) {
    context.store.put("charge", {
      ...charge,
      refunded: false,
      amount_refunded: charge.amount_refunded - refund.amount,
    });
  }
  const ref = refOfIntent(context, refund.payment_intent);
  announce(context, "refund.updated", failed, ref);
  announce(context, "refund.failed", failed, ref);
  return failed;
}

/** The holder asks the bank for the money back. An inquiry takes nothing; a chargeback takes it at once. */
export function openDispute(context: SandboxContext, intentId: string, kind: "inquiry" | "chargeback"): SandboxDispute {
  const intent = context.store.get("intent", intentId);
  if (intent === null) throw missing("payment_intent", intentId);
  if (intent.latest_charge === null)
    throw refused("payment_intent_unexpected_state", "This payment has no successful charge.");
  const charge = context.store.get("charge", intent.latest_charge);
  if (charge === null) throw missing("charge", intent.latest_charge);
  if (charge.disputed) throw refused("charge_disputed", "The charge is disputed already.");
  const amount = charge.amount - charge.amount_refunded;
  if (amount === 0) throw refused("charge_already_refunded", "Nothing is left to dispute.");
  const dispute: SandboxDispute = {
    id: newId(context, "dp"),
    object: "dispute",
    created: second(context),
    livemode: false,
    amount,
    balance_transactions: [],
    charge: charge.id,
    currency: charge.currency,
    metadata: {},
    payment_intent: intent.id,
    reason: "fraudulent",
    status: "warning_needs_response",
  };
  context.store.put("charge", { ...charge, disputed: true });
  const opened = kind === "inquiry" ? dispute : withdrawn(context, dispute);
  context.store.put("dispute", opened, { intent: intent.id });
  announce(context, "charge.dispute.created", opened, paymentRefOf(intent));
  if (kind === "chargeback") announce(context, "charge.dispute.funds_withdrawn", opened, paymentRefOf(intent));
  return opened;
}

/** An inquiry becomes a chargeback. */
export function escalateDispute(context: SandboxContext, disputeId: string): SandboxDispute {
  const dispute = disputeOr(context, disputeId);
  if (dispute.status !== "warning_needs_response")
    throw refused("dispute_unexpected_state", "The dispute is not an inquiry.");
  const taken = withdrawn(context, dispute);
  context.store.put("dispute", taken);
  const ref = refOfIntent(context, dispute.payment_intent);
  announce(context, "charge.dispute.updated", taken, ref);
  announce(context, "charge.dispute.funds_withdrawn", taken, ref);
  return taken;
}

/** The bank decides. Winning brings the money back, losing changes nothing, an inquiry just ends. */
export function closeDispute(context: SandboxContext, disputeId: string, outcome: "won" | "lost"): SandboxDispute {
  const dispute = disputeOr(context, disputeId);
  const ref = refOfIntent(context, dispute.payment_intent);
  if (dispute.status === "warning_needs_response") {
    const ended: SandboxDispute = { ...dispute, status: "warning_closed" };
    context.store.put("dispute", ended);
    announce(context, "charge.dispute.closed", ended, ref);
    return ended;
  }
  if (dispute.status !== "needs_response" && dispute.status !== "under_review") {
    throw refused("dispute_unexpected_state", "The dispute is closed.");
  }
  const lines =
    outcome === "won"
      ? [...dispute.balance_transactions, disputeLine(context, dispute, dispute.amount)]
      : dispute.balance_transactions;
  const closed: SandboxDispute = { ...dispute, status: outcome, balance_transactions: lines };
  context.store.put("dispute", closed);
  if (outcome === "won") announce(context, "charge.dispute.funds_reinstated", closed, ref);
  announce(context, "charge.dispute.closed", closed, ref);
  return closed;
}

function withdrawn(context: SandboxContext, dispute: SandboxDispute): SandboxDispute {
  return {
    ...dispute,
    status: "needs_response",
    balance_transactions: [disputeLine(context, dispute, -dispute.amount)],
  };
}

function disputeLine(context: SandboxContext, dispute: SandboxDispute, amount: number): SandboxLine {
  return writeLine(context, {
    amount,
    currency: dispute.currency,
    fee: amount < 0 ? 1500 : 0,
    reporting_category: amount < 0 ? "dispute" : "dispute_reversal",
    source: dispute.id,
    type: "adjustment",
  });
}

function disputeOr(context: SandboxContext, disputeId: string): SandboxDispute {
  const dispute = context.store.get("dispute", disputeId);
  if (dispute === null) throw missing("dispute", disputeId);
  return dispute;
}

function refOfIntent(context: SandboxContext, intentId: string): string | null {
  const intent = context.store.get("intent", intentId);
  return intent === null ? null : paymentRefOf(intent);
}
