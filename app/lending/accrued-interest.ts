import type { EpochDay } from "./calendar.ts";
import { irregularFraction, partOfPeriod } from "./daycount.ts";
import { chargeableRate, interestOf } from "./interest.ts";
import { type Minor, mulDiv } from "./money.ts";
import { accrue, rateOn } from "./reprice.ts";
import type { InterestFormula } from "./schedule.ts";
import { openOf, type Row, type State } from "./state.ts";

/** Interest on principal that is not due yet, as far as it has grown. */
export interface AccruedInterest {
  /** Grown since the last due day, with how it came about (null for a share of flat interest). */
  readonly amount: Minor;
  readonly parts: readonly InterestFormula[] | null;
  readonly from: EpochDay;
  readonly days: number;
  /** Interest in instalments ahead that does not depend on days: carried from arrears, or owed again. */
  readonly carried: Minor;
  /** Interest already paid or waived on instalments ahead. */
  readonly settled: Minor;
}

/**
 * What interest ending the loan on a day would take. The running instalment's days count from the day after the last due day
 * through the day, on all principal that is not due yet; interest of later instalments has not grown and is not owed.
 */
export function accruedInterest(state: State, dueEnd: number, day: EpochDay): AccruedInterest {
  const ahead = state.rows.slice(dueEnd);
  let principal = 0;
  let settled = 0;
  for (const row of ahead) {
    principal += openOf(row, "principal");
    settled += row.paid.interest + row.waived.interest;
  }
  const running = ahead[0];
  const grown = running === undefined ? NONE : grownOf(state, running, principal, day);
  return { ...grown, carried: carriedOf(state, ahead), settled };
}

const NONE = { amount: 0, parts: null, from: 0, days: 0 };

function grownOf(
  state: State,
  running: Row,
  base: Minor,
  day: EpochDay,
): typeof NONE | Omit<AccruedInterest, "carried" | "settled"> {
  if (running.kind !== "instalment" || running.from >= day || base <= 0) return NONE;
  const { contract } = state;
  const span = { from: running.from + 1, days: day - running.from };
  if (contract.product.method === "flat") {
    const amount = mulDiv(running.owed.interest, day - running.from, running.due - running.from);
    return { amount, parts: null, ...span };
  }
  const parts = state.pricing === null ? [partOf(state, running, base, day)] : pricedParts(state, running, base, day);
  return { amount: parts.reduce((sum, part) => sum + interestOf(part), 0), parts, ...span };
}

function partOf(state: State, running: Row, base: Minor, day: EpochDay): InterestFormula {
  const { contract } = state;
  const ratePpm = running.formula?.ratePpm ?? chargeableRate(contract);
  if (running.nr > 1 && running.nr <= contract.product.grace.interestPayment + 1) {
    return { base, ratePpm, ...irregularFraction(contract, contract.startDay, day) };
  }
  const whole = running.formula ?? irregularFraction(contract, running.from, running.due);
  return { base, ratePpm, ...partOfPeriod(contract.product.dayCount, running, whole, running.from, day) };
}

function pricedParts(state: State, running: Row, base: Minor, day: EpochDay): InterestFormula[] {
  return accrue(state, [running], [{ day: running.from, delta: base }], running.from, day);
}

function carriedOf(state: State, ahead: readonly Row[]): Minor {
  if (state.contract.product.method === "flat") return 0;
  let balance = ahead.reduce((sum, row) => sum + row.owed.principal, 0);
  let carried = 0;
  for (const row of ahead) {
    if (row.kind === "instalment" && row.agreedInterest !== 0) carried += carriedIn(state, row, balance);
    for (const item of row.items ?? []) if (item.component === "interest") carried += item.amount;
    balance -= row.owed.principal;
  }
  return carried;
}

function carriedIn(state: State, row: Row, balance: Minor): Minor {
  const { contract, pricing } = state;
  if (pricing !== null) return pricing.plans.get(row.nr)?.carried ?? 0;
  if (row.formula !== null) return row.agreedInterest - interestOf(row.formula);
  if (row.nr <= contract.product.grace.interestPayment + 1) return 0;
  const whole = { base: balance, ratePpm: rateOn(state, row.due), ...irregularFraction(contract, row.from, row.due) };
  return Math.max(0, row.agreedInterest - interestOf(whole));
}
