import { type EpochDay } from "./calendar.ts";
import { type AllocationRule, type Amounts, type Component, type Excess } from "./contract.ts";
import { divide, type Minor } from "./money.ts";
import { endEarly } from "./payoff.ts";
import { accruePenalty, bearsPenalty, closePenalty } from "./penalty.ts";
import { reprice, resolveLevel } from "./reprice.ts";
import { type Item, openOf, openTotal, type Receipt, type Row, type State } from "./state.ts";

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
  receipt.credit += left;
  state.credit += left;
  skipSettled(state);
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

function payRange(
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

function payRow(
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

function sweepRange(
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

/**
 * Money beyond what is due on a loan whose interest follows payments: the running instalment first, then principal, which
 * lowers the instalments (re-amortise), ends the loan sooner (last) or replaces the next principal portions.
 */
function prepay(
  state: State,
  receipt: Receipt,
  amount: Minor,
  day: EpochDay,
  start: number,
  order: readonly Component[],
  excess: Excess,
): Minor {
  const pricing = state.pricing;
  if (pricing === null) return amount;
  let index = start;
  let runsFrom = state.rows[start]?.from ?? day;
  for (let frozen = frozenAt(state, index); frozen !== null; frozen = frozenAt(state, index)) {
    runsFrom = frozen;
    index += 1;
  }
  const running = state.rows[index];
  if (running === undefined || running.kind !== "instalment") return amount;
  const started = runsFrom < day;
  let left = started ? payRow(state, receipt, running, amount, day, order) : amount;
  const row = started ? running : (state.rows[index - 1] ?? running);
  const plan = pricing.plans.get(row.nr);
  const principal = Math.min(left, principalAhead(state, start, row));
  if (principal <= 0 || plan === undefined) return left;
  plan.extra += principal;
  row.owed.principal += principal;
  left -= payComponent(state, receipt, row, "principal", principal, day);
  if (started) plan.frozenAt = day;
  if (excess === "next-principal") pricing.prepaid.push({ after: row.due, amount: principal });
  if (excess === "re-amortise") resolveLevel(state, Math.max(day, row.due), 0, false);
  reprice(state, day, "payable");
  return left;
}

function frozenAt(state: State, index: number): EpochDay | null {
  const row = state.rows[index];
  return row === undefined ? null : (state.pricing?.plans.get(row.nr)?.frozenAt ?? null);
}

function principalAhead(state: State, start: number, row: Row): Minor {
  let sum = 0;
  for (const ahead of state.rows.slice(start)) if (ahead !== row) sum += openOf(ahead, "principal");
  return sum;
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
      const part = index === open.length - 1 ? left - taken : Math.min(share, left - taken);
      if (part > 0) taken += part - payRow(state, receipt, row, part, day, order);
    });
    left -= taken;
    open = open.filter((row) => openTotal(row) > 0);
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
  if (component === "principal") state.pricing?.flows.push({ day: receipt.effective, delta: -part });
  if (receipt.kind === "waiver") row.waived = plus(row.waived, component, part);
  else row.paid = plus(row.paid, component, part);
  addPart(receipt, row.nr, component, part);
  if (openTotal(row) !== 0) return;
  row.settledOn = receipt.kind === "waiver" ? day : receipt.effective;
  const plan = state.pricing?.plans.get(row.nr);
  if (plan !== undefined && receipt.effective < row.due) plan.frozenAt = receipt.effective;
}

function plus(amounts: Readonly<Amounts>, component: Component, part: Minor): Amounts {
  const sum = { ...amounts };
  sum[component] += part;
  return sum;
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
