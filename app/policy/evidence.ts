/**
 * A policy value is written next to the place it comes from: `fact(days(15), "S", "C9")`.
 * `settle` then splits such a draft into plain values, which code reads as `profile.complaint.acknowledge`, and a
 * record of where each one comes from, which pages show. A number without a source does not compile.
 */

/** F: read in the primary or an official text. S: read in a secondary text. M: from memory. P: a product default, not law. */
export type Evidence = "F" | "S" | "M" | "P";

/** Where one value comes from. `sources` holds codes listed in `#app/policy/sources.ts`. */
export interface Provenance {
  readonly evidence: Evidence;
  readonly sources: readonly string[];
  readonly note: string | null;
}

const factMark: unique symbol = Symbol("policy fact");

export interface Fact<T> extends Provenance {
  readonly [factMark]: true;
  readonly value: T;
}

/** How a value is written in a profile file: anything that may be a number must be a fact, at this level or above it. */
export type Draft<T> = [T] extends [string | boolean | null]
  ? T | Fact<T>
  : [T] extends [string | number | boolean | null]
    ? Fact<T>
    : T extends string | number | boolean | null
      ? T | Fact<T>
      : Fact<T> | { readonly [K in keyof T]: Draft<T[K]> };

/** What a sub-profile may change of its base: any part, down to a single value. Lists and facts are replaced whole. */
export type Override<T> = T extends Fact<unknown> | readonly unknown[] | string | number | boolean | null
  ? T
  : { readonly [K in keyof T]?: Override<T[K]> };

/** A value that a text supports. `source` is one code or several separated by spaces. */
export function fact<T>(
  value: T,
  evidence: Exclude<Evidence, "P">,
  source: string,
  note: string | null = null,
): Fact<T> {
  return { [factMark]: true, value, evidence, sources: source.split(" "), note };
}

/** A product default: not law, editable by the lender. */
export function house<T>(value: T, note: string | null = null): Fact<T> {
  return { [factMark]: true, value, evidence: "P", sources: ["house"], note };
}

/** Splits a draft into plain values and the provenance of each fact by its path, for example `complaint.retention`. */
export function settle(draft: unknown): { values: unknown; provenance: Record<string, Provenance> } {
  const provenance: Record<string, Provenance> = {};
  const values = plain(draft, "", provenance);
  return { values, provenance };
}

/** Lays `change` over `base`: objects merge key by key, facts, lists and plain values replace. */
export function override(base: unknown, change: unknown): unknown {
  if (change === undefined) return base;
  if (!isBranch(base) || !isBranch(change)) return change;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) merged[key] = override(merged[key], value);
  return merged;
}

/** The provenance of the value at `path`: its own, or that of the nearest part above it that has one. */
export function nearestProvenance(provenance: Readonly<Record<string, Provenance>>, path: string): Provenance | null {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const found = provenance[at];
    if (found !== undefined) return found;
  }
  return null;
}

function plain(draft: unknown, path: string, provenance: Record<string, Provenance>): unknown {
  if (isFact(draft)) {
    provenance[path] = { evidence: draft.evidence, sources: draft.sources, note: draft.note };
    return draft.value;
  }
  const below = (key: string) => (path === "" ? key : `${path}.${key}`);
  if (Array.isArray(draft)) return draft.map((item, index) => plain(item, below(String(index)), provenance));
  if (!isBranch(draft)) return draft;
  return Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, plain(value, below(key), provenance)]));
}

function isFact(value: unknown): value is Fact<unknown> {
  return typeof value === "object" && value !== null && factMark in value;
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isFact(value);
}
