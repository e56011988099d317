import { addItem, itemOf, rowDueFrom } from "./add-debt.ts";
import { settleFromCredit } from "./allocate.ts";
import type { EpochDay } from "./calendar.ts";
import type { Component } from "./contract.ts";
import { takeCredit } from "./credit.ts";
import type { Chargeback } from "./ledger.ts";
import { type Minor, mulDiv } from "./money.ts";
import { resolveLevel } from "./reprice.ts";
import { growingPrincipal, type Receipt, type Row, type State } from "./state.ts";

/** Debt that comes back: which component, on which row, and whether the row had been paid ahead of time. */
interface Again {
  readonly component: Component;
  readonly row: Row;
  readonly ahead: boolean;
  amount: Minor;
}

/**
 * Money taken back by the payer's bank is new debt of what the payment had settled; the payment stays in the history. Credit
 * is used up first. What the payment had paid ahead of time is owed again on the same instalments, as if it had not been paid;
 * what was due before is owed with the instalment that runs, so that nobody is late for it. Several chargebacks of one payment
 * never take the same part twice: penalty, fee, interest, principal, the last part first.
 */
export function addChargeback(state: State, entry: Chargeback): void {
  const receipt = state.receipts.find((each) => each.entry === entry.payment);
  const amount = entry.amount - takeCredit(state, entry.amount, receipt);
  if (amount === 0) return;
  const debts: Again[] = [];
  let left = amount;
  if (state.contract.product.allocation.chargeback === "as-settled") {
    for (const component of ["penalty", "fee", "interest", "principal"] as const) {
      left -= takeParts(state, receipt, entry.effective, left, debts, component);
    }
  } else {
    left -= takeParts(state, receipt, entry.effective, left, debts, null);
  }
  if (left > 0) oweAgain(debts, "principal", rowDueFrom(state, entry.effective), false, left);
  for (const debt of debts) addDebt(state, entry, debt);
  restoreInterest(state, entry.effective);
  settleFromCredit(state, entry.effective);
}

/** Takes back parts of a payment, the last first; all of them as principal where no component is asked for. */
function takeParts(
  state: State,
  receipt: Receipt | undefined,
  day: EpochDay,
  most: Minor,
  debts: Again[],
  component: Component | null,
): Minor {
  if (receipt === undefined) return 0;
  const takenBack = (receipt.takenBack ??= []);
  let left = most;
  for (let index = receipt.parts.length - 1; index >= 0; index -= 1) {
    const part = receipt.parts[index];
    if (part === undefined || (component !== null && part.component !== component)) continue;
    const before = takenBack[index] ?? 0;
    const amount = Math.min(left, part.amount - before);
    if (amount <= 0) continue;
    takenBack[index] = before + amount;
    left -= amount;
    const own = state.rows.find((row) => row.nr === part.instalment);
    const ahead = own !== undefined && own.kind !== "moved" && own.due >= day;
    oweAgain(debts, component ?? "principal", ahead ? own : rowDueFrom(state, day), ahead, amount);
  }
  return most - left;
}

function oweAgain(debts: Again[], component: Component, row: Row, ahead: boolean, amount: Minor): void {
  const same = debts.find((debt) => debt.component === component && debt.row === row && debt.ahead === ahead);
  if (same === undefined) debts.push({ component, row, ahead, amount });
  else same.amount += amount;
}

function addDebt(state: State, entry: Chargeback, debt: Again): void {
  const { component, row, ahead } = debt;
  const day = entry.effective;
  let { amount } = debt;
  if (component === "principal") {
    const { pricing } = state;
    if (pricing?.followsPayments === true) pricing.flows.push({ day, delta: amount });
    amount -= lendAgain(state, row, day, amount);
  }
  if (amount === 0) return;
  const place = { due: row.due, on: day, source: "chargeback", code: "chargeback", entry: entry.id } as const;
  const growing = growingPrincipal(row);
  addItem(state, row, itemOf({ component, amount, ...place, ...(ahead ? { ahead } : {}) }));
  const delta = growingPrincipal(row) - growing;
  if (delta !== 0 && row.due > day) state.ahead.push({ day, nr: row.nr, delta });
}

/**
 * Where interest follows payments, principal prepaid beyond the instalment had lowered what the others ask for: taken back, it
 * is lent again and they ask for it. Returns how much of the amount that was.
 */
function lendAgain(state: State, row: Row, day: EpochDay, amount: Minor): Minor {
  const { pricing } = state;
  const plan = pricing?.plans.get(row.nr);
  if (pricing === null || plan === undefined || plan.extra === 0) return 0;
  const lent = Math.min(plan.extra, amount);
  plan.extra -= lent;
  pricing.principal += lent;
  let left = lent;
  for (const prepaid of [...pricing.prepaid].reverse()) {
    const part = Math.min(left, prepaid.amount);
    prepaid.amount -= part;
    left -= part;
  }
  if (state.contract.product.allocation.excess === "re-amortise") resolveLevel(state, day, lent, true);
  return lent;
}

/**
 * A loan that had ended early has principal again: of the interest that was no longer owed, what grows on that part of the
 * principal in the nights that are left of each instalment still to come is owed after all.
 */
function restoreInterest(state: State, day: EpochDay): void {
  let growing = 0;
  for (let index = state.rows.length - 1; index >= 0; index -= 1) {
    const row = state.rows[index];
    if (row === undefined || row.due <= day) return;
    if (row.kind === "instalment") growing += growingPrincipal(row);
    const { cut } = row;
    if (cut === null || growing <= cut.lentAgain) continue;
    cut.lentNights += (growing - cut.lentAgain) * (row.due - Math.max(row.from, day));
    cut.lentAgain = growing;
    const nights = row.due - Math.max(row.from, cut.on);
    const owed = Math.min(cut.amount, mulDiv(cut.amount, cut.lentNights, Math.max(1, cut.principal) * nights));
    if (owed === cut.restored) continue;
    row.owed.interest += owed - cut.restored;
    cut.restored = owed;
    row.settledOn = null;
    state.firstOpen = Math.min(state.firstOpen, index);
  }
}
