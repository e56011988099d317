import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { lifeLimitOf, passDay } from "./default-costs.ts";
import { costOfEnding, endEarly, endTakenOver, payableAhead } from "./ending.ts";
import { agreedRows } from "./instalments.ts";
import { giveCredit, newReceipt, openOf, receive, take, useCredit } from "./money.ts";
import { chargeBack } from "./taking-back.ts";
import {
  creditOf,
  emptyRow,
  growing,
  type Hold,
  isHeld,
  openTotal,
  type Row,
  rowForDebt,
  type World,
} from "./world.ts";

/**
 * The rules of the documents, lived through one day at a time: nothing is solved, cached or skipped. Each morning brings the
 * night's penalty and the late fees, then the day's ledger entries follow in the order in which they were entered.
 */

export interface RowView {
  readonly nr: number;
  readonly due: EpochDay;
  readonly principal: number;
  readonly interest: number;
  readonly penalty: number;
  readonly fee: number;
}

export interface ReferencePosition {
  readonly upToDate: number;
  readonly outstanding: number;
  /** What ending the loan on the day takes. */
  readonly payoff: number;
  readonly dpd: number;
  /** Of these, days on which neither a contact nor a penalty hold ran. */
  readonly dpdWithoutHolds: number;
  /** Penalty asked for so far, paid or not. */
  readonly penaltyOwed: number;
  /** What default costs grow by on the next day, if nothing happens. */
  readonly tomorrow: number;
  readonly credit: number;
  readonly rows: readonly RowView[];
}

/** The position at the end of `asOf`. Supports payments, adjustments, charges, waivers, holds and reversals of each. */
export function liveThrough(contract: Contract, entries: readonly Entry[], asOf: EpochDay): ReferencePosition {
  const standing = standingEntries(entries.filter(({ effective }) => effective <= asOf));
  const agreed = agreedRows(contract);
  const world: World = {
    contract,
    rows: agreed.map((row, k) => emptyRow(contract, k + 1, row.due, row.principal, row.interest)),
    holds: holdsOf(standing),
    waivedCharges: standing.filter((entry) => entry.kind === "waiver" && entry.charge !== undefined),
    receipts: [],
    nights: new Map(),
    lifeCharged: 0,
    lateFeesCharged: 0,
    lifeLimit: lifeLimitOf(
      contract,
      agreed.reduce((sum, { interest }) => sum + interest, 0),
    ),
    lateFeeLimit: Math.min(...contract.caps.map((cap) => (cap.kind === "late-fees" ? cap.amount : Infinity)), Infinity),
  };
  const first = Math.min(contract.startDay, ...standing.map(({ effective }) => effective));
  // Before its opening a loan was run elsewhere: what it cost then is in the opening.
  const opened = Math.max(
    -Infinity,
    ...standing.map((entry) => (entry.kind === "opening" ? entry.effective : -Infinity)),
  );
  for (let day = first; day <= asOf; day++) {
    if (day > opened) passDay(world, day);
    for (const entry of standing) if (entry.effective === day) follow(world, entry, day);
  }
  const position = view(world, asOf);
  const before = world.lifeCharged;
  passDay(world, asOf + 1);
  return { ...position, tomorrow: world.lifeCharged - before };
}

/** Entries without the reversed ones and without reversals, in the order entered. A reversed reversal reverses nothing. */
function standingEntries(entries: readonly Entry[]): Entry[] {
  const stands = (id: string): boolean =>
    !entries.some((entry) => entry.kind === "reversal" && entry.reverses === id && stands(entry.id));
  return entries
    .filter((entry) => entry.kind !== "reversal" && stands(entry.id))
    .sort((a, b) => a.enteredAt - b.enteredAt || (a.id < b.id ? -1 : 1));
}

function holdsOf(entries: readonly Entry[]): Hold[] {
  const holds: Hold[] = [];
  for (const start of entries) {
    if (start.kind !== "hold-start") continue;
    const ends = entries.filter((entry) => entry.kind === "hold-end" && entry.hold === start.hold);
    holds.push({
      scopes: start.scopes,
      from: start.effective,
      until: Math.min(Infinity, ...ends.map((end) => end.effective)),
    });
  }
  return holds;
}

function follow(world: World, entry: Entry, day: EpochDay): void {
  switch (entry.kind) {
    case "payment":
      return receive(world, newReceipt(world, entry.id), entry.amount, day, entry.order);
    case "adjustment": {
      const row = world.rows.find(({ extras }) => extras.some(({ id }) => id === entry.charge));
      const charge = row?.extras.find(({ id }) => id === entry.charge);
      const receipt = newReceipt(world, entry.id);
      const direct = Math.min(entry.amount, charge?.open ?? 0);
      if (row !== undefined && charge !== undefined) {
        charge.open -= direct;
        receipt.parts.push({ row, component: charge.component, amount: direct, back: 0 });
      }
      return receive(world, receipt, entry.amount - direct, day);
    }
    case "opening":
      return takeOver(world, entry, day);
    case "charge": {
      const given = world.waivedCharges.map((waiver) =>
        waiver.kind === "waiver" && waiver.charge === entry.id ? waiver.amount : 0,
      );
      const open = Math.max(0, entry.amount - given.reduce((sum, amount) => sum + amount, 0));
      const { id, component, due, amount } = entry;
      rowForDebt(world, due).extras.push({ id, component, due, amount, open });
      return useCredit(world, day);
    }
    case "waiver":
      if (entry.charge === undefined) waive(world, entry, day);
      return;
    case "refund":
      giveCredit(world, entry.amount);
      return;
    case "chargeback":
      return chargeBack(world, entry, day);
    case "hold-start":
    case "hold-end":
      return;
    default:
      throw new Error(`not in the reference: ${entry.kind}`);
  }
}

/** What was paid elsewhere fills each component from the oldest instalment; what was unpaid is asked for with the oldest open. */
function takeOver(world: World, entry: Extract<Entry, { kind: "opening" }>, day: EpochDay): void {
  const receipt = newReceipt(world, entry.id);
  for (const component of ["principal", "interest"] as const) {
    let left = entry.paid[component];
    for (const row of world.rows) {
      const amount = take(row, component, left);
      if (amount > 0) receipt.parts.push({ row, component, amount, back: 0 });
      left -= amount;
    }
    receipt.credit += left;
  }
  const later = world.rows.filter((row) => row.due > day);
  const ahead = later.reduce((sum, row) => sum + growing(row), 0);
  for (let night = world.contract.startDay; night <= day; night++) world.nights.set(night, ahead);
  for (const row of world.rows) row.countedLateDays = Math.max(0, day - row.due);
  const { paid, unpaid } = entry;
  world.lifeCharged += paid.penalty + paid.fee + unpaid.penalty + unpaid.fee;
  world.lateFeesCharged += paid.fee + unpaid.fee;
  for (const component of ["penalty", "fee"] as const) {
    const amount = unpaid[component];
    if (amount === 0) continue;
    const row = world.rows.find((each) => openTotal(each) > 0) ?? rowForDebt(world, day);
    row.extras.push({ id: entry.id, component, due: Math.min(row.due, day), amount, open: amount });
  }
  endTakenOver(world, day);
  endEarly(world, 0, day);
  useCredit(world, day);
}

function waive(world: World, waiver: Extract<Entry, { kind: "waiver" }>, day: EpochDay): void {
  let left = waiver.amount;
  for (const row of world.rows) {
    if (waiver.instalment !== undefined && waiver.instalment !== row.nr) continue;
    left -= take(row, waiver.component, left, true);
  }
  endEarly(world, 0, day);
  useCredit(world, day);
}

function penaltyOwed(row: Row): number {
  const charges = row.extras.filter(({ component }) => component === "penalty");
  return row.closedPenalty + (row.stretch?.charged ?? 0) + charges.reduce((sum, { amount }) => sum + amount, 0);
}

function view(world: World, asOf: EpochDay): Omit<ReferencePosition, "tomorrow"> {
  const due = world.rows.filter((row) => row.due <= asOf);
  const later = world.rows.filter((row) => row.due > asOf);
  const unpaid = due.filter((row) => openTotal(row) > 0).map((row) => row.due);
  const dpd = unpaid.length === 0 ? 0 : asOf - Math.min(...unpaid);
  const late = Array.from({ length: dpd }, (_, k) => asOf - k);
  const upToDate = due.reduce((sum, row) => sum + openTotal(row), 0) + payableAhead(later, asOf);
  const { rest, interest, paid } = costOfEnding(world, asOf);
  return {
    upToDate,
    outstanding: world.rows.reduce((sum, row) => sum + openTotal(row), 0),
    payoff: upToDate + rest + interest - paid - creditOf(world),
    dpd,
    dpdWithoutHolds: late.filter((day) => !isHeld(world, "contact", day) && !isHeld(world, "penalty", day)).length,
    penaltyOwed: world.rows.reduce((sum, row) => sum + penaltyOwed(row), 0),
    credit: creditOf(world),
    rows: world.rows.map((row) => ({
      nr: row.nr,
      due: row.due,
      principal: openOf(row, "principal"),
      interest: openOf(row, "interest"),
      penalty: openOf(row, "penalty"),
      fee: openOf(row, "fee"),
    })),
  };
}
