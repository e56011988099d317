import type { EpochDay } from "#app/lending/calendar.ts";
import { type Amounts, noAmounts, totalOf } from "#app/lending/contract.ts";
import { divide, type Minor } from "#app/lending/money.ts";
import { cycleDates, type PayCycle } from "#app/lending/pay-cycle.ts";
import { followPlan } from "#app/lending/plan-progress.ts";
import type { PlanRules } from "#db/schema/plans.ts";
import type { PlanGround } from "./plan-ground.ts";
import { costOfSpreading, drawPlan, type DrawnInstalment, type PlanInterest } from "./plan-cost.ts";

export const slipKinds = ["late", "one", "two"] as const;
export type SlipKind = (typeof slipKinds)[number];

/** What a slip would do to a plan, shown before it is agreed. */
export interface SlipPreview {
  readonly kind: SlipKind;
  /** The payment it is shown for. */
  readonly number: number;
  readonly due: EpochDay;
  /** Before and after by date; null where there is no payment, `missed` where it does not come. */
  readonly rows: readonly { due: EpochDay; before: Minor | null; after: Minor | null; missed: boolean }[];
  readonly total: { readonly before: Minor; readonly after: Minor };
  readonly extra: Minor;
  /** Slips used, and how many are left before the plan ends; null where the policy counts none. */
  readonly used: number;
  readonly left: number | null;
  /** The rule of the plan ends it before the missed payments could be moved. */
  readonly breaks: boolean;
}

/** Days that "late" is shown for: one that still counts as on time where the policy gives any. */
const lateDays = 3;

/**
 * Payments of equal size on the given days for what is left: the same arithmetic as a new plan. The last one settles the
 * rounding and is never the larger.
 */
export function levelPayments(
  left: Readonly<Amounts>,
  interest: PlanInterest | null,
  from: EpochDay,
  days: readonly EpochDay[],
): DrawnInstalment[] {
  const total = totalOf(left) + costOfSpreading(left, interest, from, days);
  const regular = divide(total, days.length, "up");
  const payments = days.map((due, index) => ({
    number: index + 1,
    due,
    amount: Math.max(0, Math.min(regular, total - regular * index)),
  }));
  return drawPlan(left, interest, from, payments);
}

/** The plan redrawn for payments that were missed: they go to the end, on the next dates of the rhythm. */
export function redrawWithout(
  left: Readonly<Amounts>,
  interest: PlanInterest | null,
  from: EpochDay,
  plan: {
    readonly cycle: PayCycle;
    readonly ahead: readonly EpochDay[];
    readonly last: EpochDay;
    readonly missed: number;
  },
): DrawnInstalment[] {
  const further = cycleDates(plan.cycle, plan.last + 1, plan.missed);
  return levelPayments(left, interest, from, [...plan.ahead, ...further]);
}

/** What the slip would do, shown for the third payment (or an earlier one of a short plan). Null when the plan is too short. */
export function previewSlip(
  kind: SlipKind,
  agreed: {
    readonly spread: Readonly<Amounts>;
    readonly interest: PlanInterest | null;
    readonly agreedOn: EpochDay;
    readonly cycle: PayCycle;
    readonly drawn: readonly DrawnInstalment[];
    readonly rules: PlanRules;
  },
): SlipPreview | null {
  const { spread, interest, agreedOn, cycle, drawn, rules } = agreed;
  const missed = kind === "late" ? 0 : kind === "one" ? 1 : 2;
  const index = Math.max(0, Math.min(2, drawn.length - Math.max(1, missed)));
  const hit = drawn[index];
  const last = drawn.at(-1);
  if (hit === undefined || last === undefined || index + missed > drawn.length) return null;
  const before = drawn.reduce((sum, { amount }) => sum + amount, 0);
  const slipLimit = rules.breakRule.slipsInAll;
  if (kind === "late") {
    const slips = lateDays > rules.graceDays ? 1 : 0;
    return {
      kind,
      number: hit.number,
      due: hit.due,
      rows: [],
      total: { before, after: before },
      extra: 0,
      used: slips,
      left: slipLimit === null ? null : slipLimit - 1 - slips,
      breaks: false,
    };
  }
  const left = noAmounts();
  for (const component of ["principal", "interest", "penalty", "fee"] as const) {
    const paid = drawn.slice(0, index).reduce((sum, one) => {
      return sum + one.parts[component] - (component === "interest" ? one.interest : 0);
    }, 0);
    left[component] = spread[component] - paid;
  }
  const from = drawn[index - 1]?.due ?? agreedOn;
  const after = redrawWithout(left, interest, from, {
    cycle,
    ahead: drawn.slice(index + missed).map(({ due }) => due),
    last: last.due,
    missed,
  });
  const kept = drawn.slice(0, index);
  const days = [...new Set([...drawn, ...after].map(({ due }) => due))].sort((a, b) => a - b);
  const afterTotal = [...kept, ...after].reduce((sum, { amount }) => sum + amount, 0);
  return {
    kind,
    number: hit.number,
    due: hit.due,
    rows: days.map((due) => ({
      due,
      before: drawn.find((one) => one.due === due)?.amount ?? null,
      after: [...kept, ...after].find((one) => one.due === due)?.amount ?? null,
      missed: drawn.slice(index, index + missed).some((one) => one.due === due),
    })),
    total: { before, after: afterTotal },
    extra: afterTotal - before,
    used: missed,
    left: slipLimit === null ? null : Math.max(0, slipLimit - 1 - missed),
    breaks: breaksBy(agreed, index, missed),
  };
}

/** The same for a plan that could be agreed today. */
export function previewSlipOf(
  { spread, interest, today, rules }: PlanGround,
  cycle: PayCycle,
  drawn: readonly DrawnInstalment[],
  kind: SlipKind,
): SlipPreview | null {
  return previewSlip(kind, { spread, interest, agreedOn: today, cycle, drawn, rules });
}

/** Follows the plan with the payments before the slip made, to the day after the grace of the last missed one. */
function breaksBy(
  { agreedOn, drawn, rules }: Parameters<typeof previewSlip>[1],
  index: number,
  missed: number,
): boolean {
  const until = drawn[index + missed - 1];
  if (until === undefined) return false;
  const money = drawn.slice(0, index).map(({ number, due, amount }) => ({ entry: String(number), day: due, amount }));
  const agreed = { agreedOn, instalments: drawn, graceDays: rules.graceDays, rule: rules.breakRule };
  return followPlan(agreed, money, until.due + rules.graceDays + 1).broken !== null;
}
