import { Stripe } from "stripe";

import { type ChargeOutcome, type Refusal, type Unknown } from "./gateway.ts";

/** Answers of the network after which trying the same card again is useless or forbidden. */
const hardDeclines: ReadonlySet<string> = new Set([
  "account_closed",
  "card_not_supported",
  "currency_not_supported",
  "expired_card",
  "fraudulent",
  "incorrect_number",
  "invalid_account",
  "invalid_number",
  "lost_card",
  "merchant_blacklist",
  "pickup_card",
  "restricted_card",
  "revocation_of_all_authorizations",
  "revocation_of_authorization",
  "security_violation",
  "stolen_card",
  "stop_payment_order",
  "transaction_not_allowed",
]);

/**
 * Sorts what the SDK threw. Only an answer that says "this request is wrong" counts as a refusal; a lost connection,
 * a processor failure, a rate limit or a wrong key say nothing about whether money moved, and are never a decline.
 */
export function troubleOf(error: unknown): Refusal | Unknown {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { kind: "refused", code: "idempotency_key_in_use" };
  if (error instanceof Stripe.errors.StripeInvalidRequestError)
    return { kind: "refused", code: error.code ?? "invalid_request" };
  if (error instanceof Stripe.errors.StripeCardError) return { kind: "refused", code: declineCode(error) };
  if (error instanceof Stripe.errors.StripeError) return { kind: "unknown", detail: error.type };
  throw error;
}

/** What came of charging a saved card, from the error the SDK threw. */
export function chargeTrouble(error: unknown): ChargeOutcome {
  if (!(error instanceof Stripe.errors.StripeCardError)) return troubleOf(error);
  const intentId = intentOf(error);
  if (error.code === "authentication_required" || error.decline_code === "authentication_required") {
    return { kind: "needs_customer", intentId, code: "authentication_required" };
  }
  const code = declineCode(error);
  const retryable = !hardDeclines.has(code) && error.advice_code !== "do_not_try_again";
  return { kind: "declined", intentId, code, retryable };
}

function declineCode(error: InstanceType<typeof Stripe.errors.StripeCardError>): string {
  if (error.decline_code !== "" && error.decline_code !== "generic_decline") return error.decline_code;
  return error.code ?? "card_declined";
}

function intentOf(error: InstanceType<typeof Stripe.errors.StripeCardError>): string | null {
  return error.payment_intent?.id ?? null;
}
