import { type EpochDay, addMonths } from "./calendar.ts";
import { type Minor, divide } from "./money.ts";
import { type PayFrequency, TIMES_A_YEAR, isLegalCycle, isWithinMonthly } from "./pay-cycle.ts";
import { type PlanBasis, type PlanOption, buildPlan, largestInstalment, planDates } from "./plan-build.ts";

/** What the person said first: how much each time, how many times, or (from a budget) how much a month at most. */
export type PlanWish =
  | { readonly by: "amount"; readonly amount: Minor }
  | { readonly by: "length"; readonly count: number }
  | { readonly by: "budget"; readonly monthly: Minor };

/** What the policy accepts at once. */
export interface PlanLimits {
  /** The last instalment falls within so many months of today. */
  readonly maxMonths: number;
  /** Fewer instalments are a promise, not a plan; usually 2. */
  readonly minCount: number;
  /** Smallest regular instalment in minor units. The last may be smaller by the rounding. */
  readonly minInstalment: Minor;
  /** Plans for a larger sum go to staff, whatever their shape. Null: no such rule. */
  readonly maxTotal: Minor | null;
  /** The first instalment is at most so many days from today. Null: no such rule. */
  readonly firstWithinDays: number | null;
  /** How many suggestions at most. */
  readonly suggestions: number;
  /** The most a month without a person looking at it, from the budget. Null when no budget was asked for. */
  readonly monthlyCeiling: Minor | null;
}

/** Why a wish is beyond what is accepted at once. It then goes to staff with these; it is never refused here. */
export type OutsideReason =
  | "debt_above_policy"
  | "first_payment_too_late"
  | "longer_than_policy"
  | "fewer_than_policy"
  | "below_min_instalment"
  | "above_monthly_ceiling"
  | "cannot_be_spread";

export type InvalidReason = "owed_not_positive" | "wish_not_positive" | "cycle_not_legal" | "basis_not_legal";

/** nearest = closest to what the person said without asking for more; smaller = less each time; faster = done sooner. */
export interface PlanSuggestion {
  readonly role: "nearest" | "smaller" | "faster";
  readonly option: PlanOption;
}

/**
 * `options`: within the limits (where the sum or the first date itself is beyond them, proposals for staff). `asked`: the plan as wished, for staff; null when it has no sensible end.
 */
export type PlanAnswer =
  | { readonly kind: "within"; readonly options: readonly PlanSuggestion[] }
  | {
      readonly kind: "outside";
      readonly reasons: readonly OutsideReason[];
      readonly asked: PlanOption | null;
      readonly options: readonly PlanSuggestion[];
    }
  | { readonly kind: "invalid"; readonly reasons: readonly InvalidReason[] };

/** A wish with more instalments than this (ten years of weeks) is described in words to staff, not as a table. */
const LONGEST_DRAWN = 520;

/** Neighbouring suggestions are about one month apart, whatever the cycle. */
const STEP: Readonly<Record<PayFrequency, number>> = { weekly: 4, "two-weekly": 2, "four-weekly": 1, monthly: 1 };

/** The most instalments whose last date still falls within `maxMonths` of today; 0 when not even one does. */
export function longestPlan(basis: PlanBasis, maxMonths: number): number {
  const end = addMonths(basis.today, maxMonths);
  const enough = Math.ceil((Math.max(0, maxMonths) * TIMES_A_YEAR[basis.cycle.every]) / 12) + 8;
  return planDates(basis, enough).filter((due) => due <= end).length;
}

/**
 * Up to three plans for a wish. From an amount or a length: the nearest, a smaller, a faster one. From a budget: the nearest
 * to the monthly amount, then faster ones (HMRC's order); gaps are filled from the other side. A pure function: the page that
 * shows and the action that agrees get the same options for the same request.
 */
export function suggestPlans(basis: PlanBasis, wish: PlanWish, limits: PlanLimits): PlanAnswer {
  const invalid = invalidReasons(basis, wish);
  if (invalid.length > 0) return { kind: "invalid", reasons: invalid };

  const longest = Math.min(longestPlan(basis, limits.maxMonths), LONGEST_DRAWN);
  const wished = wishedCount(basis, wish, limits);
  const asked = wished > LONGEST_DRAWN ? null : buildPlan(basis, wished);
  const reasons = outsideReasons(basis, wish, limits, { wished, longest, asked });
  if (reasons.length === 0) return { kind: "within", options: around(basis, wish, limits, wished, longest) };

  const instead = nearestLegal(basis, limits, wished, longest);
  const options = instead === null ? [] : around(basis, wish, limits, instead, longest);
  return { kind: "outside", reasons, asked, options };
}

/** Rule for the path without income and spending. Null: no such limit. */
export interface ShortPathRule {
  /** The last instalment falls within so many months of today. */
  readonly maxMonths: number;
  /** The whole plan is at most this, minor units. */
  readonly maxTotal: Minor | null;
  /** The instalments make at least this a month, minor units. */
  readonly minMonthly: Minor | null;
}

/** Why income and spending are asked for before a plan. */
export type BudgetReason = "long" | "large" | "low";

/** Why income and spending are asked for before this plan; empty = the short path. */
export function budgetReasons(option: PlanOption, today: EpochDay, rule: ShortPathRule): readonly BudgetReason[] {
  const reasons: BudgetReason[] = [];
  if (option.lastDue > addMonths(today, rule.maxMonths)) reasons.push("long");
  if (rule.maxTotal !== null && option.total > rule.maxTotal) reasons.push("large");
  if (rule.minMonthly !== null && option.monthly < rule.minMonthly) reasons.push("low");
  return reasons;
}

function invalidReasons(basis: PlanBasis, wish: PlanWish): InvalidReason[] {
  const reasons: InvalidReason[] = [];
  const wanted = wish.by === "amount" ? wish.amount : wish.by === "length" ? wish.count : wish.monthly;
  const steps = [basis.daysAfterPayday, basis.leadDays];
  if (!Number.isSafeInteger(basis.owed) || basis.owed < 1) reasons.push("owed_not_positive");
  if (!Number.isSafeInteger(wanted) || wanted < 1) reasons.push("wish_not_positive");
  if (!isLegalCycle(basis.cycle)) reasons.push("cycle_not_legal");
  const legal =
    steps.every((days) => Number.isInteger(days) && days >= 0) && Number.isInteger(basis.unit) && basis.unit > 0;
  if (!legal) reasons.push("basis_not_legal");
  return reasons;
}

/** The shortest plan whose instalments are not above what was said; for a length, that length. Infinity when there is none. */
function wishedCount(basis: PlanBasis, wish: PlanWish, limits: PlanLimits): number {
  if (wish.by === "length") return wish.count;
  const times = TIMES_A_YEAR[basis.cycle.every];
  const cap = wish.by === "amount" ? wish.amount : Number((BigInt(wish.monthly) * 12n) / BigInt(times));
  const instalment = largestInstalment(cap, basis.unit);
  if (instalment === 0 && basis.owed > cap) return Infinity;
  const fewest = instalment === 0 ? 1 : divide(basis.owed, instalment, "up");
  for (let count = Math.max(1, limits.minCount, fewest); count <= LONGEST_DRAWN; count++) {
    const option = buildPlan(basis, count);
    if (option !== null && option.regular <= cap) return count;
  }
  return Infinity;
}

function outsideReasons(
  basis: PlanBasis,
  wish: PlanWish,
  limits: PlanLimits,
  found: { wished: number; longest: number; asked: PlanOption | null },
): OutsideReason[] {
  const reasons: OutsideReason[] = [];
  const firstDue = planDates(basis, 1)[0] ?? basis.today;
  if (limits.maxTotal !== null && basis.owed > limits.maxTotal) reasons.push("debt_above_policy");
  if (limits.firstWithinDays !== null && firstDue > basis.today + limits.firstWithinDays) {
    reasons.push("first_payment_too_late");
  }
  if (found.wished > found.longest) reasons.push("longer_than_policy");
  if (found.wished < limits.minCount) reasons.push("fewer_than_policy");
  const said = found.asked?.regular ?? (wish.by === "amount" ? wish.amount : null);
  if (said !== null && said < limits.minInstalment) reasons.push("below_min_instalment");
  const { monthlyCeiling } = limits;
  if (found.asked !== null && monthlyCeiling !== null) {
    if (!isWithinMonthly(found.asked.regular, basis.cycle.every, monthlyCeiling)) reasons.push("above_monthly_ceiling");
  }
  if (found.asked === null && reasons.length === 0) reasons.push("cannot_be_spread");
  return reasons;
}

function legalPlan(basis: PlanBasis, limits: PlanLimits, count: number, longest: number): PlanOption | null {
  if (count < limits.minCount || count > longest) return null;
  const option = buildPlan(basis, count);
  if (option === null || option.regular < limits.minInstalment) return null;
  const { monthlyCeiling } = limits;
  return monthlyCeiling === null || isWithinMonthly(option.regular, basis.cycle.every, monthlyCeiling) ? option : null;
}

/** The legal length closest to a wished one: on equal distance the longer, which asks for less. */
function nearestLegal(basis: PlanBasis, limits: PlanLimits, wished: number, longest: number): number | null {
  const from = Math.min(wished, longest);
  for (let distance = 0; distance <= LONGEST_DRAWN; distance++) {
    for (const count of [from + distance, from - distance]) {
      if (legalPlan(basis, limits, count, longest) !== null) return count;
    }
  }
  return null;
}

function around(basis: PlanBasis, wish: PlanWish, limits: PlanLimits, base: number, longest: number): PlanSuggestion[] {
  const step = STEP[basis.cycle.every];
  const order = wish.by === "budget" ? [-step, -2 * step, step, 2 * step] : [step, -step, -2 * step, 2 * step];
  const nearest = legalPlan(basis, limits, base, longest);
  const chosen: PlanSuggestion[] = nearest === null ? [] : [{ role: "nearest", option: nearest }];
  for (const offset of order) {
    if (chosen.length >= limits.suggestions) break;
    const taken = new Set(chosen.map(({ option }) => option.count));
    const option = towards(basis, limits, { base, offset, longest, taken });
    if (option !== null) chosen.push({ role: offset > 0 ? "smaller" : "faster", option });
  }
  return chosen;
}

/** The legal plan at `offset` from the base, or the farthest legal one on the way back to it that is not yet taken. */
function towards(
  basis: PlanBasis,
  limits: PlanLimits,
  way: { base: number; offset: number; longest: number; taken: ReadonlySet<number> },
): PlanOption | null {
  const back = way.offset > 0 ? -1 : 1;
  const start = Math.max(limits.minCount, Math.min(way.longest, way.base + way.offset));
  for (let count = start; (count - way.base) * back < 0; count += back) {
    const option = way.taken.has(count) ? null : legalPlan(basis, limits, count, way.longest);
    if (option !== null) return option;
  }
  return null;
}
