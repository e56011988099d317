import { expect, test } from "vitest";

import { factsOf, type Movement } from "#app/gateways/payment/facts.ts";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { bench, noon, opened } from "./bench.ts";

const all = { from: 0, until: noon * 2 };

async function paid(card = "4242424242424242") {
  const set = bench();
  const sessionId = await opened(set.gateway);
  set.sandbox.submit(sessionId, { method: "card", number: card });
  const intentId = set.sandbox.payments(1)[0]?.intent.id ?? "";
  return { ...set, intentId };
}

function movementsOf(events: readonly GatewayEvent[]): Map<string, Movement> {
  const byRef = new Map<string, Movement>();
  for (const event of events) {
    const reading = factsOf(event);
    if (reading.kind === "unreadable") throw new Error(`unreadable ${event.type}`);
    if (reading.kind === "meaning") for (const movement of reading.movements) byRef.set(movement.ref, movement);
  }
  return byRef;
}

/** The sum of what all messages prove, and of the processor's own account; each by reference. */
async function bothAccounts(gateway: Awaited<ReturnType<typeof paid>>["gateway"], events?: readonly GatewayEvent[]) {
  const told = movementsOf(events ?? (await gateway.events(all)));
  const lines = await gateway.balanceTransactions(all);
  return {
    told: Object.fromEntries([...told].map(([ref, movement]) => [ref, movement.amount])),
    kept: Object.fromEntries(lines.map((line) => [line.ref, line.amount])),
  };
}

test("partial refunds have their own references; more than is left is refused", async () => {
  const { gateway, intentId } = await paid();
  const refund = (refundId: string, amount: number) =>
    gateway.refund({ refundId, attemptId: "pay_1", intentId, amount });
  expect(await refund("ref_1", 100_000)).toMatchObject({ kind: "accepted", status: "succeeded" });
  expect(await refund("ref_1", 100_000)).toMatchObject({ kind: "accepted" });
  expect(await refund("ref_2", 25_751)).toEqual({ kind: "refused", code: "charge_exceeds_refundable_amount" });
  expect(await refund("ref_3", 25_750)).toMatchObject({ kind: "accepted" });
  expect(await refund("ref_4", 1)).toEqual({ kind: "refused", code: "charge_already_refunded" });
  const { told, kept } = await bothAccounts(gateway);
  expect(told).toEqual(kept);
  expect(Object.values(told).reduce((sum, amount) => sum + amount, 0)).toBe(0);
});

test("a failed refund is a second movement, whatever message comes first", async () => {
  const { sandbox, gateway, intentId, clock } = await paid("4000000000005126");
  await gateway.refund({ refundId: "ref_1", attemptId: "pay_1", intentId, amount: 5_000 });
  clock.advance(30_000);
  await sandbox.pump();
  const events = await gateway.events(all);
  expect(events.map((event) => event.type)).toContain("refund.failed");
  for (const order of [events, [...events].reverse(), events.filter((event) => event.type !== "refund.created")]) {
    const { told, kept } = await bothAccounts(gateway, order);
    expect(told).toEqual(kept);
  }
});

test("an inquiry takes nothing, a chargeback takes at once, winning gives back, losing keeps", async () => {
  const inquiry = await paid();
  const asked = inquiry.sandbox.openDispute(inquiry.intentId, "inquiry");
  inquiry.sandbox.closeDispute(asked.id, "lost");
  expect(Object.values((await bothAccounts(inquiry.gateway)).told)).toEqual([125_750]);

  for (const outcome of ["won", "lost"] as const) {
    const { sandbox, gateway, intentId } = await paid();
    const dispute = sandbox.openDispute(intentId, "chargeback");
    sandbox.closeDispute(dispute.id, outcome);
    const { told, kept } = await bothAccounts(gateway);
    expect(told).toEqual(kept);
    expect(Object.values(told).reduce((sum, amount) => sum + amount, 0)).toBe(outcome === "won" ? 125_750 : 0);
  }
});

test("an inquiry that becomes a chargeback takes the money once, also from the last message alone", async () => {
  const { sandbox, gateway, intentId } = await paid();
  const dispute = sandbox.openDispute(intentId, "inquiry");
  sandbox.escalateDispute(dispute.id);
  const events = await gateway.events(all);
  const few = events.filter(
    (event) => event.type === "checkout.session.completed" || event.type === "charge.dispute.updated",
  );
  for (const told of [events, few]) {
    const accounts = await bothAccounts(gateway, told);
    expect(accounts.told).toEqual(accounts.kept);
  }
});

test("a card of the disputing kind is disputed by itself, after a partial refund for the rest only", async () => {
  const { sandbox, gateway, intentId, clock } = await paid("4000000000000259");
  sandbox.refundOutside(intentId, 25_750);
  clock.advance(60_000);
  await sandbox.pump();
  const { told, kept } = await bothAccounts(gateway);
  expect(told).toEqual(kept);
  expect(Object.values(told)).toEqual(expect.arrayContaining([125_750, -25_750, -100_000]));
});

test("reading objects finds the same movements as the messages, for a message that was never made", async () => {
  const { sandbox, gateway } = bench();
  sandbox.setFaults("*", { silent: true });
  const sessionId = await opened(gateway);
  sandbox.submit(sessionId, { method: "card", number: "4242424242424242" });
  const intentId = sandbox.payments(1)[0]?.intent.id ?? "";
  await gateway.refund({ refundId: "ref_1", attemptId: "pay_1", intentId, amount: 1 });
  sandbox.openDispute(intentId, "chargeback");
  expect(await gateway.events(all)).toEqual([]);
  const accounts = await bothAccounts(gateway, await gateway.movements(all));
  expect(accounts.told).toEqual(accounts.kept);
  expect(Object.keys(accounts.told)).toHaveLength(3);
});

test("long lists are read to the end", async () => {
  const { sandbox, gateway, clock } = bench();
  for (let index = 0; index < 120; index += 1) {
    sandbox.submit(await opened(gateway, { attemptId: `pay_${index}` }), { method: "wallet" });
    clock.advance(1_000);
  }
  expect(await gateway.balanceTransactions(all)).toHaveLength(120);
  const events = await gateway.events(all);
  expect(events).toHaveLength(240);
  expect(events.map((event) => event.createdAt)).toEqual(events.map((event) => event.createdAt).sort((a, b) => a - b));
  expect(await gateway.events({ from: noon + 60_000, until: noon + 61_000 })).toHaveLength(2);
});
