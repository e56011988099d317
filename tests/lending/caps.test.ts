import { expect, test } from "vitest";
import type { Cap, LateFeeRule, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

/** 0.05 % a day on overdue principal: ¥0.50 a day on ¥1,000.00. */
const daily: Product = {
  ...plainProduct,
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
};

/** ¥3.00 on the fifth day after the due date and every ten days from then. */
const fee: LateFeeRule = {
  minimum: 300,
  ratePpm: 0,
  of: "instalment",
  graceDays: 4,
  repeatEveryDays: 10,
  component: "fee",
};

/** The ceilings of one instalment of 1,000.00 and 10.00 interest, due on 15 February 2026. */
function capsOn(iso: string, product: Product, caps: readonly Cap[], entries: readonly Entry[] = [], count = 1) {
  const contract = contractOf(product, { count, caps });
  return positionOf(contract, makeSchedule(contract), entries, day(iso)).caps;
}

test("a ceiling on all costs: 2 % of 1,000.00 less 10.00 of interest leaves 10.00 for default costs", () => {
  const cap: Cap = { kind: "total-cost", ratePpm: 20_000, source: "all costs" };
  const stands = { kind: "total-cost", source: "all costs", limitPpm: 20_000, limit: 1_000 };
  // 12 days × 0.50, 20 × 0.50, 22 × 0.50.
  expect(capsOn("2026-02-27", daily, [cap])).toEqual([{ ...stands, charged: 600, notCharged: 0, reached: false }]);
  expect(capsOn("2026-03-07", daily, [cap])).toEqual([{ ...stands, charged: 1_000, notCharged: 0, reached: true }]);
  expect(capsOn("2026-03-09", daily, [cap])).toEqual([{ ...stands, charged: 1_000, notCharged: 100, reached: true }]);
});

test("a ceiling on late fees: of two fees of 3.00 a ceiling of 4.00 lets pass 4.00", () => {
  const cap: Cap = { kind: "late-fees", amount: 400, source: "fees" };
  const stands = { kind: "late-fees", source: "fees", limitPpm: null, limit: 400 };
  const product = { ...plainProduct, lateFee: fee };
  expect(capsOn("2026-02-20", product, [cap])).toEqual([{ ...stands, charged: 300, notCharged: 0, reached: false }]);
  expect(capsOn("2026-03-02", product, [cap])).toEqual([{ ...stands, charged: 400, notCharged: 200, reached: true }]);
  const exact: Cap = { ...cap, amount: 300 };
  expect(capsOn("2026-02-20", product, [exact])).toEqual([
    { ...stands, limit: 300, charged: 300, notCharged: 0, reached: true },
  ]);
});

test("a ceiling on contract interest is reached by a higher agreed rate, and says nothing about default costs", () => {
  const cap: Cap = { kind: "interest-rate", ratePpm: 120_000, source: "usury" };
  const none: Cap = { kind: "default-rate", ratePpm: 0, per: "day", yearDays: 365, covers: ["penalty"], source: "no" };
  const stands = { kind: "interest-rate", source: "usury", limit: 0, charged: 0, notCharged: 0 };
  expect(capsOn("2026-02-27", daily, [cap])).toEqual([{ ...stands, limitPpm: 120_000, reached: false }]);
  expect(capsOn("2026-02-27", daily, [{ ...cap, ratePpm: 119_999 }, none])).toMatchObject([
    { ...stands, limitPpm: 119_999, reached: true },
    { kind: "default-rate", notCharged: 600 },
  ]);
});

test("a default rate counts what it covers: penalty, late fees or both", () => {
  const product = { ...daily, lateFee: fee };
  // 12 days at 0.1 % a day on 1,000.00 allow 12.00; 6.00 of penalty and one fee of 3.00 stay below.
  const stands = (covers: readonly ("penalty" | "fee")[]) => {
    const cap: Cap = { kind: "default-rate", ratePpm: 1_000, per: "day", yearDays: 365, covers, source: "x" };
    return capsOn("2026-02-27", product, [cap])[0];
  };
  const kept = { kind: "default-rate", source: "x", limitPpm: 1_000, limit: 1_200, notCharged: 0, reached: false };
  expect(stands(["penalty"])).toEqual({ ...kept, charged: 600 });
  expect(stands(["fee"])).toEqual({ ...kept, charged: 300 });
  // But on the fifth day only 5.00 are allowed, and 2.50 of penalty are in them: 0.50 of the fee is never charged.
  expect(stands(["penalty", "fee"])).toEqual({ ...kept, charged: 850, notCharged: 50, reached: true });
});

test("an instalment that was settled late counts no more under a default rate", () => {
  // Without interest, two instalments of 500.00. The first is five days late, 1.25, and then settled; the second is two days
  // late, 0.50, of which 0.1 % a day allows 1.00.
  const contract = contractOf(daily, {
    count: 2,
    annualRatePpm: 0,
    caps: [{ kind: "default-rate", ratePpm: 1_000, per: "day", yearDays: 365, covers: ["penalty"], source: "x" }],
  });
  const entries = [paid("late", "2026-02-20", 50_125)];
  const { caps, instalments } = positionOf(contract, makeSchedule(contract), entries, day("2026-03-17"));
  expect(instalments[0]?.settledOn).toBe(day("2026-02-20"));
  expect(caps[0]).toMatchObject({ limit: 100, charged: 50, reached: false });
});
