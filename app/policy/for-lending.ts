import type { AffordabilityRule } from "#app/lending/affordability.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { AllocationRule, Cap, PenaltyRule, StageRule } from "#app/lending/contract.ts";
import type { Minor } from "#app/lending/money.ts";
import type { PlanLimits } from "#app/lending/plan-options.ts";
import type { Ppm } from "#app/lending/rate.ts";
import type { CapRule, PolicyProfile } from "./schema.ts";

/** A profile in the shapes that the lending core reckons with. */

const wholeYearDays = 365;
const wholePpm = 1_000_000;

/** What about a contract decides its ceilings. */
export interface CapFacts {
  /** The day of the contract: ceilings are those of that day, for good. */
  readonly contractDay: EpochDay;
  /** 1-year LPR of that day; null where the loan does not keep one. */
  readonly lprOneYearPpm: Ppm | null;
  readonly serviceMember: boolean;
  /** Days in the year of the contract's penalty rate. */
  readonly yearDays: 360 | 364 | 365;
}

export type CapsForContract =
  | { readonly ok: true; readonly caps: readonly Cap[] }
  /** The ceiling is a multiple of the LPR and the loan does not say which LPR. It must not be guessed. */
  | { readonly ok: false; readonly reason: "lpr_at_contract_missing" };

/**
 * The ceilings of a contract, to be kept by the loan. Fees at the start and monthly fees have ceilings too, but the
 * portal never charges them, so lending has no shape for those.
 */
export function capsForContract(profile: PolicyProfile, facts: CapFacts): CapsForContract {
  const caps: Cap[] = [];
  for (const rule of profile.charges.caps) {
    if (!appliesTo(rule, facts)) continue;
    const { limit } = rule;
    const source = `${rule.id} (${profile.id})`;
    switch (limit.kind) {
      case "annual_rate":
        caps.push(...allIn(limit.ppm, facts.yearDays, source));
        break;
      case "lpr_multiple":
        if (facts.lprOneYearPpm === null) return { ok: false, reason: "lpr_at_contract_missing" };
        caps.push(...allIn(facts.lprOneYearPpm * limit.multiple, facts.yearDays, source));
        break;
      case "daily_rate":
        caps.push(defaultRate(limit.ppm, "day", facts.yearDays, source));
        caps.push({ kind: "interest-rate", ratePpm: limit.ppm * wholeYearDays, source });
        break;
      case "default_charges_total":
        caps.push({ kind: "late-fees", amount: limit.minor, source });
        break;
      case "total_charges":
        caps.push({ kind: "total-cost", ratePpm: limit.ppm, source });
        break;
      case "total_recovered":
        caps.push({ kind: "total-cost", ratePpm: Math.max(0, limit.ppm - wholePpm), source });
        break;
      case "establishment_fee":
      case "monthly_fee":
        break;
    }
  }
  return { ok: true, caps };
}

/** The 1-year LPR that the profile's table has for a day; null before its first entry or without a table. */
export function lprOneYearOn(profile: PolicyProfile, day: EpochDay): Ppm | null {
  return profile.charges.lprOneYear.filter(({ from }) => from <= day).at(-1)?.ppm ?? null;
}

export type PenaltyVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason:
        "penalty_not_allowed" | "uplift_below_minimum" | "uplift_above_maximum" | "rate_must_follow_contract";
    };

/** May a contract with this penalty rule be serviced under the profile? Ceilings are applied apart from this. */
export function checkPenaltyRule(profile: PolicyProfile, rule: PenaltyRule | null): PenaltyVerdict {
  const { mode, upliftMinPpm, upliftMaxPpm } = profile.charges.penalty;
  if (rule === null || mode === "contract_terms") return { ok: true };
  if (mode === "none") return { ok: false, reason: "penalty_not_allowed" };
  if (mode === "contract_rate_on_overdue" || mode === "reasonable_cost") {
    return rule.rate.kind === "uplift" && rule.rate.upliftPpm === 0
      ? { ok: true }
      : { ok: false, reason: "rate_must_follow_contract" };
  }
  if (rule.rate.kind === "own") return { ok: false, reason: "rate_must_follow_contract" };
  if (upliftMinPpm !== null && rule.rate.upliftPpm < upliftMinPpm) return { ok: false, reason: "uplift_below_minimum" };
  if (upliftMaxPpm !== null && rule.rate.upliftPpm > upliftMaxPpm) return { ok: false, reason: "uplift_above_maximum" };
  return { ok: true };
}

/**
 * Where payments go: oldest instalment first, in the profile's order inside it, the excess to the next instalment. A
 * chargeback brings back what its payment had settled.
 */
export function allocationRuleOf(profile: PolicyProfile): AllocationRule {
  const { allocationOrder } = profile.payments;
  return {
    direction: "horizontal",
    due: allocationOrder,
    advance: allocationOrder,
    excess: "next",
    chargeback: "as-settled",
  };
}

/** Borders between stages. */
export function stageRuleOf(profile: PolicyProfile): StageRule {
  return profile.stages;
}

/**
 * What is accepted at once. The short path asks nothing about income and spending, so its limits are tighter and it has
 * no ceiling a month; on the long path the budget gives one.
 */
export function planLimitsOf(
  profile: PolicyProfile,
  path: { readonly kind: "short" } | { readonly kind: "long"; readonly monthlyCeiling: Minor },
): PlanLimits {
  const { plan } = profile;
  const reach = path.kind === "short" ? plan.shortPath : plan.selfServe;
  return {
    maxMonths: Math.min(reach.maxMonths, plan.maxMonths ?? reach.maxMonths),
    minCount: plan.minCount,
    minInstalment: plan.minInstalmentMinor,
    maxTotal: reach.maxMinor,
    firstWithinDays: plan.firstPaymentWithinDays,
    suggestions: plan.suggestions,
    monthlyCeiling: path.kind === "short" ? null : path.monthlyCeiling,
  };
}

/** How a budget is judged. */
export function affordabilityRuleOf(profile: PolicyProfile): AffordabilityRule {
  return profile.plan.affordability;
}

function appliesTo(rule: CapRule, facts: CapFacts): boolean {
  if (rule.appliesTo === "service_member" && !facts.serviceMember) return false;
  if (rule.contractsFrom !== null && facts.contractDay < rule.contractsFrom) return false;
  return rule.contractsBefore === null || facts.contractDay < rule.contractsBefore;
}

/** A ceiling on everything: on the contract's interest and on what lateness costs. */
function allIn(ratePpm: Ppm, yearDays: CapFacts["yearDays"], source: string): Cap[] {
  return [defaultRate(ratePpm, "year", yearDays, source), { kind: "interest-rate", ratePpm, source }];
}

function defaultRate(ratePpm: Ppm, per: "day" | "year", yearDays: CapFacts["yearDays"], source: string): Cap {
  return { kind: "default-rate", ratePpm, per, yearDays, covers: ["penalty", "fee"], source };
}
