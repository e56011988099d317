import { expect, test } from "vitest";
import { dayOf } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Chargeback, Entry, Payment } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { previewTerms } from "#app/lending/terms/preview.ts";
import type { Terms } from "#app/lending/terms/terms.ts";
import { plainContract, plainProduct } from "./reference/histories.ts";

// 1,200.00 in three equal parts at 1 % a month: 400.00 + 12.00, 400.00 + 8.00, 400.00 + 4.00.
const firstDue = dayOf(2024, 4, 1);
const secondDue = dayOf(2024, 5, 1);

function loan(product: Partial<Product> = {}, over: Partial<Contract> = {}): Contract {
  return {
    ...plainContract,
    principal: 120_000,
    startDay: dayOf(2024, 3, 1),
    firstDueDay: firstDue,
    count: 3,
    ...over,
    product: { ...plainProduct, method: "equal-principal", dayCount: "30/360", ...product },
  };
}

let entered = 0;

function pay(effective: number, amount: number): Payment {
  entered += 1;
  return { kind: "payment", id: `paid ${entered}`, effective, enteredAt: entered, amount };
}

function takeBack(payment: Payment, effective: number, amount: number): Chargeback {
  entered += 1;
  return { kind: "chargeback", id: `back ${entered}`, payment: payment.id, effective, enteredAt: entered, amount };
}

function paidElsewhere(effective: number, interest: number, fee: number): Entry {
  const paid = { principal: 120_000, interest, penalty: 0, fee: 0 };
  return { kind: "opening", id: "opening", effective, enteredAt: 0, paid, unpaid: { penalty: 0, fee } };
}

const look = (contract: Contract, entries: readonly Entry[], asOf: number) =>
  positionOf(contract, makeSchedule(contract), entries, asOf);

const openOf = (contract: Contract, entries: readonly Entry[], asOf: number) =>
  look(contract, entries, asOf).instalments.map(({ outstanding }) => [outstanding.principal, outstanding.interest]);

test("interest paid ahead pays for arrears when they are all that is left", () => {
  const contract = loan({ allocation: { ...plainProduct.allocation, excess: "last" } });
  // The third and the second instalment, paid on the first day: 404.00 + 408.00. The first is not paid.
  const ahead = pay(contract.startDay, 81_200);
  const day = firstDue + 10;
  // 412.00 are due; the 12.00 of interest in the others never grew, because their principal was paid back.
  expect(look(contract, [ahead], day)).toMatchObject({ upToDate: 41_200, payoff: { total: 40_000 } });
  const short = pay(day, 39_999);
  expect(look(contract, [ahead, short], day)).toMatchObject({ stage: "early", payoff: { total: 1 } });
  const whole = pay(day, 40_000);
  const end = look(contract, [ahead, whole], day);
  expect([end.stage, end.upToDate, end.payoff.total, end.credit]).toEqual(["settled", 0, 0, 0]);
  expect(end.instalments.map(({ settledOn }) => settledOn)).toEqual([day, contract.startDay, contract.startDay]);
});

test("interest paid ahead is not given back while something else is still open", () => {
  const contract = loan({ allocation: { ...plainProduct.allocation, excess: "last" } });
  const ahead = pay(contract.startDay, 81_200);
  const fee: Entry = {
    kind: "charge",
    id: "fee",
    component: "fee",
    code: "letter",
    amount: 500,
    due: firstDue + 5,
    effective: firstDue + 5,
    enteredAt: 900,
  };
  const part = pay(firstDue + 10, 100);
  const position = look(contract, [ahead, fee, part], firstDue + 10);
  // 412.00 + 5.00 − 1.00 are due, and 12.00 would come back.
  expect([position.upToDate, position.payoff.total, position.credit]).toEqual([41_600, 40_400, 0]);
});

test("lent again after the end: interest for the nights that are left, on the principal that is there", () => {
  const contract = loan();
  const due = pay(firstDue, 41_200);
  const rest = pay(firstDue, 80_000);
  expect(look(contract, [due, rest], firstDue).stage).toBe("settled");
  // Half way to the second due day the bank takes back half of what had ended the loan.
  const halfWay = secondDue - 15;
  const entries = [due, rest, takeBack(rest, halfWay, 40_000)];
  // Second: 8.00 × ½ of the principal × 15 of 30 nights. Third: the 4.00 agreed, all of its nights are to come.
  expect(openOf(contract, entries, halfWay)).toEqual([
    [0, 0],
    [0, 200],
    [40_000, 400],
  ]);
  expect(look(contract, entries, halfWay).payoff.total).toBe(40_000);
  expect(look(contract, entries, secondDue).payoff.total).toBe(40_200);
  // Nothing is lent again for a period that ends on the day itself.
  expect(openOf(contract, [due, rest, takeBack(rest, secondDue, 40_000)], secondDue)[1]).toEqual([0, 0]);
});

test("paid and taken back twice is owed once", () => {
  const contract = loan();
  const day = secondDue - 15;
  const rest = pay(firstDue, 80_000);
  const once = [pay(firstDue, 41_200), rest, takeBack(rest, day, 40_000)];
  const again = pay(day, 40_000);
  const twice = [...once, again, takeBack(again, day, 40_000)];
  expect(openOf(contract, twice, day)).toEqual(openOf(contract, once, day));
});

test("fees that were unpaid in another system are asked for before interest paid ahead is given back", () => {
  const contract = loan();
  const day = dayOf(2024, 3, 16);
  const paid = { principal: 118_800, interest: 2_400, penalty: 0, fee: 0 };
  const unpaid = { penalty: 0, fee: 1_300 };
  const taken: Entry = { kind: "opening", id: "opening", effective: day, enteredAt: 0, paid, unpaid };
  const position = look(contract, [taken], day);
  // 12.00 of principal and 13.00 of fees are open; 24.00 of interest was paid, of 15 nights on 12.00 0.06 have grown.
  expect([position.payoff.total, position.credit]).toEqual([1_200 + 1_300 - 2_400 + 6, 0]);
  const end = look(contract, [taken, pay(day, 106)], day);
  expect([end.stage, end.payoff.total, end.credit]).toEqual(["settled", 0, 0]);
});

const spread: ArrearsChoices = { principal: "collect", interest: "spread", penalty: "collect", fee: "capitalise" };

function agreed(contract: Contract, entries: readonly Entry[], day: number, terms: Terms) {
  const loanOf = { contract, schedule: makeSchedule(contract), entries };
  const result = previewTerms(loanOf, day, terms, spread, { mayCapitalise: true });
  if (!result.ok) return result.reason;
  const written = result.offer.drafts.map((draft): Entry => {
    const entry = { id: "terms", enteredAt: 1e15 };
    return draft.kind === "schedule" ? { ...draft, ...entry, shownHash: "" } : { ...draft, ...entry };
  });
  return look(contract, [...entries, ...written], day);
}

test("interest that waits is not forgotten where an equal share of arrears takes its place", () => {
  const contract = loan({ method: "interest-only" }, { principal: 100_000, count: 4 });
  // Two times 10.00 are overdue. The third instalment asks for nothing of its own 10.00, and for 10.00 of arrears.
  const before = look(contract, [], secondDue);
  expect(before.payoff.total).toBe(102_000);
  const after = agreed(contract, [], secondDue, { kind: "token", amount: 0, count: 1, extend: 0 });
  expect(after).toMatchObject({ upToDate: 0, payoff: { total: 102_000 } });
});

test("a new schedule beside instalments paid ahead grows from its own day", () => {
  const contract = loan();
  const entries = [paidElsewhere(contract.startDay + 1, 2_400, 60_000)];
  const day = firstDue + 10;
  expect(look(contract, entries, day).payoff.total).toBe(60_000);
  const monthly = { every: 1, unit: "month" } as const;
  const terms: Terms = { kind: "re-age", firstDue: secondDue, count: 2, frequency: monthly };
  expect(agreed(contract, entries, day, terms)).toMatchObject({ upToDate: 0, payoff: { total: 60_000 } });
});

test("terms that would waive all that is left are refused: there is nothing to agree on", () => {
  const contract = loan();
  const day = dayOf(2024, 3, 16);
  const paid = { principal: 118_800, interest: 2_400, penalty: 0, fee: 0 };
  const unpaid = { penalty: 0, fee: 1_300 };
  const taken: Entry = { kind: "opening", id: "opening", effective: day, enteredAt: 0, paid, unpaid };
  const loanOf = { contract, schedule: makeSchedule(contract), entries: [taken] };
  // 1.06 would end the loan today; without the fees, interest paid ahead covers more than all of it.
  const waived = { ...spread, fee: "waive" } as const;
  expect(previewTerms(loanOf, day, { kind: "re-amortise" }, waived)).toEqual({ ok: false, reason: "nothing-open" });
  expect(previewTerms(loanOf, day, { kind: "re-amortise" }, { ...spread, fee: "collect" }).ok).toBe(true);
});
