import type { Standing } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { PlannedInstalment } from "#app/lending/plan-build.ts";
import { followPlan, type PlanProgress } from "#app/lending/plan-progress.ts";
import type { Position } from "#app/lending/position.ts";
import type { SettledMoney } from "#app/lending/settled-money.ts";
import type { Plan, PlanEvent } from "#db/stores/plans.ts";

/** The instalments of a plan with the dates they have now. `movedFrom` is the agreed date of one that was moved. */
export function datesNow(
  plan: Pick<Plan, "instalments">,
  events: readonly PlanEvent[],
): Array<PlannedInstalment & { nr: number; movedFrom: EpochDay | null; moves: number }> {
  return plan.instalments.map(({ number, nr, due, amount }) => {
    const moves = events.filter(({ kind, details }) => kind === "moved" && details.number === number);
    const to = moves.at(-1)?.details.to;
    return typeof to === "number"
      ? { number, nr, due: to, amount, movedFrom: due, moves: moves.length }
      : { number, nr, due, amount, movedFrom: null, moves: 0 };
  });
}

/**
 * The money that went to a plan, read from how the ledger allocated it: the usual instalments beside the plan take their own
 * share first, as they fall due.
 */
export function moneyOfPlan(plan: Pick<Plan, "instalments">, position: Position): SettledMoney[] {
  const ofPlan = new Set(plan.instalments.map(({ nr }) => nr));
  return position.payments
    .map(({ entry, effective, parts }) => ({
      entry,
      day: effective,
      amount: parts.reduce((sum, part) => (ofPlan.has(part.instalment) ? sum + part.amount : sum), 0),
    }))
    .filter(({ amount }) => amount > 0);
}

/** How a plan stands on the day of the position. Nothing of it is stored: a reversal changes the answer on the next read. */
export function progressOf(
  plan: Plan,
  events: readonly PlanEvent[],
  { position }: Pick<Standing, "position">,
): PlanProgress {
  const agreed = {
    agreedOn: plan.agreedOn,
    instalments: datesNow(plan, events).sort((a, b) => a.due - b.due || a.number - b.number),
    graceDays: plan.rules.graceDays,
    rule: plan.rules.breakRule,
  };
  return followPlan(agreed, moneyOfPlan(plan, position), position.asOf);
}
