import { type EpochDay, formatDay } from "#app/lending/calendar.ts";
import { type Draft, type Override, override, settle } from "./evidence.ts";
import {
  type Jurisdiction,
  type PolicyProfile,
  type PolicyValues,
  policyValuesSchema,
  type ProfileKey,
} from "./schema.ts";

export interface ProfileHeading {
  readonly key: ProfileKey;
  readonly jurisdiction: Jurisdiction;
  readonly title: { readonly zh: string; readonly en: string };
  readonly effectiveFrom: EpochDay;
  readonly reviewedOn: EpochDay;
}

/** What a sub-profile or a later version changes of a base draft. */
export type ProfileChange = Override<Draft<PolicyValues>>;

/** Checks a draft against the schema and freezes it. Throws when a profile file is wrong, so that nothing starts with it. */
export function compileProfile(
  heading: ProfileHeading,
  base: Draft<PolicyValues>,
  ...changes: ProfileChange[]
): PolicyProfile {
  const draft = changes.reduce<unknown>((sum, change) => override(sum, change), base);
  const { values, provenance } = settle(draft);
  const checked = policyValuesSchema.safeParse(values);
  if (!checked.success) {
    const first = checked.error.issues[0];
    throw new Error(
      `Policy profile ${heading.key}: ${first?.path.join(".") ?? "?"}: ${first?.message ?? "does not fit"}`,
    );
  }
  return freeze({
    ...checked.data,
    ...heading,
    id: `${heading.key}@${formatDay(heading.effectiveFrom)}`,
    provenance,
  });
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
