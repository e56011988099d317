import type { Database } from "#db/engine/database.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type Approval, approvalById, pendingApprovals } from "#db/stores/approvals.ts";
import { kindsFor } from "./approval-policy.ts";

const pageSize = 25;

/** What waits for a decision in the rooms these roles belong to, oldest first. @param after the last id seen */
export async function listApprovals(
  house: { readonly db: Database },
  roles: readonly StaffRole[],
  after = "",
): Promise<{ readonly approvals: readonly Approval[]; readonly next: string | null }> {
  const page = await pendingApprovals(house.db.read, kindsFor(roles), after, pageSize + 1);
  const shown = page.slice(0, pageSize);
  return { approvals: shown, next: page.length > pageSize ? (shown[shown.length - 1]?.id ?? null) : null };
}

/** One request, if it belongs to a room of these roles; null as if it did not exist otherwise. */
export async function findApproval(
  house: { readonly db: Database },
  roles: readonly StaffRole[],
  id: string,
): Promise<Approval | null> {
  const approval = await approvalById(house.db.read, id);
  return approval && kindsFor(roles).includes(approval.kind) ? approval : null;
}
