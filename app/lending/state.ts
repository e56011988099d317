import type { EpochDay } from "./calendar.ts";
import { type Amounts, type Component, type Contract, NOTHING } from "./contract.ts";
import type { HoldScope } from "./ledger.ts";
import type { Minor } from "./money.ts";
import type { Formula, SplitPart } from "./position.ts";
import type { Pricing } from "./reprice.ts";
import type { InterestFormula, ScheduleRow } from "./schedule.ts";

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
  paid: Readonly<Amounts>;
  waived: Readonly<Amounts>;
  /** Interest as agreed for the row, and how it came about. */
  agreedInterest: Minor;
  formula: InterestFormula | null;
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
  credit: Minor;
}

/** Penalty arithmetic made ready once: amount = base × ratePpm × days ÷ denominator. */
export interface PenaltyTerms {
  readonly ratePpm: number;
  readonly denominator: number;
  readonly withInterest: boolean;
  readonly graceDays: number;
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
  /** Σ credit of the receipts, less refunds. */
  credit: Minor;
  refunded: Minor;
  /** Default costs charged so far over the life of the loan, and the most there may be. */
  lifeUsed: Minor;
  lifeLimit: number;
  lateFeesUsed: Minor;
  lateFeesLimit: number;
}

/** A fresh row of the replay from an agreed one. */
export function rowOf(row: ScheduleRow, graceDays: number, nextLateFee: number): Row {
  return {
    nr: row.nr,
    from: row.from,
    due: row.due,
    kind: "instalment",
    owed: { principal: row.principal, interest: row.interest, penalty: row.penalty, fee: row.fee },
    paid: NOTHING,
    waived: NOTHING,
    agreedInterest: row.interest,
    formula: row.formula,
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
  };
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
