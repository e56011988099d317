import { expect, test } from "vitest";
import { positionOf } from "#app/lending/position-of.ts";
import { approveParkedMoney, requestParkedDeed } from "#app/payments/decide-parked.ts";
import { acknowledgeAlert, listAlerts } from "#app/payments/payment-alerts.ts";
import { listParked, type ParkedDeed } from "#app/payments/parked-money.ts";
import { reconcileDaily } from "#app/payments/reconcile-daily.ts";
import { reconcileHourly, reconcileMinute } from "#app/payments/reconcile.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { attemptsOfLoan } from "#db/stores/payments-attempts.ts";
import { inboxRow } from "#db/stores/payments-inbox.ts";
import { staffWith } from "#tests/support/staff.ts";
import { addLoan, alerts, expectBooksEqual, ledgerMoney, paidElsewhere, portal, settle, today } from "./portal.ts";

async function desk(amount?: number, currency?: string) {
  const house = await portal();
  const intentId = await paidElsewhere(house, amount, currency);
  await settle(house);
  const agent = await staffWith(house, "agent", ["agent"]);
  const approver = await staffWith(house, "approver", ["approver"]);
  const { rows } = await listParked(house, null);
  const eventId = rows[0]?.eventId ?? "";
  const ask = (deed: ParkedDeed, loanNo = house.loan.loanNo) =>
    requestParkedDeed(house, agent, { eventId, deed, loanNo });
  const agree = async (approvalId: string, by = approver) => {
    const approval = await approvalById(house.db.read, approvalId);
    return approveParkedMoney(house, by, { approvalId, termsHash: approval?.termsHash ?? "" });
  };
  const decide = async (deed: ParkedDeed) => {
    const asked = await ask(deed);
    if (!asked.ok) throw new Error(asked.reason);
    return agree(asked.approvalId);
  };
  return { house, intentId, eventId, rows, agent, approver, ask, agree, decide };
}

test("money without a home is one line at the desk, whatever number of messages told of it", async () => {
  const { house, intentId, rows } = await desk();
  expect(rows).toMatchObject([
    { reason: "unmatched_money", intentId, movement: { kind: "payment", amount: 12_345 }, deeds: ["match", "return"] },
  ]);
  expect(ledgerMoney(house.db)).toEqual({});
  expect(alerts(house.db)).toContain("unmatched_money");
});

test("matched by two people it is posted by the one writer, on the day it came, and its alerts are settled", async () => {
  const { house, intentId, decide, ask, agree, agent } = await desk();
  house.clock.advance(3 * 86_400_000);
  const asked = await ask("match");
  if (!asked.ok) throw new Error(asked.reason);
  expect(await agree(asked.approvalId, agent)).toMatchObject({ ok: false });
  expect(ledgerMoney(house.db)).toEqual({});
  const late = await staffWith(house, "late", ["approver"]);
  expect(await agree(asked.approvalId, late)).toEqual({ ok: true });
  expect(ledgerMoney(house.db)).toEqual({ [intentId]: 12_345 });
  const { payments } = positionOf(
    house.loan.contract,
    house.loan.schedule,
    await ledgerOf(house.db.read, house.loan.id),
    today + 3,
  );
  expect(payments).toMatchObject([{ effective: today, total: 12_345 }]);
  expect(await attemptsOfLoan(house.db.read, house.loan.id, 5)).toMatchObject([
    { kind: "matched", state: "succeeded" },
  ]);
  expect((await listParked(house, null)).rows).toEqual([]);
  expect((await listAlerts(house, null)).rows).toEqual([]);
  await expect(decide("match")).rejects.toThrow("not_parked");
  expect((await reconcileDaily(house)).differences).toEqual([]);
  // What happens to this money later follows it.
  house.sandbox.refundOutside(intentId, 345);
  await settle(house);
  expect(Object.values(ledgerMoney(house.db)).sort()).toEqual([-345, 12_345]);
});

test("two agree on a match at once, and a message comes again meanwhile: one posting", async () => {
  const { house, intentId, ask, agree } = await desk();
  const asked = await ask("match");
  if (!asked.ok) throw new Error(asked.reason);
  await Promise.all([agree(asked.approvalId), agree(asked.approvalId), reconcileHourly(house), reconcileMinute(house)]);
  expect(ledgerMoney(house.db)).toEqual({ [intentId]: 12_345 });
});

test("sent back by two people it never enters the ledger, and the daily comparison understands it", async () => {
  const { house, intentId, decide } = await desk();
  expect(await decide("return")).toEqual({ ok: true });
  await settle(house);
  await reconcileHourly(house);
  expect(ledgerMoney(house.db)).toEqual({});
  expect(house.sandbox.payments(1)[0]?.refunds).toMatchObject([{ amount: 12_345, status: "succeeded" }]);
  expect((await listParked(house, null)).rows).toEqual([]);
  expect((await reconcileDaily(house)).differences).toEqual([]);
  expect(intentId).toMatch(/^pi_/);
  await expectBooksEqual(house);
});

test("a return whose answer is lost is repeated as the same one; a refused one waits for a decision again", async () => {
  const lost = await desk();
  lost.house.sandbox.setFaults("*", { responseLost: 1 });
  expect(await lost.decide("return")).toEqual({ ok: true });
  lost.house.clock.advance(6 * 60_000);
  await reconcileMinute(lost.house);
  await settle(lost.house);
  expect(lost.house.sandbox.payments(1)[0]?.refunds).toHaveLength(1);

  const refused = await desk();
  refused.house.sandbox.refundOutside(refused.intentId, 12_345);
  expect(await refused.decide("return")).toEqual({ ok: true });
  expect(alerts(refused.house.db)).toContain("return_refused");
  expect((await inboxRow(refused.house.db.read, "sandbox", refused.eventId))?.reason).toBe("return_refused");
});

test("money in another currency than its loan's is not matched; of two messages the loan is never guessed", async () => {
  const { house, ask } = await desk(5_000, "USD");
  expect(await ask("match")).toEqual({ ok: false, reason: "other_currency" });
  expect(await ask("match", "no such contract")).toEqual({ ok: false, reason: "loan_missing" });
  expect(await ask("close")).toEqual({ ok: false, reason: "not_possible" });
  expect(await ask("return")).toMatchObject({ ok: true });
  expect(await ask("return")).toEqual({ ok: false, reason: "already_pending" });
  await addLoan(house.db, house.borrowerId);
});

test("an alert is acknowledged once, by name, and is in the trail", async () => {
  const { house, agent } = await desk();
  const { rows } = await listAlerts(house, null);
  const [first] = rows;
  if (!first) throw new Error("no alert");
  expect(await acknowledgeAlert(house, agent, first.id)).toBe(true);
  expect(await acknowledgeAlert(house, agent, first.id)).toBe(false);
  expect((await listAlerts(house, null)).rows).toHaveLength(rows.length - 1);
});
