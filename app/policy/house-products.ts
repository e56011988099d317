import type { Product } from "#app/lending/contract.ts";

const level = { rounding: "half-even", multiple: 1, smoothing: false, solvedWith: "periods" } as const;
const noGrace = { principal: 0, interestPayment: 0, interestFree: 0 } as const;
const stages = { preDueDays: 7, mid: 30, late: 90 } as const;
/** Allocation as the house profiles set it for GB, the US and Australia. */
const feesFirst = {
  direction: "horizontal",
  due: ["fee", "penalty", "interest", "principal"],
  advance: ["fee", "penalty", "interest", "principal"],
  excess: "next",
  chargeback: "as-settled",
} as const;
/** Costs, then interest, then penalty interest, then principal: the order of the Chinese profiles. */
const cnOrder = {
  direction: "horizontal",
  due: ["fee", "interest", "penalty", "principal"],
  advance: ["fee", "interest", "penalty", "principal"],
  excess: "next",
  chargeback: "as-settled",
} as const;
const monthly = { every: 1, unit: "month" } as const;

/** Penalty interest at one and a half times the contract rate on overdue principal, 360 days to the year. */
const cnPenalty = {
  rate: { kind: "uplift", upliftPpm: 500_000 },
  base: "principal",
  yearDays: 360,
  graceDays: 0,
} as const;

const shared = {
  frequency: monthly,
  monthEnd: "clamp",
  instalment: level,
  grace: noGrace,
  downPaymentPpm: 0,
  interest: "contracted",
  penalty: null,
  lateFee: null,
  stages,
} as const;

/** Conventions that a mapping may name. A changed one gets a new version: loans keep the version they came with. */
export const houseProducts: readonly Product[] = [
  {
    ...shared,
    id: "cn-equal-principal",
    version: "1",
    method: "equal-principal",
    dayCount: "30/360",
    penalty: cnPenalty,
    allocation: cnOrder,
  },
  {
    ...shared,
    id: "cn-equal-instalment",
    version: "1",
    method: "equal-instalment",
    dayCount: "30/360",
    penalty: cnPenalty,
    allocation: cnOrder,
  },
  {
    ...shared,
    id: "uk-fixed-sum",
    version: "1",
    method: "equal-instalment",
    dayCount: "actual/365",
    lateFee: { minimum: 1_200, ratePpm: 0, of: "instalment", graceDays: 3, repeatEveryDays: null, component: "fee" },
    allocation: feesFirst,
  },
  {
    // Published instalments are rounded up to the cent; a late fee is due once fifteen days have passed.
    ...shared,
    id: "us-instalment",
    version: "1",
    method: "equal-instalment",
    dayCount: "30/360",
    instalment: { ...level, rounding: "up" },
    lateFee: {
      minimum: 1_500,
      ratePpm: 50_000,
      of: "instalment",
      graceDays: 15,
      repeatEveryDays: null,
      component: "fee",
    },
    allocation: feesFirst,
  },
  {
    ...shared,
    // Late money bears the contract rate and nothing above it.
    id: "au-personal",
    version: "1",
    method: "equal-instalment",
    dayCount: "actual/365",
    penalty: { rate: { kind: "uplift", upliftPpm: 0 }, base: "principal-and-interest", yearDays: 365, graceDays: 0 },
    lateFee: { minimum: 2_000, ratePpm: 0, of: "instalment", graceDays: 5, repeatEveryDays: null, component: "fee" },
    allocation: feesFirst,
  },
];

/** A product of this house by name; null when there is none. */
export function houseProduct(id: string): Product | null {
  return houseProducts.find((product) => product.id === id) ?? null;
}
