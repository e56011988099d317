import type { EpochDay } from "#app/lending/calendar.ts";
import type { Component, Contract } from "#app/lending/contract.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";

/** Something extra that a row asks for. */
export interface Extra {
  readonly id: string;
  readonly component: Component;
  readonly due: EpochDay;
  readonly amount: number;
  open: number;
}

/** Consecutive counted days on one base: rounded on their own. */
interface Stretch {
  base: number;
  days: number;
  charged: number;
}

/** An instalment, or (after the last one) the debts of one day. */
export interface Row {
  readonly nr: number;
  readonly due: EpochDay;
  readonly forCharges: boolean;
  readonly extras: Extra[];
  principal: number;
  interest: number;
  /** Penalty interest: charged by closed stretches, by the running one, and what was paid or waived of both. */
  closedPenalty: number;
  stretch: Stretch | null;
  settledPenalty: number;
  baseDays: bigint;
  lateFees: number;
  countedLateDays: number;
  readonly agreedPrincipal: number;
  readonly agreedInterest: number;
  /** Interest that was paid, and waived; and what a chargeback made owed again. */
  interestPaid: number;
  interestWaived: number;
  interestAgain: number;
  /** Of these: paid and owed again while the row was not due, as if it had not been paid. */
  interestUnpaid: number;
  /** Interest that was paid in the system before, beyond what had grown: it stays paid. */
  interestElsewhere: number;
  /** Principal that had been due elsewhere when a chargeback made it owed again: no contract interest grows on it. */
  principalAgain: number;
  /** Interest that the end of the loan cut off, on what principal, and what of both came back. */
  cut: {
    readonly interest: number;
    readonly on: EpochDay;
    readonly principal: number;
    lentAgain: number;
    /** Σ principal × nights of the row that it is lent again for. */
    lentNights: bigint;
    restored: number;
  } | null;
  /** Last day that bears no penalty: the due date and the free days after it. */
  readonly freeUntil: EpochDay;
}

/** Where a part of a payment went, and what of it the bank took back. */
export interface Part {
  readonly row: Row;
  readonly component: Component;
  amount: number;
  back: number;
}

/** A payment (or other credit), where it went, and what nothing has needed yet. */
export interface Receipt {
  readonly id: string;
  readonly parts: Part[];
  credit: number;
}

export interface Hold {
  readonly scopes: readonly HoldScope[];
  readonly from: EpochDay;
  readonly until: EpochDay;
}

/** Everything there is on one day. */
export interface World {
  readonly contract: Contract;
  readonly rows: Row[];
  readonly holds: readonly Hold[];
  readonly waivedCharges: readonly Entry[];
  readonly receipts: Receipt[];
  /** Principal not yet due in each night, by the day on which the night ends. */
  readonly nights: Map<EpochDay, number>;
  /** Penalty and late fees charged over the life of the loan. */
  lifeCharged: number;
  lateFeesCharged: number;
  readonly lifeLimit: number;
  readonly lateFeeLimit: number;
}

/** A row on which nothing happened yet. */
export function emptyRow(contract: Contract, nr: number, due: EpochDay, principal: number, interest: number): Row {
  return {
    nr,
    due,
    forCharges: false,
    extras: [],
    principal,
    interest,
    closedPenalty: 0,
    stretch: null,
    settledPenalty: 0,
    baseDays: 0n,
    lateFees: 0,
    countedLateDays: 0,
    agreedPrincipal: principal,
    agreedInterest: interest,
    interestPaid: 0,
    interestWaived: 0,
    interestAgain: 0,
    interestUnpaid: 0,
    interestElsewhere: 0,
    principalAgain: 0,
    cut: null,
    freeUntil: due + (contract.product.penalty?.graceDays ?? 0),
  };
}

/** The first instalment due on or after a day; after the last, a row of that day's own. */
export function rowForDebt(world: World, due: EpochDay): Row {
  const found = world.rows.find((row) => (row.forCharges ? row.due === due : row.due >= due));
  if (found !== undefined) return found;
  const added = { ...emptyRow(world.contract, world.rows.length + 1, due, 0, 0), forCharges: true };
  world.rows.push(added);
  world.rows.sort((a, b) => a.due - b.due);
  return added;
}

export function penaltyOpen(row: Row): number {
  return row.closedPenalty + (row.stretch?.charged ?? 0) - row.settledPenalty;
}

export function extrasOpen(row: Row, component: Component): number {
  return row.extras.reduce((sum, extra) => (extra.component === component ? sum + extra.open : sum), 0);
}

export function openTotal(row: Row): number {
  return row.principal + row.interest + penaltyOpen(row) + row.extras.reduce((sum, { open }) => sum + open, 0);
}

/** Principal on which contract interest grows while it is not due. */
export function growing(row: Row): number {
  return row.forCharges ? 0 : Math.max(0, row.principal - row.principalAgain);
}

export function creditOf(world: World): number {
  return world.receipts.reduce((sum, { credit }) => sum + credit, 0);
}

export function isHeld(world: World, scope: HoldScope, day: EpochDay): boolean {
  return world.holds.some(({ scopes, from, until }) => scopes.includes(scope) && from <= day && day < until);
}
