import type { EpochDay } from "./calendar.ts";
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
  /** How the interest came about; null where no single formula made it (flat, carried over, agreed figures). */
  readonly formula: InterestFormula | null;
}

/** Instalments in order of due date. */
export interface Schedule {
  readonly rows: readonly ScheduleRow[];
}
