import type { EpochDay } from "./calendar.ts";
import type { Amounts, Component } from "./contract.ts";
import type { HoldScope } from "./ledger.ts";
import type { Minor } from "./money.ts";
import type { Ppm } from "./rate.ts";
import type { InterestFormula } from "./schedule.ts";

/** Where a loan stands in its life; computed on read. */
export type Stage = "settled" | "current" | "pre_due" | "early" | "mid" | "late";

/** How a figure came about, so that a person can recompute it. */
export type Formula =
  /** of ÷ parts: an equal share of what was borrowed. */
  | { readonly kind: "share"; readonly of: Minor; readonly parts: number }
  /** base × rate × numerator ÷ denominator. `per` "day": numerator days, denominator 1. "year": 30/360 of a year, … */
  | {
      readonly kind: "time";
      readonly base: Minor;
      readonly ratePpm: Ppm;
      readonly per: "day" | "year";
      readonly numerator: number;
      readonly denominator: number;
    }
  /** Stretches with different bases or rates, summed and rounded once. */
  | { readonly kind: "sum"; readonly parts: readonly InterestFormula[] }
  /** The greater of `minimum` and base × rate. */
  | { readonly kind: "percent"; readonly base: Minor; readonly ratePpm: Ppm; readonly minimum: Minor };

/** One line of the breakdown. The amounts of the lines add up to the total, exactly. */
export interface Line {
  readonly kind: "principal" | "interest" | "penalty" | "late-fee" | "charge" | "payment" | "waiver" | "credit";
  readonly component: Component | null;
  /** Instalment number; null for what belongs to none. */
  readonly instalment: number | null;
  /** What it adds (payments, waivers and credit are negative). */
  readonly amount: Minor;
  readonly formula: Formula | null;
  /** First and last day counted, where days matter. */
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
  /** Days counted; 0 where days do not matter. */
  readonly days: number;
  /** What the formula gives above a cap: not charged. */
  readonly notCharged: Minor;
  /** Days in from…to that were not counted because of a hold. */
  readonly heldDays: number;
  /** The lender's code of a charge, or the ledger entry behind the line. */
  readonly code: string | null;
  readonly entry: string | null;
  /** For payments and waivers: what the amount went to. All zero otherwise. */
  readonly split: Readonly<Amounts> | null;
}

/** One instalment with everything that happened to it. outstanding = due − paid − waived, per component. */
export interface InstalmentPosition {
  readonly nr: number;
  readonly from: EpochDay;
  readonly due: EpochDay;
  /** "charges": a row after the last instalment that holds later charges. "moved": replaced by agreed new terms. */
  readonly kind: "instalment" | "charges" | "moved";
  readonly owed: Readonly<Amounts>;
  readonly paid: Readonly<Amounts>;
  readonly waived: Readonly<Amounts>;
  readonly outstanding: Readonly<Amounts>;
  /** The day it was settled; null while something is open. */
  readonly settledOn: EpochDay | null;
}

/** The part of a payment that went to one component of one instalment. */
export interface SplitPart {
  readonly instalment: number;
  readonly component: Component;
  readonly amount: Minor;
}

/** Where one payment (or credit) went. total = parts + credit. */
export interface PaymentAllocation {
  readonly entry: string;
  readonly effective: EpochDay;
  readonly total: Minor;
  readonly parts: readonly SplitPart[];
  readonly split: Readonly<Amounts>;
  /** Not needed by any instalment: kept as credit. */
  readonly credit: Minor;
}

/** How a ceiling stands. */
export interface CapPosition {
  readonly kind: "default-rate" | "total-cost" | "late-fees" | "interest-rate";
  readonly source: string;
  readonly limitPpm: Ppm | null;
  /** The most that may be charged for the same days, and what is charged. */
  readonly limit: Minor;
  readonly charged: Minor;
  readonly notCharged: Minor;
  readonly reached: boolean;
}

/** A hold that runs on the day of the position, or ran after an open due date. */
export interface HoldPosition {
  readonly hold: string;
  readonly reason: string;
  readonly scopes: readonly HoldScope[];
  readonly from: EpochDay;
  /** First day that counts again; null while it runs. */
  readonly until: EpochDay | null;
}

/** Everything known about a loan on a day. A pure function of contract, schedule and entries; never stored as truth. */
export interface Position {
  readonly asOf: EpochDay;
  readonly currency: string;
  /** What makes up "to be up to date today"; Σ amount = upToDate. */
  readonly lines: readonly Line[];
  /** Due on or before the day, with penalty through the day, less what was paid. Never negative. */
  readonly upToDate: Minor;
  readonly overdue: Readonly<Amounts>;
  /** What ending the loan today takes, as lines (the up-to-date lines in one, then what is not yet due). */
  readonly payoff: { readonly lines: readonly Line[]; readonly total: Minor };
  /** Days past due: as-of minus the oldest unpaid due date; 0 on the due date and when nothing is overdue. */
  readonly dpd: number;
  /** Days past due without the days of a contact or penalty hold that came after the due date. */
  readonly dpdWithoutHolds: number;
  readonly oldestUnpaidDue: EpochDay | null;
  readonly stage: Stage;
  /** The next instalment after the day that still asks for something. */
  readonly next: { readonly nr: number; readonly due: EpochDay; readonly amount: Minor } | null;
  readonly instalments: readonly InstalmentPosition[];
  readonly payments: readonly PaymentAllocation[];
  /** Overpaid money that settles later charges or can be refunded. */
  readonly credit: Minor;
  readonly notCharged: Minor;
  /** What upToDate grows by tomorrow if nothing changes (penalty only, no instalment that falls due). */
  readonly tomorrow: Minor;
  readonly principalLeft: Minor;
  readonly caps: readonly CapPosition[];
  readonly holds: readonly HoldPosition[];
}
