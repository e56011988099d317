import type { CheckoutOrder, CheckoutStart, ChargeOrder, SetupOrder } from "#app/gateways/payment/gateway.ts";
import {
  type Attempt,
  attemptById,
  bindGatewayMode,
  gatewayMode,
  insertAttempt,
  type NewAttempt,
  updateAttempt,
} from "#db/stores/payments-attempts.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { PaymentServices, WritingServices } from "./payment-services.ts";

/** How long a hosted page stays open. Within the processor's 30 minutes to 24 hours, with room for a repeated call. */
export const pageLifeMs = 45 * 60_000;

/** When the reconciler first looks at an attempt that has heard nothing. */
export const firstCheckMs = 2 * 60_000;

/** The server was started on a database of another processor or mode; see `gatewayFits`. */
export class GatewayMismatch extends Error {
  constructor() {
    super("This database holds payments of another processor or mode.");
  }
}

/** Stops anything that would mix the money of two processors or modes. @throws GatewayMismatch */
export async function assertGateway(tx: Queryable, { gateway }: Pick<WritingServices, "gateway">): Promise<void> {
  const bound = await gatewayMode(tx);
  if (bound && (bound.gateway !== gateway.name || bound.livemode !== gateway.livemode)) throw new GatewayMismatch();
}

/**
 * Whether this database may take payments of this gateway: yes when it is its own or none has been taken yet. Checked
 * when the server starts; a foreign key checks it again on every attempt.
 */
export async function gatewayFits(services: Pick<PaymentServices, "db" | "gateway">): Promise<boolean> {
  const bound = await gatewayMode(services.db.read);
  return bound === null || (bound.gateway === services.gateway.name && bound.livemode === services.gateway.livemode);
}

/** Writes a decision down before anybody outside hears of it. @throws GatewayMismatch */
export async function recordAttempt(
  tx: Queryable,
  { gateway, clock }: WritingServices,
  attempt: Omit<NewAttempt, "gateway" | "livemode" | "state" | "createdAt" | "updatedAt" | "checkAt">,
): Promise<Attempt> {
  const now = clock.now();
  await assertGateway(tx, { gateway });
  const mode = { gateway: gateway.name, livemode: gateway.livemode };
  await bindGatewayMode(tx, mode, now);
  await insertAttempt(tx, {
    ...attempt,
    ...mode,
    state: "created",
    checkAt: now + firstCheckMs,
    createdAt: now,
    updatedAt: now,
  });
  const written = await attemptById(tx, attempt.id);
  if (!written) throw new Error("An attempt that was just written is not there.");
  return written;
}

/** What is sent to the processor for a payment on its page: a function of the row and nothing else. */
export function checkoutOrder(attempt: Attempt): CheckoutOrder {
  if (attempt.amount === null) throw new Error(`Attempt ${attempt.id} has no amount.`);
  const { amount, currency, description, language, expiresAt, successUrl, cancelUrl, cards, customerId } = attempt;
  return {
    attemptId: attempt.id,
    amount,
    currency,
    description,
    language,
    expiresAt,
    successUrl,
    cancelUrl,
    cards,
    customerId,
  };
}

/** The same for saving a card. */
export function setupOrder(attempt: Attempt): SetupOrder {
  if (attempt.customerId === null) throw new Error(`Attempt ${attempt.id} has no customer.`);
  const { customerId, currency, language, expiresAt, successUrl, cancelUrl } = attempt;
  return { attemptId: attempt.id, customerId, currency, language, expiresAt, successUrl, cancelUrl };
}

/** The same for charging a saved card. */
export function chargeOrder(attempt: Attempt): ChargeOrder {
  const { amount, customerId, methodId } = attempt;
  if (amount === null || customerId === null || methodId === null)
    throw new Error(`Attempt ${attempt.id} is no charge.`);
  return {
    attemptId: attempt.id,
    amount,
    currency: attempt.currency,
    customerId,
    methodId,
    description: attempt.description,
  };
}

/** The processor's page of a payment, or why there is none. */
export type PageOpening =
  | { readonly kind: "open"; readonly attempt: Attempt; readonly url: string }
  /** Already paid or closed at the processor; its own page tells how. */
  | { readonly kind: "over"; readonly attempt: Attempt }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unknown" };

/** Asks for the hosted page of an attempt; asking again gives the same page. */
export async function openPage(services: PaymentServices, attempt: Attempt): Promise<PageOpening> {
  const { gateway } = services;
  const start =
    attempt.kind === "setup"
      ? await gateway.startSetup(setupOrder(attempt))
      : await gateway.startCheckout(checkoutOrder(attempt));
  return services.db.transact((tx) => notePage(tx, services, attempt.id, start));
}

async function notePage(
  tx: Queryable,
  services: WritingServices,
  attemptId: string,
  start: CheckoutStart,
): Promise<PageOpening> {
  const now = services.clock.now();
  const attempt = await attemptById(tx, attemptId);
  if (!attempt) throw new Error(`Attempt ${attemptId} is gone.`);
  switch (start.kind) {
    case "unknown":
      return { kind: "unknown" };
    case "refused":
      await updateAttempt(tx, attempt, { state: "failed", failureCode: start.code, retryable: false }, now);
      return { kind: "refused", code: start.code };
    case "closed":
      return {
        kind: "over",
        attempt: await updateAttempt(tx, attempt, { sessionId: start.sessionId, checkAt: now }, now),
      };
    case "open": {
      const news = {
        state: "open",
        sessionId: start.sessionId,
        sessionUrl: start.url,
        checkAt: now + firstCheckMs,
      } as const;
      const opened = await updateAttempt(tx, attempt, news, now);
      return opened.state === "open"
        ? { kind: "open", attempt: opened, url: start.url }
        : { kind: "over", attempt: opened };
    }
  }
}
