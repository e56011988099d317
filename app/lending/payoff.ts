import { accruedInterest } from "./accrued-interest.ts";
import type { EpochDay } from "./calendar.ts";
import { openAhead } from "./end-early.ts";
import { interestFormula, lineOf } from "./lines.ts";
import type { Minor } from "./money.ts";
import type { Formula, Line, Position } from "./position.ts";
import type { InterestFormula } from "./schedule.ts";
import { openOf, type State } from "./state.ts";

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
  const { principal, charges, interest } = openAhead(state, dueEnd, asOf);
  if (principal !== 0) lines.push(lineOf({ kind: "principal", component: "principal", amount: principal }));
  if (state.pricing?.followsPayments === true) addPricedInterest(state, dueEnd, asOf, lines);
  else if (state.contract.product.earlyInterest === "in-full") addInterestInFull(interest, lines);
  else addScheduledInterest(state, dueEnd, asOf, interest, lines);
  if (charges > 0) lines.push(lineOf({ kind: "charge", amount: charges, code: "later-charges" }));
  if (state.credit > 0) lines.push(lineOf({ kind: "credit", amount: -state.credit }));
  return { lines };
}

function addScheduledInterest(state: State, dueEnd: number, asOf: EpochDay, open: Minor, lines: Line[]): void {
  const { grown, carried, paid, owed } = accruedInterest(state, dueEnd, asOf);
  if (owed === paid && open === 0) return;
  const component = "interest";
  for (const { amount, parts, from, days } of grown) {
    const formula = parts === null ? null : formulaOf(parts);
    lines.push(lineOf({ kind: "interest", component, amount, formula, from, to: asOf, days }));
  }
  if (carried !== 0) lines.push(lineOf({ kind: "interest", component, amount: carried, code: "carried" }));
  const total = grown.reduce((sum, { amount }) => sum + amount, carried);
  const already = total - owed + paid;
  if (already !== 0) lines.push(lineOf({ kind: "payment", component, amount: -already, code: "interest-ahead" }));
}

function addInterestInFull(amount: Minor, lines: Line[]): void {
  if (amount > 0) lines.push(lineOf({ kind: "interest", component: "interest", amount, code: "in-full" }));
}

function formulaOf(parts: readonly InterestFormula[]): Formula {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return { kind: "time", per: "year", ...only };
  return { kind: "sum", parts };
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

/** What ending the loan today takes: what is due in one line, then what is not due yet. */
export function payoffOf(ahead: Ahead, upToDate: Minor): Position["payoff"] {
  const due = upToDate === 0 ? [] : [lineOf({ kind: "charge", amount: upToDate, code: "up-to-date" })];
  const lines = [...due, ...ahead.lines];
  let total = 0;
  for (const line of lines) total += line.amount;
  return { lines, total };
}
