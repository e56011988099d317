import { randomBytes } from "node:crypto";

import type { Clock } from "#app/clock.ts";
import { sandboxLimits } from "../limits.ts";
import { StripeGateway } from "../stripe.ts";
import { closeDispute, escalateDispute, failRefund, openDispute, refundIntent } from "./bank.ts";
import { answerChallenge, finishDelayed, type PageAnswer, type PayChoice, submitPage } from "./checkout.ts";
import type { SandboxContext } from "./context.ts";
import { type Post, pump, type PumpRound } from "./deliveries.ts";
import { type Faults, faultsSchema } from "./faults.ts";
import type { SandboxDispute, SandboxIntent } from "./objects.ts";
import { checkoutPage, type CheckoutPage } from "./page.ts";
import { openSandboxStore } from "./store.ts";
import { inProcessFetch } from "./transport.ts";

export interface SandboxOptions {
  /** Its own SQLite file, or `:memory:`. */
  readonly file: string;
  readonly clock: Clock;
  /** Where the hosted page lives: `<pageOrigin>/sandbox/checkout/<session>`. */
  readonly pageOrigin: string;
  /** Secrets the portal accepts; the sandbox signs with the first. */
  readonly webhookSecrets: readonly [string, ...string[]];
  /** Sends a message to the portal's webhook address. */
  readonly post: Post;
  readonly mint?: () => string;
  readonly chance?: () => number;
}

/** One payment as the processor sees it, for the panel of people who try things out. */
export interface SandboxPayment {
  readonly intent: SandboxIntent;
  readonly refunds: readonly { readonly id: string; readonly amount: number; readonly status: string }[];
  readonly disputes: readonly { readonly id: string; readonly amount: number; readonly status: string }[];
}

/** The embedded processor with the gateway that talks to it. */
export interface Sandbox {
  /** The same adapter as for the real processor, over the in-process transport. */
  readonly gateway: StripeGateway;
  page(sessionId: string): CheckoutPage | null;
  submit(sessionId: string, choice: PayChoice): PageAnswer;
  answerChallenge(sessionId: string, passed: boolean): PageAnswer;
  /** One round of everything that is due. */
  pump(): Promise<PumpRound>;
  /** Milliseconds of the next thing due, null when nothing is. */
  nextDue(): number | null;
  /** Faults of one payment reference, or of `*` for everything; null clears them. */
  setFaults(scope: string, faults: Faults | null): void;
  faults(scope: string): Faults;
  /** Newest payments first. */
  payments(limit: number): SandboxPayment[];
  openDispute(intentId: string, kind: "inquiry" | "chargeback"): SandboxDispute;
  escalateDispute(disputeId: string): SandboxDispute;
  closeDispute(disputeId: string, outcome: "won" | "lost"): SandboxDispute;
  failRefund(refundId: string): void;
  /** A refund made by hand in the processor's own office, unknown to the portal. */
  refundOutside(intentId: string, amount: number): string;
  finishDelayed(intentId: string, outcome: "arrives" | "fails"): void;
  close(): void;
}

/** Not a secret: it opens nothing but the sandbox in this process. */
const apiKey = "sk_test_embedded_sandbox";

/** Opens the processor on its file; everything it did before is still there. */
export function openSandbox(options: SandboxOptions): Sandbox {
  const store = openSandboxStore(options.file);
  const context: SandboxContext = {
    store,
    clock: options.clock,
    mint: options.mint ?? (() => randomBytes(12).toString("hex")),
    chance: options.chance ?? Math.random,
    pageOrigin: options.pageOrigin,
  };
  const gateway = new StripeGateway({
    name: "sandbox",
    livemode: false,
    secretKey: apiKey,
    webhookSecrets: options.webhookSecrets,
    limits: sandboxLimits,
    transport: inProcessFetch(context, apiKey),
  });
  return {
    gateway,
    page: (sessionId) => store.whole(() => checkoutPage(context, sessionId)),
    submit: (sessionId, choice) => store.whole(() => submitPage(context, sessionId, choice)),
    answerChallenge: (sessionId, passed) => store.whole(() => answerChallenge(context, sessionId, passed)),
    pump: () => pump(context, options.webhookSecrets[0], options.post),
    nextDue: () => store.nextDue(),
    setFaults: (scope, faults) => {
      store.whole(() => store.setFaults(scope, faults === null ? null : JSON.stringify(faultsSchema.parse(faults))));
    },
    faults: (scope) => {
      const body = store.faults(scope);
      return body === null ? {} : faultsSchema.parse(JSON.parse(body));
    },
    payments: (limit) =>
      store.list("intent", { limit }).map((intent) => ({
        intent,
        refunds: store.list("refund", { intent: intent.id, limit: 100 }),
        disputes: store.list("dispute", { intent: intent.id, limit: 100 }),
      })),
    openDispute: (intentId, kind) => store.whole(() => openDispute(context, intentId, kind)),
    escalateDispute: (disputeId) => store.whole(() => escalateDispute(context, disputeId)),
    closeDispute: (disputeId, outcome) => store.whole(() => closeDispute(context, disputeId, outcome)),
    failRefund: (refundId) => {
      store.whole(() => failRefund(context, refundId));
    },
    refundOutside: (intentId, amount) => store.whole(() => refundIntent(context, intentId, amount, {}, null)).id,
    finishDelayed: (intentId, outcome) => store.whole(() => finishDelayed(context, intentId, outcome)),
    close: () => store.close(),
  };
}

/** A `post` that really posts. Any answer counts as an answer; no answer is null. */
export function postTo(url: string, patience = 10_000): Post {
  return async (body, headers) => {
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        headers,
        signal: AbortSignal.timeout(patience),
        redirect: "manual",
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  };
}
