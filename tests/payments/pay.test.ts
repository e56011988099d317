import { expect, test } from "vitest";
import { positionOf } from "#app/lending/position-of.ts";
import { payableOn, previewPayment } from "#app/payments/payable.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { attemptById, attemptsOfLoan } from "#db/stores/payments-attempts.ts";
import { unsentNotices } from "#db/stores/payments-postings.ts";
import {
  alerts,
  expectBooksEqual,
  paid,
  paymentRequest,
  portal,
  type Portal,
  settle,
  started,
  today,
} from "./portal.ts";

const positionNow = async ({ db, loan }: Portal) =>
  positionOf(loan.contract, loan.schedule, await ledgerOf(db.read, loan.id), today);
const stateOf = async ({ db }: Portal, id: string) => (await attemptById(db.read, id))?.state;

test("a payment is in the ledger and in the position the moment its message lands, split as it was shown", async () => {
  const house = await portal();
  const before = await positionNow(house);
  const preview = previewPayment(house.loan, await ledgerOf(house.db.read, house.loan.id), today, 125_750);
  const { attemptId } = await paid(house);
  expect(await stateOf(house, attemptId)).toBe("open");
  expect((await positionNow(house)).upToDate).toBe(before.upToDate);
  await settle(house);
  expect(await stateOf(house, attemptId)).toBe("succeeded");
  const after = await positionNow(house);
  expect(after.upToDate).toBe(before.upToDate - 125_750);
  expect(after.payments.at(-1)?.split).toEqual(preview.allocation.split);
  expect((await attemptById(house.db.read, attemptId))?.shownSplit).toEqual(preview.allocation.split);
  expect(await unsentNotices(house.db.read, 10)).toHaveLength(1);
  await expectBooksEqual(house);
});

test("double click, back button, two tabs, two devices: one page, one payment", async () => {
  const house = await portal();
  const request = paymentRequest(house);
  const answers = await Promise.all([1, 2, 3, 4].map(() => startPayment(house, house.borrowerId, request)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const otherDevice = await startPayment(house, house.borrowerId, paymentRequest(house));
  expect(otherDevice).toEqual(answers[0]);
  const first = answers[0];
  if (!first?.ok || first.kind !== "go") throw new Error("no page");
  house.sandbox.submit(first.url.split("/").at(-1) ?? "", { method: "wallet" });
  await settle(house);
  expect(await startPayment(house, house.borrowerId, request)).toEqual({
    ok: true,
    kind: "see",
    attemptId: request.attemptId,
  });
  expect(await attemptsOfLoan(house.db.read, house.loan.id, 10)).toHaveLength(1);
  await expectBooksEqual(house);
});

test("another amount closes the earlier page; the earlier page cannot be paid any more", async () => {
  const house = await portal();
  const first = await started(house);
  const second = await started(house, { amount: 1 });
  expect(house.sandbox.submit(first.sessionId, { method: "wallet" })).toMatchObject({
    kind: "closed",
    status: "expired",
  });
  expect(house.sandbox.submit(second.sessionId, { method: "wallet" }).kind).toBe("leave");
  await settle(house);
  expect(await stateOf(house, first.attemptId)).toBe("expired");
  expect(await stateOf(house, second.attemptId)).toBe("succeeded");
  await expectBooksEqual(house);
});

test("the same form with another amount (back button, then edited) is a new payment", async () => {
  const house = await portal();
  const first = await started(house);
  const second = await started(house, { attemptId: first.attemptId, amount: 50_000 });
  expect(second.attemptId).not.toBe(first.attemptId);
});

test("an earlier page that turns out to be paid wins over the new amount", async () => {
  const house = await portal();
  const first = await paid(house);
  expect(await startPayment(house, house.borrowerId, paymentRequest(house, { amount: 1 }))).toEqual({
    ok: true,
    kind: "see",
    attemptId: first.attemptId,
  });
  await settle(house);
  await expectBooksEqual(house);
});

test("amounts: one minor unit is taken, zero and fractions are not, more than is owed is not", async () => {
  const house = await portal();
  const entries = await ledgerOf(house.db.read, house.loan.id);
  const { everything } = payableOn(house.gateway, house.loan, entries, today);
  const start = (amount: number) => startPayment(house, house.borrowerId, paymentRequest(house, { amount }));
  expect(await start(0)).toEqual({ ok: false, reason: "amount_too_small", minimum: 1 });
  expect(await start(-1)).toMatchObject({ ok: false, reason: "amount_too_small" });
  expect(await start(0.5)).toMatchObject({ ok: false, reason: "amount_too_small" });
  expect(await start(Number.NaN)).toMatchObject({ ok: false, reason: "amount_too_small" });
  expect(await start(everything + 1)).toEqual({ ok: false, reason: "amount_too_large", maximum: everything });
  expect(await start(everything)).toMatchObject({ ok: true });
  expect(await start(1)).toMatchObject({ ok: true });
});

test("paying everything settles the loan, and nothing more can be paid", async () => {
  const house = await portal();
  const { everything } = payableOn(house.gateway, house.loan, [], today);
  await paid(house, { amount: everything });
  await settle(house);
  expect(await positionNow(house)).toMatchObject({ upToDate: 0, stage: "settled", credit: 0 });
  expect(await startPayment(house, house.borrowerId, paymentRequest(house, { amount: 1 }))).toEqual({
    ok: false,
    reason: "nothing_to_pay",
  });
});

test("a foreign loan and a missing loan look the same", async () => {
  const house = await portal();
  const foreign = await startPayment(house, "somebody-else", paymentRequest(house));
  expect(foreign).toEqual({ ok: false, reason: "loan_missing" });
  expect(await startPayment(house, house.borrowerId, paymentRequest(house, { loanId: "none" }))).toEqual(foreign);
});

test("a declined card: no money, the page stays open, another card pays", async () => {
  const house = await portal();
  const { attemptId, sessionId } = await started(house);
  house.sandbox.submit(sessionId, { method: "card", number: "4000000000009995" });
  await settle(house);
  expect(await attemptById(house.db.read, attemptId)).toMatchObject({
    state: "open",
    failureCode: "insufficient_funds",
  });
  await expectBooksEqual(house);
  house.sandbox.submit(sessionId, { method: "card", number: "4242424242424242" });
  await settle(house);
  expect(await attemptById(house.db.read, attemptId)).toMatchObject({ state: "succeeded", failureCode: null });
  await expectBooksEqual(house);
});

test("a delayed payment is processing, then in the ledger or failed; meanwhile a second one is asked about", async () => {
  for (const outcome of ["arrives", "fails"] as const) {
    const house = await portal();
    const { attemptId, sessionId } = await started(house);
    house.sandbox.submit(sessionId, { method: "delayed", outcome });
    await settle(house);
    expect(await stateOf(house, attemptId)).toBe("processing");
    const again = paymentRequest(house, { amount: 1 });
    expect(await startPayment(house, house.borrowerId, again)).toEqual({
      ok: false,
      reason: "payment_processing",
      attemptId,
      amount: 125_750,
    });
    expect(await startPayment(house, house.borrowerId, { ...again, besideProcessing: true })).toMatchObject({
      ok: true,
      kind: "go",
    });
    house.clock.advance(60_000);
    await settle(house);
    expect(await stateOf(house, attemptId)).toBe(outcome === "arrives" ? "succeeded" : "failed");
    await expectBooksEqual(house);
  }
});

test("two pages both paid are two payments; what is too much becomes credit", async () => {
  const house = await portal();
  const { everything } = payableOn(house.gateway, house.loan, [], today);
  const first = await started(house, { amount: everything });
  house.sandbox.submit(first.sessionId, { method: "delayed", outcome: "arrives" });
  await settle(house);
  const second = await started(house, { amount: 10_000, besideProcessing: true });
  house.sandbox.submit(second.sessionId, { method: "wallet" });
  house.clock.advance(60_000);
  await settle(house);
  expect((await positionNow(house)).credit).toBe(10_000);
  await expectBooksEqual(house);
});

test("the answer to the call gets lost: pressing again finds the same page", async () => {
  const house = await portal();
  house.sandbox.setFaults("*", { responseLost: 1 });
  const request = paymentRequest(house);
  expect(await startPayment(house, house.borrowerId, request)).toEqual({
    ok: false,
    reason: "gateway_unavailable",
    attemptId: request.attemptId,
  });
  house.clock.advance(5 * 60_000);
  const again = await startPayment(house, house.borrowerId, request);
  expect(again).toMatchObject({ ok: true, kind: "go", attemptId: request.attemptId });
  const fromOtherTab = await startPayment(house, house.borrowerId, paymentRequest(house));
  expect(fromOtherTab).toEqual(again);
});

test("zero- and three-decimal currencies are paid in their own units", async () => {
  for (const [currency, amount, refused] of [
    ["JPY", 1, 0.5],
    ["KWD", 10, 5],
  ] as const) {
    const house = await portal({ contract: { currency } });
    expect(await startPayment(house, house.borrowerId, paymentRequest(house, { amount: refused }))).toMatchObject({
      ok: false,
    });
    await paid(house, { amount });
    await settle(house);
    await expectBooksEqual(house);
    expect(alerts(house.db)).toEqual([]);
  }
});
