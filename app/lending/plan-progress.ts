import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import type { PlannedInstalment } from "./plan-build.ts";
import { type SettledMoney, moneyBetween } from "./settled-money.ts";

/** When a plan counts as broken, as shown at signing. Null = this does not break it. */
export interface PlanBreakRule {
  /** Behind by so many instalments after grace: what is open ÷ the regular instalment, rounded up. */
  readonly instalmentsBehind: number | null;
  /** So many slips in all: due times at which the plan fell further behind, also when made up later. */
  readonly slipsInAll: number | null;
  /** The oldest open instalment is so many days past its due date. */
  readonly openDays: number | null;
}

/** An agreed plan, as far as its following goes. */
export interface AgreedPlan {
  readonly agreedOn: EpochDay;
  /** In order of due date. */
  readonly instalments: readonly PlannedInstalment[];
  /** Days after a due date that still keep it. */
  readonly graceDays: number;
  readonly rule: PlanBreakRule;
}

/** upcoming until the grace is over or it is paid; then kept, partial (something came) or missed (nothing did). */
export type InstalmentState = "upcoming" | "kept" | "partial" | "missed";

export interface InstalmentProgress extends PlannedInstalment {
  readonly state: InstalmentState;
  readonly paid: Minor;
  /** The day it was fully paid; null while it is not. */
  readonly paidOn: EpochDay | null;
  /** Days after the due date that it was, or is still, unpaid; 0 in time or not yet due. */
  readonly daysLate: number;
}

/** completed beats broken: who has paid everything is done. behind = something is open past its grace. */
export type PlanState = "on-track" | "behind" | "broken" | "completed";

export interface PlanProgress {
  readonly state: PlanState;
  readonly instalments: readonly InstalmentProgress[];
  readonly paid: Minor;
  readonly left: Minor;
  /** Money beyond the whole plan. */
  readonly beyond: Minor;
  /** The oldest instalment not fully paid; null when completed. */
  readonly next: InstalmentProgress | null;
  /** What brings the plan up to date: the open parts of everything due by the day. */
  readonly toCatchUp: Minor;
  readonly slips: number;
  /** First day on which the rule was met, and by which part of it. Stays after a later payment; a correction can clear it. */
  readonly broken: { readonly on: EpochDay; readonly by: keyof PlanBreakRule } | null;
  readonly completedOn: EpochDay | null;
}

/**
 * Follows a plan from what stands in the ledger: settled, not reversed money since the day of agreement fills the oldest
 * instalment first. Nothing is stored, so a late entry or a reversal changes the answer on the next read.
 */
export function followPlan(plan: AgreedPlan, money: readonly SettledMoney[], asOf: EpochDay): PlanProgress {
  const received = moneyBetween(money, plan.agreedOn, asOf);
  const instalments = instalmentsOn(plan, money, asOf);
  const total = plan.instalments.reduce((sum, { amount }) => sum + amount, 0);
  const paid = Math.min(received, total);
  const next = instalments.find(({ paidOn }) => paidOn === null) ?? null;
  const broken = brokenBy(plan, money, asOf);
  const behind = instalments.some(({ state }) => state === "missed" || state === "partial");
  return {
    state: next === null ? "completed" : broken !== null ? "broken" : behind ? "behind" : "on-track",
    instalments,
    paid,
    left: total - paid,
    beyond: received - paid,
    next,
    toCatchUp: instalments.reduce((sum, { due, amount, paid: part }) => (due <= asOf ? sum + amount - part : sum), 0),
    slips: slipsOn(plan, money, asOf),
    broken,
    completedOn: next === null ? (instalments.at(-1)?.paidOn ?? null) : null,
  };
}

function instalmentsOn(plan: AgreedPlan, money: readonly SettledMoney[], asOf: EpochDay): InstalmentProgress[] {
  const received = moneyBetween(money, plan.agreedOn, asOf);
  let before = 0;
  return plan.instalments.map((instalment) => {
    const { due, amount } = instalment;
    const paid = Math.max(0, Math.min(amount, received - before));
    before += amount;
    const paidOn = paid === amount ? dayReceived(plan, money, before) : null;
    const open: InstalmentState = asOf <= due + plan.graceDays ? "upcoming" : paid > 0 ? "partial" : "missed";
    return {
      ...instalment,
      state: paidOn === null ? open : "kept",
      paid,
      paidOn,
      daysLate: Math.max(0, (paidOn ?? asOf) - due),
    };
  });
}

/** The day on which so much had come in since the agreement. Only asked when it has. */
function dayReceived(plan: AgreedPlan, money: readonly SettledMoney[], sum: Minor): EpochDay {
  const days = money.map(({ day }) => day).filter((day) => moneyBetween(money, plan.agreedOn, day) >= sum);
  return Math.min(...days);
}

/** Due times (with grace, over by `asOf`) at which the plan was further behind than at the one before. */
function slipsOn(plan: AgreedPlan, money: readonly SettledMoney[], asOf: EpochDay): number {
  let slips = 0;
  let owed = 0;
  let behindBefore = 0;
  for (const { due, amount } of plan.instalments) {
    const closes = due + plan.graceDays;
    if (closes >= asOf) break;
    owed += amount;
    const behind = Math.max(0, owed - moneyBetween(money, plan.agreedOn, closes));
    if (behind > behindBefore) slips++;
    behindBefore = behind;
  }
  return slips;
}

/** The rule can only come true the day after a grace ends or when the oldest open one gets old enough: those days are tried. */
function brokenBy(plan: AgreedPlan, money: readonly SettledMoney[], asOf: EpochDay): PlanProgress["broken"] {
  const { instalmentsBehind, slipsInAll, openDays } = plan.rule;
  const regular = Math.max(...plan.instalments.map(({ amount }) => amount));
  const days = plan.instalments.flatMap(({ due }) => [
    due + plan.graceDays + 1,
    ...(openDays === null ? [] : [due + openDays]),
  ]);
  for (const on of [...new Set(days)].filter((day) => day <= asOf).sort((a, b) => a - b)) {
    const open = instalmentsOn(plan, money, on).filter(({ paidOn, due }) => paidOn === null && due < on);
    const behind = open.reduce((sum, { state, amount, paid }) => (state === "upcoming" ? sum : sum + amount - paid), 0);
    if (instalmentsBehind !== null && Math.ceil(behind / regular) >= instalmentsBehind)
      return { on, by: "instalmentsBehind" };
    if (slipsInAll !== null && slipsOn(plan, money, on) >= slipsInAll) return { on, by: "slipsInAll" };
    if (openDays !== null && open.some(({ due }) => on - due >= openDays)) return { on, by: "openDays" };
  }
  return null;
}
