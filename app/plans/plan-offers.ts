import {
  type Affordability,
  assessAffordability,
  type Budget,
  type BudgetLine,
  type EssentialLine,
} from "#app/lending/affordability.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import { isWithinMonthly, type PayCycle } from "#app/lending/pay-cycle.ts";
import { buildPlan, type PlanBasis, type PlanOption } from "#app/lending/plan-build.ts";
import { type BudgetReason, budgetReasons, type PlanSuggestion, suggestPlans } from "#app/lending/plan-options.ts";
import { affordabilityRuleOf, planLimitsOf } from "#app/policy/for-lending.ts";
import type { GrantedTerms } from "./granted-terms.ts";
import { budgetLines, livingLines, type PlanAnswers, type PlanWish } from "./plan-answers.ts";
import { drawnOfShares, optionOfShares, type PlanShare, sharesOf } from "./plan-bundle.ts";
import { costOfSpreading, drawPlan, type DrawnInstalment } from "./plan-cost.ts";
import type { PlanGround } from "./plan-ground.ts";

/** One plan that can be picked. */
export interface PlanOffer {
  readonly role: PlanSuggestion["role"] | "asked" | "granted";
  readonly option: PlanOption;
  readonly drawn: readonly DrawnInstalment[];
  /** Why income and spending come first; empty = not asked. */
  readonly asksBudget: readonly BudgetReason[];
  /** What goes to which loan; empty for a plan of one. */
  readonly shares: readonly PlanShare[];
}

/**
 * What can be offered for what was said. `within`: accepted at once. `outside`: a person looks at it, for these reasons;
 * the offers beside it are still accepted at once. `failed`: the calculator could not work it out, which is for a person,
 * never a no.
 */
export type PlanOffers =
  | {
      readonly kind: "within";
      readonly offers: readonly PlanOffer[];
      readonly asked: null;
      readonly reasons: readonly [];
    }
  | {
      readonly kind: "outside";
      readonly offers: readonly PlanOffer[];
      readonly asked: PlanOffer | null;
      readonly reasons: readonly string[];
    }
  | {
      readonly kind: "failed";
      readonly offers: readonly [];
      readonly asked: null;
      readonly reasons: readonly string[];
    };

/** The rhythm of payments that was chosen. */
export function cycleOf(wish: PlanWish): PayCycle {
  return wish.every === "monthly" ? { every: "monthly", day: wish.day } : { every: wish.every, payday: wish.first };
}

/** What plans for these answers are built on. */
export function basisOf(ground: PlanGround, wish: PlanWish): PlanBasis {
  const lead = leadDays(ground);
  return {
    owed: ground.owed,
    today: ground.today,
    cycle: cycleOf(wish),
    daysAfterPayday: 0,
    leadDays: wish.every === "monthly" ? lead : Math.max(lead, wish.first - ground.today),
    unit: 1,
    costOf: (draft) => {
      const days = draft.map(({ due }) => due);
      const grounds = ground.parts.length === 0 ? [ground] : ground.parts.map((part) => part.ground);
      return grounds.reduce((sum, each) => sum + costOfSpreading(each.spread, each.interest, each.today, days), 0);
    },
  };
}

/** The first payment leaves room for the first reminder. */
export function leadDays({ rules }: PlanGround): number {
  return Math.max(1, ...rules.remindDaysBefore);
}

/** The offers for what was said. Pure: the page that shows and the deed that agrees get the same. */
export function offersFor(ground: PlanGround, answers: PlanAnswers): PlanOffers {
  const { wish } = answers;
  if (wish === null) return { kind: "failed", offers: [], asked: null, reasons: ["nothing_asked"] };
  const basis = basisOf(ground, wish);
  const budget = budgetOf(ground, answers);
  const ceiling = budget?.outcome.kind === "plan" ? budget.outcome.ceiling : null;
  const limits = {
    ...planLimitsOf(ground.profile, { kind: "long", monthlyCeiling: ceiling ?? Number.MAX_SAFE_INTEGER }),
    monthlyCeiling: ceiling,
  };
  // Every part rounds up by less than one minor unit: so much is left free, and the sum is never above what was said.
  const amount = Math.max(1, wish.amount - Math.max(0, ground.parts.length - 1));
  const answer = suggestPlans(basis, { by: "amount", amount }, limits);
  const offer = (option: PlanOption, role: PlanOffer["role"]): PlanOffer[] => offerOf(ground, wish, option, role);
  if (answer.kind === "invalid") return { kind: "failed", offers: [], asked: null, reasons: answer.reasons };
  const offers = answer.options.flatMap(({ option, role }) => offer(option, role));
  if (answer.kind === "within") return { kind: "within", offers, asked: null, reasons: [] };
  // Where the sum or the first date is beyond the limits, no plan is accepted at once, whatever its shape.
  const none = answer.reasons.some((reason) => reason === "debt_above_policy" || reason === "first_payment_too_late");
  const asked = answer.asked === null || ground.parts.length > 0 ? null : (offer(answer.asked, "asked")[0] ?? null);
  return { kind: "outside", reasons: answer.reasons, asked, offers: none ? [] : offers };
}

/** An option as it can be picked; nothing where a loan's part would be too small to be divided. */
function offerOf(ground: PlanGround, wish: PlanWish, option: PlanOption, role: PlanOffer["role"]): PlanOffer[] {
  if (ground.parts.length === 0) {
    const drawn = drawPlan(ground.spread, ground.interest, ground.today, option.instalments);
    return [{ role, option, drawn, asksBudget: asksBudget(ground, option), shares: [] }];
  }
  const shares = sharesOf(ground.parts, option.count, basisOf, wish);
  if (shares === null) return [];
  const whole = optionOfShares(shares, option);
  return [{ role, option: whole, drawn: drawnOfShares(shares), asksBudget: asksBudget(ground, whole), shares }];
}

/** The same, where a calculator that fails means a person: never a page that is broken, never a no. */
export function offersOrPerson(ground: PlanGround, answers: PlanAnswers): PlanOffers {
  try {
    return offersFor(ground, answers);
  } catch {
    return { kind: "failed", offers: [], asked: null, reasons: ["calculator_error"] };
  }
}

/** The plan that a person agreed to, drawn for what is owed today; null when that is too little for so many payments. */
export function grantedOffer(
  ground: PlanGround,
  { wish, count }: Pick<GrantedTerms, "wish" | "count">,
): PlanOffer | null {
  const option = buildPlan(basisOf(ground, wish), count);
  if (option === null) return null;
  const drawn = drawPlan(ground.spread, ground.interest, ground.today, option.instalments);
  return { role: "granted", option, drawn, asksBudget: [], shares: [] };
}

/** The offer that was picked, if it is still among the offers; null otherwise. */
export function pickedOffer(offers: PlanOffers, choice: Exclude<PlanAnswers["choice"], "granted">): PlanOffer | null {
  if (choice === null) return null;
  if (choice === "asked") return offers.asked;
  return offers.offers.find(({ option }) => option.count === choice) ?? null;
}

/** The budget as judged by the policy; null until it is complete. */
export function budgetOf(ground: PlanGround, answers: PlanAnswers): Affordability | null {
  const budget = budgetFrom(answers);
  return budget === null ? null : assessAffordability(budget, affordabilityRuleOf(ground.profile), ground.today);
}

/** The figures in the shape that lending judges. */
export function budgetFrom({ checklist, figures }: PlanAnswers): Budget | null {
  if (checklist === null || figures === null) return null;
  const lines = (group: readonly string[]): BudgetLine[] => figures.filter(({ code }) => group.includes(code));
  return {
    income: lines(budgetLines.income),
    essentials: lines(budgetLines.essentials).map((line): EssentialLine => ({
      ...line,
      living: livingLines.some((code) => code === line.code),
    })),
    priorityDebts: lines(budgetLines.priorityDebts),
    household: { adult: checklist.adults, dependant: checklist.dependants },
  };
}

/** Why the picked plan needs a person, with what is known now; empty when it is accepted at once, or was granted. */
export function reasonsForStaff(
  ground: PlanGround,
  answers: PlanAnswers,
  offers: PlanOffers,
  picked: PlanOffer | null,
): readonly string[] {
  if (picked?.role === "granted") return [];
  if (offers.kind === "failed") return ["calculator_failed", ...offers.reasons];
  if (picked === null) return [];
  const reasons = picked.role === "asked" ? [...offers.reasons] : [];
  if (picked.asksBudget.length === 0) return reasons;
  const budget = budgetOf(ground, answers);
  if (budget?.outcome.kind === "staff") reasons.push(...budget.outcome.reasons);
  if (budget?.outcome.kind === "plan") {
    const { regular } = picked.option;
    const every = answers.wish?.every ?? "monthly";
    if (!isWithinMonthly(regular, every, budget.outcome.ceiling)) reasons.push("above_monthly_ceiling");
  }
  return [...new Set(reasons)];
}

function asksBudget(ground: PlanGround, option: PlanOption): readonly BudgetReason[] {
  const { shortPath } = ground.profile.plan;
  return budgetReasons(option, ground.today, {
    maxMonths: shortPath.maxMonths,
    maxTotal: shortPath.maxMinor,
    minMonthly: null,
  });
}

/** The days that can be picked for the first of weekly payments. */
export function firstDays(ground: PlanGround): EpochDay[] {
  const from = ground.today + leadDays(ground);
  return Array.from({ length: 28 }, (_, index) => from + index);
}
