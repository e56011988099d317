import { addMonths, civilOf, dayOf as dayOfDate, daysInMonth, formatDay } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import { daysFraction, regularFraction } from "#app/lending/daycount.ts";
import { dueDays } from "#app/lending/due-days.ts";
import { interestOf } from "#app/lending/interest.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { divideBig } from "#app/lending/money.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { dayOf, type Facts, type GoldenCase, number, ppm, text, Unsupported } from "./case.ts";
import { differs } from "./checkpoints.ts";
import { contractOf, productOf } from "./conventions.ts";
import { FIRST_DAY, type Sum } from "./sum.ts";

/** Growth of each period with 12 decimals, half-even. */
export function growthFactors({ golden, contract }: Sum): number[] {
  const days = golden.inputs["periods"];
  if (!Array.isArray(days)) throw new Unsupported("growth without periods");
  const dates = days.map((day) => dayOf(String(day)));
  return dates.slice(1).map((to, index) => {
    const { dayCount, frequency } = productOf(golden);
    const fraction = regularFraction(dayCount, frequency, dates[index] ?? to, to);
    const numerator = BigInt(contract.annualRatePpm) * BigInt(fraction.numerator) * 10n ** 12n;
    return Number(divideBig(numerator, 1_000_000n * BigInt(fraction.denominator))) / 1e12;
  });
}

/** fn(k) = 1 + fn(k−1) × (1 + growth of period k). */
export function annuityValues(sum: Sum): number[] {
  let value = 0;
  return growthFactors(sum).map((growth) => {
    value = 1 + value * (1 + growth);
    return value;
  });
}

/** Compares a list of figures with 12 decimals. */
export function listDiffers(expected: Facts, got: readonly number[]): string | null {
  const wanted = expected["value"];
  if (!Array.isArray(wanted)) return "no list";
  for (const [index, value] of wanted.entries()) {
    const mine = got[index] ?? NaN;
    if (!(Math.abs(Number(value) - mine) <= 5e-12 * Math.max(1, mine)))
      return `${index + 1}: expected ${value}, got ${mine}`;
  }
  return null;
}

/** Interest between two days. */
export function periodInterest({ golden, contract }: Sum): number {
  const { dayCount } = contract.product;
  if (dayCount === "30/360") throw new Unsupported("interest between two days under 30/360");
  const days = number(golden.inputs, "days");
  const from = days === null ? dayOf(text(golden.inputs, "from")) : contract.startDay;
  const fraction = daysFraction(dayCount, from, days === null ? dayOf(text(golden.inputs, "to")) : from + days);
  return interestOf({ base: contract.principal, ratePpm: contract.annualRatePpm, ...fraction });
}

/** Penalty on one overdue amount, so many days late. */
export function penaltyOf({ inputs }: GoldenCase): number {
  const amount = number(inputs, "overdue_amount");
  const daysLate = number(inputs, "days_late");
  if (amount === null || daysLate === null) throw new Unsupported("penalty without an amount and days");
  const start = dayOf(FIRST_DAY);
  const contract = contractOf(
    { id: "penalty", category: "", portability: "", conventions: {}, inputs: {}, events: [], expected: [] },
    start,
    amount,
  );
  const product: Product = {
    ...contract.product,
    penalty: {
      rate: { kind: "own", ratePpm: ppm(number(inputs, "penalty_rate_pct") ?? 0), per: "year" },
      base: "principal",
      yearDays: 365,
      graceDays: number(inputs, "grace_days") ?? 0,
    },
  };
  const late = { ...contract, product };
  return positionOf(late, makeSchedule(late), [], late.firstDueDay + daysLate).overdue.penalty;
}

/** Compares due dates by kind of schedule. */
export function datesDiffer({ inputs }: GoldenCase, contract: Contract, expected: Facts): string | null {
  const start = dayOf(text(inputs, "repayment_start"));
  const { year, month } = civilOf(start);
  const kind = text(expected, "kind");
  const endOfMonth = dayOfDate(year, month, daysInMonth(year, month));
  const [firstDueDay, anchorDay] =
    kind === "monthly_as_per_start"
      ? [start, civilOf(start).day]
      : kind === "start_of_next_month"
        ? [addMonths(start, 1, 1), 1]
        : [endOfMonth, 31];
  const days = dueDays({ ...contract, startDay: addMonths(firstDueDay, -1, anchorDay), firstDueDay, anchorDay });
  const shown = { first: days[0], second: days[1], last: days.at(-1) };
  for (const key of ["first", "second", "last"] as const) {
    if (!(key in expected)) continue;
    const difference = differs(key, text(expected, key), formatDay(shown[key] ?? 0));
    if (difference !== null) return difference;
  }
  return null;
}
