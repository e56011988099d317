import type { EpochDay } from "./calendar.ts";
import { interestOf } from "./interest.ts";
import type { Minor } from "./money.ts";
import type { Ppm } from "./rate.ts";

/** A stretch of interest: base × rate × numerator ÷ denominator. An instalment's stretches are summed, then rounded once. */
export interface InterestFormula {
  readonly base: Minor;
  /** A year's rate. */
  readonly ratePpm: Ppm;
  /** Part of a year: a month of 30/360 is 30 ÷ 360. */
  readonly numerator: number;
  readonly denominator: number;
}

/** One instalment as agreed. */
export interface ScheduleRow {
  /** 1 for the first instalment of the loan; terms continue the count. */
  readonly nr: number;
  /** The day interest of this row starts to run (exclusive: the first night ends on the day after). */
  readonly from: EpochDay;
  readonly due: EpochDay;
  readonly principal: Minor;
  readonly interest: Minor;
  /** Fees and penalties that terms put into this instalment; 0 in an ordinary schedule. */
  readonly fee: Minor;
  readonly penalty: Minor;
  /** How the interest that grows over the row's days came about; null where no single formula made it (flat, agreed figures). */
  readonly formula: InterestFormula | null;
  /**
   * The part of the interest that does not grow over the row's days: arrears and waiting interest put here, or (negative)
   * grown interest that another row asks for. Absent: what the formula leaves, or nothing.
   */
  readonly carried?: Minor;
}

/** The carried part as a row writes it down: nothing is not written. */
export function carriedAs(carried: Minor): { readonly carried?: Minor } {
  return carried === 0 ? {} : { carried };
}

/** The part of a row's interest that does not grow over its days. Minor units; negative where grown interest waits. */
export function carriedInto(row: Pick<ScheduleRow, "interest" | "formula" | "carried">): Minor {
  return row.carried ?? (row.formula === null ? 0 : row.interest - interestOf(row.formula));
}

/** Instalments in order of due date. */
export interface Schedule {
  readonly rows: readonly ScheduleRow[];
}
