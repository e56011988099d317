import { Stripe } from "stripe";

import type { GatewayEvent, Verification } from "./gateway.ts";

/** How old a signed message may be. Zero would switch the check off in this SDK. */
const toleranceSeconds = 300;

/** Larger bodies are refused before anything else looks at them. */
export const largestMessage = 512 * 1024;

/**
 * Proves that a message comes from whoever holds one of the secrets and was signed in the last five minutes. A message
 * from the future (our clock is behind) is accepted: its money has one reference, so a replay changes nothing.
 */
export function verifyMessage(
  body: Uint8Array,
  signature: string | null,
  secrets: readonly string[],
  receivedAt: number,
): Verification {
  if (body.byteLength > largestMessage) return { ok: false, reason: "too_large" };
  if (signature === null || signature === "") return { ok: false, reason: "missing_signature" };
  let reason: "bad_signature" | "too_old" | "malformed" = "bad_signature";
  for (const secret of secrets) {
    try {
      const event = Stripe.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, receivedAt);
      const understood = envelopeOf(event, new TextDecoder().decode(body));
      return understood === null ? { ok: false, reason: "malformed" } : { ok: true, event: understood };
    } catch (error) {
      reason = whyNot(error, reason);
    }
  }
  return { ok: false, reason };
}

function envelopeOf(event: Stripe.Event, payload: string): GatewayEvent | null {
  const { id, type, created, livemode, api_version: apiVersion } = event;
  const sound =
    typeof id === "string" &&
    typeof type === "string" &&
    Number.isSafeInteger(created) &&
    typeof livemode === "boolean";
  return sound ? { id, type, apiVersion: apiVersion ?? null, livemode, createdAt: created * 1000, payload } : null;
}

function whyNot(
  error: unknown,
  before: "bad_signature" | "too_old" | "malformed",
): "bad_signature" | "too_old" | "malformed" {
  if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return "malformed";
  // The age is looked at only after the signature matched, so this message is stronger than "wrong signature".
  return error.message.includes("tolerance zone") ? "too_old" : before;
}
