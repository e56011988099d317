import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import { cycleDates } from "./pay-cycle.ts";
import { type PlanBasis, type PlanOption, type PlannedInstalment, planDates } from "./plan-build.ts";
import { type PlanBreakRule, followPlan } from "./plan-progress.ts";

/** What might go wrong: instalment `number` comes some days late, is missed, or it and the next are missed. */
export type Slip =
  | { readonly kind: "late"; readonly number: number; readonly days: number }
  | { readonly kind: "missed-one"; readonly number: number }
  | { readonly kind: "missed-two"; readonly number: number };

/** One instalment that did not come on its day and the day it comes instead. */
export interface LateInstalment {
  readonly number: number;
  readonly due: EpochDay;
  readonly paidOn: EpochDay;
  readonly amount: Minor;
}

/** What the redraw needs beside the plan. */
export interface RedrawRules {
  readonly agreedOn: EpochDay;
  readonly graceDays: number;
  readonly breakRule: PlanBreakRule;
  /** The last day the policy accepts at once. */
  readonly latestDue: EpochDay;
  /** What one late instalment costs (penalty, late fee), minor units, 0 or more. From the caller, by its policy. */
  readonly costOf: (late: LateInstalment) => Minor;
}

/** The plan after a slip. */
export interface RedrawnPlan {
  /** What is really paid and when: Σ = total. No payment is above the regular instalment, the last is the smallest. */
  readonly instalments: readonly PlannedInstalment[];
  readonly late: readonly LateInstalment[];
  readonly extraCost: Minor;
  /** The plan's total + extraCost. */
  readonly total: Minor;
  readonly lastDue: EpochDay;
  /** False when the new end is later than the policy accepts at once. */
  readonly withinPolicy: boolean;
  /** The rule that ends the plan before the slip is made up; null when the plan goes on. */
  readonly breaks: keyof PlanBreakRule | null;
}

/**
 * The same plan after a slip. Late: one date moves. Missed: the missed instalments go to the end, on the next dates of the
 * cycle. What the slip costs is paid last, in instalments no larger than the others, so that a miss never makes a balloon.
 * Null when the plan has no such instalment (or `missed-two` starts at the last).
 */
export function redrawAfterSlip(
  basis: PlanBasis,
  plan: PlanOption,
  slip: Slip,
  rules: RedrawRules,
): RedrawnPlan | null {
  const missed = slip.kind === "missed-two" ? [slip.number, slip.number + 1] : [slip.number];
  const hit = plan.instalments.filter(({ number }) => missed.includes(number));
  if (hit.length !== missed.length) return null;

  const added = slip.kind === "late" ? 0 : hit.length;
  const madeUp = planDates(basis, plan.count + added).slice(plan.count);
  const late = hit.map(({ number, due, amount }, k) => ({
    number,
    due,
    paidOn: slip.kind === "late" ? due + slip.days : (madeUp[k] ?? due),
    amount,
  }));
  const extraCost = late.reduce((sum, one) => sum + rules.costOf(one), 0);
  const lateBy = new Map(late.map((one) => [one.number, one.paidOn]));
  const days = plan.instalments.map(({ number, due }) => lateBy.get(number) ?? due).sort((a, b) => a - b);
  const total = plan.total + extraCost;
  const instalments = payOff(basis, days, plan.regular, total);
  const lastDue = instalments.at(-1)?.due ?? plan.lastDue;
  return {
    instalments,
    late,
    extraCost,
    total,
    lastDue,
    withinPolicy: lastDue <= rules.latestDue,
    breaks: breaksBy(plan, slip, late, rules),
  };
}

/** The regular amount on each day, on further days of the cycle when these do not suffice, the rest at last. */
function payOff(basis: PlanBasis, days: readonly EpochDay[], regular: Minor, total: Minor): PlannedInstalment[] {
  const count = Math.ceil(total / regular);
  const last = days.at(-1) ?? basis.today;
  const further = cycleDates(basis.cycle, last + 1, Math.max(0, count - days.length), basis.daysAfterPayday);
  return [...days, ...further].slice(0, count).map((due, k) => ({
    number: k + 1,
    due,
    amount: Math.min(regular, total - k * regular),
  }));
}

/** Follows the plan to the day before a late instalment comes, or to the end of the grace of the last missed one. */
function breaksBy(
  plan: PlanOption,
  slip: Slip,
  late: readonly LateInstalment[],
  rules: RedrawRules,
): keyof PlanBreakRule | null {
  const first = late[0];
  const final = late.at(-1);
  if (first === undefined || final === undefined) return null;
  const agreed = {
    agreedOn: rules.agreedOn,
    instalments: plan.instalments,
    graceDays: rules.graceDays,
    rule: rules.breakRule,
  };
  const money = plan.instalments
    .filter(({ number }) => number < first.number)
    .map(({ number, due, amount }) => ({ entry: String(number), day: due, amount }));
  const until = slip.kind === "late" ? first.paidOn - 1 : final.due + rules.graceDays + 1;
  return followPlan(agreed, money, until).broken?.by ?? null;
}
