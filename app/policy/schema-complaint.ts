import { z } from "zod";
import { complaintCategories } from "./categories.ts";
import { positive, ppm, text, textKey } from "./schema-parts.ts";
import { termSchema } from "./units.ts";

export const approver = z.enum(["none", "complaints_lead", "head_office_senior_manager"]);

export const complaint = z.strictObject({
  acknowledge: termSchema,
  /** Closed this fast, a short answer is enough. */
  early: z.strictObject({ term: termSchema, notFor: z.array(z.enum(complaintCategories)) }).nullable(),
  /** Total time from receipt, in the order in which they are used. The first needs no approval. */
  stages: z
    .array(
      z.strictObject({
        id: z.enum(["standard", "complex", "exceptional", "in_progress"]),
        term: termSchema,
        approver,
        noticeRequired: z.boolean(),
      }),
    )
    .min(1),
  /** Shorter clocks for some matters. */
  byCategory: z.array(z.strictObject({ category: z.enum(complaintCategories), term: termSchema })),
  /** What must be said when the last stage passes without an answer. Null: nothing is laid down. */
  lateNotice: textKey.nullable(),
  pausesFor: z.array(z.enum(["external_appraisal"])),
  newFactsRestart: z.boolean(),
  mergeSameFacts: z.boolean(),
  review: z.strictObject({ requestWithin: termSchema, decideWithin: termSchema }).nullable(),
  external: z.array(
    z.strictObject({
      id: textKey,
      name: text,
      phone: z.string().nullable(),
      url: z.string().nullable(),
      post: z.string().nullable(),
      /** How long the way is open, counted from our final answer. Null: no limit found. */
      within: termSchema.nullable(),
    }),
  ),
  retention: z.strictObject({ term: termSchema, from: z.enum(["receipt", "closed"]) }),
  maxGroupRepresentatives: positive.nullable(),
  vulnerabilityFlags: z.boolean(),
  alarmSharesPpm: z.array(ppm).min(1),
  categories: z.array(z.enum(complaintCategories)).min(1),
});
