import type { EpochDay } from "../calendar.ts";
import { type Amounts, type Component, noAmounts } from "../contract.ts";
import { divide, type Minor } from "../money.ts";
import { closePenalty } from "../penalty.ts";
import { carriedAs, carriedInto, type ScheduleRow } from "../schedule.ts";
import { fixedInterest, openOf, type State } from "../state.ts";

/**
 * What happens to an overdue component under new terms: asked for with the first new instalment, spread over all of them,
 * turned into principal, given up, or left where it is. Only re-creating what another engine does leaves something behind:
 * a borrower who agreed to terms must not stay past due.
 */
export type ArrearsChoice = "collect" | "spread" | "capitalise" | "waive" | "leave";

/** One choice for each component that may be overdue. Principal cannot be capitalised, and is waived only in a settlement. */
export interface ArrearsChoices {
  /** "shift": overdue instalments come again at the end, in the step of the contract. */
  readonly principal: "collect" | "spread" | "shift" | "leave";
  readonly interest: ArrearsChoice;
  readonly penalty: ArrearsChoice;
  readonly fee: ArrearsChoice;
}

/** What is open on the day of the terms. */
export interface OpenAmounts {
  /**
   * Interest, penalty and fees of instalments that are due; charges already payable; overdue principal; and interest that
   * earlier terms or a chargeback put into instalments to come.
   */
  readonly overdue: Amounts;
  /** All principal, due or not. */
  readonly principal: Minor;
}

/** Reads a replayed state; penalty is booked through the day. */
export function openAmounts(state: State, day: EpochDay, keepsOverdue = false): OpenAmounts {
  const overdue = noAmounts();
  overdue.interest = Math.max(0, fixedInterest(state.rows.filter((row) => row.due > day)));
  let principal = 0;
  for (const row of state.rows) {
    if (keepsOverdue && row.due <= day) continue;
    if (row.due < day) closePenalty(state, row, day);
    principal += openOf(row, "principal");
    overdue.penalty += openOf(row, "penalty");
    overdue.fee += openOf(row, "fee");
    if (row.due > day) continue;
    overdue.principal += openOf(row, "principal");
    overdue.interest += openOf(row, "interest");
  }
  return { overdue, principal };
}

/** How the choices divide what is overdue. */
export interface Settled {
  readonly moves: Component[];
  readonly waived: Amounts;
  readonly capitalised: Amounts;
  readonly collected: Amounts;
  readonly spread: Amounts;
}

/** Applies the choices to what is overdue (principal is always moved and handled by the schedule). */
export function settleArrears(overdue: Readonly<Amounts>, choices: ArrearsChoices): Settled {
  const settled: Settled = {
    moves: ["principal"],
    waived: noAmounts(),
    capitalised: noAmounts(),
    collected: noAmounts(),
    spread: noAmounts(),
  };
  for (const component of ["interest", "penalty", "fee"] as const) {
    const choice = choices[component];
    if (choice === "leave" && component !== "interest") continue;
    settled.moves.push(component);
    if (choice === "waive") settled.waived[component] = overdue[component];
    else if (choice === "capitalise") settled.capitalised[component] = overdue[component];
    else if (choice === "spread") settled.spread[component] = overdue[component];
    else settled.collected[component] = overdue[component];
  }
  return settled;
}

/** Adds what is collected to the first row and what is spread to all, in equal parts; the last row takes what rounding left. */
export function addArrears(rows: readonly ScheduleRow[], settled: Settled, multiple: Minor): ScheduleRow[] {
  const parts = { interest: [0], penalty: [0], fee: [0] };
  for (const component of ["interest", "penalty", "fee"] as const) {
    const shares = equalParts(settled.spread[component], rows.length, multiple);
    parts[component] = shares.map((share, index) => share + (index === 0 ? settled.collected[component] : 0));
  }
  return rows.map((row, index) => {
    const interest = parts.interest[index] ?? 0;
    const { carried = carriedInto(row), ...before } = row;
    return {
      ...before,
      interest: row.interest + interest,
      ...carriedAs(carried + interest),
      penalty: row.penalty + (parts.penalty[index] ?? 0),
      fee: row.fee + (parts.fee[index] ?? 0),
    };
  });
}

/** An amount in `count` parts, each a multiple of the product's unit, half-even; the last one takes the rest. */
export function equalParts(amount: Minor, count: number, multiple: Minor): Minor[] {
  const share = divide(amount, count * multiple) * multiple;
  return Array.from({ length: count }, (_, index) =>
    index === count - 1
      ? amount - Math.min(amount, share * (count - 1))
      : Math.min(share, Math.max(0, amount - share * index)),
  );
}
