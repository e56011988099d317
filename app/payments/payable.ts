import type { AmountLimits } from "#app/gateways/payment/gateway.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Minor } from "#app/lending/money.ts";
import type { PaymentAllocation, Position } from "#app/lending/position.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Loan } from "#db/stores/loans.ts";
import type { PaymentServices } from "./payment-services.ts";

/** What can be paid on a loan today. Minor units of the loan's currency. */
export interface Payable {
  readonly position: Position;
  /** To be up to date today; 0 when nothing is due. */
  readonly overdue: Minor;
  /** The next instalment that asks for something. */
  readonly next: { readonly due: EpochDay; readonly amount: Minor } | null;
  /** To end the loan today. Nobody can pay more than this. */
  readonly everything: Minor;
  /** The smallest and largest amount that is taken now; null when what is owed is too small to be taken by card. */
  readonly limits: AmountLimits | null;
  readonly cards: "any" | "debit_only";
}

/** Why an amount is not taken, with the figure to show. */
export type AmountRefusal =
  | { readonly reason: "nothing_to_pay" }
  | { readonly reason: "amount_too_small"; readonly minimum: Minor }
  | { readonly reason: "amount_too_large"; readonly maximum: Minor }
  | { readonly reason: "amount_step"; readonly step: Minor };

/** Reads what can be paid from the ledger, the policy of the loan and the processor's limits. */
export function payableOn(
  gateway: PaymentServices["gateway"],
  loan: Loan,
  entries: readonly Entry[],
  day: EpochDay,
): Payable {
  const position = positionOf(loan.contract, loan.schedule, entries, day);
  const policy = profileFor(loan.profile, day).payments;
  const everything = Math.max(position.payoff.total, position.upToDate, 0);
  const taken = gateway.limits(loan.contract.currency);
  const maximum = Math.min(everything, policy.maxMinor, taken.maximum);
  // The lender's own minimum never keeps anybody from paying the last cents; the processor's does.
  const minimum = Math.max(Math.min(policy.minMinor, maximum), taken.minimum);
  return {
    position,
    overdue: position.upToDate,
    next: position.next,
    everything,
    limits: maximum >= minimum && maximum > 0 ? { minimum, maximum, step: taken.step } : null,
    cards: policy.debitOnly ? "debit_only" : "any",
  };
}

/** Whether an amount can be taken; null when it can. */
export function refusalOf(payable: Payable, amount: Minor): AmountRefusal | null {
  const { limits } = payable;
  if (limits === null) return { reason: "nothing_to_pay" };
  if (!Number.isSafeInteger(amount) || amount < limits.minimum)
    return { reason: "amount_too_small", minimum: limits.minimum };
  if (amount > limits.maximum) return { reason: "amount_too_large", maximum: limits.maximum };
  return amount % limits.step === 0 ? null : { reason: "amount_step", step: limits.step };
}

const previewId = "~preview";

/**
 * Where an amount paid on a day would go, by the same reckoning that the real payment meets. Part of the answer is the
 * position afterwards.
 */
export function previewPayment(
  loan: Loan,
  entries: readonly Entry[],
  day: EpochDay,
  amount: Minor,
): { readonly allocation: PaymentAllocation; readonly after: Position } {
  const payment: Entry = { kind: "payment", id: previewId, effective: day, enteredAt: Number.MAX_SAFE_INTEGER, amount };
  const after = positionOf(loan.contract, loan.schedule, [...entries, payment], day);
  const allocation = after.payments.find(({ entry }) => entry === previewId);
  if (!allocation) throw new Error("A payment that was just added has no allocation.");
  return { allocation, after };
}
