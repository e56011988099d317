import { type EpochDay } from "#app/lending/calendar.ts";
import { nearestProvenance, leavesOf, type Provenance } from "./evidence.ts";
import { auProfiles } from "./profiles/au.ts";
import { cnProfiles } from "./profiles/cn.ts";
import { ukProfiles } from "./profiles/uk.ts";
import { usProfiles } from "./profiles/us.ts";
import { type PolicyProfile, type ProfileKey, profileKeys } from "./schema.ts";
import { type PolicySource, policySources } from "./sources.ts";

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

/** One value of a profile with where it comes from, as a page shows it. `path` is dotted: `complaint.stages.0.term.count`. */
export interface CitedValue {
  readonly path: string;
  readonly value: unknown;
  readonly evidence: Provenance["evidence"];
  readonly sources: readonly { readonly code: string; readonly title: string }[];
  readonly note: string | null;
}

/** Where the value at `path` comes from: its own source, or that of the part it belongs to. Null for plain choices. */
export function provenanceOf(profile: PolicyProfile, path: string): Provenance | null {
  return nearestProvenance(profile.provenance, path);
}

/** Every value of a profile that has a source, in the order of the file. */
export function citedValues(profile: PolicyProfile): readonly CitedValue[] {
  return Object.entries(profile.provenance).map(([path, { evidence, sources, note }]) => ({
    path,
    value: valueAt(profile, path),
    evidence,
    sources: sources.map((code) => ({ code, title: isSource(code) ? policySources[code] : code })),
    note,
  }));
}

/** The plain value at a dotted path; undefined where there is none. */
export function valueAt(profile: PolicyProfile, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (part, key) =>
        typeof part === "object" && part !== null
          ? Object.entries(part).find(([name]) => name === key)?.[1]
          : undefined,
      profile,
    );
}

/** The dotted paths of all numbers in a profile's values. */
export function numericPaths(profile: PolicyProfile): readonly string[] {
  const {
    key: _key,
    jurisdiction: _place,
    title: _title,
    id: _id,
    effectiveFrom: _from,
    reviewedOn: _on,
    provenance: _why,
    ...values
  } = profile;
  return leavesOf(values)
    .filter(({ value }) => typeof value === "number")
    .map(({ path }) => path);
}

function isSource(code: string): code is PolicySource {
  return code in policySources;
}
