import type { EpochDay } from "./calendar.ts";
import { type Amounts, type Component, type Contract, NOTHING } from "./contract.ts";
import type { HoldScope } from "./ledger.ts";
import type { Minor } from "./money.ts";
import type { Formula, SplitPart } from "./position.ts";
import type { Flow, Pricing } from "./reprice.ts";
import { carriedInto, type InterestFormula, type ScheduleRow } from "./schedule.ts";

/** A charge inside an instalment, with its own day: late fees, charges by hand, money taken back by a bank. */
export interface Item {
  readonly component: Component;
  /** As charged, and what of it still belongs here: less when new terms moved what was open. */
  readonly charged: Minor;
  amount: Minor;
  /** Payable from this day. */
  readonly due: EpochDay;
  /** The day it came about. */
  readonly on: EpochDay;
  readonly source: "late-fee" | "charge" | "chargeback" | "carried";
  readonly code: string;
  readonly entry: string | null;
  readonly formula: Formula | null;
  readonly notCharged: Minor;
  paid: Minor;
  waived: Minor;
  /** It had been paid ahead of time on this very row: once it is owed again, the row is as if that had not been paid. */
  readonly ahead?: boolean;
}

/** A stretch of days with one penalty base. Both ends included. */
export interface Segment {
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly days: number;
  readonly heldDays: number;
  readonly base: Minor;
  readonly charged: Minor;
  readonly notCharged: Minor;
}

/** An instalment while the ledger is replayed. Amounts grow and shrink in place; a replay owns its rows. */
export interface Row {
  readonly nr: number;
  from: EpochDay;
  due: EpochDay;
  kind: "instalment" | "charges" | "moved";
  owed: Amounts;
  /** NOTHING until something is paid or waived. */
  paid: Amounts;
  waived: Amounts;
  /** Interest that grows over the row's days, as agreed, and how it came about. */
  growth: Minor;
  formula: InterestFormula | null;
  /** Interest that does not grow: put here by terms, and what had been paid and waived here before them. */
  carried: Minor;
  parts: readonly InterestFormula[] | null;
  items: Item[] | null;
  segments: Segment[] | null;
  /** Penalty interest in `owed.penalty`: of closed segments, and with the open one. */
  closedPenalty: Minor;
  accruedPenalty: Minor;
  /** First day of the open segment. */
  penaltyFrom: EpochDay;
  /** Σ base × days and late fees so far: what a cap on default costs is measured against. */
  baseDays: number;
  lateFees: Minor;
  /** Day of the next late fee; Infinity when none can come. */
  nextLateFee: number;
  settledOn: EpochDay | null;
  /** Set when the loan ended before this row's interest had grown. */
  cut: InterestCut | null;
}

/** Interest that is not owed because its principal was paid back before it grew. */
export interface InterestCut {
  readonly amount: Minor;
  /** The day on which the loan ended, and the principal on which the interest would have grown from then. */
  readonly on: EpochDay;
  readonly principal: Minor;
  /** What of it a bank took back since then, and that times the nights of the row that were left on the day. */
  lentAgain: Minor;
  lentNights: number;
  /** Owed after all, in the same part. */
  restored: Minor;
}

/** Days that do not count: `until` is the first day that counts again, Infinity while it runs. */
export interface HeldSpan {
  readonly hold: string;
  readonly reason: string;
  readonly scopes: readonly HoldScope[];
  readonly from: EpochDay;
  readonly until: number;
}

/** A payment (or other credit) and where it went so far. */
export interface Receipt {
  readonly entry: string;
  readonly kind: "payment" | "adjustment" | "opening" | "waiver";
  readonly effective: EpochDay;
  readonly total: Minor;
  readonly parts: SplitPart[];
  /** What a bank took back of each part, in the order of the parts; null while nothing was. */
  takenBack: Minor[] | null;
  credit: Minor;
  /** Of the credit: refunded, or taken back by a bank. */
  creditGone: Minor;
}

/** Penalty arithmetic made ready once: amount = base × ratePpm × days ÷ denominator. */
export interface PenaltyTerms {
  readonly ratePpm: number;
  readonly denominator: number;
  readonly withInterest: boolean;
  readonly graceDays: number;
}

/** Principal that came or went on an instalment that was not due yet. */
export interface AheadFlow extends Flow {
  readonly nr: number;
}

/** Everything a replay knows so far. */
export interface State {
  readonly contract: Contract;
  readonly rows: Row[];
  /** Rows before this index are settled. */
  firstOpen: number;
  readonly penalty: PenaltyTerms | null;
  readonly held: readonly HeldSpan[];
  /** Null while the schedule stands as signed. */
  pricing: Pricing | null;
  readonly receipts: Receipt[];
  readonly waivers: Receipt[];
  /** Principal of instalments not yet due that came or went, by day: interest grows on what was there each night. */
  ahead: AheadFlow[];
  /** Σ credit of the receipts, less what is gone of it. */
  credit: Minor;
  /** The last day on which interest paid ahead was given back; -Infinity while none was. */
  gaveBackOn: number;
  /** Default costs charged so far over the life of the loan, and the most there may be. */
  lifeUsed: Minor;
  lifeLimit: number;
  lateFeesUsed: Minor;
  lateFeesLimit: number;
}

/** A fresh row of the replay from an agreed one. */
export function rowOf(row: ScheduleRow, graceDays: number, nextLateFee: number): Row {
  const carried = carriedInto(row);
  return {
    nr: row.nr,
    from: row.from,
    due: row.due,
    kind: "instalment",
    owed: { principal: row.principal, interest: row.interest, penalty: row.penalty, fee: row.fee },
    paid: NOTHING,
    waived: NOTHING,
    growth: row.interest - carried,
    formula: row.formula,
    carried,
    parts: null,
    items: null,
    segments: null,
    closedPenalty: 0,
    accruedPenalty: 0,
    penaltyFrom: row.due + 1 + graceDays,
    baseDays: 0,
    lateFees: 0,
    nextLateFee,
    settledOn: null,
    cut: null,
  };
}

/** Whether interest grows over the days of a row. */
export function grows(row: Row): boolean {
  return row.formula !== null || row.growth !== 0;
}

/** The principal of a row on which contract interest grows: all that is open, but what was due before and owed again. */
export function growingPrincipal(row: Row): Minor {
  const open = openOf(row, "principal");
  if (row.items === null) return open;
  let again = 0;
  for (const item of row.items) if (item.component === "principal" && item.ahead !== true) again += item.amount;
  // Money taken back is settled after the rest of its row.
  return Math.max(0, open - again);
}

/** Interest paid on a row that stayed: less what a bank took back while the row was not due. */
export function interestKept(row: Row): Minor {
  let paid = row.paid.interest;
  for (const item of row.items ?? []) if (item.component === "interest" && item.ahead === true) paid -= item.amount;
  return paid;
}

/**
 * Interest of instalments to come that has not to grow any more (carried there, or owed again), less what was paid or waived of
 * them. Negative: more was paid ahead than that.
 */
export function fixedInterest(rows: readonly Row[]): Minor {
  return rows.reduce((sum, row) => sum + row.carried + itemInterest(row) - row.paid.interest - row.waived.interest, 0);
}

/** Interest put into a row by entries of their own (money that a bank took back). */
export function itemInterest(row: Row): Minor {
  let sum = 0;
  for (const item of row.items ?? []) if (item.component === "interest") sum += item.amount;
  return sum;
}

/** What is still open of one component. */
export function openOf(row: Row, component: Component): Minor {
  const { owed, paid, waived } = row;
  switch (component) {
    case "principal":
      return owed.principal - paid.principal - waived.principal;
    case "interest":
      return owed.interest - paid.interest - waived.interest;
    case "penalty":
      return owed.penalty - paid.penalty - waived.penalty;
    case "fee":
      return owed.fee - paid.fee - waived.fee;
  }
}

/** What is still open of a row. */
export function openTotal(row: Row): Minor {
  const { owed, paid, waived } = row;
  return (
    owed.principal -
    paid.principal -
    waived.principal +
    (owed.interest - paid.interest - waived.interest) +
    (owed.penalty - paid.penalty - waived.penalty) +
    (owed.fee - paid.fee - waived.fee)
  );
}
