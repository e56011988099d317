import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Position } from "#app/lending/position.ts";
import type { Queryable } from "#db/engine/database.ts";
import { latestAutopayTry } from "#db/stores/payments-attempts.ts";
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

/** The trouble of a loan, if its last automatic payment failed and nobody has paid since. */
export async function autopayTroubleOn(
  q: Queryable,
  loanId: string,
  position: Position,
): Promise<AutopayTrouble | null> {
  if (position.upToDate <= 0) return null;
  const last = await latestAutopayTry(q, loanId);
  if (last?.state !== "failed" || last.amount === null || last.dueDay === null || last.tryNo === null) return null;
  const row = position.instalments.find(({ due, kind }) => due === last.dueDay && kind === "instalment");
  if (!row || Object.values(row.outstanding).every((amount) => amount === 0)) return null;
  const needsYou = last.failureCode === "authentication_required";
  const offset = retryOffsets[last.tryNo];
  const again = !needsYou && last.retryable !== false && offset !== undefined;
  return {
    attemptId: last.id,
    amount: Math.min(last.amount, position.upToDate),
    code: last.failureCode ?? "other",
    needsYou,
    nextTry: again && (await activeMandate(q, loanId)) !== null ? last.dueDay + offset : null,
  };
}
