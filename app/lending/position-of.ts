import { accruedInterest } from "./accrued-interest.ts";
import { firstAfter } from "./allocate.ts";
import { type EpochDay } from "./calendar.ts";
import { type Amounts, type Contract, noAmounts } from "./contract.ts";
import { type Entry } from "./ledger.ts";
import { lateFeeOf, roomForFee } from "./late-fee.ts";
import { lifeRoom } from "./life-cap.ts";
import { dueLines, lineOf, openItem } from "./lines.ts";
import { type Minor } from "./money.ts";
import { heldDaysIn } from "./held-days.ts";
import { closePenalty, defaultRateLimit, openPenalty } from "./penalty.ts";
import {
  type CapPosition,
  type HoldPosition,
  type InstalmentPosition,
  type Line,
  type PaymentAllocation,
  type Position,
} from "./position.ts";
import { replay } from "./replay.ts";
import { type Schedule } from "./schedule.ts";
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
  const tomorrow = growthTomorrow(state, dueEnd, asOf);
  for (let index = state.firstOpen; index < dueEnd; index += 1) {
    const row = state.rows[index];
    if (row !== undefined) closePenalty(state, row, asOf);
  }
  const dueRows = state.rows.slice(state.firstOpen, dueEnd).filter((row) => openTotal(row) > 0);
  const lines = dueLines(state, dueRows, asOf);
  let upToDate = 0;
  for (const line of lines) upToDate += line.amount;
  const oldest = oldestUnpaid(state, dueRows, asOf);
  const dpd = oldest === null ? 0 : asOf - oldest;
  const payoff = payoffOf(state, dueEnd, upToDate, asOf);
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
    dpdWithoutHolds: oldest === null ? 0 : dpd - heldDaysIn(state.held, "penalty", oldest + 1, asOf),
    oldestUnpaidDue: oldest,
    stage: stageOf(contract.product.stages, {
      dpd,
      settled: payoff.total <= 0 && isSettled(state),
      asOf,
      nextDue: next?.due ?? null,
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

function oldestUnpaid(state: State, dueRows: readonly Row[], asOf: EpochDay): EpochDay | null {
  let oldest: EpochDay | null = null;
  for (const row of dueRows) {
    const due = row.kind === "charges" ? oldestItem(row) : row.due;
    if (due !== null && (oldest === null || due < oldest)) oldest = due;
  }
  const last = state.rows[state.rows.length - 1];
  if (oldest === null && last?.kind === "charges" && last.due > asOf) {
    const due = oldestItem(last);
    if (due !== null && due <= asOf) oldest = due;
  }
  return oldest;
}

function oldestItem(row: Row): EpochDay | null {
  let oldest: EpochDay | null = null;
  for (const item of row.items ?? []) {
    if (openItem(row, item) > 0 && (oldest === null || item.due < oldest)) oldest = item.due;
  }
  return oldest;
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

/** What ending the loan today takes: what is due, the principal that is not, and the interest that has grown on it. */
function payoffOf(state: State, dueEnd: number, upToDate: Minor, asOf: EpochDay): Position["payoff"] {
  const lines: Line[] = [];
  if (upToDate !== 0) lines.push(lineOf({ kind: "charge", amount: upToDate, code: "up-to-date" }));
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
  const accrued = accruedInterest(state, state.rows[dueEnd], principal, asOf);
  if (accrued !== null && accrued.amount > 0) {
    const { amount, from, days } = accrued;
    const formula = { kind: "time", per: "year", ...accrued.formula } as const;
    lines.push(lineOf({ kind: "interest", component: "interest", amount, formula, from, to: asOf, days }));
    const already = Math.min(interestAhead, amount);
    if (already > 0)
      lines.push(lineOf({ kind: "payment", component: "interest", amount: -already, code: "interest-ahead" }));
  }
  if (charges > 0) lines.push(lineOf({ kind: "charge", amount: charges, code: "later-charges" }));
  if (state.credit > 0) lines.push(lineOf({ kind: "credit", amount: -state.credit }));
  let total = 0;
  for (const line of lines) total += line.amount;
  return { lines, total };
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

function instalmentOf(row: Row): InstalmentPosition {
  const { owed, paid, waived } = row;
  const outstanding = {
    principal: owed.principal - paid.principal - waived.principal,
    interest: owed.interest - paid.interest - waived.interest,
    penalty: owed.penalty - paid.penalty - waived.penalty,
    fee: owed.fee - paid.fee - waived.fee,
  };
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

function notChargedOf(state: State): Minor {
  let sum = 0;
  for (const row of state.rows) {
    if (row.segments !== null) for (const segment of row.segments) sum += segment.notCharged;
    if (row.items !== null) for (const item of row.items) sum += item.notCharged;
  }
  return sum;
}

function principalLeftOf(state: State): Minor {
  let sum = 0;
  for (const row of state.rows) sum += openOf(row, "principal");
  return sum;
}

function capsOf(state: State): CapPosition[] {
  return state.contract.caps.map((cap) => {
    const notCharged = notChargedOf(state);
    switch (cap.kind) {
      case "default-rate": {
        let limit = 0;
        let charged = 0;
        for (const row of state.rows.slice(state.firstOpen)) {
          limit += defaultRateLimit(cap, row.baseDays);
          charged +=
            (cap.covers.includes("penalty") ? row.closedPenalty : 0) + (cap.covers.includes("fee") ? row.lateFees : 0);
        }
        return {
          kind: cap.kind,
          source: cap.source,
          limitPpm: cap.ratePpm,
          limit,
          charged,
          notCharged,
          reached: notCharged > 0,
        };
      }
      case "total-cost": {
        const { lifeLimit: limit, lifeUsed: charged } = state;
        return {
          kind: cap.kind,
          source: cap.source,
          limitPpm: cap.ratePpm,
          limit,
          charged,
          notCharged,
          reached: charged >= limit,
        };
      }
      case "late-fees": {
        const { lateFeesLimit: limit, lateFeesUsed: charged } = state;
        return {
          kind: cap.kind,
          source: cap.source,
          limitPpm: null,
          limit,
          charged,
          notCharged,
          reached: charged >= limit,
        };
      }
      case "interest-rate": {
        const reached = state.contract.annualRatePpm > cap.ratePpm;
        return {
          kind: cap.kind,
          source: cap.source,
          limitPpm: cap.ratePpm,
          limit: 0,
          charged: 0,
          notCharged: 0,
          reached,
        };
      }
    }
  });
}

function holdsOf(state: State, oldest: EpochDay | null, asOf: EpochDay): HoldPosition[] {
  return state.held
    .filter((span) => span.until > asOf || (oldest !== null && span.until > oldest))
    .map(({ hold, reason, scopes, from, until }) => ({
      hold,
      reason,
      scopes,
      from,
      until: until === Infinity ? null : until,
    }));
}
