import type { EpochDay } from "./calendar.ts";
import type { AllocationRule, Component, Excess } from "./contract.ts";
import { divide, type Minor } from "./money.ts";
import { payItem, payRange, payRow, sweepRange } from "./pay.ts";
import { endEarly } from "./end-early.ts";
import { accruePenalty } from "./penalty.ts";
import { prepay } from "./prepay.ts";
import { openTotal, type Receipt, type State } from "./state.ts";

/**
 * Puts money where the product says: first what is past due, then what is due today, then charges already payable in later
 * instalments, then instalments in advance by the excess rule. Whatever nobody asks for becomes credit of the receipt.
 */
export function allocate(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  special: { readonly order?: readonly Component[]; readonly excess?: Excess } = {},
): void {
  const { order } = special;
  const rule = state.contract.product.allocation;
  const excess = special.excess ?? rule.excess;
  const before = state.credit;
  let left = amount;
  const dueEnd = firstAfter(state, day);
  for (let index = state.firstOpen; index < dueEnd; index += 1) {
    const row = state.rows[index];
    if (row !== undefined) accruePenalty(state, row, day);
  }
  const due = order ?? rule.due;
  if (rule.direction === "horizontal") {
    left = payRange(state, receipt, left, day, state.firstOpen, dueEnd, due);
  } else {
    const todayStart = firstAfter(state, day - 1);
    left = sweepRange(state, receipt, left, day, state.firstOpen, todayStart, due);
    left = sweepRange(state, receipt, left, day, todayStart, dueEnd, due);
  }
  if (left > 0) left = payDueItems(state, receipt, left, day, dueEnd, due);
  const advance = order ?? rule.advance;
  if (left > 0) endEarly(state, left, day, dueEnd);
  if (left > 0 && state.pricing?.followsPayments === true && excess !== "next") {
    left = prepay(state, receipt, left, day, dueEnd, advance, excess);
  }
  if (left > 0) left = payInAdvance(state, receipt, left, day, dueEnd, advance, rule.direction, excess);
  if (left === 0) endEarly(state, 0, day, dueEnd);
  // Interest that was paid ahead and is given back, when the loan ends, pays for what is left of it.
  const givenBack = state.credit > before;
  receipt.credit += left;
  state.credit += left;
  skipSettled(state);
  if (givenBack && state.firstOpen < state.rows.length) settleFromCredit(state, day);
}

/** Credit settles what comes later; it stays on the receipt of the payment that brought it. */
export function settleFromCredit(state: State, day: EpochDay): void {
  for (const receipt of state.receipts) {
    if (state.credit === 0) return;
    const available = receipt.credit - receipt.creditGone;
    if (available <= 0) continue;
    receipt.credit -= available;
    state.credit -= available;
    allocate(state, receipt, available, day);
  }
}

/** Index of the first row due after a day. */
export function firstAfter(state: State, day: EpochDay): number {
  let index = state.firstOpen;
  while (index > 0 && (state.rows[index - 1]?.due ?? day) > day) index -= 1;
  while (index < state.rows.length && (state.rows[index]?.due ?? 0) <= day) index += 1;
  return index;
}

/** Moves the mark of the first open row forward. */
export function skipSettled(state: State): void {
  for (;;) {
    const row = state.rows[state.firstOpen];
    if (row === undefined || openTotal(row) !== 0) return;
    state.firstOpen += 1;
  }
}

/** Charges that are payable although their instalment is not due yet. */
function payDueItems(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  start: number,
  order: readonly Component[],
): Minor {
  let left = amount;
  for (let index = start; index < state.rows.length; index += 1) {
    const row = state.rows[index];
    if (row === undefined || row.items === null) continue;
    for (const component of order) {
      for (const item of row.items) {
        if (left === 0) return 0;
        if (item.component !== component || item.due > day) continue;
        left -= payItem(state, receipt, row, item, left, day);
      }
    }
  }
  return left;
}

function payInAdvance(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  start: number,
  order: readonly Component[],
  direction: AllocationRule["direction"],
  excess: Excess,
): Minor {
  const end = state.rows.length;
  switch (excess) {
    case "next":
      return direction === "horizontal"
        ? payRange(state, receipt, amount, day, start, end, order)
        : sweepRange(state, receipt, amount, day, start, end, order);
    case "last": {
      let left = amount;
      for (let index = end - 1; index >= start && left > 0; index -= 1) {
        const row = state.rows[index];
        if (row !== undefined) left = payRow(state, receipt, row, left, day, order);
      }
      return left;
    }
    case "next-principal": {
      const left = payRange(state, receipt, amount, day, start, end, ["principal"]);
      return payRange(state, receipt, left, day, start, end, order);
    }
    case "re-amortise":
      return spread(state, receipt, amount, day, start, order);
  }
}

/** Equal parts to all instalments that are left; what a smaller one cannot take goes to the others, cents to the last. */
function spread(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  start: number,
  order: readonly Component[],
): Minor {
  let left = amount;
  let open = state.rows.slice(start).filter((row) => openTotal(row) > 0);
  while (left > 0 && open.length > 0) {
    const share = Math.max(1, divide(left, open.length));
    let taken = 0;
    open.forEach((row, index) => {
      const part = Math.min(index === open.length - 1 ? left - share * index : share, left - taken);
      if (part > 0) taken += part - payRow(state, receipt, row, part, day, order);
    });
    left -= taken;
    open = open.filter((row) => openTotal(row) > 0);
  }
  return left;
}
