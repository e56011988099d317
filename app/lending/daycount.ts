import { addMonths, civilOf, dayOf, daysInMonth, isLeapYear, type EpochDay } from "./calendar.ts";
import type { Contract, DayCount, Frequency } from "./contract.ts";

/** An exact part of a year. */
export interface YearFraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Days of a common and a leap year together in one denominator, so that ISDA fractions stay whole numbers. */
const COMMON_TIMES_LEAP = 365 * 366;

/**
 * Part of a year between two days by days counted: from is excluded, to is included (a night belongs to the day it ends on).
 * ISDA Actual/Actual: the nights that begin in a calendar year, over the length of that year.
 * 30/360 has no meaning for loose days: see monthFraction and partOfPeriod.
 */
export function daysFraction(dayCount: Exclude<DayCount, "30/360">, from: EpochDay, to: EpochDay): YearFraction {
  if (dayCount === "actual/360") return { numerator: to - from, denominator: 360 };
  if (dayCount === "actual/364") return { numerator: to - from, denominator: 364 };
  if (dayCount === "actual/365") return { numerator: to - from, denominator: 365 };
  return dayCount === "actual/actual" ? isdaFraction(from, to) : isdaFraction(from + 1, to + 1);
}

function isdaFraction(from: EpochDay, to: EpochDay): YearFraction {
  let leap = 0;
  let common = 0;
  let start = from;
  while (start < to) {
    const { year } = civilOf(start);
    const end = Math.min(to, dayOf(year + 1, 1, 1));
    if (isLeapYear(year)) leap += end - start;
    else common += end - start;
    start = end;
  }
  if (leap === 0) return { numerator: common, denominator: 365 };
  if (common === 0) return { numerator: leap, denominator: 366 };
  return { numerator: leap * 365 + common * 366, denominator: COMMON_TIMES_LEAP };
}

/**
 * 30/360 for a span that is not one regular period: whole months count 30 days each, the broken rest counts its actual days
 * over the actual days of the month it lies in. Months are counted back from `to` on its own day of the month; on the anchor
 * day where `to` is that day cut short by its month (28 February for the 31st).
 */
export function monthFraction(from: EpochDay, to: EpochDay, anchorDay: number): YearFraction {
  const { year, month, day } = civilOf(to);
  const aim = day === daysInMonth(year, month) ? Math.max(day, anchorDay) : day;
  let months = 0;
  let start = to;
  for (;;) {
    const earlier = addMonths(to, -(months + 1), aim);
    if (earlier < from) {
      const broken = start - from;
      const length = start - earlier;
      return broken === 0
        ? { numerator: 30 * months, denominator: 360 }
        : { numerator: 30 * (months * length + broken), denominator: 360 * length };
    }
    months += 1;
    start = earlier;
  }
}

/** The fraction of one regular period that ends on a due date: equal parts of the year under 30/360, counted days otherwise. */
export function regularFraction(dayCount: DayCount, frequency: Frequency, from: EpochDay, to: EpochDay): YearFraction {
  if (dayCount !== "30/360") return daysFraction(dayCount, from, to);
  if (frequency.unit === "month") return { numerator: 30 * frequency.every, denominator: 360 };
  return { numerator: to - from, denominator: 360 };
}

/** The fraction of a span that terms or a first period made irregular. */
export function irregularFraction(contract: Contract, from: EpochDay, to: EpochDay): YearFraction {
  const { dayCount, frequency } = contract.product;
  if (dayCount !== "30/360") return daysFraction(dayCount, from, to);
  if (frequency.unit === "month") return monthFraction(from, to, contract.anchorDay);
  return { numerator: to - from, denominator: 360 };
}

/**
 * The fraction of the first `days` days of a period whose whole fraction is known. Counted days for the actual conventions;
 * under 30/360 the whole, by actual days over the actual days of the period.
 */
export function partOfPeriod(
  dayCount: DayCount,
  period: { readonly from: EpochDay; readonly due: EpochDay },
  whole: YearFraction,
  start: EpochDay,
  end: EpochDay,
): YearFraction {
  if (dayCount !== "30/360") return daysFraction(dayCount, start, end);
  const length = period.due - period.from;
  const numerator = whole.numerator * (end - start);
  if (numerator % length === 0) return { numerator: numerator / length, denominator: whole.denominator };
  return { numerator, denominator: whole.denominator * length };
}
