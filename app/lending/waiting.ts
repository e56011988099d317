import type { EpochDay } from "./calendar.ts";
import type { Contract } from "./contract.ts";
import type { Entry } from "./ledger.ts";
import type { Minor } from "./money.ts";
import type { PaymentAllocation, Stage } from "./position.ts";
import { positionOf } from "./position-of.ts";
import type { Schedule } from "./schedule.ts";

/** How things stand if nothing is paid until a day. */
export interface WaitingStep {
  readonly asOf: EpochDay;
  readonly upToDate: Minor;
  /** Of upToDate: instalments that fall due between today and then. */
  readonly newlyDue: Minor;
  /** Of upToDate: penalty and late fees that come only from waiting. */
  readonly extraCost: Minor;
  readonly dpd: number;
  readonly stage: Stage;
}

/** What waiting costs: today, in 7 and in 30 days, if nothing is paid and nothing is agreed. */
export function whatWaitingCosts(
  contract: Contract,
  schedule: Schedule,
  entries: readonly Entry[],
  asOf: EpochDay,
  days: readonly number[] = [0, 7, 30],
): WaitingStep[] {
  const today = positionOf(contract, schedule, entries, asOf);
  const cost = (split: { readonly penalty: Minor; readonly fee: Minor }) => split.penalty + split.fee;
  return days.map((wait) => {
    const then = wait === 0 ? today : positionOf(contract, schedule, entries, asOf + wait);
    const growth = then.upToDate - today.upToDate;
    const extraCost = cost(then.overdue) - cost(today.overdue);
    return {
      asOf: asOf + wait,
      upToDate: then.upToDate,
      newlyDue: growth - extraCost,
      extraCost,
      dpd: then.dpd,
      stage: then.stage,
    };
  });
}

/** A payment as it would be allocated today, with what is left after it. */
export interface SplitPreview {
  readonly allocation: PaymentAllocation;
  readonly upToDateAfter: Minor;
  readonly payoffAfter: Minor;
}

/** The split that a payment made on `asOf` would get: shown before paying, computed by the same replay that books it. */
export function splitPreview(
  contract: Contract,
  schedule: Schedule,
  entries: readonly Entry[],
  asOf: EpochDay,
  amount: Minor,
): SplitPreview {
  const id = "preview";
  const payment: Entry = { kind: "payment", id, effective: asOf, enteredAt: Number.MAX_SAFE_INTEGER, amount };
  const after = positionOf(contract, schedule, [...entries, payment], asOf);
  const allocation = after.payments.find((each) => each.entry === id);
  if (allocation === undefined) throw new Error("the replay lost the payment of a preview");
  return { allocation, upToDateAfter: after.upToDate, payoffAfter: after.payoff.total };
}
