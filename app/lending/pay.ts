import type { EpochDay } from "./calendar.ts";
import { type Amounts, type Component, noAmounts, NOTHING } from "./contract.ts";
import type { Minor } from "./money.ts";
import { bearsPenalty, closePenalty } from "./penalty.ts";
import { growingPrincipal, type Item, openOf, openTotal, type Receipt, type Row, type State } from "./state.ts";

/** Finishes each instalment of a range before the next. Returns what is left. */
export function payRange(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  start: number,
  end: number,
  order: readonly Component[],
): Minor {
  let left = amount;
  for (let index = start; index < end && left > 0; index += 1) {
    const row = state.rows[index];
    if (row !== undefined) left = payRow(state, receipt, row, left, day, order);
  }
  return left;
}

/** Pays the components of one instalment in order. Returns what is left. */
export function payRow(
  state: State,
  receipt: Receipt,
  row: Row,
  amount: Minor,
  day: EpochDay,
  order: readonly Component[],
): Minor {
  let left = amount;
  for (const component of order) {
    if (left === 0) break;
    left -= payComponent(state, receipt, row, component, left, day);
  }
  return left;
}

/** Pays one component of all instalments of a range before the next component. Returns what is left. */
export function sweepRange(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  start: number,
  end: number,
  order: readonly Component[],
): Minor {
  let left = amount;
  for (const component of order) {
    for (let index = start; index < end && left > 0; index += 1) {
      const row = state.rows[index];
      if (row !== undefined) left -= payComponent(state, receipt, row, component, left, day);
    }
  }
  return left;
}

/** Pays up to `amount` of one component of one row; the payment is written on the receipt. Returns what was taken. */
export function payComponent(
  state: State,
  receipt: Receipt,
  row: Row,
  component: Component,
  amount: Minor,
  day: EpochDay,
): Minor {
  const part = Math.min(amount, openOf(row, component));
  if (part <= 0) return 0;
  settle(state, receipt, row, component, part, day);
  if (row.items !== null) settleItems(row, component, part, receipt.kind === "waiver");
  return part;
}

/** Pays up to `amount` of one charge. */
export function payItem(state: State, receipt: Receipt, row: Row, item: Item, amount: Minor, day: EpochDay): Minor {
  const part = Math.min(amount, item.amount - item.paid - item.waived, openOf(row, item.component));
  if (part <= 0) return 0;
  settle(state, receipt, row, item.component, part, day);
  if (receipt.kind === "waiver") item.waived += part;
  else item.paid += part;
  return part;
}

function settle(state: State, receipt: Receipt, row: Row, component: Component, part: Minor, day: EpochDay): void {
  if (state.penalty !== null && bearsPenalty(state.penalty, component)) closePenalty(state, row, day);
  const growing = component === "principal" && row.due > day ? growingPrincipal(row) : 0;
  if (component === "principal") state.pricing?.flows.push({ day: receipt.effective, delta: -part });
  if (receipt.kind === "waiver") (row.waived = ownAmounts(row.waived))[component] += part;
  else (row.paid = ownAmounts(row.paid))[component] += part;
  addPart(receipt, row.nr, component, part);
  if (growing > 0) state.ahead.push({ day, nr: row.nr, delta: growingPrincipal(row) - growing });
  if (openTotal(row) !== 0) return;
  // Credit settles on the day it came; interest given back is free only since it was.
  row.settledOn = receipt.kind === "waiver" ? day : Math.max(receipt.effective, state.gaveBackOn);
  const plan = state.pricing?.plans.get(row.nr);
  if (plan !== undefined && receipt.effective < row.due) plan.frozenAt = receipt.effective;
}

/** NOTHING is shared: the first amount of a row makes one of its own. */
function ownAmounts(amounts: Amounts): Amounts {
  return amounts === NOTHING ? noAmounts() : amounts;
}

function addPart(receipt: Receipt, instalment: number, component: Component, amount: Minor): void {
  const last = receipt.parts[receipt.parts.length - 1];
  if (last !== undefined && last.instalment === instalment && last.component === component) {
    receipt.parts[receipt.parts.length - 1] = { instalment, component, amount: last.amount + amount };
  } else {
    receipt.parts.push({ instalment, component, amount });
  }
}

/** Charges are settled oldest first, before penalty interest of the same row. Money taken back is settled after the rest. */
function settleItems(row: Row, component: Component, amount: Minor, waived: boolean): void {
  let left = amount;
  if (row.kind !== "charges" && (component === "principal" || component === "interest")) return;
  for (const item of row.items ?? []) {
    if (left === 0) return;
    if (item.component !== component) continue;
    const part = Math.min(left, item.amount - item.paid - item.waived);
    if (waived) item.waived += part;
    else item.paid += part;
    left -= part;
  }
}
