import { capture, failIntent, paymentRefOf, saveIntent } from "./bank.ts";
import { type CardAnswer, cardByFingerprint, fingerprintOf, lastFour, listedCard, type TestCard } from "./cards.ts";
import { announce, newId, second, type SandboxContext } from "./context.ts";
import type { CardTrouble, SandboxIntent, SandboxMethod, SandboxSession, SandboxSetupIntent } from "./objects.ts";
import { missing, refused } from "./wire-error.ts";

/** What the payer does on the hosted page, and what the session becomes. */

const delayedSettlesAfter = 20_000;
const disputeOpensAfter = 10_000;

export type PayChoice =
  | { readonly method: "card"; readonly number: string }
  /** A phone wallet that says yes. */
  | { readonly method: "wallet" }
  /** A bank transfer that takes a while and then arrives or does not. */
  | { readonly method: "delayed"; readonly outcome: "arrives" | "fails" };

export type PageAnswer =
  | { readonly kind: "leave"; readonly url: string }
  | { readonly kind: "challenge" }
  | { readonly kind: "declined"; readonly code: string }
  /** The number is none of the listed ones. It was looked at once and forgotten. */
  | { readonly kind: "not_a_test_card" }
  | { readonly kind: "credit_not_accepted" }
  | { readonly kind: "closed"; readonly status: "complete" | "expired"; readonly url: string | null }
  | { readonly kind: "missing" };

/** Finds a session, closing it first when its time is over. */
export function sessionAt(context: SandboxContext, id: string): SandboxSession | null {
  const session = context.store.get("session", id);
  if (session === null) return null;
  const over = session.status === "open" && session.expires_at <= second(context);
  return over ? closeSession(context, session) : session;
}

/** Closes an open session for good. */
export function expireSession(context: SandboxContext, id: string): SandboxSession {
  const session = sessionAt(context, id);
  if (session === null) throw missing("checkout.session", id);
  if (session.status !== "open") {
    throw refused(
      "checkout_session_unexpected_state",
      `Only open sessions can be expired; this one is ${session.status}.`,
    );
  }
  return closeSession(context, session);
}

function closeSession(context: SandboxContext, session: SandboxSession): SandboxSession {
  const expired: SandboxSession = { ...session, status: "expired", url: null };
  context.store.put("session", expired);
  const intent = session.payment_intent === null ? null : context.store.get("intent", session.payment_intent);
  if (intent !== null && intent.status !== "succeeded" && intent.status !== "canceled") {
    const canceled: SandboxIntent = {
      ...intent,
      status: "canceled",
      canceled_at: second(context),
      cancellation_reason: "automatic",
    };
    saveIntent(context, canceled);
    announce(context, "payment_intent.canceled", canceled, paymentRefOf(canceled));
  }
  announce(context, "checkout.session.expired", expired, paymentRefOf(expired));
  return expired;
}

/** The payer presses "pay" (or "save card"). */
export function submitPage(context: SandboxContext, sessionId: string, choice: PayChoice): PageAnswer {
  const session = sessionAt(context, sessionId);
  if (session === null) return { kind: "missing" };
  if (session.status !== "open") return closedAnswer(session, session.status);
  if (choice.method === "card") return submitCard(context, session, choice.number);
  if (session.mode === "setup") return { kind: "declined", code: "payment_method_not_available" };
  if (choice.method === "wallet") return settle(context, session, intentFor(context, session, null));
  return startDelayed(context, session, choice.outcome);
}

/** The payer answers the bank's question (3-D Secure). */
export function answerChallenge(context: SandboxContext, sessionId: string, passed: boolean): PageAnswer {
  const session = sessionAt(context, sessionId);
  if (session === null) return { kind: "missing" };
  if (session.status !== "open") return closedAnswer(session, session.status);
  if (session.mode === "setup") return answerSetupChallenge(context, session, passed);
  const intent = awaitedIntent(context, session);
  if (intent === null) return { kind: "declined", code: "payment_intent_unexpected_state" };
  if (!passed) {
    failIntent(
      context,
      intent,
      troubleFor({ code: "payment_intent_authentication_failure", declineCode: "authentication_failed", advice: null }),
    );
    return { kind: "declined", code: "authentication_failed" };
  }
  return settle(context, session, intent);
}

/** A delayed payment arrives or fails. */
export function finishDelayed(context: SandboxContext, intentId: string, outcome: "arrives" | "fails"): void {
  const intent = context.store.get("intent", intentId);
  if (intent === null) throw missing("payment_intent", intentId);
  if (intent.status !== "processing") return;
  const session = context.store.list("session", { intent: intentId, limit: 1 })[0] ?? null;
  if (outcome === "arrives") capture(context, intent);
  else {
    failIntent(
      context,
      intent,
      troubleFor({ code: "payment_intent_payment_attempt_failed", declineCode: "debit_not_authorized", advice: null }),
    );
  }
  if (session === null) return;
  const ended: SandboxSession = { ...session, payment_status: outcome === "arrives" ? "paid" : "unpaid" };
  context.store.put("session", ended);
  const type =
    outcome === "arrives" ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed";
  announce(context, type, ended, paymentRefOf(ended));
}

/** Makes a saved form of a listed card. */
export function makeMethod(context: SandboxContext, card: TestCard, customer: string | null): SandboxMethod {
  const year = new Date(context.clock.now()).getUTCFullYear();
  const method: SandboxMethod = {
    id: newId(context, "pm"),
    object: "payment_method",
    created: second(context),
    livemode: false,
    type: "card",
    customer,
    metadata: {},
    card: {
      brand: card.brand,
      last4: lastFour(card),
      exp_month: 12,
      exp_year: year + 3,
      funding: card.funding,
      fingerprint: fingerprintOf(card),
      wallet: null,
    },
  };
  context.store.put("method", method, { customer });
  return method;
}

/** A decline as it is written on the intent and sent in errors. */
export function troubleFor(answer: { code: string; declineCode: string; advice: string | null }): CardTrouble {
  return {
    type: "card_error",
    code: answer.code,
    decline_code: answer.declineCode,
    advice_code: answer.advice,
    message: `The card was declined: ${answer.declineCode}.`,
  };
}

function closedAnswer(session: SandboxSession, status: "complete" | "expired"): PageAnswer {
  return { kind: "closed", status, url: status === "complete" ? returnUrl(session) : session.cancel_url };
}

function submitCard(context: SandboxContext, session: SandboxSession, number: string): PageAnswer {
  const card = listedCard(number);
  if (card === null) return { kind: "not_a_test_card" };
  const blocked = session.payment_method_options?.card.restrictions.funding_types_blocked ?? [];
  if (blocked.includes(card.funding)) return { kind: "credit_not_accepted" };
  if (session.mode === "setup") return submitSetup(context, session, card);
  const method = makeMethod(context, card, null);
  const intent = intentFor(context, session, method.id);
  return answerCard(context, session, intent, card.onSession);
}

function answerCard(
  context: SandboxContext,
  session: SandboxSession,
  intent: SandboxIntent,
  answer: CardAnswer,
): PageAnswer {
  if (answer.kind === "approve") return settle(context, session, intent);
  if (answer.kind === "challenge") {
    saveIntent(context, { ...intent, status: "requires_action" });
    return { kind: "challenge" };
  }
  failIntent(context, intent, troubleFor(answer));
  return { kind: "declined", code: answer.declineCode === "generic_decline" ? answer.code : answer.declineCode };
}

/** The intent is made when the payer first tries, and kept for the next try. */
function intentFor(context: SandboxContext, session: SandboxSession, methodId: string | null): SandboxIntent {
  const before = session.payment_intent === null ? null : context.store.get("intent", session.payment_intent);
  if (before !== null) {
    const again: SandboxIntent = { ...before, payment_method: methodId };
    saveIntent(context, again);
    return again;
  }
  if (session.amount_total === null || session.currency === null)
    throw new Error(`session ${session.id} has no amount`);
  const intent: SandboxIntent = {
    id: newId(context, "pi"),
    object: "payment_intent",
    created: second(context),
    livemode: false,
    amount: session.amount_total,
    amount_received: 0,
    amount_capturable: 0,
    capture_method: "automatic",
    currency: session.currency,
    customer: session.customer,
    description: null,
    latest_charge: null,
    last_payment_error: null,
    metadata: session.metadata,
    payment_method: methodId,
    payment_method_types: ["card"],
    status: "requires_payment_method",
    canceled_at: null,
    cancellation_reason: null,
  };
  saveIntent(context, intent);
  context.store.put("session", { ...session, payment_intent: intent.id }, { intent: intent.id });
  return intent;
}

function settle(context: SandboxContext, session: SandboxSession, intent: SandboxIntent): PageAnswer {
  const paid = capture(context, intent);
  const complete: SandboxSession = {
    ...session,
    status: "complete",
    payment_status: "paid",
    payment_intent: paid.id,
    url: null,
  };
  context.store.put("session", complete);
  announce(context, "checkout.session.completed", complete, paymentRefOf(complete));
  const method = paid.payment_method === null ? null : context.store.get("method", paid.payment_method);
  if (method !== null && cardByFingerprint(method.card.fingerprint)?.after === "dispute") {
    context.store.plan({ dueAt: context.clock.now() + disputeOpensAfter, work: "open_dispute", target: paid.id });
  }
  return { kind: "leave", url: returnUrl(complete) };
}

function startDelayed(context: SandboxContext, session: SandboxSession, outcome: "arrives" | "fails"): PageAnswer {
  const intent: SandboxIntent = { ...intentFor(context, session, null), status: "processing" };
  saveIntent(context, intent);
  const complete: SandboxSession = { ...session, status: "complete", payment_intent: intent.id, url: null };
  context.store.put("session", complete);
  announce(context, "payment_intent.processing", intent, paymentRefOf(intent));
  announce(context, "checkout.session.completed", complete, paymentRefOf(complete));
  context.store.plan({
    dueAt: context.clock.now() + delayedSettlesAfter,
    work: outcome === "arrives" ? "settle_delayed" : "fail_delayed",
    target: intent.id,
  });
  return { kind: "leave", url: returnUrl(complete) };
}

function submitSetup(context: SandboxContext, session: SandboxSession, card: TestCard): PageAnswer {
  const answer = card.onSession;
  if (answer.kind === "approve") return completeSetup(context, session, makeMethod(context, card, session.customer));
  const intent = setupIntentFor(context, session);
  if (answer.kind === "challenge") {
    const method = makeMethod(context, card, null);
    context.store.put("setup_intent", { ...intent, status: "requires_action", payment_method: method.id });
    return { kind: "challenge" };
  }
  const failed: SandboxSetupIntent = { ...intent, last_setup_error: troubleFor(answer) };
  context.store.put("setup_intent", failed);
  announce(context, "setup_intent.setup_failed", failed, paymentRefOf(failed));
  return { kind: "declined", code: answer.declineCode === "generic_decline" ? answer.code : answer.declineCode };
}

function answerSetupChallenge(context: SandboxContext, session: SandboxSession, passed: boolean): PageAnswer {
  const intent = setupIntentFor(context, session);
  const method = intent.payment_method === null ? null : context.store.get("method", intent.payment_method);
  if (intent.status !== "requires_action" || method === null)
    return { kind: "declined", code: "setup_intent_unexpected_state" };
  if (passed) {
    const kept: SandboxMethod = { ...method, customer: session.customer };
    context.store.put("method", kept, { customer: session.customer });
    return completeSetup(context, session, kept);
  }
  const trouble = troubleFor({
    code: "setup_intent_authentication_failure",
    declineCode: "authentication_failed",
    advice: null,
  });
  const failed: SandboxSetupIntent = {
    ...intent,
    status: "requires_payment_method",
    payment_method: null,
    last_setup_error: trouble,
  };
  context.store.put("setup_intent", failed);
  announce(context, "setup_intent.setup_failed", failed, paymentRefOf(failed));
  return { kind: "declined", code: "authentication_failed" };
}

function completeSetup(context: SandboxContext, session: SandboxSession, method: SandboxMethod): PageAnswer {
  const intent: SandboxSetupIntent = {
    ...setupIntentFor(context, session),
    status: "succeeded",
    payment_method: method.id,
    last_setup_error: null,
  };
  context.store.put("setup_intent", intent);
  announce(context, "setup_intent.succeeded", intent, paymentRefOf(intent));
  const complete: SandboxSession = {
    ...session,
    status: "complete",
    payment_status: "no_payment_required",
    setup_intent: intent.id,
    url: null,
  };
  context.store.put("session", complete);
  announce(context, "checkout.session.completed", complete, paymentRefOf(complete));
  return { kind: "leave", url: returnUrl(complete) };
}

function setupIntentFor(context: SandboxContext, session: SandboxSession): SandboxSetupIntent {
  const current = context.store.get("session", session.id) ?? session;
  const before = current.setup_intent === null ? null : context.store.get("setup_intent", current.setup_intent);
  if (before === null) throw new Error(`session ${session.id} has no setup intent`);
  return before;
}

function awaitedIntent(context: SandboxContext, session: SandboxSession): SandboxIntent | null {
  const intent = session.payment_intent === null ? null : context.store.get("intent", session.payment_intent);
  return intent !== null && intent.status === "requires_action" ? intent : null;
}

function returnUrl(session: SandboxSession): string {
  return session.success_url.replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}
