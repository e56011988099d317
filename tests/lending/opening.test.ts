import { expect, test } from "vitest";
import type { Amounts, Contract, LateFeeRule, Product } from "#app/lending/contract.ts";
import type { Entry, Opening } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

/**
 * A loan taken over on 1 March: 1,200.00 in three instalments of 400.00 on 15 February, March and April, 1 % a month: 12.00, 8.00,
 * 4.00; 0.05 % a day on overdue principal.
 */
const product: Product = {
  ...plainProduct,
  method: "equal-principal",
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
};
const nothing: Amounts = { principal: 0, interest: 0, penalty: 0, fee: 0 };

function opening(was: Partial<Amounts>, unpaid: Partial<Opening["unpaid"]> = {}): Opening {
  const effective = day("2026-03-01");
  const all = { penalty: 0, fee: 0, ...unpaid };
  return {
    kind: "opening",
    id: "o",
    effective,
    enteredAt: effective * 86_400_000,
    paid: { ...nothing, ...was },
    unpaid: all,
  };
}

function see(entries: readonly Entry[], iso: string, terms: Partial<Contract> = {}, changed: Partial<Product> = {}) {
  const contract = contractOf({ ...product, ...changed }, { principal: 120_000, count: 3, ...terms });
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

test("what was paid elsewhere fills each component from the oldest; penalty runs from the day after", () => {
  const { instalments, overdue, tomorrow } = see([opening({ principal: 30_000, interest: 1_000 })], "2026-03-03");
  expect(instalments[0]).toMatchObject({
    paid: { principal: 30_000, interest: 1_000, penalty: 0, fee: 0 },
    settledOn: null,
  });
  // Two days on 100.00, although it has been due for sixteen.
  expect(overdue).toEqual({ principal: 10_000, interest: 200, penalty: 10, fee: 0 });
  expect(tomorrow).toBe(5);
});

test("penalty and fees paid elsewhere are owed and paid; those unpaid are asked for with the oldest open instalment", () => {
  const entries = [opening({ principal: 40_000, interest: 1_200, penalty: 55, fee: 700 }, { penalty: 30, fee: 400 })];
  const { instalments, upToDate, lines, payments, overdue } = see(entries, "2026-03-01");
  expect(instalments.map(({ owed, paid: settled }) => [owed, settled])).toEqual([
    [
      { principal: 40_000, interest: 1_200, penalty: 55, fee: 700 },
      { principal: 40_000, interest: 1_200, penalty: 55, fee: 700 },
    ],
    [{ principal: 40_000, interest: 800, penalty: 30, fee: 400 }, nothing],
    [{ principal: 40_000, interest: 400, penalty: 0, fee: 0 }, nothing],
  ]);
  // They are payable at once, although their instalment is not due.
  expect(lines.map(({ kind, component, amount, code, entry }) => [kind, component, amount, code, entry])).toEqual([
    ["charge", "penalty", 30, "opening", "o"],
    ["charge", "fee", 400, "opening", "o"],
  ]);
  expect([upToDate, overdue]).toEqual([430, nothing]);
  expect(payments[0]).toMatchObject({ entry: "o", effective: day("2026-03-01"), total: 41_955, credit: 0 });
});

test("of an overdue instalment they are as old as it is", () => {
  const { overdue, dpd, upToDate } = see([opening({}, { penalty: 30, fee: 400 })], "2026-03-01");
  expect(overdue).toEqual({ principal: 40_000, interest: 1_200, penalty: 30, fee: 400 });
  expect([dpd, upToDate]).toEqual([14, 41_630]);
});

test("more than the loan asked for is credit", () => {
  const { credit, stage, payments } = see([opening({ principal: 120_100, interest: 2_400 })], "2026-03-01");
  expect([stage, payments[0]?.total]).toEqual(["settled", 122_500]);
  // Half of March's 8.00 has grown: what was paid of interest elsewhere stays as it was paid, and 1.00 is too much.
  expect(credit).toBe(100);
  const fee = charged("letter", "2026-03-10", 60);
  expect(see([opening({ principal: 120_100, interest: 2_400 }), fee], "2026-03-10").credit).toBe(40);
});

test("an instalment of the day of the opening is ours, those before it had their late fees elsewhere", () => {
  const lateFee: LateFeeRule = { minimum: 300, ratePpm: 0, of: "instalment", graceDays: 4, repeatEveryDays: 10, component: "fee" }; // prettier-ignore
  const fees = (iso: string) => see([opening({})], iso, {}, { lateFee }).instalments.map(({ owed }) => owed.fee);
  // The first would have had fees on 20 February, 2 and 12 March; the second has its own on 20 and 30 March.
  expect(fees("2026-03-19")).toEqual([0, 0, 0]);
  expect(fees("2026-03-30")).toEqual([0, 600, 0]);
  const patient = { ...lateFee, graceDays: 14 };
  const later = (iso: string) =>
    see([opening({})], iso, {}, { lateFee: patient }).instalments.map(({ owed }) => owed.fee);
  // With 14 free days the first fee falls on 2 March, after the opening: ours.
  expect(later("2026-03-01")).toEqual([0, 0, 0]);
  expect(later("2026-03-02")).toEqual([300, 0, 0]);
});

test("default costs from elsewhere count under ceilings over the whole life", () => {
  // 2.5 % of 1,200.00 less 24.00 of interest are 6.00. Elsewhere 1.00 + 2.00 paid and 0.50 + 1.50 unpaid: 1.00 is left, five days.
  const caps: Contract["caps"] = [{ kind: "total-cost", ratePpm: 25_000, source: "all costs" }];
  const was = opening({ penalty: 100, fee: 200 }, { penalty: 50, fee: 150 });
  const charges = (iso: string) => see([was], iso, { caps }).caps[0];
  expect(charges("2026-03-01")).toMatchObject({ limit: 600, charged: 500, reached: false });
  expect(charges("2026-03-05")).toMatchObject({ charged: 580 });
  expect(charges("2026-03-07")).toMatchObject({ charged: 600, notCharged: 20, reached: true });
  // Late fees within 5.00: 3.50 were fees elsewhere.
  const lateFee: LateFeeRule = { minimum: 300, ratePpm: 0, of: "instalment", graceDays: 14, repeatEveryDays: null, component: "fee" }; // prettier-ignore
  const within: Contract["caps"] = [{ kind: "late-fees", amount: 500, source: "fees" }];
  expect(see([was], "2026-03-02", { caps: within }, { lateFee }).caps[0]).toMatchObject({ limit: 500, charged: 500, notCharged: 150 }); // prettier-ignore
});

test("a loan taken over goes on like any other", () => {
  const entries = [opening({ principal: 40_000, interest: 1_200 }), paid("p", "2026-03-15", 40_800)];
  const { instalments, upToDate, next, payoff } = see(entries, "2026-03-15");
  expect(instalments.map(({ settledOn }) => settledOn)).toEqual([day("2026-03-01"), day("2026-03-15"), null]);
  expect([upToDate, next?.amount, payoff.total]).toEqual([0, 40_400, 40_000]);
});
