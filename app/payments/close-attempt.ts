import { type Attempt, attemptById, updateAttempt } from "#db/stores/payments-attempts.ts";
import { openPage } from "./open-attempt.ts";
import type { PaymentServices } from "./payment-services.ts";

/** Whether a payment that was begun is over. */
export type Closing =
  /** It can no longer become a payment. */
  | { readonly kind: "closed" }
  /** It was paid, or is being paid: its own page tells more. */
  | { readonly kind: "paid" }
  /** The processor did not answer; try later. */
  | { readonly kind: "unknown" };

/**
 * Makes sure that an open page can never be paid any more, before another way of paying the same loan begins. When the
 * payer was faster, the payment stands and the caller steps back.
 */
export async function closeAttempt(services: PaymentServices, attempt: Attempt): Promise<Closing> {
  const sessionId = attempt.sessionId ?? (await sessionOf(services, attempt));
  if (sessionId === null) return stateOf(services, attempt.id);
  const outcome = await services.gateway.closeCheckout(sessionId);
  if (outcome.kind === "unknown" || outcome.kind === "refused") return { kind: "unknown" };
  if (outcome.kind === "completed") return { kind: "paid" };
  await services.db.transact(async (tx) => {
    const current = await attemptById(tx, attempt.id);
    if (current) await updateAttempt(tx, current, { state: "expired" }, services.clock.now());
  });
  return { kind: "closed" };
}

/** The call that opened the page may have been cut off: repeating it finds the page, or makes it so that it can be closed. */
async function sessionOf(services: PaymentServices, attempt: Attempt): Promise<string | null> {
  if (attempt.kind === "autopay") return null;
  const opening = await openPage(services, attempt);
  return opening.kind === "open" || opening.kind === "over" ? opening.attempt.sessionId : null;
}

async function stateOf(services: PaymentServices, attemptId: string): Promise<Closing> {
  const attempt = await attemptById(services.db.read, attemptId);
  if (attempt?.state === "failed" || attempt?.state === "expired" || attempt?.state === "canceled")
    return { kind: "closed" };
  return { kind: "unknown" };
}
