import type { Clock } from "#app/clock.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type Approval, approvalById, closeApproval, pendingApprovalsBy } from "#db/stores/approvals.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { auditApproval } from "./approval-audit.ts";
import { askedIn, withinAuthority } from "./approval-policy.ts";

export type Withdrawal = { readonly ok: true } | { readonly ok: false; readonly reason: "not_found" | "not_pending" };

/** Takes back one's own request while nobody has decided. */
export async function withdraw(
  tx: Queryable,
  house: { readonly clock: Clock },
  by: { readonly staffId: string },
  approvalId: string,
): Promise<Withdrawal> {
  const approval = await approvalById(tx, approvalId);
  if (!approval || approval.requestedBy !== by.staffId) return { ok: false, reason: "not_found" };
  if (approval.status !== "pending") return { ok: false, reason: "not_pending" };
  const now = house.clock.now();
  await closeApproval(tx, approval.id, { status: "withdrawn", approverId: null, reason: "by_requester", at: now });
  await auditApproval(tx, approval, {
    at: now,
    actor: `staff:${by.staffId}`,
    action: "decided",
    outcome: "withdrawn",
    reason: "by_requester",
  });
  return { ok: true };
}

/** Withdraws what somebody may no longer ask for, after their roles changed. @param roles what they have now */
export async function withdrawUnauthorised(
  tx: Queryable,
  staffId: string,
  roles: readonly StaffRole[],
  now: number,
): Promise<void> {
  for (const approval of await pendingApprovalsBy(tx, staffId)) {
    if (!withinAuthority(roles, "request", askedIn(approval)).ok) {
      await withdrawFor(tx, approval, now, "requester_not_allowed");
    }
  }
}

/** Withdraws a request on the house's own account. */
export async function withdrawFor(tx: Queryable, approval: Approval, now: number, reason: string): Promise<void> {
  await closeApproval(tx, approval.id, { status: "withdrawn", approverId: null, reason, at: now });
  await auditApproval(tx, approval, { at: now, actor: "system", action: "decided", outcome: "withdrawn", reason });
}
