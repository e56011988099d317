import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Position } from "#app/lending/position.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Attempt } from "#db/stores/payments-attempts.ts";
import { activeMandate } from "#db/stores/payments-autopay.ts";
import { retryOffsets } from "./charge-plan.ts";

/** An automatic payment that did not come through, while what it was for is still due. */
export interface AutopayTrouble {
  readonly attemptId: string;
  /** What to pay now instead; never more than is due. */
  readonly amount: Minor;
  readonly code: string;
  /** The bank wants to see the borrower: they pay on the page. */
  readonly needsYou: boolean;
  /** The day of the next try by itself; null when there is none. */
  readonly nextTry: EpochDay | null;
}

/** The trouble of a loan whose automatic payment failed; null once somebody has paid or nothing is due. */
export async function autopayTroubleOf(
  q: Queryable,
  failed: Attempt,
  position: Position,
): Promise<AutopayTrouble | null> {
  const { id, loanId, amount, dueDay, tryNo, failureCode, retryable } = failed;
  if (position.upToDate <= 0 || amount === null || dueDay === null || tryNo === null) return null;
  const row = position.instalments.find(({ due, kind }) => due === dueDay && kind === "instalment");
  if (!row || Object.values(row.outstanding).every((left) => left === 0)) return null;
  const needsYou = failureCode === "authentication_required";
  const offset = retryOffsets[tryNo];
  const again = !needsYou && retryable !== false && offset !== undefined;
  return {
    attemptId: id,
    amount: Math.min(amount, position.upToDate),
    code: failureCode ?? "other",
    needsYou,
    nextTry: again && (await activeMandate(q, loanId)) !== null ? dueDay + offset : null,
  };
}
