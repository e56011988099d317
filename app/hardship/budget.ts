import { z } from "zod";
import { type Affordability, assessAffordability } from "#app/lending/affordability.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import { affordabilityRuleOf } from "#app/policy/for-lending.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { budgetLines, livingLines, type BudgetCode, type BudgetGroup } from "#app/plans/plan-answers.ts";
import type { HardshipCase } from "#db/stores/hardship.ts";
import type { PersonalSeal } from "#db/stores/hardship-sealed.ts";

/** The lines of a budget in the order of its groups. */
export const budgetCodes: readonly BudgetCode[] = Object.values(budgetLines).flat();

/** Why a figure was accepted or not. A judgement without one is refused. */
export const judgementReasons = [
  "seen_in_document",
  "plausible",
  "usual_for_household",
  "other_figure_shown",
  "counted_twice",
  "one_off",
  "paid_by_somebody_else",
  "not_explained",
] as const;
export type JudgementReason = (typeof judgementReasons)[number];

const item = z.object({
  code: z.enum(budgetCodes),
  /** Minor units a month. */
  monthly: z.int().nonnegative(),
  /** Who gave the figure. */
  from: z.enum(["borrower", "desk"]),
  /** Null: nobody has judged it yet; it counts as given. */
  accepted: z.boolean().nullable(),
  reason: z.enum(judgementReasons).nullable(),
});
export type BudgetItem = z.infer<typeof item>;

const document = z.array(item);

/** Money in and out of a case; empty when nobody has given figures. */
export function budgetOf(seal: PersonalSeal, found: Pick<HardshipCase, "id" | "budgetSealed">): BudgetItem[] {
  return found.budgetSealed === null
    ? []
    : document.parse(JSON.parse(seal.open(budgetPlace(found.id), found.budgetSealed)));
}

/** The group that a line belongs to. */
export function groupOf(code: BudgetCode): BudgetGroup {
  const groups = ["income", "essentials", "priorityDebts"] as const;
  return groups.find((group) => (budgetLines[group] as readonly BudgetCode[]).includes(code)) ?? "essentials";
}

/** Money in and out as the desk judges it. */
export interface BudgetView {
  readonly items: readonly BudgetItem[];
  /** Minor units a month: as given, and with what was not accepted left out. */
  readonly leftAsGiven: number;
  readonly leftAsAccepted: number;
  /** The policy's start and the most without a person, of what is left; null when nothing is. */
  readonly start: number | null;
}

/** What a budget leaves a month, by the calculator that plans use. Null without figures. */
export function viewBudget(items: readonly BudgetItem[], profile: PolicyProfile, day: EpochDay): BudgetView | null {
  if (items.length === 0) return null;
  const accepted = assess(
    items.filter((each) => each.accepted !== false),
    profile,
    day,
  );
  return {
    items,
    leftAsGiven: leftOf(assess(items, profile, day)),
    leftAsAccepted: leftOf(accepted),
    start: accepted.outcome.kind === "plan" ? accepted.outcome.start : null,
  };
}

/** What the lines add up to; the small sum put aside first is part of the start, not of this. */
function leftOf({ totals }: Affordability): number {
  return totals === null ? 0 : totals.surplus + totals.savings;
}

function assess(items: readonly BudgetItem[], profile: PolicyProfile, day: EpochDay): Affordability {
  const lines = (group: BudgetGroup) =>
    items
      .filter(({ code }) => groupOf(code) === group)
      .map(({ code, monthly }) => ({ code, amount: monthly, every: "monthly" as const }));
  const essentials = lines("essentials").map((line) => ({ ...line, living: livingLines.includes(line.code) }));
  const budget = { income: lines("income"), essentials, priorityDebts: lines("priorityDebts"), household: {} };
  return assessAffordability(budget, affordabilityRuleOf(profile), day);
}

/** Where a judged budget belongs: sealed there, it opens nowhere else. */
export const budgetPlace = (caseId: string) => `hardship_cases|budget|${caseId}`;
