import { Stripe } from "stripe";

import { failRefund, openDispute } from "./bank.ts";
import { finishDelayed, sessionAt } from "./checkout.ts";
import { spend, type SandboxContext } from "./context.ts";
import type { Chore, Delivery, DeliveryVariant } from "./store.ts";

/** Sends one signed message and says what the endpoint answered; null when nobody answered. */
export type Post = (body: string, headers: Readonly<Record<string, string>>) => Promise<number | null>;

/** Waits between tries of one message: seconds at first, hours in the end, three days altogether. */
const waits = [5, 30, 300, 1_800, 7_200, 18_000, 36_000, 43_200, 43_200, 43_200, 43_200].map(
  (seconds) => seconds * 1000,
);
const leaseMilliseconds = 60_000;
const handful = 50;

/** What one round did. */
export interface PumpRound {
  readonly delivered: number;
  readonly failed: number;
  readonly chores: number;
}

/**
 * Does everything that is due: what the bank does by itself (delayed payments, disputes, expiries), then messages.
 * Safe to run in several processes: a message being sent is leased.
 */
export async function pump(context: SandboxContext, secret: string, post: Post): Promise<PumpRound> {
  const chores = doChores(context);
  let delivered = 0;
  let failed = 0;
  const now = context.clock.now();
  for (const delivery of context.store.takeDue(now, now + leaseMilliseconds, handful)) {
    if (await deliver(context, secret, post, delivery)) delivered += 1;
    else failed += 1;
  }
  return { delivered, failed, chores };
}

async function deliver(context: SandboxContext, secret: string, post: Post, delivery: Delivery): Promise<boolean> {
  const status = spendWhole(context, delivery, "endpointDown") ? null : await send(context, secret, post, delivery);
  const acknowledged = status !== null && status >= 200 && status < 300;
  const heard = acknowledged && !spendWhole(context, delivery, "ackLost");
  if (heard) {
    context.store.settleDelivery(delivery.id, { kind: "delivered", status });
    return true;
  }
  const wait = waits[delivery.attempts];
  // A message that somebody else forged is not sent again by the processor.
  const over =
    wait === undefined ||
    delivery.variant === "forged" ||
    delivery.variant === "tampered" ||
    delivery.variant === "stale";
  context.store.settleDelivery(
    delivery.id,
    over ? { kind: "given_up", status } : { kind: "again", status, dueAt: context.clock.now() + wait },
  );
  return false;
}

function spendWhole(context: SandboxContext, delivery: Delivery, fault: "endpointDown" | "ackLost"): boolean {
  return context.store.whole(() => spend(context, delivery.paymentRef, fault));
}

async function send(context: SandboxContext, secret: string, post: Post, delivery: Delivery): Promise<number | null> {
  const event = context.store.get("event", delivery.eventId);
  if (event === null) return null;
  const { body, signature } = signedMessage(
    JSON.stringify(event, null, 2),
    secret,
    context.clock.now(),
    delivery.variant,
  );
  return post(body, { "content-type": "application/json; charset=utf-8", "stripe-signature": signature });
}

/** Signs a message as asked: properly, with a wrong secret, ten minutes ago, or and then changed on the way. */
export function signedMessage(
  payload: string,
  secret: string,
  now: number,
  variant: DeliveryVariant,
): { readonly body: string; readonly signature: string } {
  const timestamp = Math.floor(now / 1000) - (variant === "stale" ? 600 : 0);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: variant === "forged" ? `whsec_${"0".repeat(32)}` : secret,
    timestamp,
  });
  return { body: variant === "tampered" ? payload.replace(/"amount": \d+/, '"amount": 1') + " " : payload, signature };
}

function doChores(context: SandboxContext): number {
  return context.store.whole(() => {
    const due = context.store.takeChores(context.clock.now());
    for (const chore of due) doChore(context, chore);
    return due.length;
  });
}

function doChore(context: SandboxContext, { work, target }: Chore): void {
  switch (work) {
    case "settle_delayed":
      return finishDelayed(context, target, "arrives");
    case "fail_delayed":
      return finishDelayed(context, target, "fails");
    case "fail_refund":
      failRefund(context, target);
      return;
    case "expire_session":
      sessionAt(context, target);
      return;
    case "open_dispute":
      disputeIfPossible(context, target);
  }
}

/** A payment that was refunded meanwhile has nothing left to dispute. */
function disputeIfPossible(context: SandboxContext, intentId: string): void {
  const intent = context.store.get("intent", intentId);
  const charge = intent?.latest_charge ? context.store.get("charge", intent.latest_charge) : null;
  if (charge !== null && !charge.disputed && !charge.refunded) openDispute(context, intentId, "chargeback");
}
