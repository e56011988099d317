import { type Place, validationPeriod } from "#app/policy/clocks.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";

/**
 * Whether a dispute comes within the weeks in which a debt may be questioned before collecting goes on (12 CFR 1006.34
 * and 1006.38). They count from the first message about the loan; when nobody knows of one, they have not begun to end.
 *
 * @param firstContactAt unix milliseconds; null when no message about the loan is known
 */
export function isInValidation(
  profile: PolicyProfile,
  firstContactAt: number | null,
  now: number,
  place: Place,
): boolean {
  if (profile.dispute.validation === null) return false;
  const period = validationPeriod(profile, firstContactAt ?? now, place);
  return period !== null && now < period.ends.dueAt;
}
