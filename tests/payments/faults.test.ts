import { Stripe } from "stripe";
import { expect, test } from "vitest";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { openSandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { sandboxLimits } from "#app/gateways/payment/limits.ts";
import { StripeGateway } from "#app/gateways/payment/stripe.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { gatewayFits, GatewayMismatch } from "#app/payments/open-attempt.ts";
import { reconcileDaily } from "#app/payments/reconcile-daily.ts";
import { reconcileHourly, reconcileMinute } from "#app/payments/reconcile.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { inboxRow } from "#db/stores/payments-inbox.ts";
import { insertPosting } from "#db/stores/payments-postings.ts";
import {
  addLoan,
  alerts,
  evening,
  everyEvent,
  expectBooksEqual,
  ledgerMoney,
  newFolder,
  paid,
  paymentRequest,
  portal,
  secret,
  settle,
  started,
} from "./portal.ts";

const hour = 3_600_000;

test("the same message fifty times at once is one payment", async () => {
  const house = await portal();
  await paid(house);
  const events = await everyEvent(house);
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => events)
      .flat()
      .map((event) => applyEvent(house, event, "webhook")),
  );
  expect(outcomes.filter(({ kind }) => kind === "applied")).toHaveLength(events.length);
  expect(outcomes.filter(({ kind }) => kind === "duplicate")).toHaveLength(events.length * 49);
  expect(Object.values(ledgerMoney(house.db))).toEqual([125_750]);
  expect((await inboxRow(house.db.read, "sandbox", events[0]?.id ?? ""))?.deliveries).toBe(50);
  await expectBooksEqual(house);
});

test("fifty different payments at once are fifty payments", async () => {
  const house = await portal();
  for (let index = 0; index < 50; index += 1) {
    await paid(house, { loanId: (await addLoan(house.db, house.borrowerId)).id, amount: 1_000 + index });
  }
  const events = await everyEvent(house);
  await Promise.all([...events].reverse().map((event) => applyEvent(house, event, "webhook")));
  expect(Object.keys(ledgerMoney(house.db))).toHaveLength(50);
  await expectBooksEqual(house);
});

test("copies, any order, lost acknowledgements, a closed door, delay: one payment in the end", async () => {
  const house = await portal();
  house.sandbox.setFaults("*", { copies: 4, shuffle: true, ackLost: 5, endpointDown: 3, delaySeconds: 30 });
  await paid(house);
  for (let round = 0; round < 8; round += 1) {
    await settle(house);
    house.clock.advance(hour);
  }
  expect(Object.values(ledgerMoney(house.db))).toEqual([125_750]);
  await expectBooksEqual(house);
});

test.for(["forged", "tampered", "stale"] as const)(
  "a %s message moves nothing; the true list does",
  async (signature) => {
    const house = await portal();
    house.sandbox.setFaults("*", { signature });
    await paid(house);
    await settle(house);
    expect(ledgerMoney(house.db)).toEqual({});
    await reconcileHourly(house);
    await expectBooksEqual(house);
  },
);

test("a message that is never sent, and one that is never made, are found; finding them twice changes nothing", async () => {
  for (const faults of [{ drop: true }, { silent: true }]) {
    const house = await portal();
    house.sandbox.setFaults("*", faults);
    const { attemptId } = await paid(house);
    await settle(house);
    expect(ledgerMoney(house.db)).toEqual({});
    expect(await reconcileHourly(house)).toBeGreaterThan(0);
    await expectBooksEqual(house);
    expect((await attemptById(house.db.read, attemptId))?.state).toBe("succeeded");
    expect(await reconcileHourly(house)).toBe(0);
    await expectBooksEqual(house);
    house.sandbox.setFaults("*", null);
  }
});

test("the minute job alone finds a payment whose messages are lost", async () => {
  const house = await portal();
  house.sandbox.setFaults("*", { silent: true });
  const { attemptId } = await paid(house);
  house.clock.advance(3 * 60_000);
  expect(await reconcileMinute(house)).toMatchObject({ attempts: 1 });
  expect((await attemptById(house.db.read, attemptId))?.state).toBe("succeeded");
  await expectBooksEqual(house);
  house.clock.advance(hour);
  expect(await reconcileMinute(house)).toMatchObject({ attempts: 0 });
});

test("a real message after the reconciler found the payment is a second word, not second money", async () => {
  const house = await portal();
  house.sandbox.setFaults("*", { delaySeconds: 7_200 });
  await paid(house);
  house.clock.advance(3 * 60_000);
  await reconcileMinute(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([125_750]);
  house.clock.advance(3 * hour);
  await settle(house);
  await expectBooksEqual(house);
});

test("an abandoned page is closed by itself and blocks nobody", async () => {
  const house = await portal();
  house.sandbox.setFaults("*", { silent: true });
  const { attemptId } = await started(house);
  house.clock.advance(2 * hour);
  await reconcileMinute(house);
  expect((await attemptById(house.db.read, attemptId))?.state).toBe("expired");
  expect(await startPayment(house, house.borrowerId, paymentRequest(house))).toMatchObject({ ok: true, kind: "go" });
});

test("cut off before and after the call to the processor: the minute job brings the attempt to its page", async () => {
  for (const fault of [{ requestLost: 1 }, { responseLost: 1 }]) {
    const house = await portal();
    house.sandbox.setFaults("*", fault);
    const request = paymentRequest(house);
    expect(await startPayment(house, house.borrowerId, request)).toMatchObject({
      ok: false,
      reason: "gateway_unavailable",
    });
    house.clock.advance(3 * 60_000);
    await reconcileMinute(house);
    expect(await attemptById(house.db.read, request.attemptId)).toMatchObject({ state: "open" });
  }
});

test("a processor that answers 500 under the key for a day does not block the borrower for ever", async () => {
  const house = await portal();
  house.sandbox.setFaults("*", { processorError: 1 });
  const request = paymentRequest(house);
  await startPayment(house, house.borrowerId, request);
  for (let hours = 0; hours < 26; hours += 1) {
    house.clock.advance(hour);
    await reconcileMinute(house);
  }
  expect((await attemptById(house.db.read, request.attemptId))?.state).not.toBe("created");
  expect(await startPayment(house, house.borrowerId, paymentRequest(house))).toMatchObject({ ok: true, kind: "go" });
});

test("our clock ten minutes ahead or behind: the money arrives all the same", async () => {
  for (const skew of [-10, 10]) {
    const house = await portal();
    await paid(house);
    const events = await everyEvent(house);
    for (const event of events) {
      const signature = Stripe.webhooks.generateTestHeaderString({
        payload: event.payload,
        secret,
        timestamp: Math.floor(house.clock.now() / 1000),
      });
      const checked = house.gateway.verifyEvent(
        Buffer.from(event.payload),
        signature,
        house.clock.now() + skew * 60_000,
      );
      expect(checked.ok).toBe(skew < 0);
      if (checked.ok) await applyEvent(house, checked.event, "webhook");
    }
    house.clock.advance(skew * 60_000);
    await reconcileHourly(house);
    await expectBooksEqual(house);
  }
});

const changed = (
  event: GatewayEvent,
  change: (message: { livemode: boolean; account?: string; data: { object: Record<string, unknown> } }) => void,
  rest: Partial<GatewayEvent> = {},
): GatewayEvent => {
  const message: { livemode: boolean; account?: string; data: { object: Record<string, unknown> } } = JSON.parse(
    event.payload,
  );
  change(message);
  return { ...event, ...rest, payload: JSON.stringify(message) };
};

async function succeeded(house: Awaited<ReturnType<typeof portal>>): Promise<GatewayEvent> {
  const event = (await everyEvent(house)).find(({ type }) => type === "payment_intent.succeeded");
  if (!event) throw new Error("nothing succeeded");
  return event;
}

test("messages of the other mode, another account, unknown money and another currency are parked with an alert, never dropped", async () => {
  const house = await portal();
  await paid(house);
  const event = await succeeded(house);
  const cases: [string, GatewayEvent][] = [
    ["other_mode", changed(event, (m) => (m.livemode = true), { id: "evt_live", livemode: true })],
    ["other_account", changed(event, (m) => (m.account = "acct_2"), { id: "evt_account" })],
    [
      "unmatched_money",
      changed(event, ({ data: { object } }) => Object.assign(object, { id: "pi_x", metadata: {} }), {
        id: "evt_unmatched",
      }),
    ],
    ["other_currency", changed(event, ({ data: { object } }) => (object["currency"] = "usd"), { id: "evt_currency" })],
    ["unreadable", changed(event, ({ data: { object } }) => delete object["amount_received"], { id: "evt_hollow" })],
  ];
  for (const [reason, message] of cases) {
    expect(await applyEvent(house, message, "webhook")).toEqual({ kind: "parked", reason });
    expect(await inboxRow(house.db.read, "sandbox", message.id)).toMatchObject({
      status: "parked",
      payload: message.payload,
    });
  }
  expect(alerts(house.db).sort()).toEqual(cases.map(([reason]) => reason).sort());
  expect(ledgerMoney(house.db)).toEqual({});
  await settle(house);
  await expectBooksEqual(house);
});

test("another amount than ordered is posted as it arrived, with an alert", async () => {
  const house = await portal();
  const { attemptId } = await paid(house);
  const event = changed(await succeeded(house), ({ data: { object } }) => (object["amount_received"] = 100_000));
  expect(await applyEvent(house, event, "webhook")).toEqual({ kind: "applied" });
  expect(Object.values(ledgerMoney(house.db))).toEqual([100_000]);
  expect(alerts(house.db)).toEqual(["amount_differs"]);
  // The other message of the same payment says something else: an alert, and no second posting.
  await settle(house);
  expect(Object.values(ledgerMoney(house.db))).toEqual([100_000]);
  expect(alerts(house.db)).toContain("reference_conflict");
  expect((await attemptById(house.db.read, attemptId))?.state).toBe("succeeded");
});

test("a newer version with extra fields still posts, and somebody is told", async () => {
  const house = await portal();
  await paid(house);
  const event = changed(
    await succeeded(house),
    ({ data: { object } }) => Object.assign(object, { surprise: { deep: [1] } }),
    { apiVersion: "2027-03-01.next" },
  );
  expect(await applyEvent(house, event, "webhook")).toEqual({ kind: "applied" });
  expect(alerts(house.db)).toEqual(["api_version_differs"]);
});

test("a message that is not about payments of ours is ignored, once", async () => {
  const house = await portal();
  const event: GatewayEvent = {
    id: "evt_1",
    type: "invoice.paid",
    apiVersion: "2026-10-28.endive",
    livemode: false,
    createdAt: evening,
    payload: "{}",
  };
  expect(await applyEvent(house, event, "webhook")).toEqual({ kind: "ignored", reason: "not_handled" });
  expect(await applyEvent(house, event, "webhook")).toEqual({ kind: "duplicate" });
});

test("secret rotation: messages under the old and the new secret are taken", async () => {
  const house = await portal();
  const next = "whsec_the_next_secret";
  const rotating = new StripeGateway({
    name: "sandbox",
    livemode: false,
    secretKey: "sk_test_x",
    webhookSecrets: [next, secret],
    limits: sandboxLimits,
  });
  await paid(house);
  for (const held of [secret, next]) {
    const event = await succeeded(house);
    const signature = Stripe.webhooks.generateTestHeaderString({
      payload: event.payload,
      secret: held,
      timestamp: evening / 1000,
    });
    const checked = rotating.verifyEvent(Buffer.from(event.payload), signature, evening);
    expect(checked.ok).toBe(true);
    if (checked.ok) await applyEvent(house, checked.event, "webhook");
  }
  await expectBooksEqual(house);
});

test("yesterday's backup: the reconciler brings back what the database forgot", async () => {
  const folder = newFolder();
  const house = await portal({ folder });
  await paid(house);
  await settle(house);
  // The processor knows of a payment that this database has never heard of: its attempt row is gone with the backup.
  const forgetful = await portal();
  const sameProcessor = { ...forgetful, gateway: house.gateway };
  await reconcileHourly(sameProcessor);
  expect(alerts(forgetful.db)).toContain("unmatched_money");
  // With the attempt row back (it was written before the call, so an older backup than the payment still has it) all is found.
  const { attemptId } = await started(house, { amount: 777 });
  const session = (await attemptById(house.db.read, attemptId))?.sessionId ?? "";
  house.sandbox.setFaults("*", { drop: true });
  house.sandbox.submit(session, { method: "wallet" });
  house.clock.advance(24 * hour);
  await reconcileHourly(house);
  await expectBooksEqual(house);
  expect((await reconcileDaily(house)).differences).toEqual([]);
});

test("the daily comparison names what is missing on either side, and keeps the fees apart", async () => {
  const house = await portal();
  await paid(house);
  await settle(house);
  const clean = await reconcileDaily(house);
  expect(clean).toMatchObject({ lines: 1, differences: [], fees: [{ currency: "CNY", fees: 1_886 }] });
  const other = await portal();
  await paid(other, { amount: 5_000 });
  const crossed = { ...house, gateway: other.gateway };
  house.clock.advance(26 * hour);
  const report = await reconcileDaily(crossed);
  expect(report.differences.map(({ reason }) => reason).sort()).toEqual(["missing_in_ledger"]);
  const silent = new StripeGateway({
    name: "sandbox",
    livemode: false,
    secretKey: "sk_test_x",
    webhookSecrets: [secret],
    limits: sandboxLimits,
    transport: () => Promise.resolve(Response.json({ object: "list", has_more: false, data: [] })),
  });
  const fresh = await portal();
  const { intentId } = await paid(fresh);
  await settle(fresh);
  fresh.clock.advance(26 * hour);
  expect((await reconcileDaily({ ...fresh, gateway: silent })).differences).toEqual([
    { reason: "missing_at_processor", ref: intentId, ledger: 125_750, account: null },
  ]);
});

test("a database belongs to one processor and mode for ever", async () => {
  const house = await portal();
  expect(await gatewayFits(house)).toBe(true);
  await started(house);
  const live = new StripeGateway({
    name: "stripe",
    livemode: true,
    secretKey: "sk_live_x",
    webhookSecrets: [secret],
    limits: sandboxLimits,
  });
  expect(await gatewayFits({ ...house, gateway: live })).toBe(false);
  const crossed = { ...house, gateway: live };
  const request = paymentRequest(house, { amount: 5 });
  await expect(startPayment(crossed, house.borrowerId, request)).rejects.toThrow(GatewayMismatch);
  await paid(house);
  await expect(applyEvent(crossed, await succeeded(house), "webhook")).rejects.toThrow(GatewayMismatch);
  expect(ledgerMoney(house.db)).toEqual({});
});

test("nothing but the writer can put the processor's money into the ledger", async () => {
  const house = await portal();
  const { attemptId } = await started(house);
  const entry = { kind: "payment", id: "e1", effective: 20_779, enteredAt: evening, amount: 500 } as const;
  await expect(
    house.db.transact((tx) => appendEntry(tx, house.loan.id, entry, "gateway:pi_1", evening)),
  ).rejects.toThrow(/needs its posting/);
  const posting = {
    ref: "pi_1", loanId: house.loan.id, attemptId, gateway: "sandbox", eventId: "evt_none", kind: "payment", intentId: "pi_1",
    disputeRef: null, amount: 500, currency: "CNY", at: evening, ledgerRef: "gateway:pi_1", entryId: "e1", createdAt: evening,
  } as const; // prettier-ignore
  await expect(
    house.db.transact(async (tx) => {
      await insertPosting(tx, posting);
      await appendEntry(tx, house.loan.id, entry, "gateway:pi_1", evening);
    }),
  ).rejects.toThrow(/FOREIGN KEY/);
  await settle(house);
  await house.gateway.closeCheckout((await attemptById(house.db.read, attemptId))?.sessionId ?? "");
  await settle(house);
  const known = (await everyEvent(house))[0]?.id ?? "";
  await expect(house.db.transact((tx) => insertPosting(tx, { ...posting, eventId: known }))).rejects.toThrow(
    /FOREIGN KEY/,
  );
  await expect(
    house.db.transact(async (tx) => {
      await insertPosting(tx, { ...posting, eventId: known, amount: 501 });
      await appendEntry(tx, house.loan.id, entry, "gateway:pi_1", evening);
    }),
  ).rejects.toThrow(/needs its posting/);
  expect(ledgerMoney(house.db)).toEqual({});
});

test("postings, messages and decisions cannot be changed or removed", async () => {
  const house = await portal();
  await paid(house);
  await settle(house);
  const refuse = (statement: string): void => {
    expect(() => house.db.writer.exec(statement)).toThrow();
  };
  refuse("UPDATE gateway_postings SET amount = 1");
  refuse("DELETE FROM gateway_postings");
  refuse("UPDATE gateway_events SET payload = '{}'");
  refuse("DELETE FROM gateway_events");
  refuse("UPDATE payment_attempts SET amount = 1");
  refuse("UPDATE payment_attempts SET livemode = 1");
  refuse("DELETE FROM payment_attempts");
  refuse("UPDATE payment_gateway SET livemode = 1");
  refuse("INSERT INTO payment_gateway (id, gateway, livemode, created_at) VALUES (2, 'stripe', 1, 0)");
  refuse("INSERT OR REPLACE INTO gateway_postings SELECT * FROM gateway_postings");
});

test("a page begun before midnight counts from the day it was begun, whenever the money arrives", async () => {
  const house = await portal();
  const { sessionId } = await started(house);
  house.sandbox.submit(sessionId, { method: "delayed", outcome: "arrives" });
  house.clock.advance(30 * 24 * hour);
  await settle(house);
  const [entry] = await ledgerOf(house.db.read, house.loan.id);
  expect(entry?.effective).toBe(20_779);
  const position = positionOf(
    house.loan.contract,
    house.loan.schedule,
    await ledgerOf(house.db.read, house.loan.id),
    20_779,
  );
  expect(position.payments).toHaveLength(1);
});

test("two sandboxes never share a file by accident: a closed processor keeps everything", async () => {
  const folder = newFolder();
  const house = await portal({ folder });
  await paid(house);
  const again = openSandbox({
    file: `${folder}/processor.db`,
    clock: house.clock,
    pageOrigin: "https://portal.test",
    webhookSecrets: [secret],
    post: () => Promise.resolve(200),
  });
  expect(again.payments(10)).toHaveLength(1);
  again.close();
});
