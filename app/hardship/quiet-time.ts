import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import { days, type Term } from "#app/policy/units.ts";
import type { CaseRules } from "./case-clock.ts";

type Situated = { readonly situation: string | null; readonly receivedAt: number; readonly extensions: number };

/**
 * How long the quiet of a special situation lasts until somebody looks again, counted from the statement: 30 days with a
 * debt adviser and 30 more, the midway review and the end of a breathing space, 30 days after a death; otherwise as
 * long as a statement alone protects. All in calendar days.
 */
function quietTerms({ hardship }: PolicyProfile, situation: string | null): readonly Term[] {
  const { debtAdviceHold: advice, breathingSpace: space } = hardship;
  if (situation === "debt_adviser") {
    return [advice.first, ...Array.from({ length: advice.extensions }, () => advice.extension)];
  }
  if (situation === "breathing_space" && space) {
    const midway = days(space.reviewFromDay);
    return [midway, days(Math.max(1, space.max.count - space.reviewFromDay))];
  }
  return [situation === "bereavement" ? hardship.bereavementQuiet : hardship.proofLaterWithin];
}

/** When somebody looks whether the quiet time goes on. */
export function reviewAt({ situation, receivedAt, extensions }: Situated, { profile, zone }: CaseRules): number {
  const terms = quietTerms(profile, situation).slice(0, extensions + 1);
  const count = terms.reduce((sum, term) => sum + term.count, 0);
  return deadlineOf(days(count), receivedAt, placeOf(profile, { zone })).dueAt;
}

/** Whether policy lets the desk make the quiet time longer once more. */
export function mayExtend({ situation, extensions }: Omit<Situated, "receivedAt">, { profile }: CaseRules): boolean {
  return extensions < quietTerms(profile, situation).length - 1;
}

/** Situations in which nobody is ever asked for a paper: asking could put them at risk, or the notice says it all. */
export const neverAskProof: readonly string[] = ["abuse", "breathing_space", "debt_adviser"];
