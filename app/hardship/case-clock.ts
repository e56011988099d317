import { deadlineOf, hardshipClocks, placeOf, protectedUntil } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { localDay } from "#app/policy/zones.ts";
import type { HardshipCase } from "#db/stores/hardship.ts";

/** The policy that a case is handled under, and the place whose midnight and holidays count. */
export interface CaseRules {
  readonly profile: PolicyProfile;
  readonly zone: string;
}

/** The rules of a loan at an instant. @param profileKey the loan's @param zone the borrower's */
export function rulesAt(profileKey: string, zone: string, at: number): CaseRules {
  return { profile: profileFor(profileKey, localDay(at, zone)), zone };
}

type Facts = Pick<HardshipCase, "receivedAt" | "informationRequestedAt" | "informationReceivedAt">;

/** Until when we owe a decision. */
export function decideBy(facts: Facts, { profile, zone }: CaseRules) {
  return hardshipClocks(profile, facts, placeOf(profile, { zone })).decideBy;
}

/** Until when the borrower can answer our questions; after that we go on with what we have. */
export function replyBy(facts: Facts & { informationRequestedAt: number }, { profile, zone }: CaseRules) {
  const clocks = hardshipClocks(profile, facts, placeOf(profile, { zone }));
  return clocks.borrowerReplyBy ?? clocks.decideBy;
}

/** The last instant at which information may still be asked for. */
export function askBy(facts: Facts, { profile, zone }: CaseRules) {
  return hardshipClocks(profile, facts, placeOf(profile, { zone })).requestInformationBy;
}

/** Until when another person has looked again. */
export function secondLookBy(askedAt: number, { profile, zone }: CaseRules) {
  return deadlineOf(profile.hardship.secondLookWithin, askedAt, placeOf(profile, { zone }));
}

/** Until when an offer can be accepted. */
export function offerUntil(offeredAt: number, { profile, zone }: CaseRules) {
  return deadlineOf(profile.hardship.clocks.offerValid, offeredAt, placeOf(profile, { zone }));
}

/** Until when a borrower stays protected after a decision. */
export function protectionUntil(decidedAt: number, { profile, zone }: CaseRules) {
  return protectedUntil(profile, decidedAt, placeOf(profile, { zone }));
}

/** How long a statement about a special situation protects by itself; after that we may ask whether there is proof. */
export function proofBy({ receivedAt }: Pick<HardshipCase, "receivedAt">, { profile, zone }: CaseRules) {
  return deadlineOf(profile.hardship.proofLaterWithin, receivedAt, placeOf(profile, { zone }));
}
