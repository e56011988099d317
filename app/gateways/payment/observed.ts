import type { Stripe } from "stripe";

import { apiVersion } from "./api-version.ts";
import type { GatewayEvent } from "./gateway.ts";

/**
 * Objects we read ourselves, dressed as the message that should have told us. The id names object and state, so that
 * reading the same thing twice is one row in the inbox.
 */
function dressed(id: string, type: string, livemode: boolean, created: number, object: unknown): GatewayEvent {
  return {
    id: `recon:${id}`,
    type,
    apiVersion,
    livemode,
    createdAt: created * 1000,
    payload: JSON.stringify({ id: `recon:${id}`, object: "event", type, created, livemode, data: { object } }),
  };
}

/** A session that ended. An open one proves nothing; a delayed payment that came to nothing shows in its intent. */
export function dressedSession(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): GatewayEvent[] {
  const { id, livemode, created } = session;
  const plain = { ...session, payment_intent: idOf(session.payment_intent), setup_intent: idOf(session.setup_intent) };
  if (session.status === "expired")
    return [dressed(`${id}:expired`, "checkout.session.expired", livemode, created, plain)];
  if (session.status !== "complete") return [];
  const state = `${id}:complete:${session.payment_status}`;
  const failed = session.payment_status === "unpaid" && intent?.status === "requires_payment_method";
  return [
    dressed(state, "checkout.session.completed", livemode, created, plain),
    ...(failed
      ? [dressed(`${id}:complete:failed`, "checkout.session.async_payment_failed", livemode, created, plain)]
      : []),
  ];
}

/** A card that was saved. */
export function dressedSetup(intent: Stripe.SetupIntent): GatewayEvent[] {
  if (intent.status !== "succeeded") return [];
  return [dressed(`${intent.id}:succeeded`, "setup_intent.succeeded", intent.livemode, intent.created, intent)];
}

/** An intent that moved money, is moving it, or never will. */
export function dressedIntent(intent: Stripe.PaymentIntent): GatewayEvent[] {
  const type = intentTypes[intent.status];
  return type === undefined
    ? []
    : [dressed(`${intent.id}:${intent.status}`, type, intent.livemode, intent.created, intent)];
}

const intentTypes: Readonly<Record<string, string>> = {
  succeeded: "payment_intent.succeeded",
  processing: "payment_intent.processing",
  canceled: "payment_intent.canceled",
};

/** Refund objects do not say whether they are live; the key we read them with does. */
export function dressedRefund(refund: Stripe.Refund, livemode: boolean): GatewayEvent {
  const status = refund.status ?? "pending";
  const accounted = refund.balance_transaction === null ? "unaccounted" : "accounted";
  return dressed(`${refund.id}:${status}:${accounted}`, "refund.updated", livemode, refund.created, refund);
}

/** A dispute that was looked up, as the message that would have told of it; once for each status and each movement of its money. */
export function dressedDispute(dispute: Stripe.Dispute): GatewayEvent {
  const id = `${dispute.id}:${dispute.status}:${dispute.balance_transactions.length}`;
  return dressed(id, "charge.dispute.updated", dispute.livemode, dispute.created, dispute);
}

function idOf(value: string | { readonly id: string } | null): string | null {
  return typeof value === "object" ? (value?.id ?? null) : value;
}
