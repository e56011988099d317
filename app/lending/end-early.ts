import { accruedInterest } from "./accrued-interest.ts";
import type { EpochDay } from "./calendar.ts";
import { NOTHING } from "./contract.ts";
import { canGiveBack, giveBack } from "./give-back.ts";
import type { Minor } from "./money.ts";
import { openItem } from "./lines.ts";
import { accruePenalty } from "./penalty.ts";
import { fixedInterest, growingPrincipal, interestKept, openOf, openTotal, type Row, type State } from "./state.ts";

/**
 * Money (or a waiver) that covers what is due, all principal and charges ahead and the interest grown so far ends the loan:
 * interest that would have grown later is not owed any more, and what was paid ahead of it becomes credit of the payment that
 * paid it. Early repayment costs what the payoff figure says, never the interest of time not used, in however many payments it
 * comes. `amount` is what a payment has left after what was due on the day.
 */
export function endEarly(state: State, amount: Minor, day: EpochDay, dueEnd: number): void {
  if (!endsEarly(state)) return;
  const { principal, charges, payable, interest, interestPaid } = openAhead(state, dueEnd, day);
  const open = principal + charges + interest;
  const beside = principal + charges + payable;
  if (open + interestPaid === 0 || amount + interestPaid < beside) return;
  const { owed } = accruedInterest(state, dueEnd, day);
  if (open === 0 && interestPaid <= owed) return;
  if (amount + interestPaid < beside + owed + dueOpen(state, dueEnd, day)) return;
  const ahead = state.rows.slice(dueEnd);
  const running = runningOf(ahead);
  // What a bank took back cannot be given back: it counts for the interest that is owed before the rest does.
  let left = ahead.reduce((sum, row) => sum + canGiveBack(state, row), owed - interestPaid);
  // Interest that grew belongs to the instalment that runs: on a later one it would look paid ahead of time ever after.
  for (const row of [...ahead.filter((each) => each !== running), ...ahead.filter((each) => each === running)]) {
    const most = row === running ? Infinity : fixedInterest([row]) + interestKept(row);
    const paid = canGiveBack(state, row);
    const stays = Math.max(0, Math.min(left, paid, most));
    giveBack(state, row, paid - stays, day);
    left -= stays;
  }
  cutInterest(state, ahead, Math.max(0, left), day);
}

/** A loan taken over with nothing but interest ahead has ended: what was paid elsewhere stays as it was paid. */
export function dropInterestAhead(state: State, day: EpochDay, dueEnd: number): void {
  if (!endsEarly(state)) return;
  const { principal, charges, interest, interestPaid } = openAhead(state, dueEnd, day);
  if (principal + charges > 0 || interest + interestPaid === 0) return;
  const { owed } = accruedInterest(state, dueEnd, day);
  const ahead = state.rows.slice(dueEnd);
  cutInterest(state, ahead, Math.max(0, owed - interestPaid), day);
  let left = owed;
  for (const row of ahead) {
    const paid = interestKept(row);
    row.carried += Math.max(0, paid - left);
    left = Math.max(0, left - paid);
  }
}

/** Interest that follows payments ends by itself; interest that is owed in full never does. */
function endsEarly({ pricing, contract }: State): boolean {
  return pricing?.followsPayments !== true && contract.product.earlyInterest !== "in-full";
}

function dueOpen(state: State, dueEnd: number, day: EpochDay): Minor {
  let open = 0;
  for (let index = state.firstOpen; index < dueEnd; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    accruePenalty(state, row, day);
    open += openTotal(row);
  }
  return open;
}

/** What instalments ahead ask for: charges apart that are payable already. Minor units. */
export function openAhead(
  state: State,
  dueEnd: number,
  day: EpochDay,
): {
  readonly principal: Minor;
  readonly charges: Minor;
  readonly payable: Minor;
  readonly interest: Minor;
  readonly interestPaid: Minor;
} {
  const open = { principal: 0, charges: 0, payable: 0, interest: 0, interestPaid: 0 };
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    const { owed, paid, waived, items } = row;
    if (paid === NOTHING && waived === NOTHING && items === null) {
      open.principal += owed.principal;
      open.interest += owed.interest;
      open.charges += owed.fee + owed.penalty;
      continue;
    }
    open.principal += openOf(row, "principal");
    open.interest += openOf(row, "interest");
    open.interestPaid += interestKept(row);
    open.charges += openOf(row, "fee") + openOf(row, "penalty");
    for (const item of items ?? []) if (item.due <= day) open.payable += openItem(row, item);
  }
  open.charges -= open.payable;
  return open;
}

function runningOf(ahead: readonly Row[]): Row | undefined {
  return ahead.find((row) => row.kind === "instalment") ?? ahead[0];
}

/** Leaves `open` of interest on the running instalment and none on the others. */
function cutInterest(state: State, ahead: readonly Row[], open: Minor, day: EpochDay): void {
  const running = runningOf(ahead);
  let principal = 0;
  for (const row of [...ahead].reverse()) {
    principal += growingPrincipal(row);
    const before = row.owed.interest;
    row.owed.interest = row.paid.interest + row.waived.interest + (row === running ? open : 0);
    const amount = before - row.owed.interest;
    if (row.cut !== null || amount !== 0) {
      row.cut = { ...(row.cut ?? { amount, on: day, principal }), lentAgain: 0, lentNights: 0, restored: 0 };
    }
    const plan = state.pricing?.plans.get(row.nr);
    if (plan !== undefined) plan.frozenAt ??= day;
    if (openTotal(row) === 0) {
      row.settledOn ??= day;
    } else {
      row.settledOn = null;
      state.firstOpen = Math.min(state.firstOpen, state.rows.indexOf(row));
    }
  }
}
