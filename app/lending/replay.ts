import { addItem, itemOf, rowDueFrom } from "./add-debt.ts";
import { allocate, firstAfter, settleFromCredit, skipSettled } from "./allocate.ts";
import { payComponent, payItem } from "./pay.ts";
import { dropInterestAhead, endEarly } from "./end-early.ts";
import type { EpochDay } from "./calendar.ts";
import { changeSchedule } from "./change-schedule.ts";
import { disburse } from "./disburse.ts";
import { addChargeback } from "./chargeback.ts";
import { receiptOf, takeCredit } from "./credit.ts";
import { type Component, type Contract, totalOf } from "./contract.ts";
import { heldSpans } from "./held-days.ts";
import { addLateFees, firstLateFeeDay } from "./late-fee.ts";
import { bookUnderLifeCap, nextLateFeeDay } from "./life-cap.ts";
import type { Adjustment, Charge, Entry, Opening, Waiver } from "./ledger.ts";
import { mulDiv } from "./money.ts";
import { inOrder, withoutReversed } from "./order.ts";
import { accruePenalty, penaltyTerms } from "./penalty.ts";
import { WHOLE } from "./rate.ts";
import { needsPricing, planOf, type Pricing, reprice, resolveLevel } from "./reprice.ts";
import type { Schedule } from "./schedule.ts";
import { openTotal, type Row, rowOf, type State } from "./state.ts";

const COMPONENTS: readonly Component[] = ["principal", "interest", "penalty", "fee"];

/** Replays a ledger up to a day (its end). Entries may come in any order; the result depends only on what they say. */
export function replay(contract: Contract, schedule: Schedule, entries: readonly Entry[], asOf: EpochDay): State {
  const ledger = withoutReversed(inOrder(entries), asOf);
  const state = startOf(contract, schedule, ledger);
  const waivedCharges = ledger.filter((entry) => entry.kind === "waiver" && entry.charge !== undefined);
  for (const entry of ledger) {
    if (entry.effective > asOf) break;
    reprice(state, entry.effective, pricingMode(state));
    // What was late before an opening was charged by the other system: the opening says what is left of it.
    if (entry.kind !== "opening") advance(state, entry.effective);
    apply(state, entry, waivedCharges);
  }
  reprice(state, asOf, pricingMode(state));
  advance(state, asOf);
  return state;
}

/** Interest that follows payments is owed as far as it has grown; otherwise as the schedule will ask for it. */
function pricingMode(state: State): "payable" | "projected" {
  return state.pricing?.followsPayments === true ? "payable" : "projected";
}

function startOf(contract: Contract, schedule: Schedule, ledger: readonly Entry[]): State {
  const penalty = penaltyTerms(contract);
  const held = heldSpans(ledger);
  const graceDays = penalty?.graceDays ?? 0;
  const rows = schedule.rows.map((row) => rowOf(row, graceDays, firstLateFeeDay({ contract, held }, row.due)));
  const state: State = {
    contract,
    rows,
    firstOpen: 0,
    penalty,
    held,
    pricing: null,
    receipts: [],
    waivers: [],
    ahead: [],
    credit: 0,
    gaveBackOn: -Infinity,
    lifeUsed: 0,
    lifeLimit: Infinity,
    lateFeesUsed: 0,
    lateFeesLimit: Infinity,
  };
  for (const cap of contract.caps) {
    if (cap.kind === "late-fees") state.lateFeesLimit = Math.min(state.lateFeesLimit, cap.amount);
    if (cap.kind !== "total-cost") continue;
    const interest = schedule.rows.reduce((sum, row) => sum + row.interest, 0);
    const room = Math.max(0, mulDiv(contract.principal, cap.ratePpm, WHOLE) - interest);
    state.lifeLimit = Math.min(state.lifeLimit, room);
  }
  if (needsPricing(state, ledger)) state.pricing = pricingOf(contract, rows);
  skipSettled(state);
  return state;
}

function pricingOf(contract: Contract, rows: readonly Row[]): Pricing {
  const level = contract.product.method === "equal-instalment";
  const { interestPayment } = contract.product.grace;
  const before = contract.product.downPaymentPpm === 0 ? 0 : 1;
  const grace = rows.slice(before, before + interestPayment).filter((row) => row !== rows.at(-1));
  const first = grace.length === 0 ? undefined : rows[before + grace.length];
  return {
    followsPayments: contract.product.interest === "recalculated",
    flows: [],
    rates: [],
    plans: new Map(rows.map((row) => [row.nr, planOf(row, level, grace.includes(row), row === first)])),
    principal: contract.principal,
    prepaid: [],
  };
}

/** Lets time pass to a day: late fees come about; where a cap limits all of them together, in order of time. */
function advance(state: State, day: EpochDay): void {
  if (state.lifeLimit !== Infinity || state.lateFeesLimit !== Infinity) {
    for (let on = nextLateFeeDay(state, day); on !== null; on = nextLateFeeDay(state, day)) {
      bookUnderLifeCap(state, on);
      addLateFees(state, on);
    }
    bookUnderLifeCap(state, day);
  }
  addLateFees(state, day);
}

function apply(state: State, entry: Entry, waivedCharges: readonly Entry[]): void {
  switch (entry.kind) {
    case "payment": {
      const receipt = receiptOf(entry.id, "payment", entry.effective, entry.amount);
      state.receipts.push(receipt);
      allocate(state, receipt, entry.amount, entry.effective, entry);
      return;
    }
    case "adjustment":
      return adjust(state, entry);
    case "opening":
      return open(state, entry);
    case "charge":
      return charge(state, entry, waivedCharges);
    case "chargeback":
      return addChargeback(state, entry);
    case "refund":
      takeCredit(state, entry.amount);
      return;
    case "waiver":
      return waive(state, entry);
    case "rate-change":
      state.pricing?.rates.push({ from: entry.effective, ratePpm: entry.annualRatePpm });
      return resolveLevel(state, entry.effective - 1, 0, true);
    case "disbursement":
      return disburse(state, entry);
    case "schedule":
      return changeSchedule(state, entry);
    case "reversal":
    case "hold-start":
    case "hold-end":
      return;
  }
}

function open(state: State, entry: Opening): void {
  const receipt = receiptOf(entry.id, "opening", entry.effective, totalOf(entry.paid));
  state.receipts.push(receipt);
  for (const row of state.rows) {
    if (row.due >= entry.effective) break;
    row.penaltyFrom = Math.max(row.penaltyFrom, entry.effective + 1);
    if (row.nextLateFee <= entry.effective) row.nextLateFee = Infinity;
  }
  const first = state.rows[0];
  if (first !== undefined) {
    first.owed.fee += entry.paid.fee;
    first.owed.penalty += entry.paid.penalty;
  }
  for (const component of COMPONENTS) {
    let left = entry.paid[component];
    for (const row of state.rows) {
      if (left === 0) break;
      left -= payComponent(state, receipt, row, component, left, entry.effective);
    }
    receipt.credit += left;
    state.credit += left;
  }
  state.ahead = [];
  // Default costs of the time before count under caps over the whole life.
  const { paid, unpaid } = entry;
  const before = paid.penalty + paid.fee + unpaid.penalty + unpaid.fee;
  state.lifeUsed = Math.min(state.lifeLimit, state.lifeUsed + before);
  state.lateFeesUsed = Math.min(state.lateFeesLimit, state.lateFeesUsed + paid.fee + unpaid.fee);
  for (const component of ["penalty", "fee"] as const) {
    const amount = unpaid[component];
    if (amount === 0) continue;
    const oldest = state.rows.find((row) => openTotal(row) > 0) ?? rowDueFrom(state, entry.effective);
    const due = Math.min(oldest.due, entry.effective);
    const origin = { on: entry.effective, source: "carried", code: "opening", entry: entry.id } as const;
    addItem(state, oldest, itemOf({ component, amount, due, ...origin }));
  }
  const dueEnd = firstAfter(state, entry.effective);
  dropInterestAhead(state, entry.effective, dueEnd);
  endEarly(state, 0, entry.effective, dueEnd);
  skipSettled(state);
  settleFromCredit(state, entry.effective);
}

function charge(state: State, entry: Charge, waivedCharges: readonly Entry[]): void {
  const { component, amount, due, code } = entry;
  const row = rowDueFrom(state, due);
  const item = itemOf({ component, amount, due, on: entry.effective, source: "charge", code, entry: entry.id });
  addItem(state, row, item);
  for (const waiver of waivedCharges) {
    if (waiver.kind !== "waiver" || waiver.charge !== entry.id) continue;
    const receipt = receiptOf(waiver.id, "waiver", waiver.effective, waiver.amount);
    state.waivers.push(receipt);
    payItem(state, receipt, row, item, waiver.amount, entry.effective);
  }
  settleFromCredit(state, entry.effective);
}

function waive(state: State, entry: Waiver): void {
  if (entry.charge !== undefined) return;
  const receipt = receiptOf(entry.id, "waiver", entry.effective, entry.amount);
  state.waivers.push(receipt);
  let left = entry.amount;
  for (const row of state.rows) {
    if (left === 0) break;
    if (entry.instalment !== undefined && row.nr !== entry.instalment) continue;
    accruePenalty(state, row, entry.effective);
    left -= payComponent(state, receipt, row, entry.component, left, entry.effective);
  }
  endEarly(state, 0, entry.effective, firstAfter(state, entry.effective));
  settleFromCredit(state, entry.effective);
  skipSettled(state);
}

function adjust(state: State, entry: Adjustment): void {
  const receipt = receiptOf(entry.id, "adjustment", entry.effective, entry.amount);
  state.receipts.push(receipt);
  let left = entry.amount;
  if (entry.charge !== undefined) {
    for (const row of state.rows) {
      const item = row.items?.find((each) => each.entry === entry.charge);
      if (item !== undefined) left -= payItem(state, receipt, row, item, left, entry.effective);
    }
  }
  allocate(state, receipt, left, entry.effective);
}
