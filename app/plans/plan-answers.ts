import { z } from "zod";

const minor = z.int().min(0).max(1_000_000_000_000);
const frequency = z.enum(["weekly", "two-weekly", "four-weekly", "monthly"]);

/** The lines of a budget that a person can tick, in the order in which they are asked. */
export const budgetLines = {
  income: ["wages", "benefits", "other_income"],
  essentials: ["housing", "utilities", "food", "transport", "health", "children", "phone"],
  priorityDebts: ["mortgage_arrears", "tax", "court", "other_loans"],
} as const;
export type BudgetGroup = keyof typeof budgetLines;
export type BudgetCode = (typeof budgetLines)[BudgetGroup][number];

/** What the protected allowance stands for; rent and heating are not in it. */
export const livingLines: readonly BudgetCode[] = ["food", "children", "phone"];

const codes = [...budgetLines.income, ...budgetLines.essentials, ...budgetLines.priorityDebts] as const;

/** How much each time, how often, and when: a day of the month, or the date of the first payment. */
export const planWishSchema = z.strictObject({
  amount: minor,
  every: frequency,
  day: z.int().min(1).max(31),
  first: z.int(),
});
export type PlanWish = z.infer<typeof planWishSchema>;

export const planAnswersSchema = z.strictObject({
  version: z.literal(1),
  wish: planWishSchema.nullable(),
  /** The number of payments of the plan that was picked, the plan exactly as wished, or the one a person agreed to. */
  choice: z.union([z.int().min(1).max(520), z.literal(["asked", "granted"])]).nullable(),
  /** Lines ticked, people at home. */
  checklist: z
    .strictObject({ lines: z.array(z.enum(codes)), adults: z.int().min(1).max(20), dependants: z.int().min(0).max(20) })
    .nullable(),
  /** Amounts of the ticked lines. */
  figures: z.array(z.strictObject({ code: z.enum(codes), amount: minor, every: frequency })).nullable(),
  /** The summary was read and confirmed. */
  budgetSeen: z.boolean(),
  /** "I can't afford these": what was said goes with the person to hardship. */
  helpWanted: z.boolean(),
  /** The plan that is being changed. */
  replaces: z.string().nullable(),
  /** Other loans of the same person that go into the same plan. */
  withLoans: z.array(z.string().max(40)).max(9).default([]),
});

/** Everything said on the way to a plan, page by page. Kept sealed; nothing is asked twice. */
export type PlanAnswers = z.infer<typeof planAnswersSchema>;

export const noAnswers: PlanAnswers = {
  version: 1,
  wish: null,
  choice: null,
  checklist: null,
  figures: null,
  budgetSeen: false,
  helpWanted: false,
  replaces: null,
  withLoans: [],
};

/**
 * New answers over old ones. An answer that differs drops what was built on it: another amount or rhythm drops the plan
 * picked; other ticks drop the figures of unticked lines and the summary; other figures drop the summary and the plan.
 */
export function withAnswers(before: PlanAnswers, change: Partial<Omit<PlanAnswers, "version">>): PlanAnswers {
  const after: PlanAnswers = { ...before, ...change };
  const differs = (key: keyof PlanAnswers) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  if ((differs("wish") || differs("withLoans")) && change.choice === undefined) after.choice = null;
  if (differs("checklist")) {
    const ticked = new Set(after.checklist?.lines ?? []);
    const kept = after.figures?.filter(({ code }) => ticked.has(code)) ?? null;
    after.figures = kept !== null && kept.length === ticked.size ? kept : null;
    after.budgetSeen = false;
  }
  if (differs("figures") && change.budgetSeen === undefined) after.budgetSeen = false;
  return after;
}
