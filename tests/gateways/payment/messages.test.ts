import { Stripe } from "stripe";
import { expect, test } from "vitest";

import { handledEventTypes } from "#app/gateways/payment/api-version.ts";
import { factsOf } from "#app/gateways/payment/facts.ts";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { verifyMessage } from "#app/gateways/payment/signature.ts";
import { bench, noon, opened, secret } from "./bench.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const message = JSON.stringify({
  id: "evt_1",
  object: "event",
  type: "payment_intent.succeeded",
  created: noon / 1000,
  livemode: false,
  data: { object: {} },
});
const sign = (payload: string, with_ = secret, at = noon): string =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret: with_, timestamp: Math.floor(at / 1000) });

test("a genuine message is proven, byte for byte, Chinese included", () => {
  const payload = message.replace('"object":{}', '"object":{"note":"林溪消费金融"}');
  expect(verifyMessage(bytes(payload), sign(payload), [secret], noon)).toMatchObject({
    ok: true,
    event: { id: "evt_1", payload },
  });
});

test("forged, tampered, unsigned, stale, malformed and oversized messages are refused with their reason", () => {
  const reason = (body: string, header: string | null, at = noon) => {
    const verdict = verifyMessage(bytes(body), header, [secret], at);
    return verdict.ok ? "ok" : verdict.reason;
  };
  expect(reason(message, sign(message, "whsec_somebody_else"))).toBe("bad_signature");
  expect(reason(message + " ", sign(message))).toBe("bad_signature");
  expect(reason(message, null)).toBe("missing_signature");
  expect(reason(message, "t=1,v0=abc")).toBe("bad_signature");
  expect(reason(message, sign(message), noon + 301_000)).toBe("too_old");
  expect(reason(message, sign(message), noon + 299_000)).toBe("ok");
  expect(reason("not json", sign("not json"))).toBe("malformed");
  expect(reason("{}", sign("{}"))).toBe("malformed");
  const huge = message + " ".repeat(600 * 1024);
  expect(reason(huge, sign(huge))).toBe("too_large");
});

test("our clock ten minutes behind still accepts; ten minutes ahead says too old, not forged", () => {
  expect(verifyMessage(bytes(message), sign(message), [secret], noon - 600_000).ok).toBe(true);
  expect(verifyMessage(bytes(message), sign(message), [secret], noon + 600_000)).toEqual({
    ok: false,
    reason: "too_old",
  });
});

test("while a secret is rotated both are accepted, and a header with two signatures too", () => {
  const next = "whsec_second_secret_of_the_tests";
  for (const held of [secret, next])
    expect(verifyMessage(bytes(message), sign(message, held), [next, secret], noon).ok).toBe(true);
  const both = `${sign(message)},v1=${sign(message, next).split("v1=")[1] ?? ""}`;
  expect(verifyMessage(bytes(message), both, [next], noon).ok).toBe(true);
  expect(verifyMessage(bytes(message), sign(message, "whsec_retired_secret"), [next, secret], noon).ok).toBe(false);
});

test("the pump signs, posts, and repeats until it is heard", async () => {
  const answers: (number | null)[] = [null, 503, 200];
  const set = bench({ answer: () => answers.shift() ?? null });
  set.sandbox.setFaults("*", { silent: true });
  const sessionId = await opened(set.gateway);
  set.sandbox.setFaults("*", null);
  await set.gateway.closeCheckout(sessionId);
  expect(await set.sandbox.pump()).toMatchObject({ delivered: 0, failed: 1 });
  expect(await set.sandbox.pump()).toMatchObject({ delivered: 0, failed: 0 });
  set.clock.advance(6_000);
  expect(await set.sandbox.pump()).toMatchObject({ delivered: 0, failed: 1 });
  set.clock.advance(31_000);
  expect(await set.sandbox.pump()).toMatchObject({ delivered: 1, failed: 0 });
  expect(set.postbox).toHaveLength(3);
  expect(new Set(set.postbox.map((post) => post.body)).size).toBe(1);
  const last = set.postbox[2];
  if (!last) throw new Error("no post");
  expect(set.gateway.verifyEvent(bytes(last.body), last.signature, set.clock.now()).ok).toBe(true);
});

test.for([
  ["forged", "bad_signature"],
  ["tampered", "bad_signature"],
  ["stale", "too_old"],
] as const)("a %s message is sent once and does not verify", async ([signature, reason]) => {
  const set = bench({ answer: () => 400 });
  set.sandbox.setFaults("*", { signature });
  set.sandbox.submit(await opened(set.gateway), { method: "wallet" });
  await set.sandbox.pump();
  set.clock.advance(3_600_000);
  await set.sandbox.pump();
  expect(set.postbox.length).toBe(2);
  for (const { body, signature: header } of set.postbox) {
    expect(set.gateway.verifyEvent(bytes(body), header, noon)).toEqual({ ok: false, reason });
  }
});

test("copies, delay, drop, shuffle, lost acknowledgements and a closed door do what they say", async () => {
  const set = bench();
  set.sandbox.setFaults("pay_1", { copies: 3, delaySeconds: 60, shuffle: true });
  set.sandbox.submit(await opened(set.gateway), { method: "wallet" });
  await set.sandbox.pump();
  expect(set.postbox).toHaveLength(0);
  set.clock.advance(61_000);
  await set.sandbox.pump();
  expect(set.postbox).toHaveLength(6);
  const order = set.postbox.map(({ body }) => body.includes("checkout.session.completed"));
  expect(order).not.toEqual([false, true, false, true, false, true]);

  set.sandbox.setFaults("pay_2", { drop: true });
  set.sandbox.submit(await opened(set.gateway, { attemptId: "pay_2", expiresAt: noon + 60 * 60_000 }), {
    method: "wallet",
  });
  await set.sandbox.pump();
  expect(set.postbox).toHaveLength(6);

  set.sandbox.setFaults("pay_3", { ackLost: 1, endpointDown: 1 });
  set.sandbox.submit(await opened(set.gateway, { attemptId: "pay_3", expiresAt: noon + 60 * 60_000 }), {
    method: "wallet",
  });
  await set.sandbox.pump();
  expect(set.postbox).toHaveLength(7);
  set.clock.advance(10_000);
  await set.sandbox.pump();
  expect(set.postbox).toHaveLength(9);
});

test("unknown types are ignored, extra fields and a newer version do not matter, a hollow object is unreadable", () => {
  const event = (type: string, object: unknown, apiVersion = "2027-01-01.next"): GatewayEvent => ({
    id: "evt_1",
    type,
    apiVersion,
    livemode: false,
    createdAt: noon,
    payload: JSON.stringify({ data: { object }, more: { things: true } }),
  });
  expect(factsOf(event("invoice.paid", {}))).toEqual({ kind: "ignored" });
  expect(factsOf(event("payment_intent.succeeded", {}))).toEqual({ kind: "unreadable" });
  const intent = {
    id: "pi_1",
    amount_received: 500,
    currency: "cny",
    metadata: { payment_ref: "pay_1" },
    surprise: [],
  };
  expect(factsOf(event("payment_intent.succeeded", intent))).toMatchObject({
    kind: "meaning",
    paymentRef: "pay_1",
    movements: [{ ref: "pi_1", amount: 500, currency: "CNY" }],
  });
  expect(factsOf(event("payment_intent.succeeded", { ...intent, amount_received: 1.5 }))).toEqual({
    kind: "unreadable",
  });
});

test("exactly twenty types are handled: the limit of one listing", () => {
  expect(new Set(handledEventTypes).size).toBe(20);
});
