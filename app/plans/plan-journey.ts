/**
 * The way to a plan as data: which page needs what, and where somebody belongs who lacks it. Routes ask `landing` and go
 * where it says; nothing about the order stands anywhere else.
 */

/** The pages of the journey, in order. */
export const planPages = ["amount", "options", "budget", "figures", "summary", "check"] as const;
export type PlanPage = (typeof planPages)[number];

/** Where else a visitor may belong: the running plan, the request that waits, help, or nothing to plan. */
export type PlanPlace = PlanPage | "plan" | "request" | "help" | "nothing" | "person";

/** What the loan allows. `open`: a plan can be made (or the running one changed). */
export const planSituations = ["open", "active", "waiting", "nothing", "person"] as const;
export type PlanSituation = (typeof planSituations)[number];

/** What is known so far. */
export interface PlanFacts {
  readonly situation: PlanSituation;
  /** An amount and a rhythm were said. */
  readonly wish: boolean;
  /** A plan was picked that is still offered. */
  readonly picked: boolean;
  /** The picked plan asks for income and spending. */
  readonly asksBudget: boolean;
  readonly checklist: boolean;
  readonly figures: boolean;
  readonly budgetSeen: boolean;
  /** Income and spending leave nothing: hardship, with everything that was said. */
  readonly nothingLeft: boolean;
}

type Need = (facts: PlanFacts) => PlanPlace | null;

const elsewhere: Readonly<Record<PlanSituation, PlanPlace | null>> = {
  open: null,
  active: "plan",
  waiting: "request",
  nothing: "nothing",
  person: "person",
};

const wish: Need = (facts) => (facts.wish ? null : "amount");
const picked: Need = (facts) => (facts.picked ? null : "options");
const checklist: Need = (facts) => (facts.checklist ? null : "budget");
const figures: Need = (facts) => (facts.figures ? null : "figures");
const budgetSeen: Need = (facts) => (facts.budgetSeen ? null : "summary");
const somethingLeft: Need = (facts) => (facts.figures && facts.nothingLeft ? "help" : null);
const whereAsked =
  (need: Need): Need =>
  (facts) =>
    facts.asksBudget ? need(facts) : null;

/** What each page needs, in the order in which it is asked for. */
export const planNeeds: Readonly<Record<PlanPage, readonly Need[]>> = {
  amount: [],
  options: [wish],
  budget: [wish],
  figures: [wish, checklist],
  summary: [wish, checklist, figures],
  check: [wish, picked, whereAsked(checklist), whereAsked(figures), whereAsked(budgetSeen), whereAsked(somethingLeft)],
};

/** Where somebody who asks for a page belongs: the page itself when nothing is missing. */
export function landing(page: PlanPage, facts: PlanFacts): PlanPlace {
  const away = elsewhere[facts.situation];
  if (away !== null) return away;
  for (const need of planNeeds[page]) {
    const missing = need(facts);
    if (missing !== null) return missing;
  }
  return page;
}

/** The next page for somebody who has answered everything up to now. */
export function nextPage(facts: PlanFacts): PlanPlace {
  return landing("check", facts);
}
