import type { Services } from "#app/services.ts";
import { requireRole } from "#app/staff/require-role.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import type { CorrectionKind } from "#db/schema/corrections.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { askCorrection } from "./ask-correction.ts";

/** Whether repayment was asked for goodwill. */
export type GoodwillAsked =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not_allowed" | "second_factor_needed" | "not_found" | "no_amount" };

/**
 * Goodwill: an admin lets the house put something right on a loan. Repayment staff carry it out, never the admin who
 * asked. @param amount minor units of the loan's own currency; null for what is not money
 */
export async function askGoodwill(
  services: Services,
  given: {
    readonly staff: Pick<StaffSession, "staffId" | "roles" | "secondFactorAt">;
    readonly loanNo: string;
    readonly kind: CorrectionKind;
    readonly amountOf: (currency: string) => number | null;
  },
): Promise<GoodwillAsked> {
  const { staff, kind } = given;
  const allowed = requireRole(staff, "correction.ask", { now: services.clock.now() });
  if (!allowed.ok) return allowed;
  return services.db.transact(async (tx): Promise<GoodwillAsked> => {
    const loan = await loanByNo(tx, given.loanNo.trim());
    if (!loan) return { ok: false, reason: "not_found" };
    const { currency } = loan.contract;
    const money = kind === "refund" || kind === "waive_fees" || kind === "waive_penalty";
    const amount = money ? given.amountOf(currency) : null;
    if (money && (amount === null || amount <= 0)) return { ok: false, reason: "no_amount" };
    await askCorrection(tx, services, { loanId: loan.id, kind, amount, currency, notBy: [staff.staffId] });
    return { ok: true };
  });
}
