import { accruedInterest } from "./accrued-interest.ts";
import { type EpochDay } from "./calendar.ts";
import { interestFormula, lineOf, openItem } from "./lines.ts";
import { type Minor } from "./money.ts";
import { type Line, type Position } from "./position.ts";
import { openOf, type State } from "./state.ts";

/** What is not due yet but would have to be paid to end the loan. */
export interface Ahead {
  readonly lines: readonly Line[];
}

/**
 * Principal not yet due and the interest that has grown on it through a day, less interest already paid ahead, and charges
 * that come later. Read while interest stands as grown by the day ("payable").
 */
export function aheadOf(state: State, dueEnd: number, asOf: EpochDay): Ahead {
  const lines: Line[] = [];
  let principal = 0;
  let interestAhead = 0;
  let charges = 0;
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    principal += openOf(row, "principal");
    interestAhead += row.paid.interest + row.waived.interest;
    charges += openOf(row, "fee") + openOf(row, "penalty");
    for (const item of row.items ?? []) if (item.due <= asOf) charges -= openItem(row, item);
  }
  if (principal !== 0) lines.push(lineOf({ kind: "principal", component: "principal", amount: principal }));
  if (state.pricing !== null) addPricedInterest(state, dueEnd, asOf, lines);
  else addScheduledInterest(state, dueEnd, asOf, principal, interestAhead, lines);
  if (charges > 0) lines.push(lineOf({ kind: "charge", amount: charges, code: "later-charges" }));
  if (state.credit > 0) lines.push(lineOf({ kind: "credit", amount: -state.credit }));
  return { lines };
}

function addScheduledInterest(
  state: State,
  dueEnd: number,
  asOf: EpochDay,
  principal: Minor,
  interestAhead: Minor,
  lines: Line[],
): void {
  const accrued = accruedInterest(state, state.rows[dueEnd], principal, asOf);
  if (accrued === null || accrued.amount <= 0) return;
  const { amount, from, days } = accrued;
  const formula = { kind: "time", per: "year", ...accrued.formula } as const;
  lines.push(lineOf({ kind: "interest", component: "interest", amount, formula, from, to: asOf, days }));
  const already = Math.min(interestAhead, amount);
  if (already > 0)
    lines.push(lineOf({ kind: "payment", component: "interest", amount: -already, code: "interest-ahead" }));
}

function addPricedInterest(state: State, dueEnd: number, asOf: EpochDay, lines: Line[]): void {
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    const amount = openOf(row, "interest");
    if (amount === 0) continue;
    const days = asOf - row.from;
    const formula = interestFormula(row);
    lines.push(
      lineOf({ kind: "interest", component: "interest", amount, formula, from: row.from + 1, to: asOf, days }),
    );
  }
}

/** What ending the loan today takes: what is due in one line, then what is not due yet. */
export function payoffOf(ahead: Ahead, upToDate: Minor): Position["payoff"] {
  const due = upToDate === 0 ? [] : [lineOf({ kind: "charge", amount: upToDate, code: "up-to-date" })];
  const lines = [...due, ...ahead.lines];
  let total = 0;
  for (const line of lines) total += line.amount;
  return { lines, total };
}
