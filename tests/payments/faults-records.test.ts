import { expect, test } from "vitest";
import { openSandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { sandboxLimits } from "#app/gateways/payment/limits.ts";
import { StripeGateway } from "#app/gateways/payment/stripe.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { gatewayFits, GatewayMismatch } from "#app/payments/open-attempt.ts";
import { reconcileDaily } from "#app/payments/reconcile-daily.ts";
import { reconcileHourly } from "#app/payments/reconcile.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { insertPosting } from "#db/stores/payments-postings.ts";
import { succeeded } from "./altered.ts";
import {
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

test("an account that is kept in another currency than the loan: a person compares, nothing is converted", async () => {
  const house = await portal();
  const { intentId } = await paid(house);
  await settle(house);
  const account = await house.gateway.balanceTransactions({ from: 0, until: evening * 2 });
  const inEuro = account.map((line) => ({ ...line, currency: "EUR", amount: 16_000 }));
  const gateway = Object.assign(Object.create(house.gateway) as typeof house.gateway, {
    balanceTransactions: () => Promise.resolve(inEuro),
    movements: () => Promise.resolve([]),
  });
  expect((await reconcileDaily({ ...house, gateway })).differences).toEqual([
    { reason: "currency_differs_from_account", ref: intentId, ledger: 125_750, account: 16_000 },
  ]);
  expect(alerts(house.db)).toEqual(["currency_differs_from_account"]);
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
