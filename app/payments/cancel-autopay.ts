import { recordAudit } from "#db/stores/audit.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import {
  activeMandate,
  latestMandate,
  mandatesWithMethod,
  updateCard,
  updateMandate,
} from "#db/stores/payments-autopay.ts";
import type { PaymentServices } from "./payment-services.ts";

/** That automatic payments are over, and whether the card was forgotten with them. */
export type AutopayEnd =
  { readonly ok: true; readonly cardRemoved: boolean } | { readonly ok: false; readonly reason: "loan_missing" };

/**
 * Ends automatic payments at once; pressing twice is as good as once. A charge that is already with the bank cannot be
 * called back. The card is forgotten at the processor when no other loan uses it; should that call fail, it is of no
 * use to anybody any more, because nothing is charged without a mandate.
 */
export async function cancelAutopay(
  services: PaymentServices,
  borrowerId: string,
  loanId: string,
): Promise<AutopayEnd> {
  const { db, gateway, clock } = services;
  if (!(await loanOfBorrower(db.read, borrowerId, loanId))) return { ok: false, reason: "loan_missing" };
  const orphan = await db.transact(async (tx) => {
    const active = await activeMandate(tx, loanId);
    const latest = active ?? (await latestMandate(tx, loanId));
    if (latest?.state !== "active" && latest?.state !== "pending") return null;
    const now = clock.now();
    await updateMandate(tx, latest.id, { state: "cancelled", endedAt: now, endedReason: "borrower" });
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "repayment",
      action: "autopay-cancelled",
      object: `loan:${loanId}`,
      outcome: "cancelled",
    });
    if (latest.methodId === null || (await mandatesWithMethod(tx, latest.methodId)).length > 0) return null;
    await updateCard(tx, latest.methodId, { state: "removed" });
    return latest.methodId;
  });
  if (orphan === null) return { ok: true, cardRemoved: false };
  return { ok: true, cardRemoved: (await gateway.detachMethod(orphan)).kind === "done" };
}
