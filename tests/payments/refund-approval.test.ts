import { expect, test } from "vitest";
import { approveRefund, requestRefund } from "#app/payments/approve-refund.ts";
import { reconcileMinute } from "#app/payments/reconcile.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { auditPage } from "#db/stores/audit.ts";
import { refundsOfAttempt } from "#db/stores/payments-refunds.ts";
import { staffWith } from "#tests/support/staff.ts";
import { alerts, ledgerMoney, paid, portal, type Portal, settle } from "./portal.ts";

async function desk() {
  const house = await portal();
  const { attemptId, intentId } = await paid(house);
  await settle(house);
  const agent = await staffWith(house, "agent", ["agent"]);
  const approver = await staffWith(house, "approver", ["approver"]);
  const ask = (amount: number, by = agent) => requestRefund(house, by, { attemptId, amount, reason: "paid_twice" });
  const agree = async (approvalId: string, by = approver) => {
    const approval = await approvalById(house.db.read, approvalId);
    return approveRefund(house, by, { approvalId, termsHash: approval?.termsHash ?? "" });
  };
  return { house, attemptId, intentId, agent, approver, ask, agree };
}

const moneyOf = ({ db }: Portal) => Object.values(ledgerMoney(db)).reduce((sum, amount) => sum + amount, 0);

async function asked(given: ReturnType<Awaited<ReturnType<typeof desk>>["ask"]>): Promise<string> {
  const request = await given;
  if (!request.ok) throw new Error(request.reason);
  return request.approvalId;
}

test("one asks, another agrees, and the refund is sent once and stands in the ledger", async () => {
  const { house, attemptId, ask, agree } = await desk();
  const id = await asked(ask(25_750));
  await settle(house);
  expect(moneyOf(house)).toBe(125_750);
  const answers = await Promise.all([agree(id), agree(id)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await settle(house);
  expect(moneyOf(house)).toBe(100_000);
  expect(await refundsOfAttempt(house.db.read, attemptId)).toMatchObject([
    { id, amount: 25_750, reason: "paid_twice", state: "succeeded" },
  ]);
  const trail = await auditPage(house.db.read, { categories: ["repayment"], size: 20 });
  const steps = trail.flatMap(({ action, outcome }) => (outcome === "denied" ? [] : [action])).reverse();
  expect(steps.filter((action) => action.includes("refund"))).toEqual([
    "refund.requested",
    "refund.decided",
    "refund.used",
    "refund-decided",
  ]);
});

test("nobody agrees to their own request, nor without the role, nor to other terms, nor with an old second factor", async () => {
  const { house, approver, agent, ask, agree } = await desk();
  const own = await asked(ask(1_000, approver));
  expect(await agree(own)).toEqual({ ok: false, reason: "own_request" });
  expect(await agree(own, agent)).toEqual({ ok: false, reason: "not_allowed" });
  const other = await staffWith(house, "second", ["approver"]);
  expect(await approveRefund(house, other, { approvalId: own, termsHash: "0".repeat(64) })).toEqual({
    ok: false,
    reason: "terms_changed",
  });
  house.clock.advance(6 * 60_000);
  expect(await agree(own, other)).toEqual({ ok: false, reason: "second_factor_needed" });
  await settle(house);
  expect(moneyOf(house)).toBe(125_750);
});

test("no more than is left: while asking, and again while agreeing", async () => {
  const { house, intentId, ask, agree } = await desk();
  expect(await ask(125_751)).toEqual({ ok: false, reason: "more_than_paid", left: 125_750 });
  expect(await ask(0)).toMatchObject({ ok: false, reason: "more_than_paid" });
  const id = await asked(ask(125_750));
  expect(await ask(1)).toEqual({ ok: false, reason: "already_pending" });
  // The payer's bank is faster than the second person.
  house.sandbox.openDispute(intentId, "chargeback");
  await settle(house);
  expect(await agree(id)).toEqual({ ok: false, reason: "more_than_paid" });
  expect(await approvalById(house.db.read, id)).toMatchObject({ status: "pending", usedAt: null });
  await settle(house);
  expect(moneyOf(house)).toBe(0);
});

test("amounts above the limits: an agent may not ask, an approver may not agree, an administrator may", async () => {
  const house = await portal();
  const { attemptId } = await paid(house, { amount: 6_000_000 });
  await settle(house);
  const agent = await staffWith(house, "agent", ["agent"]);
  const approver = await staffWith(house, "approver", ["approver"]);
  const admin = await staffWith(house, "admin", ["admin"]);
  const lead = await staffWith(house, "lead", ["approver"]);
  const order = { attemptId, amount: 6_000_000, reason: "wrong_contract" } as const;
  expect(await requestRefund(house, agent, order)).toEqual({ ok: false, reason: "above_limit" });
  const id = await asked(requestRefund(house, approver, order));
  const termsHash = (await approvalById(house.db.read, id))?.termsHash ?? "";
  // The policy profile of the loan lets an approver refund ¥10,000.00 at most.
  expect(await approveRefund(house, lead, { approvalId: id, termsHash })).toEqual({ ok: false, reason: "above_limit" });
  expect(await approveRefund(house, admin, { approvalId: id, termsHash })).toEqual({ ok: true });
  await settle(house);
  expect(moneyOf(house)).toBe(0);
});

test("agreed while the processor does not answer: the minute job tells it again, and it is one refund", async () => {
  const { house, ask, agree } = await desk();
  const id = await asked(ask(5_000));
  house.sandbox.setFaults("*", { responseLost: 1 });
  expect(await agree(id)).toEqual({ ok: true });
  house.clock.advance(6 * 60_000);
  expect(await reconcileMinute(house)).toMatchObject({ refunds: 1 });
  await settle(house);
  expect(moneyOf(house)).toBe(120_750);
});

test("a refund that the bank cannot pay out is somebody's work", async () => {
  const house = await portal();
  const { attemptId } = await paid(house, {}, "4000000000005126");
  await settle(house);
  const agent = await staffWith(house, "agent", ["agent"]);
  const approver = await staffWith(house, "approver", ["approver"]);
  const id = await asked(requestRefund(house, agent, { attemptId, amount: 5_000, reason: "lender_error" }));
  const termsHash = (await approvalById(house.db.read, id))?.termsHash ?? "";
  expect(await approveRefund(house, approver, { approvalId: id, termsHash })).toEqual({ ok: true });
  house.clock.advance(60_000);
  await settle(house);
  expect(moneyOf(house)).toBe(125_750);
  expect(alerts(house.db)).toEqual(["refund_failed"]);
});
