import type { EpochDay } from "./calendar.ts";
import type { Component, Excess } from "./contract.ts";
import type { Minor } from "./money.ts";
import { payComponent, payRow } from "./pay.ts";
import { reprice, resolveLevel } from "./reprice.ts";
import { openOf, type Receipt, type Row, type State } from "./state.ts";

/**
 * Money beyond what is due on a loan whose interest follows payments: the running instalment first, then principal, which
 * lowers the instalments (re-amortise), ends the loan sooner (last) or replaces the next principal portions.
 */
export function prepay(
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
  // Where interest is charged to the due day whenever money comes, the next instalment starts there.
  if (started) plan.frozenAt = state.contract.product.earlyInterest === "to-due-day" ? row.due : day;
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
