import type { Clock } from "#app/clock.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { ApprovalKind } from "#db/schema/approvals.ts";
import { type Approval, approvalById, markApprovalUsed } from "#db/stores/approvals.ts";
import { auditApproval } from "./approval-audit.ts";
import { type Terms, termsHash } from "./terms.ts";

/** An approval taken for its one deed; `other_terms`: the deed is not what was approved. */
export type ApprovalUse =
  | { readonly ok: true; readonly approval: Approval }
  | { readonly ok: false; readonly reason: "not_found" | "not_approved" | "already_used" | "other_terms" };

/**
 * Takes an approval to carry out exactly what was approved, once, in the same transaction as the deed itself.
 * Anything else than the approved kind, subject and terms is refused.
 *
 * @param actor who carries it out: `staff:<id>`, `borrower:<id>` or `system`
 */
export async function useApproval(
  tx: Queryable,
  house: { readonly clock: Clock },
  actor: string,
  deed: {
    readonly approvalId: string;
    readonly kind: ApprovalKind;
    readonly subject: string;
    readonly terms: Terms;
  },
): Promise<ApprovalUse> {
  const now = house.clock.now();
  const approval = await approvalById(tx, deed.approvalId);
  if (!approval || approval.kind !== deed.kind || approval.subject !== deed.subject) {
    return { ok: false, reason: "not_found" };
  }
  if (approval.status !== "approved") return { ok: false, reason: "not_approved" };
  if (termsHash(deed.terms) !== approval.termsHash) return { ok: false, reason: "other_terms" };
  if (!(await markApprovalUsed(tx, approval.id, now))) return { ok: false, reason: "already_used" };
  await auditApproval(tx, approval, { at: now, actor, action: "used", outcome: "carried_out" });
  return { ok: true, approval };
}
