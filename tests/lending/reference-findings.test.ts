import { expect, test } from "vitest";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { plainContract, plainProduct } from "./reference/histories.ts";

// Disagreements between the core and the reference calculator, in which the core was wrong. Kept small and by hand.

function loan(product: Partial<Product>, over: Partial<Contract> = {}): Contract {
  return { ...plainContract, ...over, product: { ...plainProduct, ...product } };
}

function lookAt(contract: Contract, entries: readonly Entry[], asOf: number) {
  return positionOf(contract, makeSchedule(contract), entries, asOf);
}

const due = plainContract.firstDueDay;
const principalPenalty: Partial<Product> = {
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
  allocation: { ...plainProduct.allocation, due: ["interest", "principal", "penalty", "fee"] },
};

test("a level instalment that is exactly half a cent goes to the even cent", () => {
  // 46,935.90 in two months at 20 %: 46,935.90 × (61/60)² ÷ (121/60) = 24,056.265 exactly
  const contract = loan({ dayCount: "30/360" }, { principal: 4693590, annualRatePpm: 200_000, count: 2 });
  const first = makeSchedule(contract).rows[0];
  expect((first?.principal ?? 0) + (first?.interest ?? 0)).toBe(2405626);
});

test("paying interest does not split the days of a penalty that only principal bears", () => {
  const contract = loan(principalPenalty, { principal: 3333, annualRatePpm: 900_000, count: 1 });
  const paid: Entry = { id: "p", kind: "payment", amount: 1, effective: due + 3, enteredAt: 0 };
  const lines = lookAt(contract, [paid], due + 6).lines.filter(({ kind }) => kind === "penalty");
  // 33.33 × 0.05 % × 6 days = 0.099990 → 0.10; split at the payment it was 0.05 + 0.05 with a line each
  expect(lines.map(({ days, amount }) => [days, amount])).toEqual([[6, 10]]);
});

test("a reversal of a reversal counts, also when it is dated before what it reverses", () => {
  const contract = loan({}, { principal: 1000, annualRatePpm: 0, count: 1 });
  const ledger: Entry[] = [
    { id: "p", kind: "payment", amount: 1000, effective: due - 10, enteredAt: 1 },
    { id: "bounced", kind: "reversal", reverses: "p", effective: due - 5, enteredAt: 2 },
    { id: "not bounced", kind: "reversal", reverses: "bounced", effective: due - 10, enteredAt: 3 },
  ];
  expect(lookAt(contract, ledger, due).upToDate).toBe(0);
  expect(lookAt(contract, ledger.slice(0, 2), due).upToDate).toBe(1000);
});

test("days on hold make no room for a late fee under a default-rate cap", () => {
  const contract = loan(
    {
      ...principalPenalty,
      lateFee: { minimum: 5000, ratePpm: 0, of: "overdue", graceDays: 2, repeatEveryDays: null, component: "fee" },
    },
    {
      principal: 1_000_000,
      annualRatePpm: 0,
      count: 1,
      caps: [
        { kind: "default-rate", ratePpm: 1000, per: "day", yearDays: 365, covers: ["penalty", "fee"], source: "test" },
      ],
    },
  );
  const hold: Entry[] = [
    {
      id: "h",
      kind: "hold-start",
      hold: "h",
      scopes: ["penalty"],
      reason: "hardship",
      effective: due + 1,
      enteredAt: 1,
    },
    { id: "i", kind: "hold-end", hold: "h", effective: due + 11, enteredAt: 2 },
  ];
  // Three counted days by the day of the fee: 3 × 10.00 may be charged, 3 × 5.00 are penalty, 15.00 are left for the fee.
  const { instalments, dpd } = lookAt(contract, hold, due + 13);
  expect(instalments[0]?.owed).toMatchObject({ penalty: 1500, fee: 1500 });
  expect(dpd).toBe(13);
});

test("a cap over the whole life is used up in order of time, so that no instalment's penalty falls later", () => {
  const contract = loan(
    {
      frequency: { every: 1, unit: "week" },
      penalty: { rate: { kind: "own", ratePpm: 8000, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
    },
    {
      principal: 6000,
      annualRatePpm: 0,
      count: 6,
      firstDueDay: plainContract.startDay + 7,
      caps: [{ kind: "total-cost", ratePpm: 1_000_000, source: "test" }],
    },
  );
  const contactHold: Entry = {
    id: "h",
    kind: "hold-start",
    hold: "h",
    scopes: ["contact"],
    reason: "hardship",
    effective: due,
    enteredAt: 1,
  };
  let before = [0, 0, 0, 0, 0, 0];
  for (let asOf = plainContract.startDay; asOf < plainContract.startDay + 300; asOf++) {
    const position = lookAt(contract, [], asOf);
    const penalties = position.instalments.map(({ owed }) => owed.penalty);
    expect(penalties.every((amount, k) => amount >= (before[k] ?? 0))).toBe(true);
    expect(lookAt(contract, [contactHold], asOf).instalments).toEqual(position.instalments);
    before = penalties;
  }
  // 1,000 bear 8 a day each. Day 107: Σ of 100 + 93 + 86 + 79 + 72 + 65 days × 8 = 3,960; day 150 has 24 left of 6,000: three times 8.
  const on = (days: number) =>
    lookAt(contract, [], plainContract.startDay + days).instalments.map(({ owed }) => owed.penalty);
  expect(on(107)).toEqual([800, 744, 688, 632, 576, 520]);
  expect(before).toEqual([1144, 1088, 1032, 968, 912, 856]);
});

test("tomorrow's growth names a late fee only as far as the caps let it be charged", () => {
  const contract = loan(
    {
      ...principalPenalty,
      lateFee: { minimum: 5000, ratePpm: 0, of: "overdue", graceDays: 2, repeatEveryDays: null, component: "fee" },
    },
    {
      principal: 1_000_000,
      annualRatePpm: 0,
      count: 1,
      caps: [
        { kind: "default-rate", ratePpm: 1000, per: "day", yearDays: 365, covers: ["penalty", "fee"], source: "test" },
      ],
    },
  );
  // On day 3 another 5.00 of penalty and a fee: 3 × 10.00 allowed, less 15.00 of penalty, leaves 15.00 for it.
  expect(lookAt(contract, [], due + 2).tomorrow).toBe(500 + 1500);
  expect(lookAt(contract, [], due + 3).upToDate - lookAt(contract, [], due + 2).upToDate).toBe(2000);
});

test("after the last instalment, a charged-back sum bears penalty from its own day, whatever charges came before", () => {
  const contract = loan(principalPenalty, { annualRatePpm: 0, count: 1 });
  const ledger: Entry[] = [
    { id: "p", kind: "payment", amount: 100_000, effective: due, enteredAt: 1 },
    {
      id: "f",
      kind: "charge",
      component: "fee",
      code: "x",
      amount: 500,
      due: due + 10,
      effective: due + 10,
      enteredAt: 2,
    },
    { id: "c", kind: "chargeback", payment: "p", amount: 100_000, effective: due + 50, enteredAt: 3 },
  ];
  // 1,000.00 × 0.05 % × 10 days; it was 50 days, counted from the fee.
  expect(lookAt(contract, ledger, due + 60).instalments[2]?.owed).toMatchObject({ principal: 100_000, penalty: 500 });
});

test("a late fee on the instalment does not grow with money that a bank took back", () => {
  const lateFee = {
    minimum: 0,
    ratePpm: 50_000,
    of: "instalment",
    graceDays: 0,
    repeatEveryDays: null,
    component: "fee",
  } as const;
  const contract = loan({ lateFee }, { principal: 200_000, annualRatePpm: 0, count: 2 });
  const second = makeSchedule(contract).rows[1]?.due ?? 0;
  const ledger: Entry[] = [
    { id: "p", kind: "payment", amount: 100_000, effective: due, enteredAt: 1 },
    { id: "c", kind: "chargeback", payment: "p", amount: 100_000, effective: due + 5, enteredAt: 2 },
  ];
  expect(lookAt(contract, ledger, second + 1).instalments[1]?.owed).toMatchObject({ principal: 200_000, fee: 5_000 });
});

test("interest that a bank takes back does not split the days of a penalty that only principal bears", () => {
  const contract = loan(
    { ...principalPenalty, dayCount: "30/360" },
    { principal: 3333, annualRatePpm: 120_000, count: 1 },
  );
  const ledger: Entry[] = [
    { id: "i", kind: "payment", amount: 33, effective: due, enteredAt: 1 },
    { id: "p", kind: "payment", amount: 3333, effective: due, enteredAt: 2 },
    { id: "back p", kind: "chargeback", payment: "p", amount: 3333, effective: due + 1, enteredAt: 3 },
    { id: "back i", kind: "chargeback", payment: "i", amount: 33, effective: due + 4, enteredAt: 4 },
  ];
  const lines = lookAt(contract, ledger, due + 7).lines.filter(({ kind }) => kind === "penalty");
  expect(lines.map(({ days, amount }) => [days, amount])).toEqual([[6, 10]]);
});

function opening(paid: number, unpaid: { readonly penalty: number; readonly fee: number }): Entry {
  const totals = { principal: paid, interest: 0, penalty: 0, fee: 0 };
  return { id: "o", kind: "opening", effective: due + 10, enteredAt: 1, paid: totals, unpaid };
}

test("a fee unpaid in the system before is still owed when every instalment was paid", () => {
  const contract = loan({}, { annualRatePpm: 0, count: 1 });
  const position = lookAt(contract, [opening(100_000, { penalty: 0, fee: 500 })], due + 12);
  expect([position.upToDate, position.dpd]).toEqual([500, 2]);
});

test("default costs of the time before a loan was taken over count under a cap over the whole life", () => {
  const caps = [{ kind: "total-cost", ratePpm: 100_000, source: "test" }] as const;
  const contract = loan(principalPenalty, { annualRatePpm: 0, count: 1, caps });
  // 10,000 allowed in all, 9,900 of them charged before: two days of 50 are left.
  const position = lookAt(contract, [opening(0, { penalty: 9_900, fee: 0 })], due + 30);
  expect(position.instalments[0]?.outstanding.penalty).toBe(10_000);
});

test("a cap that interest or earlier costs have used up leaves nothing to charge, and takes nothing back", () => {
  const caps = [{ kind: "total-cost", ratePpm: 10_000, source: "test" }] as const;
  const dear = loan(principalPenalty, { annualRatePpm: 1_200_000, count: 1, caps });
  const used = loan(principalPenalty, { annualRatePpm: 0, count: 1, caps });
  const before = opening(0, { penalty: 5_000, fee: 0 });
  for (const [contract, entries, penalty] of [
    [dear, [], 0],
    [used, [before], 5_000],
  ] as const) {
    const position = lookAt(contract, entries, due + 30);
    expect([position.instalments[0]?.outstanding.penalty, position.tomorrow]).toEqual([penalty, 0]);
  }
});

test("a waiver of all principal that is left ends the loan: no interest is owed on nothing", () => {
  const contract = loan({ dayCount: "30/360" }, { count: 2 });
  const rows = makeSchedule(contract).rows;
  const left = rows[1]?.principal ?? 0;
  const ledger: Entry[] = [
    {
      id: "p",
      kind: "payment",
      amount: (rows[0]?.principal ?? 0) + (rows[0]?.interest ?? 0),
      effective: due,
      enteredAt: 1,
    },
    { id: "w", kind: "waiver", component: "principal", amount: left, effective: due, enteredAt: 2 },
  ];
  expect(lookAt(contract, ledger, due).payoff.total).toBe(0);
  expect(lookAt(contract, ledger, due + 90)).toMatchObject({ upToDate: 0, dpd: 0, stage: "settled" });
});
