import type { EpochDay } from "#app/lending/calendar.ts";
import type { Component } from "#app/lending/contract.ts";
import { endEarly } from "./ending.ts";
import { extrasOpen, penaltyOpen, type Receipt, type Row, type World } from "./world.ts";

export function newReceipt(world: World, id: string): Receipt {
  const receipt = { id, parts: [], credit: 0 };
  world.receipts.push(receipt);
  return receipt;
}

/**
 * Past due, then due today, then charges already payable in instalments that are not yet due, then in advance. What nothing
 * needs is kept as credit; and when the loan ends, interest that was paid too early pays for what is left.
 */
export function receive(
  world: World,
  receipt: Receipt,
  amount: number,
  day: EpochDay,
  ownOrder?: readonly Component[],
): void {
  const { due: dueOrder, advance, direction, excess } = world.contract.product.allocation;
  const { rows } = world;
  const order = ownOrder ?? dueOrder;
  let left = amount;
  const pay = (row: Row, component: Component, part: number): void => {
    if (part > 0) receipt.parts.push({ row, component, amount: part, back: 0 });
    left -= part;
  };
  const sweep = (bucket: readonly Row[], components: readonly Component[]): void => {
    if (direction === "horizontal")
      for (const row of bucket) for (const component of components) pay(row, component, take(row, component, left));
    else for (const component of components) for (const row of bucket) pay(row, component, take(row, component, left));
  };
  sweep(
    rows.filter((row) => row.due < day),
    order,
  );
  sweep(
    rows.filter((row) => row.due === day),
    order,
  );
  const later = rows.filter((row) => row.due > day);
  for (const row of later) for (const component of order) pay(row, component, takeExtras(row, component, left, day));
  const ended = left > 0 && endEarly(world, left, day);
  if (excess === "next-principal") for (const row of later) pay(row, "principal", take(row, "principal", left));
  sweep(excess === "last" ? [...later].reverse() : later, ownOrder ?? advance);
  const endedNow = left === 0 && endEarly(world, 0, day);
  receipt.credit += left;
  if (ended || endedNow) useCredit(world, day);
}

/** Credit settles what comes later, the oldest credit first. */
export function useCredit(world: World, day: EpochDay): void {
  for (const receipt of world.receipts) {
    const available = receipt.credit;
    if (available === 0) continue;
    receipt.credit = 0;
    receive(world, receipt, available, day);
  }
}

/** Credit that leaves: of one receipt first, then the oldest. Gives back how much there was. */
export function giveCredit(world: World, most: number, first?: Receipt): number {
  let left = most;
  for (const receipt of first === undefined ? world.receipts : [first, ...world.receipts]) {
    const part = Math.min(left, receipt.credit);
    receipt.credit -= part;
    left -= part;
  }
  return most - left;
}

/** Takes up to `most` of one component of a row: its charges first, the oldest first. Gives back what it took. */
export function take(row: Row, component: Component, most: number, waived = false): number {
  const charges = takeExtras(row, component, most, Infinity);
  const left = most - charges;
  let own = 0;
  if (component === "principal") {
    own = Math.min(left, row.principal);
    row.principal -= own;
  } else if (component === "interest") {
    own = Math.min(left, row.interest);
    row.interest -= own;
  } else if (component === "penalty") {
    own = Math.min(left, penaltyOpen(row));
    row.settledPenalty += own;
  }
  if (component === "interest") row[waived ? "interestWaived" : "interestPaid"] += own + charges;
  return charges + own;
}

function takeExtras(row: Row, component: Component, most: number, until: EpochDay): number {
  let left = most;
  for (const extra of [...row.extras].sort((a, b) => a.due - b.due)) {
    if (extra.component !== component || extra.due > until) continue;
    const part = Math.min(left, extra.open);
    extra.open -= part;
    left -= part;
  }
  return most - left;
}

/** What is open of a component of a row. */
export function openOf(row: Row, component: Component): number {
  if (component === "penalty") return penaltyOpen(row) + extrasOpen(row, "penalty");
  return (component === "fee" ? 0 : row[component]) + extrasOpen(row, component);
}
