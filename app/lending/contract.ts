import type { EpochDay, MonthEnd } from "./calendar.ts";
import type { Minor, Rounding } from "./money.ts";
import type { Ppm } from "./rate.ts";

/** The four things that a borrower can owe. Costs and charges of every kind are fees; penalty bears no penalty. */
export type Component = "fee" | "penalty" | "interest" | "principal";

/** One amount per component, minor units. */
export interface Amounts {
  principal: Minor;
  interest: Minor;
  penalty: Minor;
  fee: Minor;
}

/**
 * How interest days become a part of a year. "actual/actual" is ISDA: nights of each calendar year over its own length, the
 * night of 31 December counted in the old year; "actual/actual-end" counts it in the new one.
 */
export type DayCount = "30/360" | "actual/360" | "actual/364" | "actual/365" | "actual/actual" | "actual/actual-end";

/** Distance between due dates. */
export interface Frequency {
  readonly every: number;
  readonly unit: "day" | "week" | "month";
}

/** How principal comes back: level instalment, level principal, flat interest, interest only or all at the end. */
export type Method = "equal-instalment" | "equal-principal" | "flat" | "interest-only" | "bullet";

/** Instalments at the start that ask for less. Counts of instalments, from the first. */
export interface Grace {
  /** Interest only: principal starts after this many instalments. */
  readonly principal: number;
  /** Neither is asked for; the interest accrues and is collected with the first instalment after. */
  readonly interestPayment: number;
  /** No interest accrues at all. */
  readonly interestFree: number;
}

/** How the level instalment is found and made a round number; the last instalment always absorbs the rest. */
export interface InstalmentRule {
  readonly rounding: Rounding;
  /** Instalments are multiples of this many minor units (1 = to the cent). */
  readonly multiple: Minor;
  /** Spread the difference of the last instalment over all once, when that makes it smaller. */
  readonly smoothing: boolean;
  /** Solve the level instalment with rates by actual days ("periods") or with equal parts of a year ("equal"). */
  readonly solvedWith: "periods" | "equal";
}

/** Penalty interest for days after the due date. */
export interface PenaltyRule {
  /** A rate of its own (per day or year) or the contract rate raised by a part of itself: uplift 500000 ppm = 1.5 ×. */
  readonly rate:
    | { readonly kind: "own"; readonly ratePpm: Ppm; readonly per: "day" | "year" }
    | { readonly kind: "uplift"; readonly upliftPpm: Ppm };
  /** What bears it: the overdue principal, or overdue principal and interest. Never penalty or fees. */
  readonly base: "principal" | "principal-and-interest";
  /** Days in the year of a yearly rate. */
  readonly yearDays: 360 | 364 | 365;
  /** This many days after the due date are free for ever: lateness beyond them is not charged backwards. */
  readonly graceDays: number;
}

/** A fee for a late instalment: the greater of a minimum and a part of a base. Flat: rate 0. */
export interface LateFeeRule {
  readonly minimum: Minor;
  readonly ratePpm: Ppm;
  readonly of: "instalment" | "overdue" | "overdue-principal" | "overdue-interest";
  /**
   * Charged at the start of day graceDays + 1 after the due date, when principal or interest of the instalment is unpaid.
   * A late fee for an unpaid late fee would pyramid (forbidden in the US, 16 CFR 444.4).
   */
  readonly graceDays: number;
  /** Null: once per instalment. Else again every so many days while it stays unsettled. */
  readonly repeatEveryDays: number | null;
  /** Shown and allocated as this component. */
  readonly component: "fee" | "penalty";
}

/** Where a payment goes. */
export interface AllocationRule {
  /** Finish the oldest instalment first, or sweep one component over all instalments of a bucket first. */
  readonly direction: "horizontal" | "vertical";
  /** Order for what is past due or due today. */
  readonly due: readonly Component[];
  /** Order for instalments paid in advance. */
  readonly advance: readonly Component[];
  readonly excess: Excess;
  /** A chargeback becomes debt of the components that the payment settled, or of principal. */
  readonly chargeback: "as-settled" | "principal";
}

/**
 * Money beyond what is due: paid in advance on the next instalment; on the last, backwards (the loan ends sooner); lowering
 * every instalment left; or off the next principal portions while interest stays due ("next-principal").
 */
export type Excess = "next" | "last" | "re-amortise" | "next-principal";

/** A ceiling by law or policy, resolved at the contract date and kept by the loan. What exceeds it is "not charged". */
export type Cap =
  | {
      /** Default costs of an overdue instalment stay within this rate on its overdue base. */
      readonly kind: "default-rate";
      readonly ratePpm: Ppm;
      readonly per: "day" | "year";
      readonly yearDays: 360 | 364 | 365;
      readonly covers: readonly ("penalty" | "fee")[];
      /** Where the number comes from, e.g. "24 % all-in line". */
      readonly source: string;
    }
  | {
      /** Interest, penalty and late fees over the life of the loan stay within this part of the principal (100 %). */
      readonly kind: "total-cost";
      readonly ratePpm: Ppm;
      readonly source: string;
    }
  | {
      /** Late fees over the life of the loan stay within this amount. */
      readonly kind: "late-fees";
      readonly amount: Minor;
      readonly source: string;
    }
  | {
      /** Contract interest itself stays within this yearly rate; the schedule is made with the lower of the two. */
      readonly kind: "interest-rate";
      readonly ratePpm: Ppm;
      readonly source: string;
    };

/** Borders between stages, in days before and past due. */
export interface StageRule {
  /** "pre_due" begins so many days before a due date. */
  readonly preDueDays: number;
  /** First day past due of "mid" and of "late". */
  readonly mid: number;
  readonly late: number;
}

/** The conventions a loan was signed with. Plain data, versioned; the loan keeps its own copy. */
export interface Product {
  readonly id: string;
  readonly version: string;
  readonly method: Method;
  readonly dayCount: DayCount;
  readonly frequency: Frequency;
  readonly monthEnd: MonthEnd;
  readonly instalment: InstalmentRule;
  readonly grace: Grace;
  /** This part of the money paid out is due back on the same day, before the instalments (0 for ordinary loans). */
  readonly downPaymentPpm: Ppm;
  /** Interest as in the schedule whatever happens, or by the days each principal was really out. */
  readonly interest: "contracted" | "recalculated";
  /**
   * What ending the loan early (or, where interest follows payments, paying early in a period) costs: interest to that day
   * (usual, and the default), to the due day of the period that runs, or all that was scheduled (contracted interest only).
   */
  readonly earlyInterest?: "to-day" | "to-due-day" | "in-full";
  readonly penalty: PenaltyRule | null;
  readonly lateFee: LateFeeRule | null;
  readonly allocation: AllocationRule;
  readonly stages: StageRule;
}

/** What was signed. Dates are epoch days, money minor units, rates ppm a year. */
export interface Contract {
  readonly currency: string;
  readonly principal: Minor;
  readonly annualRatePpm: Ppm;
  /** Disbursement: interest runs from this day. */
  readonly startDay: EpochDay;
  readonly firstDueDay: EpochDay;
  /** Day of the month that due dates aim at, 1–31. */
  readonly anchorDay: number;
  /** Number of instalments. */
  readonly count: number;
  /** The instalment as agreed in writing; null to compute it. */
  readonly agreedInstalment: Minor | null;
  readonly caps: readonly Cap[];
  readonly product: Product;
}

/** No amount in any component; a fresh object each time, because callers add to it. */
export function noAmounts(): Amounts {
  return { principal: 0, interest: 0, penalty: 0, fee: 0 };
}

/** No amount in any component, shared and never written to. */
export const NOTHING: Readonly<Amounts> = Object.freeze(noAmounts());

/** Sum over the components. */
export function totalOf(amounts: Readonly<Amounts>): Minor {
  return amounts.principal + amounts.interest + amounts.penalty + amounts.fee;
}
