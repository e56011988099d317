import { type Standing, standingOf, todayOf } from "#app/account/standing.ts";
import type { Affordability } from "#app/lending/affordability.ts";
import { addMonths } from "#app/lending/calendar.ts";
import { toMonthly } from "#app/lending/pay-cycle.ts";
import { suggestPlans } from "#app/lending/plan-options.ts";
import { planLimitsOf } from "#app/policy/for-lending.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Approval } from "#db/stores/approvals.ts";
import { recordRead } from "#db/stores/audit.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { promisesOf } from "#db/stores/plans-promises.ts";
import { planRequestById, type PlanRequest } from "#db/stores/plans-requests.ts";
import { activePlanOf, plansOf } from "#db/stores/plans.ts";
import { grantApprovalSchema, type GrantedTerms } from "./granted-terms.ts";
import type { PlanAnswers, PlanWish } from "./plan-answers.ts";
import { shownHash } from "./plan-desk.ts";
import { type PlanGround, planGround } from "./plan-ground.ts";
import { basisOf, budgetOf, grantedOffer, leadDays, offersFor, type PlanOffer } from "./plan-offers.ts";
import { pendingProposal } from "./plan-requests.ts";
import { standingOfPromise } from "./promise.ts";
import { requestedAnswers } from "./request-plan.ts";

/** A request with what a decision about it stands on, all read at one moment. */
export interface RequestGround {
  readonly request: PlanRequest;
  readonly standing: Standing;
  readonly profile: PolicyProfile;
  readonly timeZone: string;
  /** Null when the answers have been erased. */
  readonly answers: PlanAnswers | null;
  /** Null when nothing is owed any more. */
  readonly ground: PlanGround | null;
  readonly budget: Affordability | null;
}

/** Reads a request with its loan as it stands on the borrower's today; null for one that does not exist. */
export async function readRequestGround(
  q: Queryable,
  { keyring, clock }: Pick<Services, "keyring" | "clock">,
  at: { readonly loanId: string; readonly id: string },
): Promise<RequestGround | null> {
  const request = await planRequestById(q, at.loanId, at.id);
  const loan = request && (await loanById(q, request.loanId));
  const person = request && (await borrowerDetails(q, keyring, request.borrowerId));
  if (!request || !loan || !person) return null;
  const today = todayOf({ clock }, person);
  const profile = profileFor(loan.profile, today);
  const standing = standingOf(loan, await ledgerOf(q, loan.id), today);
  const answers = await requestedAnswers(q, keyring, request);
  const running = await activePlanOf(q, loan.id);
  const ground = planGround(standing, profile, running !== null && answers?.replaces === running.id ? running : null);
  const budget = ground === null || answers === null ? null : budgetOf(ground, answers);
  return { request, standing, profile, timeZone: person.timeZone, answers, ground, budget };
}

/** Terms that could be granted, worked out by the same calculator as the borrower's own pages. */
export interface GrantOption {
  readonly from: "asked" | "within" | "own";
  readonly terms: GrantedTerms;
  readonly offer: PlanOffer;
  /** A month, minor units. */
  readonly monthly: number;
  /** The policy accepts it at once; otherwise it takes two people. */
  readonly withinPolicy: boolean;
  /** Longer than any plan may be, whoever decides. */
  readonly tooLong: boolean;
  /** Names exactly these figures. */
  readonly shown: string;
}

/** One possible answer to a request; null when the calculator cannot make a plan of it. */
export function grantOption(found: RequestGround, terms: GrantedTerms, from: GrantOption["from"]): GrantOption | null {
  const { ground, profile, budget, standing } = found;
  if (ground === null) return null;
  try {
    const offer = grantedOffer(ground, terms);
    if (offer === null) return null;
    const { lastDue, regular } = offer.option;
    const { maxMonths } = profile.plan;
    return {
      ...{ from, terms, offer },
      monthly: toMonthly(regular, terms.wish.every),
      withinPolicy: isWithinPolicy(ground, terms, budget),
      tooLong: maxMonths !== null && lastDue > addMonths(ground.today, maxMonths),
      shown: shownHash(standing.loan.id, ground, offer),
    };
  } catch {
    return null;
  }
}

function isWithinPolicy(ground: PlanGround, { wish, count }: GrantedTerms, budget: Affordability | null): boolean {
  const ceiling = budget?.outcome.kind === "plan" ? budget.outcome.ceiling : null;
  const path = { kind: "long", monthlyCeiling: ceiling ?? Number.MAX_SAFE_INTEGER } as const;
  const limits = { ...planLimitsOf(ground.profile, path), monthlyCeiling: ceiling };
  return suggestPlans(basisOf(ground, wish), { by: "length", count }, limits).kind === "within";
}

/** What is worth a look: the plan as asked, those within the policy, and one of the person's own. */
export function grantOptions(found: RequestGround, own: Own | null): GrantOption[] {
  const { ground, answers } = found;
  const wish = answers?.wish ?? null;
  const replaces = answers?.replaces ?? null;
  const candidates: Array<[GrantOption["from"], GrantedTerms]> = [];
  if (ground !== null && answers !== null && wish !== null) {
    try {
      const offers = offersFor(ground, answers);
      const asked = answers.choice === "asked" ? offers.asked?.option.count : answers.choice;
      if (typeof asked === "number") candidates.push(["asked", { wish, count: asked, replaces }]);
      for (const { option } of offers.offers)
        if (option.count !== asked) candidates.push(["within", { wish, count: option.count, replaces }]);
    } catch {
      // The calculator failed, which is why a person looks: their own terms are still worked out below.
    }
  }
  if (ground !== null && own !== null)
    candidates.push(["own", { wish: wishOf(ground, own, wish), count: own.count, replaces }]);
  return candidates.flatMap(([from, terms]) => grantOption(found, terms, from) ?? []);
}

/** Terms that somebody at the desk thought of. */
export interface Own {
  readonly every: PlanWish["every"];
  /** Day of the month; used by monthly payments only. */
  readonly day: number;
  readonly count: number;
}

function wishOf(ground: PlanGround, { every, day, count }: Own, wish: PlanWish | null): PlanWish {
  const amount = Math.ceil(ground.owed / Math.max(1, count));
  return { amount, every, day, first: wish?.first ?? ground.today + leadDays(ground) };
}

/** Who said what, how the loan stands, what was agreed and promised before: one screen. The reading is noted first. */
export async function openPlanRequest(
  services: Pick<Services, "db" | "keyring" | "clock">,
  by: { readonly staffId: string },
  at: { readonly loanId: string; readonly id: string; readonly requestId: string },
) {
  const { db, keyring, clock } = services;
  const found = await readRequestGround(db.read, services, at);
  if (found === null) return null;
  const now = clock.now();
  await db.transact((tx) =>
    recordRead(tx, {
      at: now,
      actor: `staff:${by.staffId}`,
      category: "repayment",
      object: `loan:${found.request.loanId}`,
      part: "plan_request",
      reason: "case_work",
      requestId: at.requestId,
    }),
  );
  const { request, standing } = found;
  const person = await borrowerDetails(db.read, keyring, request.borrowerId);
  const since = standing.position.asOf - found.profile.promise.lookBackDays;
  const promises = await promisesOf(db.read, request.loanId, since);
  return {
    found,
    name: person?.name ?? "",
    lang: person?.lang ?? "zh-CN",
    earlier: (await plansOf(db.read, request.loanId)).map(({ reference, status, agreedOn }) => {
      return { reference, status, agreedOn };
    }),
    promises: promises
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map((promise) => {
        const { amount, promisedOn, reason } = promise;
        return { amount, promisedOn, reason, state: standingOfPromise(promise, standing).state };
      }),
    proposal: proposalView(found, await pendingProposal(db.read, request.id, now)),
  };
}

/** What a second person is asked to agree to. */
function proposalView(found: RequestGround, approval: Approval | null) {
  if (approval === null) return null;
  const terms = grantedIn(approval);
  return {
    approvalId: approval.id,
    termsHash: approval.termsHash,
    by: approval.requestedBy,
    until: approval.expiresAt,
    option: terms === null ? null : grantOption(found, terms, "own"),
  };
}

/** The terms inside an approval of a plan request; null when it is not one. */
export function grantedIn({ terms: stored, kind }: Pick<Approval, "terms" | "kind">): GrantedTerms | null {
  if (kind !== "plan_outside_policy") return null;
  const read = grantApprovalSchema.safeParse(JSON.parse(stored));
  return read.success ? read.data.granted : null;
}
