import type { EpochDay } from "#app/lending/calendar.ts";
import { lastDay, placeOf } from "#app/policy/clocks.ts";
import { instantOf } from "#app/policy/zones.ts";
import type { Queryable } from "#db/engine/database.ts";
import { grantedSince } from "#db/stores/hardship.ts";
import type { CaseRules } from "./case-clock.ts";

/**
 * Whether some days of calm can be given at once, by rule and without a person: so many days, so often in so long.
 *
 * @param day the borrower's date today
 * @returns the first day on which things count again; null when it was used up.
 */
export async function instantDeferral(
  q: Queryable,
  loanId: string,
  { profile, zone }: CaseRules,
  day: EpochDay,
): Promise<EpochDay | null> {
  const { maxDays, times, per } = profile.hardship.instantDeferral;
  // The rule looks back: a year before today is where a term of a year that ends today began.
  const place = placeOf(profile, { zone });
  const length = lastDay(per, day, place.calendar) - day;
  const since = instantOf(day - length, 0, zone);
  const used = await grantedSince(q, loanId, since);
  return used < times ? day + maxDays : null;
}
