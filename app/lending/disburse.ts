import { settleFromCredit } from "./allocate.ts";
import type { EpochDay } from "./calendar.ts";
import { irregularFraction } from "./daycount.ts";
import { chargeableRate, interestOf } from "./interest.ts";
import { firstLateFeeDay } from "./late-fee.ts";
import type { Disbursement } from "./ledger.ts";
import { downPaymentOf } from "./make-schedule.ts";
import { divide, type Minor } from "./money.ts";
import { planOf, reprice, resolveLevel } from "./reprice.ts";
import { type Row, rowOf, type State } from "./state.ts";

/**
 * More principal on a running loan: a part is due at once where the product asks for a down payment, the rest goes onto the
 * instalments that are left. Level instalments are solved again; where principal is level it is spread in equal parts, with
 * flat interest for the time that is left. The last instalment takes what rounding left.
 */
export function disburse(state: State, entry: Disbursement): void {
  const { pricing, contract } = state;
  if (pricing === null) return;
  const day = entry.effective;
  const down = downPaymentOf(contract, entry.amount);
  const added = entry.amount - down;
  pricing.principal += entry.amount;
  pricing.flows.push({ day, delta: entry.amount });
  if (down > 0) addDownPayment(state, day, down);
  const last = state.rows.findLast((row) => row.kind === "instalment");
  if (last !== undefined) state.ahead.push({ day, nr: last.nr, delta: added });
  if (contract.product.method === "equal-instalment") resolveLevel(state, day, added, true);
  else spread(state, day, added);
  reprice(state, day, pricing.followsPayments ? "payable" : "projected");
  settleFromCredit(state, day);
}

function addDownPayment(state: State, day: EpochDay, principal: Minor): void {
  const nr = state.rows.reduce((highest, row) => Math.max(highest, row.nr), 0) + 1;
  const agreed = { nr, from: day, due: day, principal, interest: 0, fee: 0, penalty: 0, formula: null };
  const row = rowOf(agreed, state.penalty?.graceDays ?? 0, firstLateFeeDay(state, day));
  const at = state.rows.findIndex((other) => other.due > day);
  state.rows.splice(at === -1 ? state.rows.length : at, 0, row);
  state.pricing?.plans.set(nr, planOf(row, false));
  state.firstOpen = 0;
}

/** Interest-only and bullet loans ask for it with the last instalment. */
function spread(state: State, day: EpochDay, added: Minor): void {
  const { contract, pricing } = state;
  const { method, instalment } = contract.product;
  if (method !== "equal-principal" && method !== "flat") return;
  const ahead = state.rows.filter((row) => row.kind === "instalment" && row.due > day);
  const share = divide(added, Math.max(1, ahead.length) * instalment.multiple) * instalment.multiple;
  for (const row of ahead) {
    const plan = pricing?.plans.get(row.nr);
    if (plan !== undefined) plan.principal += share;
    if (method === "flat") addFlatInterest(state, row, day, added);
  }
}

function addFlatInterest({ contract }: State, row: Row, day: EpochDay, base: Minor): void {
  const whole = irregularFraction(contract, Math.max(row.from, day), row.due);
  const interest = interestOf({ base, ratePpm: chargeableRate(contract), ...whole });
  row.owed.interest += interest;
  row.growth += interest;
}
