import { type Component, noAmounts } from "../contract.ts";
import { irregularFraction } from "../daycount.ts";
import { chargeableRate, interestOf } from "../interest.ts";
import type { ScheduleChange } from "../ledger.ts";
import type { Minor } from "../money.ts";
import type { Ppm } from "../rate.ts";
import { carriedInto, type ScheduleRow } from "../schedule.ts";
import {
  addArrears,
  type ArrearsChoices,
  equalParts,
  type OpenAmounts,
  openAmounts,
  type Settled,
  settleArrears,
} from "./arrears.ts";
import { fixedInterest } from "../state.ts";
import type { TermsContext } from "./context.ts";
import { type NewPeriod, rebuild } from "./rebuild.ts";

/** A schedule change that nobody has written down yet. */
export type ChangeDraft = Omit<ScheduleChange, "id" | "enteredAt" | "shownHash">;

/**
 * Makes the ledger entry of new terms: principal over the periods (with overdue principal collected first or spread), then the
 * other overdue components by the borrower's and lender's choice.
 */
export function buildChange(
  context: TermsContext,
  name: string,
  periods: readonly NewPeriod[],
  choices: ArrearsChoices,
  ratePpm: Ppm,
): ChangeDraft {
  const { contract, day, state } = context;
  const keepsOverdue = choices.principal === "leave";
  const open = keepsOverdue ? openAmounts(state, day, true) : context.open;
  const settled = settleArrears(open.overdue, choices);
  const capitalised = settled.capitalised.interest + settled.capitalised.penalty + settled.capitalised.fee;
  const collected = choices.principal === "collect" ? open.overdue.principal : 0;
  const total = open.principal + capitalised - collected;
  const fresh = open.overdue.principal + capitalised - collected;
  const asked = choices.principal === "shift" ? periods : askOverdue(context, periods, fresh);
  const earlier = state.ahead.filter((flow) => flow.day > context.runsFrom);
  const built = rebuild(contract, { total, came: [...earlier, { day, delta: fresh }] }, asked, ratePpm);
  const ahead = withoutPaidAhead(context, collectFirst(context, built, collected, ratePpm));
  const rows = addArrears(ahead, settled, contract.product.instalment.multiple);
  return draftOf(context, name, rows, settled, open, keepsOverdue);
}

/** The entry for given rows. */
export function draftOf(
  context: TermsContext,
  name: string,
  rows: readonly ScheduleRow[],
  settled: Pick<Settled, "moves" | "waived" | "capitalised">,
  open: OpenAmounts = context.open,
  keepsOverdue = false,
): ChangeDraft {
  const { day } = context;
  const basis = noAmounts();
  basis.principal = open.principal;
  for (const component of ["interest", "penalty", "fee"] as const) {
    if (settled.moves.includes(component)) basis[component] = open.overdue[component];
  }
  const moves: readonly Component[] = settled.moves;
  const { waived, capitalised } = settled;
  const schedule = { rows };
  return { kind: "schedule", effective: day, terms: name, schedule, moves, keepsOverdue, basis, waived, capitalised };
}

/** Spreads overdue principal over instalments that ask for fixed amounts; level instalments take it in by themselves. */
function askOverdue(context: TermsContext, periods: readonly NewPeriod[], overdue: Minor): readonly NewPeriod[] {
  if (overdue === 0 || periods.some(({ asks }) => asks.kind === "level")) return periods;
  const shares = equalParts(overdue, periods.length, context.contract.product.instalment.multiple);
  return periods.map((period, index) => {
    const share = shares[index] ?? 0;
    const { asks } = period;
    if (asks.kind === "amount") return { ...period, asks: { ...asks, amount: asks.amount + share } };
    if (asks.kind === "principal") return { ...period, asks: { ...asks, principal: asks.principal + share } };
    return period;
  });
}

/** Overdue principal asked for with the first instalment, with interest from the day of the terms until then. */
function collectFirst(
  context: TermsContext,
  rows: readonly ScheduleRow[],
  collected: Minor,
  ratePpm: Ppm,
): ScheduleRow[] {
  const { contract, day } = context;
  return rows.map((row, index) => {
    if (index > 0 || collected === 0) return row;
    const formula = {
      base: collected,
      ratePpm: chargeableRate(contract, ratePpm),
      ...irregularFraction(contract, day, row.due),
    };
    const interest = contract.product.method === "flat" ? 0 : interestOf(formula);
    const carried = carriedInto(row);
    return { ...row, principal: row.principal + collected, interest: row.interest + interest, formula: null, carried };
  });
}

/**
 * Interest that was already paid ahead is not asked for again: it lowers the first instalments that ask for interest. What
 * they cannot take counts when the loan ends early.
 */
function withoutPaidAhead(context: TermsContext, rows: readonly ScheduleRow[]): ScheduleRow[] {
  let left = Math.max(0, -fixedInterest(context.state.rows.filter((row) => row.due > context.day)));
  return rows.map((row, index) => {
    const part = Math.min(left, row.interest);
    left -= part;
    const counts = index === rows.length - 1 ? part + left : part;
    if (counts === 0) return row;
    return { ...row, interest: row.interest - part, carried: carriedInto(row) - counts };
  });
}
