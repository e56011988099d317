import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stripe } from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";

import { fixedClock } from "#app/clock.ts";
import { apiVersion } from "#app/gateways/payment/api-version.ts";
import type { SandboxContext } from "#app/gateways/payment/sandbox/context.ts";
import { openSandboxStore } from "#app/gateways/payment/sandbox/store.ts";
import { inProcessFetch } from "#app/gateways/payment/sandbox/transport.ts";
import { bench, noon, opened } from "./bench.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let minted = 0;
function context(): SandboxContext {
  return {
    store: openSandboxStore(":memory:"),
    clock: fixedClock(noon),
    mint: () => (minted++).toString(36).padStart(24, "0"),
    chance: () => 0.5,
    pageOrigin: "https://portal.test",
  };
}

function client(key = "sk_test_key", version = apiVersion): Stripe {
  const transport = inProcessFetch(context(), "sk_test_key");
  return new Stripe(key, {
    telemetry: false,
    maxNetworkRetries: 0,
    httpClient: Stripe.createFetchHttpClient((url: string | URL | Request, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.set("stripe-version", version);
      return transport(url, { ...init, headers });
    }),
  });
}

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    return `${error.statusCode} ${error.code ?? error.type}`;
  }
};

test("a wrong key is 401, another version 400, an unknown address 404", async () => {
  expect(await codeOf(client("sk_test_other").customers.create({}))).toBe("401 StripeAuthenticationError");
  expect(await codeOf(client("sk_test_key", "2024-06-20").customers.create({}))).toBe("400 StripeInvalidRequestError");
  expect(await codeOf(client().invoices.list())).toBe("404 StripeInvalidRequestError");
});

test("unknown, removed, missing and misshapen parameters are 400 with their code", async () => {
  const stripe = client();
  const order = { mode: "payment" as const, success_url: "https://portal.test" };
  expect(await codeOf(stripe.checkout.sessions.create({ ...order, allow_promotion_codes: true }))).toBe(
    "400 parameter_unknown",
  );
  const removed = { ...order, payment_method_types: ["card"] };
  expect(await codeOf(stripe.checkout.sessions.create(removed))).toBe("400 payment_method_types_no_longer_supported");
  expect(await codeOf(stripe.checkout.sessions.create({ success_url: "x" }))).toBe("400 parameter_missing");
  expect(await codeOf(stripe.refunds.create({ payment_intent: "pi_1", amount: 1.5 }))).toBe(
    "400 parameter_invalid_integer",
  );
  expect(await codeOf(stripe.refunds.create({ payment_intent: "pi_nothing" }))).toBe("404 resource_missing");
});

test("the same key replays status and body; a refused form is not kept under its key", async () => {
  const stripe = client();
  const options = { idempotencyKey: "k:customer" };
  const first = await stripe.customers.create({ metadata: { borrower_key: "b" } }, options);
  const second = await stripe.customers.create({ metadata: { borrower_key: "b" } }, options);
  expect(second.id).toBe(first.id);
  const wrong = { metadata: { borrower_key: "b" }, coupon: "x" };
  expect(await codeOf(stripe.customers.create(wrong, { idempotencyKey: "k2" }))).toBe("400 parameter_unknown");
  expect(await codeOf(stripe.customers.create({ metadata: { borrower_key: "b" } }, { idempotencyKey: "k2" }))).toBe(
    "ok",
  );
  expect(await codeOf(stripe.customers.create({ metadata: { borrower_key: "c" } }, { idempotencyKey: "k2" }))).toBe(
    "400 StripeIdempotencyError",
  );
});

test("everything survives a restart: the open page, the paid one, the message still to be sent", async () => {
  const file = join(folder, "processor.db");
  const before = bench({ file });
  const open = await opened(before.gateway);
  const paid = await opened(before.gateway, { attemptId: "pay_2" });
  before.sandbox.submit(paid, { method: "wallet" });
  before.sandbox.close();

  const after = bench({ file });
  expect(after.sandbox.page(open)?.status).toBe("open");
  expect(after.sandbox.page(paid)?.status).toBe("complete");
  await after.sandbox.pump();
  expect(after.postbox).toHaveLength(2);
  after.sandbox.close();
});

test("a real-looking card number is refused and is nowhere in the file", async () => {
  const file = join(folder, "processor.db");
  const { sandbox, gateway } = bench({ file });
  const sessionId = await opened(gateway);
  const real = "4539148803436467";
  expect(sandbox.submit(sessionId, { method: "card", number: real })).toEqual({ kind: "not_a_test_card" });
  expect(sandbox.submit(sessionId, { method: "card", number: "4539 1488 0343 6467" })).toEqual({
    kind: "not_a_test_card",
  });
  sandbox.submit(sessionId, { method: "card", number: "4242424242424242" });
  sandbox.close();
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    expect(bytes.includes(real)).toBe(false);
    expect(bytes.includes("4539 1488")).toBe(false);
    expect(bytes.includes("4242424242424242")).toBe(false);
  }
});
