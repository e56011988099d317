import { z } from "zod";
import { hardshipReasons } from "#app/policy/categories.ts";

export const sinceCodes = ["this_month", "three_months", "a_year", "longer"] as const;
export const lastingCodes = ["one_month", "three_months", "longer", "not_known"] as const;
export const wishCodes = ["more_days", "pause", "pay_less", "longer_term", "lower_charges", "suggest"] as const;
export const helperCodes = ["adviser", "family", "carer", "lawyer", "other"] as const;

export type Wish = (typeof wishCodes)[number];

/** What a borrower told us, as far as they got. Every part may be missing until it is sent. */
export const draftSchema = z.object({
  why: z.array(z.enum(hardshipReasons)).optional(),
  more: z.string().max(2000).nullable().optional(),
  since: z.enum(sinceCodes).optional(),
  lasting: z.enum(lastingCodes).optional(),
  /** Minor units a month; 0: nothing just now; null: does not know. */
  canPay: z.int().nonnegative().nullable().optional(),
  wishes: z.array(z.enum(wishCodes)).optional(),
  helper: z
    .object({ role: z.enum(helperCodes), name: z.string().max(120).nullable() })
    .nullable()
    .optional(),
});
export type AnswersDraft = z.infer<typeof draftSchema>;

/** The five questions, in their order. */
export const questionNames = ["why", "since", "lasting", "amount", "help"] as const;
export type QuestionName = (typeof questionNames)[number];

/** What is sent: all five questions have an answer; "I'd rather not say" and "I don't know" are answers. */
export interface Answers {
  why: readonly NonNullable<AnswersDraft["why"]>[number][];
  more: string | null;
  since: NonNullable<AnswersDraft["since"]>;
  lasting: NonNullable<AnswersDraft["lasting"]>;
  canPay: number | null;
  wishes: readonly Wish[];
  helper: NonNullable<AnswersDraft["helper"]> | null;
}

/** The first question without an answer; null when all have one. */
export function firstUnanswered(draft: AnswersDraft): QuestionName | null {
  if (!draft.why?.length) return "why";
  if (!draft.since) return "since";
  if (!draft.lasting) return "lasting";
  if (draft.canPay === undefined) return "amount";
  if (!draft.wishes?.length) return "help";
  return null;
}

/** The answers of a finished draft; null while a question is open. */
export function finished(draft: AnswersDraft): Answers | null {
  const { why, since, lasting, canPay, wishes } = draft;
  if (!why?.length || !since || !lasting || canPay === undefined || !wishes?.length) return null;
  return { why, more: draft.more ?? null, since, lasting, canPay, wishes, helper: draft.helper ?? null };
}
