import { type EpochDay } from "./calendar.ts";
import { type Contract } from "./contract.ts";
import { irregularFraction, partOfPeriod } from "./daycount.ts";
import { chargeableRate, interestOf } from "./interest.ts";
import { type Minor } from "./money.ts";
import { type InterestFormula } from "./schedule.ts";
import { type Row, type State } from "./state.ts";

/** Interest that has grown on principal not yet due, since the last due day. */
export interface AccruedInterest {
  readonly amount: Minor;
  readonly formula: InterestFormula;
  readonly from: EpochDay;
  readonly days: number;
}

/**
 * Interest of the running instalment up to a day, on the principal that is not due yet: base × rate × days. Days run from the
 * day after the last due date through the day. Null when no instalment runs or nothing is left to bear interest.
 */
export function accruedInterest(
  state: State,
  running: Row | undefined,
  base: Minor,
  day: EpochDay,
): AccruedInterest | null {
  if (running === undefined || running.kind !== "instalment" || running.from >= day || base <= 0) return null;
  const { contract } = state;
  const whole = running.formula ?? irregularFraction(contract, running.from, running.due);
  const fraction = partOfPeriod(contract.product.dayCount, running, whole, running.from, day);
  const formula = { base, ratePpm: rateOf(contract, running), ...fraction };
  return { amount: interestOf(formula), formula, from: running.from + 1, days: day - running.from };
}

function rateOf(contract: Contract, row: Row): number {
  return row.formula === null ? chargeableRate(contract) : row.formula.ratePpm;
}
