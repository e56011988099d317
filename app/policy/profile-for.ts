import type { EpochDay } from "#app/lending/calendar.ts";
import { auProfiles } from "./profiles/au.ts";
import { cnProfiles } from "./profiles/cn.ts";
import { ukProfiles } from "./profiles/uk.ts";
import { usProfiles } from "./profiles/us.ts";
import { type PolicyProfile, type ProfileKey, profileKeys } from "./schema.ts";

/** Every version of every profile that comes with the product, oldest first within a key. */
export const defaultProfiles: readonly PolicyProfile[] = [...cnProfiles, ...ukProfiles, ...usProfiles, ...auProfiles];

/** True for a key that a loan may carry; imports check with it. */
export function isProfileKey(text: string): text is ProfileKey {
  return profileKeys.some((key) => key === text);
}

/**
 * The version of a profile that is in force on a day (in the profile's zone). The portal has no rules of its own for
 * the time before the first version, so that earlier days get the first one. Throws on an unknown key: loans only
 * carry keys that `isProfileKey` let in.
 */
export function profileFor(
  key: string,
  day: EpochDay,
  profiles: readonly PolicyProfile[] = defaultProfiles,
): PolicyProfile {
  const versions = profiles.filter((profile) => profile.key === key);
  const oldest = versions[0];
  if (oldest === undefined) throw new Error(`No policy profile is called "${key}". Known: ${profileKeys.join(", ")}`);
  return versions.reduce(
    (found, next) => (next.effectiveFrom <= day && next.effectiveFrom >= found.effectiveFrom ? next : found),
    oldest,
  );
}
