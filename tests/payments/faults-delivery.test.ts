import { expect, test } from "vitest";
import { applyEvent } from "#app/payments/apply-event.ts";
import { reconcileHourly, reconcileMinute } from "#app/payments/reconcile.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { attemptById } from "#db/stores/payments-attempts.ts";
import { inboxRow } from "#db/stores/payments-inbox.ts";
import {
  addLoan,
  everyEvent,
  expectBooksEqual,
  ledgerMoney,
  paid,
  paymentRequest,
  portal,
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
