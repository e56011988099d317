import { expect, test } from "vitest";

import { bench, checkoutOrder, noon, opened } from "./bench.ts";

const all = { from: 0, until: noon * 2 };

test("a good card leaves for the success page and is announced twice as one payment", async () => {
  const { sandbox, gateway } = bench();
  const sessionId = await opened(gateway);
  expect(sandbox.page(sessionId)).toMatchObject({
    amount: 125_750,
    currency: "CNY",
    description: "Linxi Finance 1234",
    language: "zh-CN",
    status: "open",
  });
  expect(sandbox.submit(sessionId, { method: "card", number: "4242 4242 4242 4242" })).toEqual({
    kind: "leave",
    url: `https://portal.test/pay/pay_1?session=${sessionId}`,
  });
  const events = await gateway.events(all);
  expect(events.map((event) => event.type)).toEqual(["payment_intent.succeeded", "checkout.session.completed"]);
  const lines = await gateway.balanceTransactions(all);
  expect(lines).toEqual([
    expect.objectContaining({
      kind: "payment",
      amount: 125_750,
      currency: "CNY",
      fee: 1886,
      ref: expect.stringMatching(/^pi_/),
    }),
  ]);
});

test("the same order again is the same page, also after an hour; other parameters under its key are refused", async () => {
  const { gateway, clock } = bench();
  const first = await gateway.startCheckout(checkoutOrder());
  clock.advance(40 * 60_000);
  expect(await gateway.startCheckout(checkoutOrder())).toEqual(first);
  expect(await gateway.startCheckout(checkoutOrder({ amount: 1 }))).toEqual({
    kind: "refused",
    code: "idempotency_key_in_use",
  });
});

test("an answer that never arrives is unknown, and repeating the order finds the page that was made", async () => {
  const { sandbox, gateway } = bench();
  sandbox.setFaults("pay_1", { responseLost: 1 });
  expect(await gateway.startCheckout(checkoutOrder())).toEqual({ kind: "unknown", detail: "StripeConnectionError" });
  const again = await gateway.startCheckout(checkoutOrder());
  expect(again.kind).toBe("open");
  if (again.kind === "open") expect(again.sessionId).toBe("cs_test_" + "1".padStart(24, "0"));
});

test("a request that never arrives is unknown too, and processor trouble is replayed under its key", async () => {
  const { sandbox, gateway } = bench();
  sandbox.setFaults("*", { requestLost: 1 });
  expect((await gateway.startCheckout(checkoutOrder())).kind).toBe("unknown");
  sandbox.setFaults("*", { processorError: 1 });
  expect(await gateway.startCheckout(checkoutOrder())).toEqual({ kind: "unknown", detail: "StripeAPIError" });
  expect(await gateway.startCheckout(checkoutOrder())).toEqual({ kind: "unknown", detail: "StripeAPIError" });
});

test("a decline leaves the page open for another card, and no money moved in between", async () => {
  const { sandbox, gateway } = bench();
  const sessionId = await opened(gateway);
  expect(sandbox.submit(sessionId, { method: "card", number: "4000000000009995" })).toEqual({
    kind: "declined",
    code: "insufficient_funds",
  });
  expect(sandbox.page(sessionId)).toMatchObject({ status: "open", lastTrouble: "insufficient_funds" });
  expect(await gateway.balanceTransactions(all)).toEqual([]);
  expect(sandbox.submit(sessionId, { method: "card", number: "4242424242424242" }).kind).toBe("leave");
  const refs = new Set((await gateway.balanceTransactions(all)).map((line) => line.ref));
  expect(refs.size).toBe(1);
});

test("3-D Secure: refused leaves the page open, passed pays", async () => {
  const { sandbox, gateway } = bench();
  const sessionId = await opened(gateway);
  const pay = () => sandbox.submit(sessionId, { method: "card", number: "4000002760003184" });
  expect(pay()).toEqual({ kind: "challenge" });
  expect(sandbox.page(sessionId)?.challenge).toBe(true);
  expect(sandbox.answerChallenge(sessionId, false)).toEqual({ kind: "declined", code: "authentication_failed" });
  expect(pay()).toEqual({ kind: "challenge" });
  expect(sandbox.answerChallenge(sessionId, true).kind).toBe("leave");
  expect(await gateway.balanceTransactions(all)).toHaveLength(1);
});

test("a delayed payment is processing first and arrives or fails by itself", async () => {
  for (const outcome of ["arrives", "fails"] as const) {
    const { sandbox, gateway, clock } = bench();
    const sessionId = await opened(gateway);
    expect(sandbox.submit(sessionId, { method: "delayed", outcome }).kind).toBe("leave");
    expect(await gateway.balanceTransactions(all)).toEqual([]);
    clock.advance(60_000);
    await sandbox.pump();
    const types = (await gateway.events(all)).map((event) => event.type);
    expect(types).toContain(
      outcome === "arrives" ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
    );
    expect(await gateway.balanceTransactions(all)).toHaveLength(outcome === "arrives" ? 1 : 0);
  }
});

test("a page closes once, by us or by time; a paid page is not closed but reported as completed", async () => {
  const { sandbox, gateway, clock } = bench();
  const closed = await opened(gateway);
  expect(await gateway.closeCheckout(closed)).toEqual({ kind: "closed" });
  expect(await gateway.closeCheckout(closed)).toEqual({ kind: "closed" });
  expect(sandbox.submit(closed, { method: "card", number: "4242424242424242" })).toMatchObject({
    kind: "closed",
    status: "expired",
  });
  const paid = await opened(gateway, { attemptId: "pay_2" });
  sandbox.submit(paid, { method: "wallet" });
  expect(await gateway.closeCheckout(paid)).toEqual({ kind: "completed" });
  const forgotten = await opened(gateway, { attemptId: "pay_3" });
  clock.advance(46 * 60_000);
  await sandbox.pump();
  expect(await gateway.readSession(forgotten)).toMatchObject({ kind: "found", status: "expired" });
  expect(await gateway.closeCheckout("cs_nothing")).toEqual({ kind: "refused", code: "resource_missing" });
});

test("debit only: a credit card is refused on the page, a debit card pays", async () => {
  const { sandbox, gateway } = bench();
  const sessionId = await opened(gateway, { cards: "debit_only" });
  expect(sandbox.page(sessionId)?.creditAccepted).toBe(false);
  expect(sandbox.submit(sessionId, { method: "card", number: "4242424242424242" })).toEqual({
    kind: "credit_not_accepted",
  });
  expect(sandbox.submit(sessionId, { method: "card", number: "4000056655665556" }).kind).toBe("leave");
});

test("the page must close between 30 minutes and 24 hours from now", async () => {
  const { gateway } = bench();
  const short = await gateway.startCheckout(checkoutOrder({ attemptId: "a", expiresAt: noon + 29 * 60_000 }));
  expect(short.kind).toBe("refused");
  expect((await gateway.startCheckout(checkoutOrder({ attemptId: "b", expiresAt: noon + 25 * 3_600_000 }))).kind).toBe(
    "refused",
  );
  expect((await gateway.startCheckout(checkoutOrder({ attemptId: "c", expiresAt: noon + 30 * 60_000 }))).kind).toBe(
    "open",
  );
});

test("reading a session shows what it proves; two sessions both paid are two payments", async () => {
  const { sandbox, gateway } = bench();
  const first = await opened(gateway);
  const second = await opened(gateway, { attemptId: "pay_2" });
  expect(await gateway.readSession(first)).toMatchObject({ status: "open", events: [], intentId: null });
  sandbox.submit(first, { method: "wallet" });
  sandbox.submit(second, { method: "wallet" });
  const reading = await gateway.readSession(first);
  expect(reading.kind === "found" && reading.events.map((event) => event.type)).toEqual([
    "checkout.session.completed",
    "payment_intent.succeeded",
  ]);
  expect(await gateway.balanceTransactions(all)).toHaveLength(2);
  expect(await gateway.readSession("cs_nothing")).toEqual({ kind: "missing" });
});

test("one minor unit is taken, nothing is not, nine digits are not", async () => {
  const { gateway } = bench();
  expect((await gateway.startCheckout(checkoutOrder({ attemptId: "a", amount: 1 }))).kind).toBe("open");
  expect(await gateway.startCheckout(checkoutOrder({ attemptId: "b", amount: 0 }))).toEqual({
    kind: "refused",
    code: "amount_too_small",
  });
  expect(await gateway.startCheckout(checkoutOrder({ attemptId: "c", amount: 100_000_000 }))).toEqual({
    kind: "refused",
    code: "amount_too_large",
  });
  expect(gateway.limits("CNY")).toEqual({ minimum: 1, maximum: 99_999_999, step: 1 });
  expect(gateway.limits("KWD").step).toBe(10);
});
