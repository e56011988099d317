import { firstAfter } from "./allocate.ts";
import type { EpochDay } from "./calendar.ts";
import { bearsPenalty, closePenalty } from "./penalty.ts";
import { type Item, type Row, rowOf, type State } from "./state.ts";

/**
 * The instalment that a debt of this day belongs to: the first due on or after it. After the last instalment every day has a
 * row of its own, so that each debt is late from its own day.
 */
export function rowDueFrom(state: State, day: EpochDay): Row {
  const start = firstAfter(state, day - 1);
  for (let index = start; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row?.kind === "instalment" || (row?.kind === "charges" && row.due === day)) return row;
  }
  return addRow(state, day);
}

function addRow(state: State, due: EpochDay): Row {
  const nr = state.rows.reduce((highest, row) => Math.max(highest, row.nr), 0) + 1;
  const empty = { nr, from: due, due, principal: 0, interest: 0, fee: 0, penalty: 0, formula: null };
  const row = rowOf(empty, state.penalty?.graceDays ?? 0, Infinity);
  row.kind = "charges";
  const at = state.rows.findIndex((other) => other.due > due);
  state.rows.splice(at === -1 ? state.rows.length : at, 0, row);
  state.firstOpen = Math.min(state.firstOpen, state.rows.indexOf(row));
  return row;
}

/** Adds a charge to a row; a settled row is open again. */
export function addItem(state: State, row: Row, item: Item): void {
  if (state.penalty !== null && bearsPenalty(state.penalty, item.component)) closePenalty(state, row, item.on);
  const items = (row.items ??= []);
  const at = items.findIndex((other) => other.due > item.due);
  items.splice(at === -1 ? items.length : at, 0, item);
  row.owed[item.component] += item.amount;
  if (item.amount === 0) return;
  row.settledOn = null;
  state.firstOpen = Math.min(state.firstOpen, state.rows.indexOf(row));
}

/** A charge with nothing paid yet. Amounts in minor units. */
export function itemOf(
  item: Pick<Item, "component" | "amount" | "due" | "on" | "source" | "code" | "entry"> & { readonly ahead?: boolean },
): Item {
  return { ...item, charged: item.amount, formula: null, notCharged: 0, paid: 0, waived: 0 };
}
