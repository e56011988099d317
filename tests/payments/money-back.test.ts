import { expect, test } from "vitest";
import { positionOf } from "#app/lending/position-of.ts";
import { settledMoney } from "#app/lending/settled-money.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { reconcileMinute } from "#app/payments/reconcile.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { disputesOfLoan, postingsOfAttempt, unsentNotices } from "#db/stores/payments-postings.ts";
import { refundById } from "#db/stores/payments-refunds.ts";
import {
  everyEvent,
  evening,
  expectBooksEqual,
  ledgerMoney,
  paid,
  portal,
  type Portal,
  refundNow,
  settle,
  started,
  today,
} from "./portal.ts";

/** What the borrower has paid and what has stayed. */
const stays = async ({ db, loan }: Portal) =>
  settledMoney(await ledgerOf(db.read, loan.id), today).reduce((sum, { amount }) => sum + amount, 0);
/** What ends the loan today. */
const everythingOwed = async ({ db, loan }: Portal) =>
  positionOf(loan.contract, loan.schedule, await ledgerOf(db.read, loan.id), today).payoff.total;

/** What would end it, had exactly this much been paid today and nothing ever gone back. */
function owedHadItBeen({ loan }: Portal, amount: number): number {
  const payment = { kind: "payment", id: "only", effective: today, enteredAt: evening, amount } as const;
  return positionOf(loan.contract, loan.schedule, amount > 0 ? [payment] : [], today).payoff.total;
}

/** What stays of the payments is this, and the loan is as in a world in which the rest never happened. */
async function expectStays(house: Portal, amount: number): Promise<void> {
  expect(await stays(house)).toBe(amount);
  expect(await everythingOwed(house)).toBe(owedHadItBeen(house, amount));
}

async function settledPayment(card = "4242424242424242") {
  const house = await portal();
  const { attemptId, sessionId } = await started(house);
  house.sandbox.submit(sessionId, { method: "card", number: card });
  const intentId = house.sandbox.payments(1)[0]?.intent.id ?? "";
  await settle(house);
  await expectStays(house, 125_750);
  const refund = (refundId: string, amount: number) =>
    refundNow(house, { refundId, attemptId, amount, reason: "paid_twice", requestedBy: "staff:1" });
  return { house, attemptId, intentId, refund };
}

test("a refund is new debt once its message is there, and not before; twice the same form is one refund", async () => {
  const { house, refund } = await settledPayment();
  expect(await refund("r1", 25_750)).toEqual({ ok: true, refundId: "r1", state: "sent" });
  await expectStays(house, 125_750);
  expect(await refund("r1", 25_750)).toMatchObject({ ok: true });
  await settle(house);
  await expectStays(house, 100_000);
  expect((await refundById(house.db.read, "r1"))?.state).toBe("succeeded");
  expect((await unsentNotices(house.db.read, 10)).map(({ kind }) => kind)).toContain("refund");
  await expectBooksEqual(house);
});

test("partial refunds add up to the payment and no further", async () => {
  const { house, refund } = await settledPayment();
  await refund("r1", 100_000);
  expect(await refund("r2", 25_751)).toEqual({ ok: false, reason: "more_than_paid", left: 25_750 });
  expect(await refund("r3", 0)).toMatchObject({ ok: false, reason: "more_than_paid" });
  expect(await refund("r4", 25_750)).toMatchObject({ ok: true });
  await settle(house);
  expect(await refund("r5", 1)).toEqual({ ok: false, reason: "more_than_paid", left: 0 });
  await expectStays(house, 0);
  await expectBooksEqual(house);
});

test("the answer to a refund gets lost: the minute job repeats it, and it is one refund", async () => {
  const { house, refund } = await settledPayment();
  house.sandbox.setFaults("*", { responseLost: 1 });
  expect(await refund("r1", 5_000)).toEqual({ ok: false, reason: "gateway_unavailable" });
  house.clock.advance(6 * 60_000);
  expect(await reconcileMinute(house)).toMatchObject({ refunds: 1 });
  await settle(house);
  expect(Object.values(ledgerMoney(house.db)).sort()).toEqual([-5_000, 125_750]);
  await expectBooksEqual(house);
});

test("a refund that fails at the bank comes back as if it had never been", async () => {
  const { house, refund } = await settledPayment("4000000000005126");
  await refund("r1", 5_000);
  await settle(house);
  await expectStays(house, 120_750);
  house.clock.advance(60_000);
  await settle(house);
  await expectStays(house, 125_750);
  expect((await refundById(house.db.read, "r1"))?.state).toBe("failed");
  expect(await refund("r2", 125_750)).toMatchObject({ ok: true });
  await settle(house);
  await expectBooksEqual(house);
});

test("a refund made in the processor's own office is posted too", async () => {
  const { house, intentId } = await settledPayment();
  house.sandbox.refundOutside(intentId, 750);
  await settle(house);
  await expectStays(house, 125_000);
  await expectBooksEqual(house);
});

test("an inquiry takes nothing; a chargeback re-opens the balance at once; winning brings it back, losing does not", async () => {
  const inquiry = await settledPayment();
  const asked = inquiry.house.sandbox.openDispute(inquiry.intentId, "inquiry");
  await settle(inquiry.house);
  await expectStays(inquiry.house, 125_750);
  inquiry.house.sandbox.escalateDispute(asked.id);
  await settle(inquiry.house);
  await expectStays(inquiry.house, 0);
  await expectBooksEqual(inquiry.house);

  for (const outcome of ["won", "lost"] as const) {
    const { house, intentId } = await settledPayment();
    const dispute = house.sandbox.openDispute(intentId, "chargeback");
    await settle(house);
    await expectStays(house, 0);
    house.clock.advance(1_000);
    house.sandbox.closeDispute(dispute.id, outcome);
    await settle(house);
    await expectStays(house, outcome === "won" ? 125_750 : 0);
    expect((await disputesOfLoan(house.db.read, house.loan.id))[0]?.status).toBe(outcome);
    await expectBooksEqual(house);
  }
});

test("a dispute after a refund takes the rest only; both messages in any order", async () => {
  const { house, intentId, refund } = await settledPayment("4000000000000259");
  await refund("r1", 25_750);
  house.clock.advance(60_000);
  await settle(house);
  await expectStays(house, 0);
  expect(Object.values(ledgerMoney(house.db)).sort((a, b) => a - b)).toEqual([-100_000, -25_750, 125_750]);
  expect(house.sandbox.payments(1)[0]?.disputes).toHaveLength(1);
  expect(intentId).toMatch(/^pi_/);
  await expectBooksEqual(house);
});

test("a refund told before its payment waits, and is posted the moment the payment is", async () => {
  const house = await portal();
  const { attemptId, intentId } = await paid(house);
  house.sandbox.refundOutside(intentId, 10_000);
  const events = await everyEvent(house);
  const refundEvent = events.find(({ type }) => type === "refund.created");
  const paymentEvent = events.find(({ type }) => type === "payment_intent.succeeded");
  if (!refundEvent || !paymentEvent) throw new Error("events missing");
  expect((await applyEvent(house, refundEvent, "webhook")).kind).toBe("parked");
  expect(ledgerMoney(house.db)).toEqual({});
  expect(await applyEvent(house, paymentEvent, "webhook")).toEqual({ kind: "applied" });
  expect((await postingsOfAttempt(house.db.read, attemptId)).map(({ amount }) => amount).sort()).toEqual([
    -10_000, 125_750,
  ]);
  await expectBooksEqual(house);
});

test("an unpaid payment cannot be refunded", async () => {
  const house = await portal();
  const { attemptId } = await started(house);
  const refund = { refundId: "r1", attemptId, amount: 1, reason: "x", requestedBy: "staff:1" };
  expect(await refundNow(house, refund)).toEqual({ ok: false, reason: "not_paid" });
  expect(await refundNow(house, { ...refund, attemptId: "none" })).toEqual({
    ok: false,
    reason: "payment_missing",
  });
});
