import type { EpochDay } from "#app/lending/calendar.ts";
import type { Position } from "#app/lending/position.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Attempt } from "#db/stores/payments-attempts.ts";

/** An instalment is tried on its due day and 3 and 7 days after; never more than three times. */
export const retryOffsets: readonly number[] = [0, 3, 7];

/** How long after its due day an instalment may still be charged by itself. */
const lastDayOffset = 13;

/** Whether an instalment is to be charged now. */
export type ChargeVerdict =
  | { readonly kind: "charge"; readonly dueDay: EpochDay; readonly tryNo: number; readonly amount: Minor }
  | { readonly kind: "not_due" }
  /** Tried as often as allowed, or the bank said never again, or the bank wants to see the borrower. */
  | { readonly kind: "gave_up"; readonly dueDay: EpochDay }
  | { readonly kind: "waiting"; readonly dueDay: EpochDay };

/**
 * Whether a loan is charged today, and what for. Pure. The oldest due instalment that is still open and not too old; the
 * amount is what is due on the loan today, never more than what that day asks for.
 */
export function chargeVerdict(
  position: Position,
  startsOn: EpochDay,
  triesOf: (dueDay: EpochDay) => readonly Attempt[],
): ChargeVerdict {
  const today = position.asOf;
  const due = position.instalments.find(
    ({ due: dueDay, outstanding, kind }) =>
      kind === "instalment" &&
      dueDay <= today &&
      dueDay >= startsOn &&
      dueDay >= today - lastDayOffset &&
      outstanding.principal + outstanding.interest + outstanding.penalty + outstanding.fee > 0,
  );
  if (!due || position.upToDate <= 0) return { kind: "not_due" };
  const tries = triesOf(due.due);
  const last = tries.at(-1);
  if (last && (last.state === "created" || last.state === "processing" || last.state === "open"))
    return { kind: "waiting", dueDay: due.due };
  if (last && (last.retryable === false || last.failureCode === "authentication_required"))
    return { kind: "gave_up", dueDay: due.due };
  const offset = retryOffsets[tries.length];
  if (offset === undefined) return { kind: "gave_up", dueDay: due.due };
  if (today < due.due + offset) return { kind: "waiting", dueDay: due.due };
  const { principal, interest, penalty, fee } = due.outstanding;
  return {
    kind: "charge",
    dueDay: due.due,
    tryNo: tries.length + 1,
    amount: Math.min(principal + interest + penalty + fee, position.upToDate),
  };
}
