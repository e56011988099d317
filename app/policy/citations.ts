import { nearestProvenance, type Provenance } from "./evidence.ts";
import type { PolicyProfile } from "./schema.ts";
import { type PolicySource, policySources } from "./sources.ts";

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

function isSource(code: string): code is PolicySource {
  return code in policySources;
}
