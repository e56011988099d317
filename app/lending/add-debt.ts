import { firstAfter } from "./allocate.ts";
import type { EpochDay } from "./calendar.ts";
import { type Amounts, noAmounts } from "./contract.ts";
import { settleFromCredit } from "./credit.ts";
import type { Chargeback } from "./ledger.ts";
import { bearsPenalty, closePenalty, penaltyBase } from "./penalty.ts";
import { type Item, type Row, rowOf, type State } from "./state.ts";

/** The instalment that a charge of this day belongs to: the first due on or after it, else the row after the last. */
export function firstRowDueFrom(state: State, day: EpochDay): Row {
  const index = firstAfter(state, day - 1);
  const found = state.rows[index];
  if (found !== undefined) return found;
  const last = state.rows[state.rows.length - 1];
  if (last !== undefined && last.kind === "charges") {
    last.due = day;
    return last;
  }
  const nr = state.rows.reduce((highest, row) => Math.max(highest, row.nr), 0) + 1;
  const none = { principal: 0, interest: 0, fee: 0, penalty: 0, formula: null };
  const row = rowOf({ nr, from: last?.due ?? day, due: day, ...none }, state.penalty?.graceDays ?? 0, Infinity);
  row.kind = "charges";
  state.rows.push(row);
  return row;
}

/** Adds a charge to a row; a settled row is open again. What bears penalty bears it from the item's own due day on. */
export function addItem(state: State, row: Row, item: Item): void {
  const { penalty } = state;
  if (penalty !== null && bearsPenalty(penalty, item.component)) {
    const bore = penaltyBase(row, penalty) > 0;
    closePenalty(state, row, item.on);
    if (!bore && row.kind === "charges") row.penaltyFrom = item.due + penalty.graceDays + 1;
  }
  const items = (row.items ??= []);
  const at = items.findIndex((other) => other.due > item.due);
  items.splice(at === -1 ? items.length : at, 0, item);
  row.owed[item.component] += item.amount;
  if (item.amount === 0) return;
  row.settledOn = null;
  state.firstOpen = Math.min(state.firstOpen, state.rows.indexOf(row));
}

/**
 * Money taken back by the payer's bank: new debt of what the payment had settled, on the instalment that runs. When an
 * overpayment covers it, only the overpayment is used up.
 */
export function addChargeback(state: State, entry: Chargeback): void {
  if (state.credit >= entry.amount) {
    state.credit -= entry.amount;
    return;
  }
  const split = chargebackSplit(state, entry);
  const row = firstRowDueFrom(state, entry.effective);
  for (const component of ["penalty", "fee", "interest", "principal"] as const) {
    if (split[component] === 0) continue;
    addItem(state, row, {
      component,
      charged: split[component],
      amount: split[component],
      due: row.kind === "charges" ? entry.effective : row.due,
      on: entry.effective,
      source: "chargeback",
      code: "chargeback",
      entry: entry.id,
      formula: null,
      notCharged: 0,
      paid: 0,
      waived: 0,
    });
  }
  settleFromCredit(state, entry.effective);
}

/** Penalty, fee, interest, principal in this order, each up to what the payment settled; the rest is principal. */
function chargebackSplit(state: State, entry: Chargeback): Amounts {
  const split = noAmounts();
  let left = entry.amount;
  if (state.contract.product.allocation.chargeback === "as-settled") {
    const settled = settledBy(state, entry.payment);
    for (const component of ["penalty", "fee", "interest"] as const) {
      split[component] = Math.min(left, settled[component]);
      left -= split[component];
    }
  }
  split.principal = left;
  return split;
}

function settledBy(state: State, payment: string): Amounts {
  const settled = noAmounts();
  for (const receipt of state.receipts) {
    if (receipt.entry !== payment) continue;
    for (const part of receipt.parts) settled[part.component] += part.amount;
  }
  return settled;
}
