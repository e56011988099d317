import { Stripe } from "stripe";

import { failureOf } from "./declines.ts";
import type { ChargeOutcome, Refusal, Unknown } from "./gateway.ts";

/**
 * Sorts what the SDK threw. Only an answer that says "this request is wrong" counts as a refusal; a lost connection,
 * a processor failure, a rate limit or a wrong key say nothing about whether money moved, and are never a decline.
 */
export function troubleOf(error: unknown): Refusal | Unknown {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { kind: "refused", code: "idempotency_key_in_use" };
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    return { kind: "refused", code: error.code ?? "invalid_request" };
  }
  if (error instanceof Stripe.errors.StripeCardError) return { kind: "refused", code: cardFailure(error).code };
  if (error instanceof Stripe.errors.StripeError) return { kind: "unknown", detail: error.type };
  throw error;
}

/** What came of charging a saved card, from the error the SDK threw. */
export function chargeTrouble(error: unknown): ChargeOutcome {
  if (!(error instanceof Stripe.errors.StripeCardError)) return troubleOf(error);
  const intentId = error.payment_intent?.id ?? null;
  if (error.code === "authentication_required" || error.decline_code === "authentication_required") {
    return { kind: "needs_customer", intentId, code: "authentication_required" };
  }
  return { kind: "declined", intentId, ...cardFailure(error) };
}

function cardFailure(error: InstanceType<typeof Stripe.errors.StripeCardError>): ReturnType<typeof failureOf> {
  return failureOf(
    { code: error.code ?? null, declineCode: error.decline_code, advice: error.advice_code ?? null },
    "card_declined",
  );
}
