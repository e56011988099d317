import type { EpochDay } from "./calendar.ts";
import type { LateFeeRule } from "./contract.ts";
import { dayWithoutHolds, heldDaysIn } from "./held-days.ts";
import { lifeRoom } from "./life-cap.ts";
import { type Minor, mulDiv } from "./money.ts";
import { accruePenalty, defaultRateLimit, openPenalty, penaltyBase } from "./penalty.ts";
import type { Formula } from "./position.ts";
import { WHOLE } from "./rate.ts";
import { openOf, type Row, type State } from "./state.ts";

/**
 * The day of the first late fee of an instalment: the first day after the free days. Days on hold do not count towards it.
 * Infinity when the product has none.
 */
export function firstLateFeeDay(state: Pick<State, "contract" | "held">, due: EpochDay): number {
  const rule = state.contract.product.lateFee;
  return rule === null ? Infinity : dayWithoutHolds(state.held, "penalty", due, rule.graceDays + 1);
}

/** Adds the late fees whose day has come by `day`, for instalments that were still unsettled on that day. */
export function addLateFees(state: State, day: EpochDay): void {
  const rule = state.contract.product.lateFee;
  if (rule === null) return;
  for (let index = state.firstOpen; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined || row.due >= day) return;
    while (row.nextLateFee <= day) addLateFee(state, row, rule);
  }
}

function addLateFee(state: State, row: Row, rule: LateFeeRule): void {
  const on = row.nextLateFee;
  row.nextLateFee =
    rule.repeatEveryDays === null ? Infinity : dayWithoutHolds(state.held, "penalty", on, rule.repeatEveryDays);
  const late = openOf(row, "principal") + openOf(row, "interest");
  if (late <= 0) {
    row.nextLateFee = Infinity;
    return;
  }
  accruePenalty(state, row, on);
  const { amount: agreed, formula } = lateFeeOf(rule, row);
  const amount = Math.min(agreed, roomForFee(state, row, on));
  if (agreed === 0) return;
  (row.items ??= []).push({
    component: rule.component,
    charged: amount,
    amount,
    due: row.due,
    on,
    source: "late-fee",
    code: "late-fee",
    entry: null,
    formula,
    notCharged: agreed - amount,
    paid: 0,
    waived: 0,
  });
  row.owed[rule.component] += amount;
  row.lateFees += amount;
  state.lifeUsed += amount;
  state.lateFeesUsed += amount;
}

/** The fee as agreed: the greater of the minimum and a part of the base, half-even. */
export function lateFeeOf(rule: LateFeeRule, row: Row): { amount: Minor; formula: Formula } {
  const base = lateFeeBase(rule, row);
  const amount = Math.max(rule.minimum, mulDiv(base, rule.ratePpm, WHOLE));
  return { amount, formula: { kind: "percent", base, ratePpm: rule.ratePpm, minimum: rule.minimum } };
}

function lateFeeBase(rule: LateFeeRule, row: Row): Minor {
  switch (rule.of) {
    case "instalment":
      return row.owed.principal + row.owed.interest - takenBack(row);
    case "overdue":
      return openOf(row, "principal") + openOf(row, "interest");
    case "overdue-principal":
      return openOf(row, "principal");
    case "overdue-interest":
      return openOf(row, "interest");
  }
}

/** Principal and interest that a bank took back: owed with this instalment, but no part of it as agreed. */
function takenBack(row: Row): Minor {
  let sum = 0;
  for (const item of row.items ?? []) {
    if (item.component === "principal" || item.component === "interest") sum += item.amount;
  }
  return sum;
}

/** What the caps leave for a late fee of a row on a day. What they keep back is never charged later. */
export function roomForFee(state: State, row: Row, on: EpochDay): number {
  let room = Math.min(lifeRoom(state, on), state.lateFeesLimit - state.lateFeesUsed);
  for (const cap of state.contract.caps) {
    if (cap.kind !== "default-rate" || !cap.covers.includes("fee")) continue;
    const from = state.penalty === null ? row.due + 1 : row.penaltyFrom;
    const days = Math.max(0, on - from + 1) - heldDaysIn(state.held, "penalty", from, on);
    const base = state.penalty === null ? openOf(row, "principal") : penaltyBase(row, state.penalty);
    const penalty = cap.covers.includes("penalty") ? row.closedPenalty + openPenalty(state, row, on).charged : 0;
    const used = penalty + row.lateFees;
    room = Math.min(room, defaultRateLimit(cap, row.baseDays + base * days) - used);
  }
  return Math.max(0, room);
}
