import { parseDay, type EpochDay } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Charge, Payment } from "#app/lending/ledger.ts";

/** A date that must exist. */
export function day(iso: string): EpochDay {
  const found = parseDay(iso);
  if (found === null) throw new Error(`no such day: ${iso}`);
  return found;
}

/** A plain monthly loan with no default costs; tests change what they are about. */
export const plainProduct: Product = {
  id: "plain",
  version: "1",
  method: "equal-instalment",
  dayCount: "30/360",
  frequency: { every: 1, unit: "month" },
  monthEnd: "clamp",
  instalment: { rounding: "half-even", multiple: 1, smoothing: false, solvedWith: "periods" },
  grace: { principal: 0, interestPayment: 0, interestFree: 0 },
  downPaymentPpm: 0,
  interest: "contracted",
  penalty: null,
  lateFee: null,
  allocation: {
    direction: "horizontal",
    due: ["fee", "penalty", "interest", "principal"],
    advance: ["fee", "penalty", "interest", "principal"],
    excess: "next",
    chargeback: "as-settled",
  },
  stages: { preDueDays: 3, mid: 30, late: 90 },
};

/** A contract of a product, ¥1,000.00 over 10 months from 15 January 2026 unless a test says otherwise. */
export function contractOf(product: Product, terms: Partial<Contract> = {}): Contract {
  return {
    currency: "CNY",
    principal: 100_000,
    annualRatePpm: 120_000,
    startDay: day("2026-01-15"),
    firstDueDay: day("2026-02-15"),
    anchorDay: 15,
    count: 10,
    agreedInstalment: null,
    caps: [],
    product,
    ...terms,
  };
}

/** Money received on a day, entered at noon of it. */
export function paid(id: string, iso: string, amount: number): Payment {
  const effective = day(iso);
  return { kind: "payment", id, effective, enteredAt: effective * 86_400_000 + 43_200_000, amount };
}

/** A charge payable on a day, entered in the morning of it. */
export function charged(id: string, iso: string, amount: number, component: "fee" | "penalty" = "fee"): Charge {
  const effective = day(iso);
  const enteredAt = effective * 86_400_000 + 28_800_000;
  return { kind: "charge", id, effective, enteredAt, component, amount, code: id, due: effective };
}
