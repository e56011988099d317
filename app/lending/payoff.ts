import { accruedInterest } from "./accrued-interest.ts";
import type { EpochDay } from "./calendar.ts";
import { interestFormula, lineOf, openItem } from "./lines.ts";
import type { Minor } from "./money.ts";
import type { Formula, Line, Position } from "./position.ts";
import { openOf, openTotal, type State } from "./state.ts";

/** What is not due yet but would have to be paid to end the loan. */
export interface Ahead {
  readonly lines: readonly Line[];
}

/**
 * Principal not yet due and the interest that has grown on it through a day, less interest already paid ahead, and charges
 * that come later.
 */
export function aheadOf(state: State, dueEnd: number, asOf: EpochDay): Ahead {
  const lines: Line[] = [];
  const { principal, charges } = aheadAmounts(state, dueEnd, asOf);
  if (principal !== 0) lines.push(lineOf({ kind: "principal", component: "principal", amount: principal }));
  if (state.pricing?.followsPayments === true) addPricedInterest(state, dueEnd, asOf, lines);
  else addScheduledInterest(state, dueEnd, asOf, lines);
  if (charges > 0) lines.push(lineOf({ kind: "charge", amount: charges, code: "later-charges" }));
  if (state.credit > 0) lines.push(lineOf({ kind: "credit", amount: -state.credit }));
  return { lines };
}

function aheadAmounts(state: State, dueEnd: number, asOf: EpochDay): { principal: Minor; charges: Minor } {
  let principal = 0;
  let charges = 0;
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    principal += openOf(row, "principal");
    charges += openOf(row, "fee") + openOf(row, "penalty");
    for (const item of row.items ?? []) if (item.due <= asOf) charges -= openItem(row, item);
  }
  return { principal, charges };
}

function addScheduledInterest(state: State, dueEnd: number, asOf: EpochDay, lines: Line[]): void {
  const { amount, parts, from, days, carried, settled } = accruedInterest(state, dueEnd, asOf);
  const component = "interest";
  if (amount > 0) {
    const single = parts?.length === 1 ? parts[0] : undefined;
    const formula: Formula | null =
      single !== undefined ? { kind: "time", per: "year", ...single } : parts === null ? null : { kind: "sum", parts };
    lines.push(lineOf({ kind: "interest", component, amount, formula, from, to: asOf, days }));
  }
  if (carried > 0) lines.push(lineOf({ kind: "interest", component, amount: carried, code: "carried" }));
  const already = Math.min(settled, amount + carried);
  if (already > 0) lines.push(lineOf({ kind: "payment", component, amount: -already, code: "interest-ahead" }));
}

/** Interest of a loan that follows payments is already in its instalments, as far as it has grown. */
function addPricedInterest(state: State, dueEnd: number, asOf: EpochDay, lines: Line[]): void {
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    const amount = openOf(row, "interest");
    if (amount === 0) continue;
    const days = Math.max(0, asOf - row.from);
    const formula = interestFormula(row);
    const from = row.from + 1;
    lines.push(lineOf({ kind: "interest", component: "interest", amount, formula, from, to: asOf, days }));
  }
}

/**
 * Money (or a waiver) that covers all principal ahead, charges ahead and the interest grown so far ends the loan: interest
 * that would have grown later is not owed any more. Early repayment costs what the payoff figure says, never the interest of time not used.
 */
export function endEarly(state: State, amount: Minor, day: EpochDay, dueEnd: number): void {
  const running = state.rows[dueEnd];
  if (running === undefined || state.pricing?.followsPayments === true) return;
  const { principal, charges } = aheadAmounts(state, dueEnd, day);
  if (amount < principal + charges) return;
  const { amount: grown, carried, settled } = accruedInterest(state, dueEnd, day);
  const interest = Math.max(0, grown + carried - settled);
  if (amount < principal + charges + interest) return;
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    const open = row === running ? interest : 0;
    if (openOf(row, "interest") === open) continue;
    row.owed.interest = row.paid.interest + row.waived.interest + open;
    // The scheduled sum is not how this interest came about any more; a line must not show it.
    row.formula = null;
    row.parts = null;
    if (openTotal(row) === 0) row.settledOn ??= day;
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
