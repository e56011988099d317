import { z } from "zod";
import { identityFactors } from "./categories.ts";
import { positive } from "./schema-parts.ts";
import { termSchema } from "./units.ts";

export const identity = z.strictObject({
  /** In order of preference; the first one on file is asked, and for unknown links one is chosen the same way. */
  factors: z.array(z.enum(identityFactors)).min(1),
  factorsRequired: positive,
  triesPerLink: positive,
  triesPerBorrowerPerDay: positive,
  failuresPerAddressPerHour: positive,
  failuresPerAddressPerDay: positive,
  lockMinutes: positive,
  /** After this many locks only a person can help. */
  locksBeforePerson: positive,
  linkLifetime: termSchema,
  maxLiveLinks: positive,
  newLinksPerHour: positive,
  newLinksPerDay: positive,
});

export const session = z.strictObject({
  idleMinutes: positive,
  absoluteMinutes: positive,
  warnMinutes: positive,
  maxPerBorrower: positive,
  draftLifetime: termSchema,
  stepUpCodeMinutes: positive,
  stepUpTries: positive,
  stepUpCodesPerHour: positive,
  contactChangeCooling: termSchema,
});
