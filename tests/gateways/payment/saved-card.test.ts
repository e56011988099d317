import { expect, test } from "vitest";

import { bench, noon, savedCard } from "./bench.ts";

const all = { from: 0, until: noon * 2 };

test("a saved card is charged once however often the order is repeated", async () => {
  const { sandbox, gateway } = bench();
  const order = await savedCard(sandbox, "4242424242424242");
  const first = await gateway.chargeSaved(order);
  expect(first).toMatchObject({ kind: "accepted", settled: true });
  expect(await gateway.chargeSaved(order)).toEqual(first);
  expect(await gateway.balanceTransactions(all)).toHaveLength(1);
});

test("a lost answer is unknown, never declined; the same order again finds the charge", async () => {
  const { sandbox, gateway } = bench();
  const order = await savedCard(sandbox, "4242424242424242");
  sandbox.setFaults("auto_1", { responseLost: 1 });
  expect((await gateway.chargeSaved(order)).kind).toBe("unknown");
  expect((await gateway.chargeSaved(order)).kind).toBe("accepted");
  expect(await gateway.balanceTransactions(all)).toHaveLength(1);
});

test("a card that always asks needs the customer; the failed payment can be abandoned", async () => {
  const { sandbox, gateway } = bench();
  const order = await savedCard(sandbox, "4000002760003184");
  const outcome = await gateway.chargeSaved(order);
  expect(outcome).toMatchObject({
    kind: "needs_customer",
    code: "authentication_required",
    intentId: expect.stringMatching(/^pi_/),
  });
  if (outcome.kind !== "needs_customer" || outcome.intentId === null) throw new Error("no intent");
  expect(await gateway.abandonIntent(outcome.intentId)).toEqual({ kind: "done" });
  expect(await gateway.abandonIntent(outcome.intentId)).toEqual({ kind: "done" });
  expect(await gateway.balanceTransactions(all)).toEqual([]);
});

test("a card that asked once is charged later without asking", async () => {
  const { sandbox, gateway } = bench();
  expect((await gateway.chargeSaved(await savedCard(sandbox, "4000002500003155"))).kind).toBe("accepted");
});

test("soft declines may be tried again, hard ones may not", async () => {
  const { sandbox, gateway } = bench();
  const order = await savedCard(sandbox, "4000000000000341");
  expect(await gateway.chargeSaved(order)).toMatchObject({ kind: "declined", code: "card_declined", retryable: true });
  sandbox.setFaults("auto_2", { declines: 1, declineCode: "insufficient_funds" });
  expect(await gateway.chargeSaved({ ...order, attemptId: "auto_2" })).toMatchObject({
    code: "insufficient_funds",
    retryable: true,
  });
  sandbox.setFaults("auto_3", { declines: 1, declineCode: "stolen_card" });
  expect(await gateway.chargeSaved({ ...order, attemptId: "auto_3" })).toMatchObject({
    code: "stolen_card",
    retryable: false,
  });
});

test("a removed card cannot be charged", async () => {
  const { sandbox, gateway } = bench();
  const order = await savedCard(sandbox, "4242424242424242");
  expect(await gateway.readMethod(order.methodId)).toMatchObject({
    kind: "found",
    method: { brand: "visa", last4: "4242", funding: "credit" },
  });
  expect(await gateway.detachMethod(order.methodId)).toEqual({ kind: "done" });
  expect(await gateway.chargeSaved(order)).toEqual({ kind: "refused", code: "payment_method_unactivated" });
  expect(await gateway.readMethod("pm_nothing")).toEqual({ kind: "missing" });
});

test("a declined card is not saved", async () => {
  const { sandbox } = bench();
  await expect(savedCard(sandbox, "4000000000000002")).rejects.toThrow("no such event");
});
