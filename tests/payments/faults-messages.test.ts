import { Stripe } from "stripe";
import { expect, test } from "vitest";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { sandboxLimits } from "#app/gateways/payment/limits.ts";
import { StripeGateway } from "#app/gateways/payment/stripe.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { reconcileHourly } from "#app/payments/reconcile.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { inboxRow } from "#db/stores/payments-inbox.ts";
import { changed, succeeded } from "./altered.ts";
import { alerts, evening, everyEvent, expectBooksEqual, ledgerMoney, paid, portal, secret, settle } from "./portal.ts";

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
  const house = await portal({ booksFalsified: true });
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
