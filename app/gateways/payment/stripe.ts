import { Stripe } from "stripe";

import { apiVersion, handledEventTypes } from "./api-version.ts";
import { lineOf } from "./balance.ts";
import type {
  AmountLimits,
  BalanceLine,
  ChargeOrder,
  ChargeOutcome,
  CheckoutOrder,
  CheckoutStart,
  CloseOutcome,
  CustomerOutcome,
  GatewayEvent,
  MethodReading,
  PaymentGateway,
  Refusal,
  RefundOrder,
  RefundOutcome,
  SessionReading,
  SetupOrder,
  SimpleOutcome,
  Span,
  Unknown,
  Verification,
} from "./gateway.ts";
import { chargeTrouble, troubleOf } from "./outcomes.ts";
import { dressedIntent, dressedRefund, dressedDispute, dressedSession, dressedSetup } from "./observed.ts";
import { chargeParams, checkoutParams, keyFor, refundParams, setupParams } from "./requests.ts";
import { verifyMessage } from "./signature.ts";

export interface StripeGatewayOptions {
  readonly name: "stripe" | "sandbox";
  readonly livemode: boolean;
  readonly secretKey: string;
  /** More than one while a signing secret is being rotated. */
  readonly webhookSecrets: readonly string[];
  readonly limits: (currency: string) => AmountLimits;
  /** In-process transport of the sandbox, or a test's own; the network when absent. */
  readonly transport?: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Another machine that speaks the same dialect; refused for live keys by the configuration. */
  readonly host?: { readonly name: string; readonly port: number; readonly protocol: "http" | "https" };
}

/** The one adapter: live Stripe, Stripe's test mode and the embedded sandbox differ only in the options. */
export class StripeGateway implements PaymentGateway {
  readonly name: "stripe" | "sandbox";
  readonly livemode: boolean;
  readonly limits: (currency: string) => AmountLimits;
  readonly #client: Stripe;
  readonly #secrets: readonly string[];

  constructor(options: StripeGatewayOptions) {
    this.name = options.name;
    this.livemode = options.livemode;
    this.limits = options.limits;
    this.#secrets = options.webhookSecrets;
    this.#client = new Stripe(options.secretKey, {
      apiVersion,
      telemetry: false,
      // Repeating is the reconciler's work, with the same key; the SDK's own waiting would only hold a request open.
      maxNetworkRetries: 0,
      timeout: 20_000,
      ...(options.transport ? { httpClient: Stripe.createFetchHttpClient(options.transport) } : {}),
      ...(options.host ? { host: options.host.name, port: options.host.port, protocol: options.host.protocol } : {}),
    });
  }

  async ensureCustomer(borrowerKey: string): Promise<CustomerOutcome> {
    try {
      const customer = await this.#client.customers.create(
        { metadata: { borrower_key: borrowerKey } },
        { idempotencyKey: keyFor(borrowerKey, "customer") },
      );
      return { kind: "found", customerId: customer.id };
    } catch (error) {
      return troubleOf(error);
    }
  }

  startCheckout(order: CheckoutOrder): Promise<CheckoutStart> {
    return this.#startSession(checkoutParams(order), keyFor(order.attemptId, "checkout"));
  }

  startSetup(order: SetupOrder): Promise<CheckoutStart> {
    return this.#startSession(setupParams(order), keyFor(order.attemptId, "setup"));
  }

  async #startSession(params: Stripe.Checkout.SessionCreateParams, key: string): Promise<CheckoutStart> {
    try {
      const session = await this.#client.checkout.sessions.create(params, { idempotencyKey: key });
      if (session.url !== null && session.status === "open")
        return { kind: "open", sessionId: session.id, url: session.url };
      return { kind: "closed", sessionId: session.id, status: session.status === "complete" ? "complete" : "expired" };
    } catch (error) {
      return troubleOf(error);
    }
  }

  async closeCheckout(sessionId: string): Promise<CloseOutcome> {
    try {
      await this.#client.checkout.sessions.expire(sessionId, {}, { idempotencyKey: keyFor(sessionId, "expire") });
      return { kind: "closed" };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === "unknown") return trouble;
    }
    // Refused because it is not open any more: look which way it ended.
    const session = await this.readSession(sessionId);
    if (session.kind === "unknown" || session.kind === "refused") return session;
    if (session.kind === "missing") return { kind: "refused", code: "resource_missing" };
    return session.status === "expired" ? { kind: "closed" } : { kind: "completed" };
  }

  async chargeSaved(order: ChargeOrder): Promise<ChargeOutcome> {
    try {
      const intent = await this.#client.paymentIntents.create(chargeParams(order), {
        idempotencyKey: keyFor(order.attemptId, "charge"),
      });
      if (intent.status === "succeeded") return { kind: "accepted", intentId: intent.id, settled: true };
      if (intent.status === "processing") return { kind: "accepted", intentId: intent.id, settled: false };
      if (intent.status === "requires_action")
        return { kind: "needs_customer", intentId: intent.id, code: "authentication_required" };
      return { kind: "unknown", detail: `intent ${intent.status}` };
    } catch (error) {
      return chargeTrouble(error);
    }
  }

  async abandonIntent(intentId: string): Promise<SimpleOutcome> {
    return done(() =>
      this.#client.paymentIntents.cancel(
        intentId,
        { cancellation_reason: "abandoned" },
        { idempotencyKey: keyFor(intentId, "cancel") },
      ),
    );
  }

  async refund(order: RefundOrder): Promise<RefundOutcome> {
    try {
      const refund = await this.#client.refunds.create(refundParams(order), {
        idempotencyKey: keyFor(order.refundId, "refund"),
      });
      return { kind: "accepted", refundRef: refund.id, status: refund.status ?? "pending" };
    } catch (error) {
      return troubleOf(error);
    }
  }

  async readMethod(methodId: string): Promise<MethodReading> {
    try {
      const method = await this.#client.paymentMethods.retrieve(methodId);
      if (!method.card) return { kind: "missing" };
      return {
        kind: "found",
        method: {
          methodId: method.id,
          brand: method.card.brand,
          last4: method.card.last4,
          expiryMonth: method.card.exp_month,
          expiryYear: method.card.exp_year,
          funding: method.card.funding,
          customerId: typeof method.customer === "object" ? (method.customer?.id ?? null) : method.customer,
        },
      };
    } catch (error) {
      return missingOr(error);
    }
  }

  async detachMethod(methodId: string): Promise<SimpleOutcome> {
    return done(() => this.#client.paymentMethods.detach(methodId, {}, { idempotencyKey: keyFor(methodId, "detach") }));
  }

  verifyEvent(body: Uint8Array, signature: string | null, receivedAt: number): Verification {
    return verifyMessage(body, signature, this.#secrets, receivedAt);
  }

  async readSession(sessionId: string): Promise<SessionReading | { readonly kind: "missing" } | Refusal | Unknown> {
    try {
      const session = await this.#client.checkout.sessions.retrieve(sessionId, {
        expand: ["payment_intent", "setup_intent"],
      });
      const intent = typeof session.payment_intent === "object" ? session.payment_intent : null;
      return {
        kind: "found",
        sessionId: session.id,
        status: session.status === "complete" ? "complete" : session.status === "expired" ? "expired" : "open",
        url: session.url,
        intentId: intent?.id ?? null,
        events: [
          ...dressedSession(session, intent),
          ...(intent ? dressedIntent(intent) : []),
          ...(typeof session.setup_intent === "object" && session.setup_intent
            ? dressedSetup(session.setup_intent)
            : []),
        ],
      };
    } catch (error) {
      return missingOr(error);
    }
  }

  async events(span: Span): Promise<readonly GatewayEvent[]> {
    const found: GatewayEvent[] = [];
    for await (const event of this.#client.events.list({
      created: seconds(span),
      types: [...handledEventTypes],
      limit: 100,
    })) {
      found.push({
        id: event.id,
        type: event.type,
        apiVersion: event.api_version,
        livemode: event.livemode,
        createdAt: event.created * 1000,
        payload: JSON.stringify(event),
      });
    }
    return found.reverse();
  }

  async customerMovements(customerId: string): Promise<readonly GatewayEvent[]> {
    const { data } = await this.#client.paymentIntents.list({ customer: customerId, limit: 100 });
    return data.flatMap(dressedIntent);
  }

  async movements(span: Span): Promise<readonly GatewayEvent[]> {
    const created = seconds(span);
    const found: GatewayEvent[] = [];
    for await (const intent of this.#client.paymentIntents.list({ created, limit: 100 })) {
      if (intent.metadata["payment_ref"] !== undefined) found.push(...dressedIntent(intent));
    }
    for await (const refund of this.#client.refunds.list({ created, limit: 100 })) {
      found.push(dressedRefund(refund, this.livemode));
    }
    for await (const dispute of this.#client.disputes.list({ created, limit: 100 }))
      found.push(dressedDispute(dispute));
    return found;
  }

  async balanceTransactions(span: Span): Promise<readonly BalanceLine[]> {
    const found: BalanceLine[] = [];
    for await (const line of this.#client.balanceTransactions.list({
      created: seconds(span),
      expand: ["data.source"],
      limit: 100,
    })) {
      found.push(lineOf(line));
    }
    return found.reverse();
  }
}

function seconds(span: Span): { gte: number; lt: number } {
  return { gte: Math.floor(span.from / 1000), lt: Math.ceil(span.until / 1000) };
}

function missingOr(error: unknown): { readonly kind: "missing" } | Refusal | Unknown {
  const trouble = troubleOf(error);
  return trouble.kind === "refused" && trouble.code === "resource_missing" ? { kind: "missing" } : trouble;
}

async function done(call: () => Promise<unknown>): Promise<SimpleOutcome> {
  try {
    await call();
    return { kind: "done" };
  } catch (error) {
    return troubleOf(error);
  }
}
