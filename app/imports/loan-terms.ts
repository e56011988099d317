import type { EpochDay } from "#app/lending/calendar.ts";
import type { Amounts, Product } from "#app/lending/contract.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Ppm } from "#app/lending/rate.ts";
import type { BorrowerDetails, BorrowerLang } from "#db/stores/borrowers.ts";

/** One loan as a row of a book describes it: checked value by value, not yet against anything else. */
export interface LoanTerms {
  readonly loanNo: string;
  readonly borrowerNo: string;
  readonly person: BorrowerDetails;
  readonly lang: BorrowerLang;
  /** IANA name. */
  readonly timeZone: string;
  /** Key of a policy profile. */
  readonly profile: string;
  readonly product: Product;
  readonly currency: string;
  readonly principal: Minor;
  readonly annualRatePpm: Ppm;
  readonly startDay: EpochDay;
  readonly firstDueDay: EpochDay;
  /** Day of the month that due dates aim at. */
  readonly anchorDay: number;
  readonly count: number;
  /** As written in the file; null when it says nothing. */
  readonly instalment: Minor | null;
  /** State of the other system on the day that the book was taken over; null when the row says nothing about it. */
  readonly opening: {
    readonly day: EpochDay;
    readonly paid: Readonly<Amounts>;
    readonly unpaid: { readonly penalty: Minor; readonly fee: Minor };
  } | null;
  /** 1-year LPR on the day of the contract; null when the row does not give it. */
  readonly lprOneYearPpm: Ppm | null;
}
