import type { EpochDay } from "../calendar.ts";
import type { Frequency } from "../contract.ts";
import type { Minor } from "../money.ts";
import type { Ppm } from "../rate.ts";

/** What a lender and a borrower can agree on. Amounts in minor units, days are epoch days, counts are instalments. */
export type Terms =
  /** The instalment with this number and those after it come later (or earlier), in the step of the contract. */
  | { readonly kind: "due-date-move"; readonly nr: number; readonly to: EpochDay }
  /** Everything open moves by so many instalment periods; interest grows for the added days, the instalment stays. */
  | { readonly kind: "deferral"; readonly periods: number }
  /** No contract interest on these days; `until` is the first day that counts again. */
  | { readonly kind: "interest-pause"; readonly from: EpochDay; readonly until: EpochDay }
  /** A smaller amount for a while, then level instalments that catch up, in `extend` more periods. */
  | { readonly kind: "reduced"; readonly amount: Minor; readonly count: number; readonly extend: number }
  /** Interest only for a while, then level instalments, in `extend` more periods. */
  | { readonly kind: "interest-only"; readonly count: number; readonly extend: number }
  /** A symbolic amount for a while, then level instalments, in `extend` more periods. */
  | { readonly kind: "token"; readonly amount: Minor; readonly count: number; readonly extend: number }
  /** More and therefore smaller instalments, from the one with this number on. */
  | { readonly kind: "extension"; readonly extra: number; readonly fromNr?: number }
  /** Another yearly rate for the instalments from this number on. */
  | { readonly kind: "rate-change"; readonly annualRatePpm: Ppm; readonly fromNr?: number }
  /** What is overdue goes onto the instalments that are left. */
  | { readonly kind: "re-amortise" }
  /** Everything open becomes a new schedule. */
  | {
      readonly kind: "re-age";
      readonly firstDue: EpochDay;
      readonly count: number;
      readonly frequency: Frequency;
    }
  /** A smaller sum ends the loan; the rest is waived. */
  | { readonly kind: "settlement"; readonly amount: Minor; readonly firstDue: EpochDay; readonly count: number }
  /** Penalty (and late fees, if they are penalty) up to an amount is waived; the schedule stays. */
  | { readonly kind: "penalty-waiver"; readonly amount: Minor };

/** Why terms cannot be made. */
export type TermsRefusal =
  | "nothing-open"
  | "no-such-instalment"
  | "date-not-in-future"
  | "count-out-of-range"
  | "amount-out-of-range"
  | "capitalising-not-allowed"
  | "something-stays-past-due"
  | "changed-since-shown"
  | "not-latest";
