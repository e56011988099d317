import { z } from "zod";
import { planWishSchema } from "./plan-answers.ts";

/** What a person agreed to: rhythm and number of payments. Amounts follow from what is owed on the day of signing. */
export const grantedTermsSchema = z.strictObject({
  wish: planWishSchema,
  count: z.int().min(1).max(520),
  /** The running plan that it takes the place of. */
  replaces: z.string().nullable(),
});
export type GrantedTerms = z.infer<typeof grantedTermsSchema>;

/** What a second person approves: the terms, and the figures that came of them on the day of the proposal. */
export const grantApprovalSchema = z.strictObject({
  loan: z.string(),
  request: z.string(),
  granted: grantedTermsSchema,
  regular: z.int(),
  last: z.int(),
  total: z.int(),
  lastDue: z.int(),
  shown: z.string(),
});
