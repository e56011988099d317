import type { Contract, Product } from "#app/lending/contract.ts";

/** The conventions of the design's example: equal principal, 30/360, penalty at 1.5 × the contract rate. */
export const testProduct: Product = {
  id: "test-equal-principal",
  version: "1",
  method: "equal-principal",
  dayCount: "30/360",
  frequency: { every: 1, unit: "month" },
  monthEnd: "clamp",
  instalment: { rounding: "half-even", multiple: 1, smoothing: false, solvedWith: "periods" },
  grace: { principal: 0, interestPayment: 0, interestFree: 0 },
  downPaymentPpm: 0,
  interest: "contracted",
  penalty: { rate: { kind: "uplift", upliftPpm: 500_000 }, base: "principal", yearDays: 360, graceDays: 0 },
  lateFee: null,
  allocation: {
    direction: "horizontal",
    due: ["fee", "interest", "penalty", "principal"],
    advance: ["fee", "interest", "penalty", "principal"],
    excess: "next",
    chargeback: "as-settled",
  },
  stages: { preDueDays: 2, mid: 30, late: 90 },
};

/** ¥60,000.00 over 24 months at 12 % a year, from 6 September 2025. */
export const testContract: Contract = {
  currency: "CNY",
  principal: 6_000_000,
  annualRatePpm: 120_000,
  startDay: 20_337,
  firstDueDay: 20_367,
  anchorDay: 6,
  count: 24,
  agreedInstalment: null,
  caps: [
    { kind: "default-rate", ratePpm: 240_000, per: "year", yearDays: 360, covers: ["penalty", "fee"], source: "24 %" },
  ],
  product: testProduct,
};
