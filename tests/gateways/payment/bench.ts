import { type Sandbox, openSandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { fixedClock } from "#app/clock.ts";
import type { ChargeOrder, CheckoutOrder, GatewayEvent } from "#app/gateways/payment/gateway.ts";

export const noon = Date.UTC(2026, 10, 22, 12);
export const secret = "whsec_first_secret_of_the_tests";

/** A processor in memory with a postbox instead of a network. */
export function bench(
  options: { secrets?: readonly [string, ...string[]]; file?: string; answer?: () => number | null } = {},
) {
  const clock = fixedClock(noon);
  const postbox: { body: string; signature: string }[] = [];
  let minted = 0;
  const sandbox: Sandbox = openSandbox({
    file: options.file ?? ":memory:",
    clock,
    pageOrigin: "https://portal.test",
    webhookSecrets: options.secrets ?? [secret],
    mint: () => (minted++).toString(36).padStart(24, "0"),
    chance: pseudoRandom(7),
    post: (body, headers) => {
      postbox.push({ body, signature: headers["stripe-signature"] ?? "" });
      return Promise.resolve(options.answer ? options.answer() : 200);
    },
  });
  return { sandbox, gateway: sandbox.gateway, clock, postbox };
}

/** A small generator, so that "random" is the same every time. */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function checkoutOrder(rest: Partial<CheckoutOrder> = {}): CheckoutOrder {
  return {
    attemptId: "pay_1",
    amount: 125_750,
    currency: "CNY",
    description: "Linxi Finance 1234",
    language: "zh-CN",
    expiresAt: noon + 45 * 60_000,
    successUrl: "https://portal.test/pay/pay_1?session={CHECKOUT_SESSION_ID}",
    cancelUrl: "https://portal.test/pay/pay_1/failed",
    cards: "any",
    customerId: null,
    ...rest,
  };
}

/** Opens a page and returns its session id. */
export async function opened(gateway: Sandbox["gateway"], order: Partial<CheckoutOrder> = {}): Promise<string> {
  const start = await gateway.startCheckout(checkoutOrder(order));
  if (start.kind !== "open") throw new Error(`checkout ${start.kind}`);
  return start.sessionId;
}

/** Saves a listed card and returns the order to charge it. */
export async function savedCard(
  sandbox: Sandbox,
  number: string,
  rest: Partial<ChargeOrder> = {},
): Promise<ChargeOrder> {
  const customer = await sandbox.gateway.ensureCustomer("borrower-key-1");
  if (customer.kind !== "found") throw new Error(customer.kind);
  const start = await sandbox.gateway.startSetup({
    attemptId: "set_1",
    customerId: customer.customerId,
    currency: "CNY",
    language: "en",
    expiresAt: noon + 45 * 60_000,
    successUrl: "https://portal.test/autopay",
    cancelUrl: "https://portal.test/autopay",
  });
  if (start.kind !== "open") throw new Error(start.kind);
  if (sandbox.submit(start.sessionId, { method: "card", number }).kind === "challenge")
    sandbox.answerChallenge(start.sessionId, true);
  const events = await sandbox.gateway.events({ from: 0, until: noon * 2 });
  const methodId = objectOf(events.find((event) => event.type === "setup_intent.succeeded"))["payment_method"];
  if (typeof methodId !== "string") throw new Error("no method");
  return {
    attemptId: "auto_1",
    amount: 50_000,
    currency: "CNY",
    customerId: customer.customerId,
    methodId,
    description: "Linxi Finance 1234",
    ...rest,
  };
}

export function objectOf(event: GatewayEvent | undefined): Record<string, unknown> {
  if (!event) throw new Error("no such event");
  const parsed: { data: { object: Record<string, unknown> } } = JSON.parse(event.payload);
  return parsed.data.object;
}
