import type { EpochDay } from "./calendar.ts";
import type { Amounts, Component, Excess } from "./contract.ts";
import type { Minor } from "./money.ts";
import type { Ppm } from "./rate.ts";
import type { Schedule } from "./schedule.ts";

/** What every ledger entry carries. Entries are only ever added; a wrong one is cancelled by a reversal. */
interface EntryBase {
  readonly id: string;
  /** The day it counts from. */
  readonly effective: EpochDay;
  /** When it was written down, unix milliseconds. */
  readonly enteredAt: number;
}

/** What a hold stops: penalty interest and late fees, contract interest, unprompted contact. */
export type HoldScope = "penalty" | "interest" | "contact";

/** Paid-to-date totals of a loan that comes from another system; the replay starts after this day. */
export interface Opening extends EntryBase {
  readonly kind: "opening";
  readonly paid: Readonly<Amounts>;
  /** Penalty and fees still unpaid in the other system on that day; ours are computed for the days after it. */
  readonly unpaid: { readonly penalty: Minor; readonly fee: Minor };
}

/** Money received. */
export interface Payment extends EntryBase {
  readonly kind: "payment";
  readonly amount: Minor;
  /** Order for this kind of payment, where it differs from the product's. */
  readonly order?: readonly Component[];
  /** Where money beyond what is due goes, where this kind of payment differs. */
  readonly excess?: Excess;
}

/** Cancels an entry as if it had never been (a bounced debit, a typing error, a waiver taken back). */
export interface Reversal extends EntryBase {
  readonly kind: "reversal";
  readonly reverses: string;
}

/** The payer's bank took money back: a new debt on this day; the payment stays in the history. */
export interface Chargeback extends EntryBase {
  readonly kind: "chargeback";
  readonly payment: string;
  readonly amount: Minor;
}

/** Overpaid money given back to the borrower: lowers the credit. */
export interface Refund extends EntryBase {
  readonly kind: "refund";
  readonly amount: Minor;
}

/**
 * A fee or penalty added by hand or by another system. Penalty interest and late fees of the product are computed instead.
 * Its effective day is the earlier of the day it is payable and the day it was written down.
 */
export interface Charge extends EntryBase {
  readonly kind: "charge";
  readonly component: "fee" | "penalty";
  readonly amount: Minor;
  /** The lender's name of the charge, e.g. "returned-debit". */
  readonly code: string;
  /** The day it is payable; belongs to the first instalment due on or after it, else to a row after the last. */
  readonly due: EpochDay;
}

/** The lender gives up a part of what is owed. More than is owed waives what there is. */
export interface Waiver extends EntryBase {
  readonly kind: "waiver";
  readonly component: Component;
  readonly amount: Minor;
  /** Only this instalment; oldest first when absent. */
  readonly instalment?: number;
  /** Only this charge, from its own day on: a payment found later does not bring the waived part back. */
  readonly charge?: string;
}

/** A correction by the lender: a credit that settles like a payment (charge adjustment, goodwill, insurance). */
export interface Adjustment extends EntryBase {
  readonly kind: "adjustment";
  readonly amount: Minor;
  /** Settle this charge first. */
  readonly charge?: string;
}

/** A new schedule takes the place of everything open: a deferral, plan, restructure or other agreed terms. */
export interface ScheduleChange extends EntryBase {
  readonly kind: "schedule";
  /** Which terms, e.g. "deferral". */
  readonly terms: string;
  /** What is still to be paid, by instalment number: a known number replaces that instalment, a new one adds to them. */
  readonly schedule: Schedule;
  /** Components that leave their old instalments. All four in agreed terms, so that nothing old stays past due. */
  readonly moves: readonly Component[];
  /** True: what is already due keeps its old instalments and only the others change. */
  readonly keepsOverdue: boolean;
  /** What was open when it was agreed, per component; a later correction of the past is settled on the new rows. */
  readonly basis: Readonly<Amounts>;
  /** What is given up, and what turns into principal, of the basis. */
  readonly waived: Readonly<Amounts>;
  readonly capitalised: Readonly<Amounts>;
  /** SHA-256 of what the borrower was shown. */
  readonly shownHash: string;
}

/** Something starts to be held: `hold` names it, so that several can overlap. */
export interface HoldStart extends EntryBase {
  readonly kind: "hold-start";
  readonly hold: string;
  readonly scopes: readonly HoldScope[];
  /** Machine-readable: "hardship", "dispute", "plan", "breathing-space", … */
  readonly reason: string;
}

/** The effective day is the first day that counts again. */
export interface HoldEnd extends EntryBase {
  readonly kind: "hold-end";
  readonly hold: string;
}

/** A new yearly rate. The night that ends on the effective day is the first at the new rate. */
export interface RateChange extends EntryBase {
  readonly kind: "rate-change";
  readonly annualRatePpm: Ppm;
}

/** More principal paid out on a running loan. */
export interface Disbursement extends EntryBase {
  readonly kind: "disbursement";
  readonly amount: Minor;
}

/** The append-only ledger of one loan. */
export type Entry =
  | Opening
  | Payment
  | Reversal
  | Chargeback
  | Refund
  | Charge
  | Waiver
  | Adjustment
  | ScheduleChange
  | HoldStart
  | HoldEnd
  | RateChange
  | Disbursement;
