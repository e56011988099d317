import { type EpochDay, addMonths, civilOf, dayOf } from "./calendar.ts";
import { type Minor, mulDiv } from "./money.ts";

/** How often money comes in or goes out. */
export type PayFrequency = "weekly" | "two-weekly" | "four-weekly" | "monthly";

/** When a person is paid: any one payday of a weekly kind, or a day of the month 1–31 (a short month takes its last day). */
export type PayCycle =
  | { readonly every: "weekly" | "two-weekly" | "four-weekly"; readonly payday: EpochDay }
  | { readonly every: "monthly"; readonly day: number };

/** Times a year. A year has 52 weeks here, as in the courts' and debt advisers' tables, so 4-weekly is 13. */
export const TIMES_A_YEAR: Readonly<Record<PayFrequency, number>> = {
  weekly: 52,
  "two-weekly": 26,
  "four-weekly": 13,
  monthly: 12,
};

const CYCLE_DAYS = { weekly: 7, "two-weekly": 14, "four-weekly": 28 } as const;

/** An amount per cycle as an amount a month: × 52/12, × 26/12, × 13/12, × 1. Exact, then rounded half-even once. */
export function toMonthly(amount: Minor, every: PayFrequency): Minor {
  return every === "monthly" ? amount : mulDiv(amount, TIMES_A_YEAR[every], 12);
}

/** An amount a month as an amount per cycle; the inverse ratio, rounded half-even once. */
export function fromMonthly(amount: Minor, every: PayFrequency): Minor {
  return every === "monthly" ? amount : mulDiv(amount, 12, TIMES_A_YEAR[every]);
}

/** True when an amount per cycle is no more than an amount a month. Compared exactly, without rounding either. */
export function isWithinMonthly(amount: Minor, every: PayFrequency, monthly: Minor): boolean {
  return BigInt(amount) * BigInt(TIMES_A_YEAR[every]) <= BigInt(monthly) * 12n;
}

/** True when the cycle names a payday that exists: a whole epoch day, or a day of the month 1–31. */
export function isLegalCycle(cycle: PayCycle): boolean {
  if (cycle.every === "monthly") return Number.isInteger(cycle.day) && cycle.day >= 1 && cycle.day <= 31;
  return Number.isSafeInteger(cycle.payday);
}

/**
 * The first `count` dates of a cycle on or after `from`, each `daysAfterPayday` days after a payday. In order, all different.
 * A month without the anchor day takes its last day and the next month goes back to the anchor: 31 Jan, 28 Feb, 31 Mar.
 */
export function cycleDates(cycle: PayCycle, from: EpochDay, count: number, daysAfterPayday = 0): EpochDay[] {
  const earliestPayday = from - daysAfterPayday;
  if (cycle.every === "monthly") {
    const { year, month } = civilOf(earliestPayday);
    const firstOfMonth = dayOf(year, month, 1);
    const skip = addMonths(firstOfMonth, 0, cycle.day) < earliestPayday ? 1 : 0;
    return Array.from({ length: count }, (_, k) => addMonths(firstOfMonth, k + skip, cycle.day) + daysAfterPayday);
  }
  const days = CYCLE_DAYS[cycle.every];
  const wait = (((cycle.payday - earliestPayday) % days) + days) % days;
  return Array.from({ length: count }, (_, k) => from + wait + k * days);
}
