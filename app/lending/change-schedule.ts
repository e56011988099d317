import { chainFrom } from "./accrued-interest.ts";
import { firstAfter, settleFromCredit, skipSettled } from "./allocate.ts";
import type { EpochDay } from "./calendar.ts";
import { payComponent } from "./pay.ts";
import { type Amounts, type Component, noAmounts } from "./contract.ts";
import { receiptOf } from "./credit.ts";
import { endEarly } from "./end-early.ts";
import { firstLateFeeDay } from "./late-fee.ts";
import type { ScheduleChange } from "./ledger.ts";
import type { Minor } from "./money.ts";
import { closePenalty } from "./penalty.ts";
import { planOf } from "./reprice.ts";
import type { ScheduleRow } from "./schedule.ts";
import {
  type AheadFlow,
  fixedInterest,
  growingPrincipal,
  grows,
  itemInterest,
  openOf,
  openTotal,
  type Row,
  rowOf,
  type State,
} from "./state.ts";

/**
 * New terms take the place of what is open. What is given up is waived on the old instalments, what moves leaves them, and the
 * new instalments ask for it. When the past was corrected since the agreement (a payment found, or taken back), the difference
 * to what was then open lowers the new instalments from the first, or raises the first.
 */
export function changeSchedule(state: State, entry: ScheduleChange): void {
  for (const row of state.rows) {
    if (row.due < entry.effective) closePenalty(state, row, entry.effective);
  }
  const found = openNow(state, entry);
  const running = runningChains(state, entry.effective);
  waiveAgreed(state, entry);
  const replaced = new Set(entry.schedule.rows.map((row) => row.nr));
  for (const row of state.rows) moveOut(state, row, entry, replaced.has(row.nr));
  for (const row of entry.schedule.rows) putIn(state, row);
  state.rows.sort((a, b) => a.due - b.due || a.nr - b.nr);
  correct(state, entry, found);
  const { interest, penalty, fee } = entry.capitalised;
  if (state.pricing !== null) {
    const capitalised = interest + penalty + fee;
    state.pricing.principal += capitalised;
    state.pricing.flows.push({ day: entry.effective, delta: capitalised });
  }
  state.ahead = freshPrincipal(state, entry.effective, running);
  state.firstOpen = 0;
  skipSettled(state);
  // A payment found later, or a waiver, may leave no more than interest paid ahead covers.
  endEarly(state, 0, entry.effective, firstAfter(state, entry.effective));
  settleFromCredit(state, entry.effective);
}

/** Instalments that follow one another from one that runs, and the principal on which their interest grows. */
interface Chain {
  readonly nr: number;
  readonly from: EpochDay;
  readonly numbers: ReadonlySet<number>;
  readonly principal: Minor;
}

function runningChains(state: State, day: EpochDay): readonly Chain[] {
  const ahead = state.rows.filter((row) => row.kind === "instalment" && row.due > day && grows(row));
  const chains = ahead
    .filter((row) => row.from < day)
    .map((head): Chain => {
      const rows = chainFrom(head, ahead);
      const principal = rows.reduce((sum, row) => sum + growingPrincipal(row), 0);
      return { nr: head.nr, from: head.from, numbers: new Set(rows.map(({ nr }) => nr)), principal };
    });
  const lent = chains.filter(({ principal }) => principal > 0);
  return lent.length > 0 ? lent : chains.slice(0, 1);
}

/** What was overdue or just capitalised comes to the running instalment on the day of the terms: nights before are not its. */
function freshPrincipal(state: State, day: EpochDay, before: readonly Chain[]): AheadFlow[] {
  const chains = runningChains(state, day);
  return chains.flatMap((chain) => {
    const same = chains.length === 1 ? before : before.filter(({ nr }) => chain.numbers.has(nr));
    const there = same.reduce((sum, { principal }) => sum + principal, 0);
    const earlier = state.ahead
      .filter((flow) => flow.day > chain.from && same.some(({ numbers }) => numbers.has(flow.nr)))
      .map((flow) => ({ ...flow, nr: chain.nr }));
    return [...earlier, { day, nr: chain.nr, delta: chain.principal - there }];
  });
}

/** What the moved components have open: interest that has not to grow any more, everything of the others. */
function openNow(state: State, entry: ScheduleChange): Amounts {
  const open = noAmounts();
  const ahead = state.rows.filter((row) => row.due > entry.effective);
  if (entry.moves.includes("interest")) open.interest = Math.max(0, fixedInterest(ahead));
  for (const row of state.rows) {
    if (entry.keepsOverdue && row.due <= entry.effective) continue;
    for (const component of entry.moves) {
      if (component === "interest" && row.due > entry.effective) continue;
      open[component] += openOf(row, component);
    }
  }
  return open;
}

function waiveAgreed(state: State, entry: ScheduleChange): void {
  const receipt = receiptOf(entry.id, "waiver", entry.effective, 0);
  for (const component of entry.moves) {
    let left = entry.waived[component];
    for (const row of state.rows) {
      if (left === 0) break;
      left -= payComponent(state, receipt, row, component, left, entry.effective);
    }
  }
  if (receipt.parts.length > 0) {
    const total = receipt.parts.reduce((sum, part) => sum + part.amount, 0);
    state.waivers.push({ ...receipt, total });
  }
}

function moveOut(state: State, row: Row, entry: ScheduleChange, stays: boolean): void {
  if (entry.keepsOverdue && row.due <= entry.effective) return;
  const before = openTotal(row);
  for (const component of entry.moves) {
    row.owed[component] -= openOf(row, component);
    for (const item of row.items ?? []) {
      if (item.component !== component) continue;
      const open = item.amount - item.paid - item.waived;
      if (component === "principal" && state.pricing !== null) state.pricing.principal += open;
      item.amount -= open;
    }
  }
  row.carried = row.owed.interest - itemInterest(row);
  if (!stays) {
    // Its days are the new instalments' from now on.
    row.growth = 0;
    row.formula = null;
  }
  if (openTotal(row) !== 0 || before === 0) return;
  row.settledOn = entry.effective;
  row.nextLateFee = Infinity;
  if (!stays) row.kind = "moved";
}

function putIn(state: State, agreed: ScheduleRow): void {
  const row = state.rows.find((each) => each.nr === agreed.nr);
  const fresh = rowOf(agreed, state.penalty?.graceDays ?? 0, firstLateFeeDay(state, agreed.due));
  if (row === undefined) {
    state.rows.push(fresh);
  } else {
    row.kind = "instalment";
    row.from = agreed.from;
    row.due = agreed.due;
    row.formula = agreed.formula;
    row.growth = fresh.growth;
    row.carried += fresh.carried;
    row.cut = null;
    row.parts = null;
    row.penaltyFrom = fresh.penaltyFrom;
    row.nextLateFee = fresh.nextLateFee;
    for (const component of ["principal", "interest", "penalty", "fee"] as const)
      row.owed[component] += agreed[component];
    if (openTotal(row) > 0) row.settledOn = null;
  }
  state.pricing?.plans.set(agreed.nr, planOf(row ?? fresh, state.contract.product.method === "equal-instalment"));
}

function correct(state: State, entry: ScheduleChange, found: Amounts): void {
  const rows = state.rows.filter((row) => entry.schedule.rows.some((agreed) => agreed.nr === row.nr));
  for (const component of entry.moves) {
    const difference = entry.basis[component] - found[component];
    if (difference > 0) lower(rows, component, difference);
    const first = rows[0];
    if (difference < 0 && first !== undefined) {
      first.owed[component] -= difference;
      if (component === "interest") first.carried -= difference;
      first.settledOn = null;
    }
  }
}

function lower(rows: readonly Row[], component: Component, amount: Minor): void {
  let left = amount;
  for (const row of rows) {
    const part = Math.min(left, openOf(row, component));
    row.owed[component] -= part;
    if (component === "interest") row.carried -= part;
    left -= part;
  }
}
