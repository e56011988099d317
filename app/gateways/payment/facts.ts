import { z } from "zod";

import { type HandledEventType, isHandledEventType } from "./api-version.ts";
import { type Failure, failureOf } from "./declines.ts";
import type { GatewayEvent } from "./gateway.ts";

/**
 * What one message proves, whatever arrived before or after it. Folding the meanings of a set of messages gives the
 * same result in every order and with every repetition, because each movement of money has one reference and each
 * state only ever climbs.
 */
export interface EventMeaning {
  readonly kind: "meaning";
  readonly sessionId: string | null;
  readonly intentId: string | null;
  /** Our attempt id, sent along with everything we started. */
  readonly paymentRef: string | null;
  /** Set when the message belongs to another account connected to ours; none of our business. */
  readonly account: string | null;
  readonly movements: readonly Movement[];
  readonly progress: Progress | null;
  /** Why the last try failed. On a hosted page the borrower may still try another card: not an end. */
  readonly failure: Failure | null;
  readonly setup: SetupFact | null;
  readonly method: MethodFact | null;
  readonly refund: RefundFact | null;
  readonly dispute: DisputeFact | null;
}

/** One movement of money, named by the processor's own object: `pi_…`, `re_…`, `re_…:failed`, `txn_…`. */
export interface Movement {
  readonly ref: string;
  readonly kind: "payment" | "refund" | "refund_failure" | "dispute";
  /** Signed minor units: positive reaches the lender. */
  readonly amount: number;
  readonly currency: string;
  readonly at: number;
}

export type Progress = "processing" | "canceled" | "expired" | "failed" | "succeeded";

export interface SetupFact {
  readonly setupIntentId: string;
  readonly customerId: string | null;
  /** Null when the message does not say; another message does. */
  readonly methodId: string | null;
  readonly succeeded: boolean;
}

export interface MethodFact {
  readonly methodId: string;
  readonly gone: boolean;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly expiryMonth: number | null;
  readonly expiryYear: number | null;
}

export interface RefundFact {
  readonly refundRef: string;
  /** Our refund row, when we started it ourselves. */
  readonly refundId: string | null;
  readonly status: string;
  readonly amount: number;
}

export interface DisputeFact {
  readonly disputeRef: string;
  readonly status: string;
  readonly reason: string;
  readonly amount: number;
}

export type Reading = EventMeaning | { readonly kind: "ignored" } | { readonly kind: "unreadable" };

/** A reference that may arrive as an id or as the expanded object. */
const reference = z
  .union([z.string(), z.object({ id: z.string() }), z.null()])
  .optional()
  .transform((value) => (value === undefined || value === null ? null : typeof value === "string" ? value : value.id));

const metadata = z
  .record(z.string(), z.string())
  .nullish()
  .transform((value) => value ?? {});
const whole = z.number().int().safe();
const currency = z.string().transform((code) => code.toUpperCase());

const session = z.object({
  id: z.string(),
  mode: z.string(),
  payment_status: z.string(),
  amount_total: whole.nullable(),
  currency: currency.nullable(),
  payment_intent: reference,
  setup_intent: reference,
  customer: reference,
  client_reference_id: z.string().nullish(),
  metadata,
});

const trouble = z
  .object({ code: z.string().nullish(), decline_code: z.string().nullish(), advice_code: z.string().nullish() })
  .nullish()
  .transform((value) => ({
    code: value?.code ?? null,
    declineCode: value?.decline_code ?? null,
    advice: value?.advice_code ?? null,
  }));

const intent = z.object({
  id: z.string(),
  amount_received: whole,
  currency,
  customer: reference,
  last_payment_error: trouble,
  metadata,
});

const refund = z.object({
  id: z.string(),
  amount: whole,
  currency,
  status: z.string().nullable(),
  created: whole,
  payment_intent: reference,
  balance_transaction: reference,
  failure_balance_transaction: reference,
  metadata,
});

const dispute = z.object({
  id: z.string(),
  amount: whole,
  status: z.string(),
  reason: z.string(),
  payment_intent: reference,
  balance_transactions: z.array(z.object({ id: z.string(), amount: whole, currency, created: whole })),
});

const setupIntent = z.object({
  id: z.string(),
  customer: reference,
  payment_method: reference,
  last_setup_error: trouble,
  metadata,
});

const method = z.object({
  id: z.string(),
  card: z.object({ brand: z.string(), last4: z.string(), exp_month: whole, exp_year: whole }).nullish(),
});

const envelope = z.object({ account: z.string().nullish(), data: z.object({ object: z.unknown() }) });

const nothing: EventMeaning = {
  kind: "meaning",
  sessionId: null,
  intentId: null,
  paymentRef: null,
  account: null,
  movements: [],
  progress: null,
  failure: null,
  setup: null,
  method: null,
  refund: null,
  dispute: null,
};

/**
 * Reads a message. Pure. Extra fields and unknown types are fine; a handled type whose object lacks what we need is
 * `unreadable`, never guessed at.
 */
export function factsOf(event: GatewayEvent): Reading {
  if (!isHandledEventType(event.type)) return { kind: "ignored" };
  const message = envelope.safeParse(parseJson(event.payload));
  if (!message.success) return { kind: "unreadable" };
  const meaning = readObject(event.type, message.data.data.object, event.createdAt);
  return meaning === null ? { kind: "unreadable" } : { ...meaning, account: message.data.account ?? null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readObject(type: HandledEventType, object: unknown, at: number): EventMeaning | null {
  switch (type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return readWith(session, object, (value) => sessionMeaning(type, value, at));
    case "payment_intent.succeeded":
    case "payment_intent.payment_failed":
    case "payment_intent.processing":
    case "payment_intent.canceled":
      return readWith(intent, object, (value) => intentMeaning(type, value, at));
    case "refund.created":
    case "refund.updated":
    case "refund.failed":
      return readWith(refund, object, refundMeaning);
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed":
    case "charge.dispute.funds_withdrawn":
    case "charge.dispute.funds_reinstated":
      return readWith(dispute, object, disputeMeaning);
    case "setup_intent.succeeded":
    case "setup_intent.setup_failed":
      return readWith(setupIntent, object, (value) => setupMeaning(type === "setup_intent.succeeded", value));
    case "payment_method.detached":
    case "payment_method.automatically_updated":
      return readWith(method, object, (value) => methodMeaning(type === "payment_method.detached", value));
  }
}

function readWith<Shape extends z.ZodType>(
  shape: Shape,
  object: unknown,
  understand: (value: z.infer<Shape>) => EventMeaning | null,
): EventMeaning | null {
  const parsed = shape.safeParse(object);
  return parsed.success ? understand(parsed.data) : null;
}

function sessionMeaning(type: HandledEventType, value: z.infer<typeof session>, at: number): EventMeaning | null {
  const common = {
    ...nothing,
    sessionId: value.id,
    intentId: value.payment_intent,
    paymentRef: value.metadata["payment_ref"] ?? value.client_reference_id ?? null,
  };
  if (type === "checkout.session.expired") return { ...common, progress: "expired" };
  if (type === "checkout.session.async_payment_failed") return { ...common, progress: "failed" };
  if (value.mode === "setup") {
    if (value.setup_intent === null) return null;
    return {
      ...common,
      progress: "succeeded",
      setup: { setupIntentId: value.setup_intent, customerId: value.customer, methodId: null, succeeded: true },
    };
  }
  if (value.payment_status !== "paid") return { ...common, progress: "processing" };
  if (value.payment_intent === null || value.amount_total === null || value.currency === null) return null;
  return {
    ...common,
    progress: "succeeded",
    movements: [
      { ref: value.payment_intent, kind: "payment", amount: value.amount_total, currency: value.currency, at },
    ],
  };
}

function intentMeaning(type: HandledEventType, value: z.infer<typeof intent>, at: number): EventMeaning {
  const common = { ...nothing, intentId: value.id, paymentRef: value.metadata["payment_ref"] ?? null };
  if (type === "payment_intent.processing") return { ...common, progress: "processing" };
  if (type === "payment_intent.canceled") return { ...common, progress: "canceled" };
  if (type === "payment_intent.payment_failed") {
    return { ...common, failure: failureOf(value.last_payment_error, "payment_failed") };
  }
  return {
    ...common,
    progress: "succeeded",
    movements: [{ ref: value.id, kind: "payment", amount: value.amount_received, currency: value.currency, at }],
  };
}

/**
 * A refund is money out as soon as it has a line in the processor's account, and money back in when that failed. Both
 * movements are read from the failure message, so the order of messages does not matter.
 */
function refundMeaning(value: z.infer<typeof refund>): EventMeaning {
  const at = value.created * 1000;
  const undone = value.status === "failed" || value.status === "canceled";
  const left = value.balance_transaction !== null || value.status === "succeeded";
  const movements: Movement[] = [];
  if (left) movements.push({ ref: value.id, kind: "refund", amount: -value.amount, currency: value.currency, at });
  if (left && undone) {
    movements.push({
      ref: `${value.id}:failed`,
      kind: "refund_failure",
      amount: value.amount,
      currency: value.currency,
      at,
    });
  }
  return {
    ...nothing,
    intentId: value.payment_intent,
    paymentRef: value.metadata["payment_ref"] ?? null,
    movements,
    refund: {
      refundRef: value.id,
      refundId: value.metadata["refund_id"] ?? null,
      status: value.status ?? "pending",
      amount: value.amount,
    },
  };
}

/** Statuses and event names lie (an inquiry takes nothing, a lost dispute can say "reinstated"): only lines of account count. */
function disputeMeaning(value: z.infer<typeof dispute>): EventMeaning {
  return {
    ...nothing,
    intentId: value.payment_intent,
    movements: value.balance_transactions.map((line) => ({
      ref: line.id,
      kind: "dispute",
      amount: line.amount,
      currency: line.currency,
      at: line.created * 1000,
    })),
    dispute: { disputeRef: value.id, status: value.status, reason: value.reason, amount: value.amount },
  };
}

function setupMeaning(succeeded: boolean, value: z.infer<typeof setupIntent>): EventMeaning {
  return {
    ...nothing,
    paymentRef: value.metadata["payment_ref"] ?? null,
    progress: succeeded ? "succeeded" : null,
    failure: succeeded ? null : failureOf(value.last_setup_error, "setup_failed"),
    setup: { setupIntentId: value.id, customerId: value.customer, methodId: value.payment_method, succeeded },
  };
}

function methodMeaning(gone: boolean, value: z.infer<typeof method>): EventMeaning {
  return {
    ...nothing,
    method: {
      methodId: value.id,
      gone,
      brand: value.card?.brand ?? null,
      last4: value.card?.last4 ?? null,
      expiryMonth: value.card?.exp_month ?? null,
      expiryYear: value.card?.exp_year ?? null,
    },
  };
}
