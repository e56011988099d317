import type { EpochDay } from "#app/lending/calendar.ts";
import type { DataClass } from "#app/policy/categories.ts";
import { lastDay } from "#app/policy/clocks.ts";
import { defaultProfiles, profileFor } from "#app/policy/profile-for.ts";

const dayMs = 86_400_000;

/**
 * What is sealed under a person's own key. One key, so that it lives as long as the longest of these; complaints have
 * keys and times of their own, and the amounts of a ledger are no personal data once nobody can be named.
 */
export const underPersonalKey = [
  "loan_and_ledger",
  "plan_and_agreement",
  "hardship_case",
  "dispute_case",
  "contact_event",
  "payment_event",
  "consent",
] as const satisfies readonly DataClass[];

/** The day after which nothing obliges us to know who a person was, whose last loan ended on a day. */
export function keptThrough(profiles: readonly string[], endedOn: EpochDay): EpochDay {
  const ends = profiles.flatMap((key) => {
    const profile = profileFor(key, endedOn);
    return underPersonalKey.map((kind) => lastDay(profile.retention[kind], endedOn, profile.calendar));
  });
  return Math.max(endedOn, ...ends);
}

/**
 * The instant before which things of a class are past their time under every profile. What hangs on no single loan, or
 * is too plain to ask, goes by the longest.
 */
export function pastInstant(kind: DataClass, now: number): number {
  const today = Math.floor(now / dayMs);
  const longest = Math.max(
    ...defaultProfiles.map(({ retention, calendar }) => lastDay(retention[kind], today, calendar) - today),
  );
  return now - longest * dayMs;
}
