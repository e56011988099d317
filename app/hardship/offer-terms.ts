import { createHash } from "node:crypto";
import { z } from "zod";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { previewTerms, type TermsOffer } from "#app/lending/terms/preview.ts";
import type { Terms, TermsRefusal } from "#app/lending/terms/terms.ts";
import type { Terms as WrittenTerms } from "#app/staff/approvals/terms.ts";
import type { Loan } from "#db/stores/loans.ts";

/** The kinds of relief that the desk can propose, the one that costs the borrower least first. */
export const reliefKinds = [
  "penalty-waiver",
  "deferral",
  "interest-only",
  "reduced",
  "token",
  "extension",
  "re-amortise",
  "settlement",
] as const;
export type ReliefKind = (typeof reliefKinds)[number];

const whole = z.int().nonnegative();

/** What is written into an offer and into its approval: enough to work out the very same figures again. */
export const offerTermsSchema = z.object({
  day: whole,
  terms: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("penalty-waiver"), amount: whole }),
    z.object({ kind: z.literal("deferral"), periods: whole }),
    z.object({ kind: z.literal("interest-only"), count: whole, extend: whole }),
    z.object({ kind: z.literal("reduced"), amount: whole, count: whole, extend: whole }),
    z.object({ kind: z.literal("token"), amount: whole, count: whole, extend: whole }),
    z.object({ kind: z.literal("extension"), extra: whole }),
    z.object({ kind: z.literal("re-amortise") }),
    z.object({ kind: z.literal("settlement"), amount: whole, firstDue: whole, count: whole }),
  ]),
  /** Whether penalty that is open is given up. */
  waivePenalty: z.boolean(),
});
export type OfferTerms = z.infer<typeof offerTermsSchema>;

/** Nobody's unpaid interest becomes principal here: that would be charging interest on interest. */
const policy = { mayCapitalise: false } as const;

/** What is overdue is never asked for at once: it is spread, or with a pause it comes again at the end. */
export function choicesOf({ terms, waivePenalty }: OfferTerms): ArrearsChoices {
  return {
    principal: terms.kind === "deferral" ? "shift" : "spread",
    interest: "spread",
    penalty: waivePenalty ? "waive" : "spread",
    fee: "spread",
  };
}

/** Terms worked out: every figure that is shown, and the hash that binds them. */
export interface WorkedOffer {
  readonly offer: TermsOffer;
  readonly shownHash: string;
  /** What the lender gives up, minor units. */
  readonly givenUp: number;
  /** Last day of the easier time; the first instalment day where the terms change for good. */
  readonly reliefUntil: EpochDay;
}

/** Works out terms on their day. The same function behind the desk's comparison, the borrower's page and the agreement. */
export function workOut(
  loan: Loan,
  entries: readonly Entry[],
  given: OfferTerms,
): { readonly ok: true; readonly worked: WorkedOffer } | { readonly ok: false; readonly reason: TermsRefusal } {
  const result = previewTerms({ ...loan, entries }, given.day, given.terms, choicesOf(given), policy);
  if (!result.ok) return result;
  const { offer } = result;
  return {
    ok: true,
    worked: {
      offer,
      shownHash: hashOf(offer.canonical),
      givenUp: givenUp(offer),
      reliefUntil: reliefEnd(given.terms, offer),
    },
  };
}

/** SHA-256 of a text, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The policy that commit repeats. */
export const commitPolicy = policy;

/** As the approval keeps it. */
export function written(given: OfferTerms, offerId: string, shownHash: string): WrittenTerms {
  return {
    offer: offerId,
    shown: shownHash,
    day: given.day,
    waivePenalty: given.waivePenalty,
    terms: { ...given.terms },
  };
}

function givenUp({ drafts }: TermsOffer): number {
  return drafts.reduce((sum, draft) => {
    if (draft.kind === "waiver") return sum + draft.amount;
    if (draft.kind !== "schedule") return sum;
    return sum + Object.values(draft.waived).reduce((all, part) => all + part, 0);
  }, 0);
}

function reliefEnd(terms: Terms, { after, firstDue, day }: TermsOffer): EpochDay {
  const first = firstDue ?? day;
  if (terms.kind === "deferral") return Math.max(day, first - 1);
  if (terms.kind === "interest-only" || terms.kind === "reduced" || terms.kind === "token") {
    return after[terms.count - 1]?.due ?? first;
  }
  return first;
}
