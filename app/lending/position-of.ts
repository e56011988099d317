import { firstAfter } from "./allocate.ts";
import { aheadOf, payoffOf } from "./payoff.ts";
import { capsOf, notChargedOf } from "./caps.ts";
import { reprice } from "./reprice.ts";
import type { EpochDay } from "./calendar.ts";
import { type Amounts, type Contract, noAmounts, NOTHING } from "./contract.ts";
import type { Entry } from "./ledger.ts";
import { lateFeeOf, roomForFee } from "./late-fee.ts";
import { lifeRoom } from "./life-cap.ts";
import { dueLines } from "./lines.ts";
import type { Minor } from "./money.ts";
import { heldDaysIn } from "./held-days.ts";
import { closePenalty, openPenalty } from "./penalty.ts";
import type { HoldPosition, InstalmentPosition, PaymentAllocation, Position } from "./position.ts";
import { replay } from "./replay.ts";
import type { Schedule } from "./schedule.ts";
import { stageOf } from "./stage.ts";
import { openOf, openTotal, type Receipt, type Row, type State } from "./state.ts";

/**
 * Everything known about a loan at the end of a day. Pure: the same contract, schedule and entries give the same position, in
 * whatever order the entries come. `schedule` is the one signed with the contract; later ones are entries.
 */
export function positionOf(
  contract: Contract,
  schedule: Schedule,
  entries: readonly Entry[],
  asOf: EpochDay,
): Position {
  const state = replay(contract, schedule, entries, asOf);
  const dueEnd = firstAfter(state, asOf);
  const ahead = aheadOf(state, dueEnd, asOf);
  reprice(state, asOf, "projected");
  const tomorrow = growthTomorrow(state, dueEnd, asOf);
  for (let index = state.firstOpen; index < dueEnd; index += 1) {
    const row = state.rows[index];
    if (row !== undefined) closePenalty(state, row, asOf);
  }
  const dueRows = state.rows.slice(state.firstOpen, dueEnd).filter((row) => openTotal(row) > 0);
  const lines = dueLines(state, dueRows, asOf);
  let upToDate = 0;
  for (const line of lines) upToDate += line.amount;
  const oldest = dueRows[0]?.due ?? null;
  const dpd = oldest === null ? 0 : asOf - oldest;
  const payoff = payoffOf(ahead, upToDate);
  const next = nextDue(state, dueEnd);
  const instalments = state.rows.map(instalmentOf);
  return {
    asOf,
    currency: contract.currency,
    lines,
    upToDate,
    overdue: overdueOf(dueRows),
    payoff,
    dpd,
    dpdWithoutHolds: oldest === null ? 0 : dpd - heldDaysIn(state.held, ["contact", "penalty"], oldest + 1, asOf),
    oldestUnpaidDue: oldest,
    stage: stageOf(contract.product.stages, {
      dpd,
      settled: payoff.total <= 0 && isSettled(state),
      asOf,
      nextDue: oldest ?? next?.due ?? null,
    }),
    next,
    instalments,
    payments: state.receipts.map(allocationOf),
    credit: state.credit,
    notCharged: notChargedOf(state),
    tomorrow,
    principalLeft: principalLeftOf(state),
    caps: capsOf(state),
    holds: holdsOf(state, oldest, asOf),
  };
}

function isSettled(state: State): boolean {
  return state.rows.every((row) => openTotal(row) === 0);
}

function overdueOf(dueRows: readonly Row[]): Amounts {
  const overdue = noAmounts();
  for (const row of dueRows) {
    overdue.principal += openOf(row, "principal");
    overdue.interest += openOf(row, "interest");
    overdue.penalty += openOf(row, "penalty");
    overdue.fee += openOf(row, "fee");
  }
  return overdue;
}

function nextDue(state: State, dueEnd: number): Position["next"] {
  for (let index = dueEnd; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined) continue;
    const amount = openTotal(row);
    if (amount > 0) return { nr: row.nr, due: row.due, amount };
  }
  return null;
}

/** One more day of penalty on what is due, and late fees that come tomorrow. */
function growthTomorrow(state: State, dueEnd: number, asOf: EpochDay): Minor {
  let growth = 0;
  let feesLeft = state.lateFeesLimit - state.lateFeesUsed;
  for (let index = state.firstOpen; index < dueEnd; index += 1) {
    const row = state.rows[index];
    if (row === undefined || openTotal(row) === 0) continue;
    growth += openPenalty(state, row, asOf + 1).charged - openPenalty(state, row, asOf).charged;
    const rule = state.contract.product.lateFee;
    if (rule !== null && row.nextLateFee === asOf + 1 && openOf(row, "principal") + openOf(row, "interest") > 0) {
      const fee = Math.min(lateFeeOf(rule, row).amount, roomForFee(state, row, asOf + 1), feesLeft);
      feesLeft -= fee;
      growth += fee;
    }
  }
  return Math.min(growth, lifeRoom(state, asOf));
}

function openAmountsOf(row: Row): Amounts {
  const { owed, paid, waived } = row;
  return {
    principal: owed.principal - paid.principal - waived.principal,
    interest: owed.interest - paid.interest - waived.interest,
    penalty: owed.penalty - paid.penalty - waived.penalty,
    fee: owed.fee - paid.fee - waived.fee,
  };
}

function instalmentOf(row: Row): InstalmentPosition {
  const { owed, paid, waived } = row;
  const untouched = paid === NOTHING && waived === NOTHING;
  const outstanding = untouched ? owed : openAmountsOf(row);
  return {
    nr: row.nr,
    from: row.from,
    due: row.due,
    kind: row.kind,
    owed,
    paid,
    waived,
    outstanding,
    settledOn: row.settledOn,
  };
}

function allocationOf(receipt: Receipt): PaymentAllocation {
  const { entry, effective, total, parts, credit } = receipt;
  const split = noAmounts();
  for (const part of parts) split[part.component] += part.amount;
  return { entry, effective, total, parts, split, credit };
}

function principalLeftOf(state: State): Minor {
  let sum = 0;
  for (const row of state.rows) sum += openOf(row, "principal");
  return sum;
}

function holdsOf(state: State, oldest: EpochDay | null, asOf: EpochDay): HoldPosition[] {
  return state.held
    .filter((span) => span.from <= asOf)
    .filter((span) => span.until > asOf || (oldest !== null && span.until > oldest))
    .map(({ hold, reason, scopes, from, until }) => ({
      hold,
      reason,
      scopes,
      from,
      until: until > asOf ? null : until,
    }));
}
