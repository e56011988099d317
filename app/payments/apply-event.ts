import { apiVersion } from "#app/gateways/payment/api-version.ts";
import { type EventMeaning, factsOf } from "#app/gateways/payment/facts.ts";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { withoutPersons } from "#app/gateways/payment/without-persons.ts";
import type { Queryable } from "#db/engine/database.ts";
import {
  type Attempt,
  attemptById,
  attemptByIntent,
  attemptBySession,
  updateAttempt,
} from "#db/stores/payments-attempts.ts";
import {
  countDelivery,
  inboxRow,
  type InboxRow,
  insertInboxRow,
  parkedForIntent,
  settleInboxRow,
} from "#db/stores/payments-inbox.ts";
import { postingByRef } from "#db/stores/payments-postings.ts";
import { keepDisputeNews, keepRefundNews } from "./follow-money-back.ts";
import { dropUnusedMandate, keepMethodNews, keepSetupNews } from "./follow-saved-card.ts";
import { assertGateway } from "./open-attempt.ts";
import type { PaymentServices, WritingServices } from "./payment-services.ts";
import { postMovement } from "./post-movement.ts";
import { raiseAlert } from "./raise-alert.ts";
import { followReturn } from "./return-money.ts";

/** What became of a message. Whatever it is, the message is kept, and the processor may be told "received". */
export type EventOutcome =
  | { readonly kind: "applied" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "ignored"; readonly reason: string }
  /** Kept until something else arrives or a person looks; never dropped. */
  | { readonly kind: "parked"; readonly reason: string };

/**
 * The one writer. Message, ledger, state of the payment and what people must be told are one transaction; when this
 * returns, all of it is on the disk, and when it throws, none of it is. Any order and any number of deliveries give the
 * same result: each movement of money has one reference, and states only climb.
 *
 * @throws when the database cannot write; the processor must then be told to send the message again.
 */
export async function applyEvent(
  services: PaymentServices,
  event: GatewayEvent,
  source: "webhook" | "reconcile",
): Promise<EventOutcome> {
  return services.db.transact((tx) => receive(tx, services, event, source));
}

/** Tries a parked message again, in the same way. */
export async function redriveEvent(services: PaymentServices, row: InboxRow): Promise<EventOutcome> {
  return services.db.transact(async (tx) => {
    const current = await inboxRow(tx, row.gateway, row.id);
    return current?.status === "parked" ? settle(tx, services, eventOf(current)) : { kind: "duplicate" };
  });
}

async function receive(
  tx: Queryable,
  services: WritingServices,
  event: GatewayEvent,
  source: "webhook" | "reconcile",
): Promise<EventOutcome> {
  await assertGateway(tx, services);
  const gateway = services.gateway.name;
  const known = await inboxRow(tx, gateway, event.id);
  if (known) {
    await countDelivery(tx, gateway, event.id);
    if (known.status === "applied" || known.status === "ignored") return { kind: "duplicate" };
    return settle(tx, services, eventOf(known));
  }
  await insertInboxRow(tx, {
    gateway,
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    apiVersion: event.apiVersion,
    createdAt: event.createdAt,
    receivedAt: services.clock.now(),
    source,
    payload: withoutPersons(event.payload),
    status: "received",
    deliveries: 1,
  });
  if (event.apiVersion !== apiVersion) {
    await raiseAlert(tx, services, {
      reason: "api_version_differs",
      key: event.apiVersion ?? "none",
      eventId: event.id,
    });
  }
  return settle(tx, services, event);
}

/** Judges a message that stands in the inbox and writes down what became of it. */
async function settle(tx: Queryable, services: WritingServices, event: GatewayEvent): Promise<EventOutcome> {
  const { outcome, intentId, attempt } = await judge(tx, services, event);
  const parked = outcome.kind === "parked";
  await settleInboxRow(tx, services.gateway.name, event.id, {
    status: outcome.kind === "duplicate" ? "applied" : outcome.kind,
    reason: outcome.kind === "parked" || outcome.kind === "ignored" ? outcome.reason : null,
    intentId,
    attemptId: attempt?.id ?? null,
    settledAt: parked ? null : services.clock.now(),
  });
  if (!parked && intentId !== null && attempt !== null) await redriveParked(tx, services, intentId, event.id);
  return outcome;
}

/** What waited for this payment to be known can be settled now. */
async function redriveParked(
  tx: Queryable,
  services: WritingServices,
  intentId: string,
  except: string,
): Promise<void> {
  for (const row of await parkedForIntent(tx, intentId)) {
    if (row.id === except) continue;
    const current = await inboxRow(tx, row.gateway, row.id);
    if (current?.status === "parked") await settle(tx, services, eventOf(current));
  }
}

interface Judgement {
  readonly outcome: EventOutcome;
  readonly intentId: string | null;
  readonly attempt: Attempt | null;
}

async function judge(tx: Queryable, services: WritingServices, event: GatewayEvent): Promise<Judgement> {
  const reading = factsOf(event);
  if (reading.kind === "ignored")
    return { outcome: { kind: "ignored", reason: "not_handled" }, intentId: null, attempt: null };
  if (reading.kind === "unreadable") return park(tx, services, event, "unreadable", null);
  const { intentId } = reading;
  if (event.livemode !== services.gateway.livemode) return park(tx, services, event, "other_mode", intentId);
  if (reading.account !== null) return park(tx, services, event, "other_account", intentId);
  if (reading.method !== null) await keepMethodNews(tx, services, reading.method);

  const returned = await followReturn(tx, services, reading);
  if (returned !== null) return { outcome: { kind: "ignored", reason: returned }, intentId, attempt: null };
  const attempt = await attemptOf(tx, reading);
  if (attempt === null) return withoutAttempt(tx, services, event, reading);
  const foreign = reading.movements.find((movement) => movement.currency !== attempt.currency);
  if (foreign) return park(tx, services, event, "other_currency", intentId, attempt);
  const needsPayment = reading.movements.some((movement) => movement.kind !== "payment");
  if (needsPayment && (intentId === null || (await postingByRef(tx, intentId)) === null)) {
    // The payment itself has not been told of yet; its message, or the reconciler, will bring this one along.
    return { outcome: { kind: "parked", reason: "payment_not_posted" }, intentId, attempt };
  }
  return { outcome: await apply(tx, services, event, reading, attempt), intentId, attempt };
}

async function apply(
  tx: Queryable,
  services: WritingServices,
  event: GatewayEvent,
  meaning: EventMeaning,
  attempt: Attempt,
): Promise<EventOutcome> {
  const linked = await link(tx, services, meaning, attempt);
  for (const movement of meaning.movements) {
    await postMovement(tx, services, {
      movement,
      attempt: linked,
      eventId: event.id,
      intentId: meaning.intentId,
      disputeRef: meaning.dispute?.disputeRef ?? null,
    });
  }
  if (meaning.refund !== null) await keepRefundNews(tx, services, linked, meaning.refund);
  if (meaning.dispute !== null) await keepDisputeNews(tx, services, linked, meaning.dispute, event.createdAt);
  if (meaning.setup !== null) await keepSetupNews(tx, services, linked, meaning.setup);
  if (linked.kind === "setup") await dropUnusedMandate(tx, services, linked);
  return { kind: "applied" };
}

/** Ties the processor's ids to the attempt and lets its state climb. */
async function link(
  tx: Queryable,
  services: WritingServices,
  meaning: EventMeaning,
  attempt: Attempt,
): Promise<Attempt> {
  const { sessionId, intentId, failure, progress } = meaning;
  // On a hosted page the payer may try another card; a charge made while nobody was there has only one try.
  const ended = failure !== null && attempt.kind === "autopay" ? "failed" : progress;
  return updateAttempt(
    tx,
    attempt,
    {
      ...(ended === null ? {} : { state: ended }),
      ...(sessionId === null || (await attemptBySession(tx, sessionId)) !== null ? {} : { sessionId }),
      ...(intentId === null || (await attemptByIntent(tx, intentId)) !== null ? {} : { intentId }),
      ...(failure === null ? {} : { failureCode: failure.code, retryable: failure.retryable }),
    },
    services.clock.now(),
  );
}

async function attemptOf(tx: Queryable, { intentId, sessionId, paymentRef }: EventMeaning): Promise<Attempt | null> {
  if (intentId !== null) {
    const attempt = await attemptByIntent(tx, intentId);
    if (attempt) return attempt;
    const posting = await postingByRef(tx, intentId);
    if (posting) return attemptById(tx, posting.attemptId);
  }
  const bySession = sessionId === null ? null : await attemptBySession(tx, sessionId);
  if (bySession) return bySession;
  return paymentRef === null ? null : attemptById(tx, paymentRef);
}

async function withoutAttempt(
  tx: Queryable,
  services: WritingServices,
  event: GatewayEvent,
  meaning: EventMeaning,
): Promise<Judgement> {
  const { intentId } = meaning;
  if (meaning.movements.length > 0) return park(tx, services, event, "unmatched_money", intentId);
  // Inquiries and refunds without money yet may be about a payment that we hear of later.
  if (meaning.dispute !== null || meaning.refund !== null) {
    return { outcome: { kind: "parked", reason: "payment_unknown" }, intentId, attempt: null };
  }
  const reason = meaning.method === null ? "not_ours" : "saved_card";
  return {
    outcome: meaning.method === null ? { kind: "ignored", reason } : { kind: "applied" },
    intentId,
    attempt: null,
  };
}

async function park(
  tx: Queryable,
  services: WritingServices,
  event: GatewayEvent,
  reason: string,
  intentId: string | null,
  attempt: Attempt | null = null,
): Promise<Judgement> {
  await raiseAlert(tx, services, {
    reason,
    key: intentId ?? event.id,
    eventId: event.id,
    ...(attempt ? { attempt } : {}),
  });
  return { outcome: { kind: "parked", reason }, intentId, attempt };
}

/** A message as it stands in the inbox. */
export function eventOf(row: InboxRow): GatewayEvent {
  const { id, type, apiVersion: version, livemode, createdAt, payload } = row;
  return { id, type, apiVersion: version, livemode, createdAt, payload };
}
