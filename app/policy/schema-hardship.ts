import { z } from "zod";
import { disputeReasons, hardshipReasons, specialSituations } from "./categories.ts";
import { count, positive } from "./schema-parts.ts";
import { termSchema } from "./units.ts";

export const hardship = z.strictObject({
  /** A law sets the clock, rather than the house. */
  statutory: z.boolean(),
  /** Any statement of not being able to pay, in any box or call, starts the clock. */
  anyStatementStartsClock: z.boolean(),
  openBeforeArrears: z.boolean(),
  instantDeferral: z.strictObject({
    maxDays: positive,
    times: positive,
    per: termSchema,
    instalments: positive,
    penaltyFrozen: z.boolean(),
  }),
  clocks: z.strictObject({
    acknowledge: termSchema,
    decide: termSchema,
    requestInformation: termSchema,
    borrowerReply: termSchema,
    /** From the day the information came. */
    decideAfterInformation: termSchema,
    /** From the day it was asked for, when nothing came. */
    decideWithoutInformation: termSchema,
    offerValid: termSchema,
    /** Written particulars of what was agreed. */
    confirmInWriting: termSchema,
  }),
  informationRequest: z.strictObject({ maxItems: positive, maxRequests: positive }),
  /** No enforcement, reminders or penalties for this long after a refusal. */
  protectionAfterRefusal: termSchema,
  secondLookWithin: termSchema,
  maxDeferralMonths: positive,
  /** A longer term is at most: original_term (extension no longer than the first term), product_maximum, contract. */
  maxExtension: z.enum(["original_term_then_product_maximum", "contract"]),
  /** A repeat request on the same grounds within this time is linked to the earlier one. Null: each stands alone. */
  repeatLookBack: termSchema.nullable(),
  checkInDaysBeforeEnd: positive,
  reliefWithoutWrittenNoticeMaxDays: positive.nullable(),
  debtAdviceHold: z.strictObject({ first: termSchema, extension: termSchema, extensions: count }),
  breathingSpace: z
    .strictObject({ max: termSchema, reviewFromDay: count, reviewToDay: count, afterCrisisTreatment: termSchema })
    .nullable(),
  /** How long a statement alone holds everything before proof is asked for. */
  proofLaterWithin: termSchema,
  bereavementQuiet: termSchema,
  reasons: z.array(z.enum(hardshipReasons)).min(1),
  situations: z.array(z.enum(specialSituations)).min(1),
});

export const dispute = z.strictObject({
  reasons: z.array(z.enum(disputeReasons)).min(1),
  answer: termSchema,
  creditRecord: termSchema,
  creditRecordExtended: termSchema.nullable(),
  annotateAtOnce: z.boolean(),
  stopsContact: z.boolean(),
  stopsPenalty: z.boolean(),
  lenderMustProve: z.boolean(),
  /** What is typed here counts as a dispute in writing. */
  portalIsWriting: z.boolean(),
  /** The first weeks in which a debt may be questioned and paying may not be pushed (US collectors). */
  validation: z.strictObject({ sendWithin: termSchema, assumedReceipt: termSchema, period: termSchema }).nullable(),
});
