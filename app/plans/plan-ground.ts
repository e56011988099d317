import type { Standing } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import { type Amounts, type Contract, noAmounts, totalOf } from "#app/lending/contract.ts";
import { chargeableRate } from "#app/lending/interest.ts";
import type { HoldScope } from "#app/lending/ledger.ts";
import type { InstalmentPosition } from "#app/lending/position.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { PlanRules } from "#db/schema/plans.ts";
import type { Plan } from "#db/stores/plans.ts";
import type { GroundPart } from "./plan-bundle.ts";
import { interestFor, type PlanInterest } from "./plan-cost.ts";

/** What a plan would spread on a day, and under which rules. */
export interface PlanGround {
  readonly today: EpochDay;
  readonly currency: string;
  /** By component; what a running plan still asks for counts with its interest up to today. */
  readonly spread: Readonly<Amounts>;
  readonly owed: number;
  readonly interest: PlanInterest | null;
  /** Oldest due date in it. */
  readonly arrearsSince: EpochDay;
  /** Numbers of the loan's instalments that the plan takes the place of. */
  readonly replaces: readonly number[];
  readonly profile: PolicyProfile;
  readonly rules: PlanRules;
  /** The loans of a plan for several, the one it is made on first; empty for a plan of one. */
  readonly parts: readonly GroundPart[];
}

/**
 * What is past its date (or due today) is what a plan spreads; instalments to come stay as they are. With a running plan,
 * everything that is left of it counts as well. Null when there is nothing.
 */
export function planGround(standing: Standing, profile: PolicyProfile, running: Plan | null): PlanGround | null {
  const { loan, position } = standing;
  const today = position.asOf;
  const ofPlan = new Set(running?.instalments.map(({ nr }) => nr) ?? []);
  const taken = position.instalments.filter(
    (row) => row.kind !== "moved" && (row.due <= today || ofPlan.has(row.nr)) && openOf(row) > 0,
  );
  const spread = noAmounts();
  for (const row of taken) {
    spread.principal += row.outstanding.principal;
    spread.penalty += row.outstanding.penalty;
    spread.fee += row.outstanding.fee;
    spread.interest += row.due <= today ? row.outstanding.interest : carriedAhead(row, running);
  }
  spread.interest += grownSince(taken, running, today);
  const owed = totalOf(spread);
  if (owed === 0) return null;
  return {
    today,
    currency: position.currency,
    spread,
    owed,
    interest: running === null ? interestDuring(profile, loan.contract) : running.rules.interest,
    arrearsSince: running?.arrearsSince ?? position.oldestUnpaidDue ?? today,
    replaces: taken.map(({ nr }) => nr),
    profile,
    rules: rulesOf(profile, loan.contract, running),
    parts: [],
  };
}

/** Interest of the plan's running instalment for the days that have passed of it. */
function grownSince(taken: readonly InstalmentPosition[], running: Plan | null, today: EpochDay): number {
  const ahead = taken.filter((row) => row.due > today);
  const current = ahead[0];
  if (running === null || current === undefined) return 0;
  const principal = ahead.reduce((sum, row) => sum + row.outstanding.principal, 0);
  const grown = interestFor(principal, running.rules.interest, Math.max(0, today - current.from));
  return Math.min(grown, current.outstanding.interest - carriedAhead(current, running));
}

/** Interest overdue before the plan that a payment to come still asks for. What was paid on it settled this part first. */
function carriedAhead({ nr, outstanding }: InstalmentPosition, running: Plan | null): number {
  const agreed = running?.instalments.find((each) => each.nr === nr);
  if (agreed === undefined) return 0;
  const carried = agreed.parts.interest - agreed.interest;
  return Math.max(0, Math.min(carried, outstanding.interest - agreed.interest));
}

/** Contract interest that runs while a plan does; null where the policy charges none. */
export function interestDuring(profile: PolicyProfile, contract: Contract): PlanInterest | null {
  if (profile.plan.interestDuringPlan === "none") return null;
  return { ratePpm: chargeableRate(contract), yearDays: contract.product.penalty?.yearDays ?? 365 };
}

/** The rules that are written into a plan. Of a plan that replaces another, the slips already used up stay used. */
function rulesOf(profile: PolicyProfile, contract: Contract, running: Plan | null): PlanRules {
  const { plan, contact } = profile;
  const holdScopes: HoldScope[] = [];
  if (plan.penaltyDuringPlan === "frozen") holdScopes.push("penalty");
  if (plan.stopsCollection) holdScopes.push("contact");
  return {
    graceDays: plan.graceDays,
    breakRule: running?.rules.breakRule ?? plan.breakRule,
    moveDateMaxDays: plan.moveDateMaxDays,
    moveDatePerInstalment: plan.moveDatePerInstalment,
    interest: running === null ? interestDuring(profile, contract) : running.rules.interest,
    holdScopes,
    remindDaysBefore: contact.reminders.daysBeforeDue,
  };
}

function openOf(row: InstalmentPosition): number {
  return totalOf(row.outstanding);
}
