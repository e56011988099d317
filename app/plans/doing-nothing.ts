import type { Standing } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { PlanGround } from "./plan-ground.ts";

/**
 * What the instalments that a plan would spread cost more by a day if nothing is paid and nothing is agreed: penalty
 * interest and late fees on them alone, by the replay that would charge them.
 */
export function costOfDoingNothing({ loan, entries, position }: Standing, ground: PlanGround, until: EpochDay): Minor {
  const then = positionOf(loan.contract, loan.schedule, entries, until);
  const charges = (rows: typeof position.instalments) =>
    rows.filter(({ nr }) => ground.replaces.includes(nr)).reduce((sum, { owed }) => sum + owed.penalty + owed.fee, 0);
  return Math.max(0, charges(then.instalments) - charges(position.instalments));
}
