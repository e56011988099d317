import { createHash } from "node:crypto";
import { standingOf, type Standing, todayOf, type Viewer } from "#app/account/standing.ts";
import type { Affordability } from "#app/lending/affordability.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanOfBorrower, loansOfBorrower } from "#db/stores/loans.ts";
import { openPromiseOf, type StoredPromise } from "#db/stores/plans-promises.ts";
import { latestPlanRequest, type PlanRequest } from "#db/stores/plans-requests.ts";
import { activePlanOf, type Plan } from "#db/stores/plans.ts";
import type { GrantedTerms } from "./granted-terms.ts";
import type { PlanAnswers } from "./plan-answers.ts";
import { readPlanDraft } from "./plan-draft.ts";
import { type Companion, type GroundPart, groundOfSeveral } from "./plan-bundle.ts";
import { interestDuring, type PlanGround, planGround } from "./plan-ground.ts";
import type { PlanFacts, PlanSituation } from "./plan-journey.ts";
import {
  budgetOf,
  grantedOffer,
  offersOrPerson,
  pickedOffer,
  type PlanOffer,
  type PlanOffers,
  reasonsForStaff,
} from "./plan-offers.ts";

/** A plan beyond the policy that a person agreed to. */
export interface Granted {
  readonly requestId: string;
  readonly terms: GrantedTerms;
  /** Until this instant. */
  readonly until: number;
  /** Drawn for what is owed today. */
  readonly offer: PlanOffer;
}

/** Everything that a page of the journey, or the deed at its end, decides with. Read once, from one moment. */
export interface PlanDesk {
  readonly standing: Standing;
  readonly profile: PolicyProfile;
  readonly running: Plan | null;
  readonly promise: StoredPromise | null;
  /** Other loans of the same person that can go into the same plan, by policy. */
  readonly companions: readonly Companion[];
  readonly request: PlanRequest | null;
  /** What a person agreed to and may still be signed; null when there is no such thing. */
  readonly granted: Granted | null;
  readonly answers: PlanAnswers;
  /** Null when there is nothing to spread. */
  readonly ground: PlanGround | null;
  readonly offers: PlanOffers | null;
  readonly picked: PlanOffer | null;
  readonly budget: Affordability | null;
  /** Why the picked plan would go to a person; empty when it is accepted at once. */
  readonly staffReasons: readonly string[];
  readonly facts: PlanFacts;
  /** Names what is shown to be agreed; null until a plan is picked. */
  readonly shown: string | null;
}

/**
 * Reads a loan of the viewer's with all that its plan depends on. With a transaction as `q` it sees what that transaction
 * sees. Null for a foreign and for a missing loan.
 */
export async function readPlanDesk(
  q: Queryable,
  services: Pick<Services, "keyring" | "clock">,
  viewer: Viewer,
  loanId: string,
): Promise<PlanDesk | null> {
  const loan = await loanOfBorrower(q, viewer.borrowerId, loanId);
  if (loan === null) return null;
  const today = todayOf(services, viewer);
  const profile = profileFor(loan.profile, today);
  const standing = standingOf(loan, await ledgerOf(q, loan.id), today);
  const running = await activePlanOf(q, loan.id);
  const latest = await latestPlanRequest(q, loan.id);
  const answers = await readPlanDraft(q, services, { loanId: loan.id, borrowerId: viewer.borrowerId });
  const promise = await openPromiseOf(q, loan.id);
  const companions = running === null ? await companionsOf(q, standing, profile, answers) : [];
  return deskOf({ standing, profile, running, latest, answers, promise, companions, now: services.clock.now() });
}

/** The same from what was read. Pure. */
export function deskOf(read: {
  standing: Standing;
  profile: PolicyProfile;
  running: Plan | null;
  latest: PlanRequest | null;
  answers: PlanAnswers;
  promise: StoredPromise | null;
  companions: readonly Companion[];
  /** Unix milliseconds; what was granted can be signed until its own instant. */
  now: number;
}): PlanDesk {
  const { standing, profile, answers, promise } = read;
  const changing = read.running !== null && answers.replaces === read.running.id;
  const alone = planGround(standing, profile, changing ? read.running : null);
  const beside = read.companions.filter(({ included }) => included);
  const ground =
    alone === null || beside.length === 0
      ? alone
      : groundOfSeveral(partOf(standing, alone), beside.map(partOfCompanion));
  const offers = ground === null || answers.wish === null ? null : offersOrPerson(ground, answers);
  const granted = grantedTo(read);
  const picked =
    answers.choice === "granted"
      ? (granted?.offer ?? null)
      : offers === null
        ? null
        : pickedOffer(offers, answers.choice);
  const budget = ground === null ? null : budgetOf(ground, answers);
  const staffReasons = ground === null || offers === null ? [] : reasonsForStaff(ground, answers, offers, picked);
  const situation = situationOf(read, ground, changing);
  const facts: PlanFacts = {
    situation,
    wish: answers.wish !== null,
    picked: picked !== null,
    asksBudget: (picked?.asksBudget.length ?? 0) > 0,
    checklist: answers.checklist !== null,
    figures: answers.figures !== null,
    budgetSeen: answers.budgetSeen,
    nothingLeft: budget?.outcome.kind === "hardship",
  };
  return {
    standing,
    profile,
    running: read.running,
    promise,
    companions: read.companions,
    request: read.latest,
    granted,
    answers,
    ground,
    offers,
    picked,
    budget,
    staffReasons,
    facts,
    shown: ground === null || picked === null ? null : shownHash(standing.loan.id, ground, picked),
  };
}

/** SHA-256 of the plan as shown: agreeing repeats it, so that what is signed is what was read. */
export function shownHash(
  loanId: string,
  ground: PlanGround,
  { option, drawn, shares }: Pick<PlanOffer, "option" | "drawn" | "shares">,
): string {
  const { today, spread, rules, profile, replaces } = ground;
  const several = shares.map((share) => ({ loanId: share.loanId, drawn: share.drawn }));
  const shown = { loanId, today, spread, rules, policy: profile.id, replaces, total: option.total, drawn, several };
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}

/**
 * Other loans of the person that can go into a plan with this one: the policy allows it, the rules and the interest of the
 * plan are the same, something is past its date, and nothing else is arranged there.
 */
async function companionsOf(
  q: Queryable,
  { loan, position }: Standing,
  profile: PolicyProfile,
  answers: PlanAnswers,
): Promise<Companion[]> {
  if (!profile.plan.severalLoansInOnePlan) return [];
  const alike = (await loansOfBorrower(q, loan.borrowerId)).filter(
    (other) => other.id !== loan.id && other.profile === loan.profile,
  );
  const companions: Companion[] = [];
  for (const other of alike) {
    const standing = standingOf(other, await ledgerOf(q, other.id), position.asOf);
    const ground = planGround(standing, profile, null);
    if (ground === null || ground.currency !== position.currency || needsPerson(standing, profile)) continue;
    if (JSON.stringify(ground.interest) !== JSON.stringify(interestDuring(profile, loan.contract))) continue;
    if ((await activePlanOf(q, other.id)) !== null) continue;
    const request = await latestPlanRequest(q, other.id);
    if (request?.status === "waiting") continue;
    const promise = await openPromiseOf(q, other.id);
    companions.push({ standing, ground, promise, included: answers.withLoans.includes(other.id) });
  }
  return companions;
}

function partOf({ loan }: Standing, ground: PlanGround): GroundPart {
  return { loanId: loan.id, loanNo: loan.loanNo, ground };
}

function partOfCompanion({ standing, ground }: Companion): GroundPart {
  return partOf(standing, ground);
}

function situationOf(
  { standing, profile, running, latest }: Parameters<typeof deskOf>[0],
  ground: PlanGround | null,
  changing: boolean,
): PlanSituation {
  if (latest?.status === "waiting") return "waiting";
  if (running !== null && !changing) return "active";
  if (ground === null) return "nothing";
  return needsPerson(standing, profile) ? "person" : "open";
}

/** What a person agreed to, as long as it may be signed. */
function grantedTo({ latest, running, standing, profile, now }: Parameters<typeof deskOf>[0]): Granted | null {
  if (latest?.terms == null || latest.termsUntil === null || latest.planId !== null) return null;
  const { terms } = latest;
  // It stands on the running plan that it changes, or on none.
  if (now >= latest.termsUntil || terms.replaces !== (running?.id ?? null)) return null;
  try {
    const ground = planGround(standing, profile, running);
    if (ground === null) return null;
    const offer = grantedOffer(ground, terms);
    return offer === null ? null : { requestId: latest.id, terms, until: latest.termsUntil, offer };
  } catch {
    return null;
  }
}

/** Where a hold says that the portal should not suggest paying, or the figures are in another currency than the rules. */
function needsPerson({ position }: Standing, profile: PolicyProfile): boolean {
  if (position.currency !== profile.currency) return true;
  return position.holds.some(({ reason, until }) => {
    const effect = Object.entries(profile.holds).find(([kind]) => kind === reason.replaceAll("-", "_"))?.[1];
    return until === null && effect !== undefined && effect.pay !== "offered";
  });
}
