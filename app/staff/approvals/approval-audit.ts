import type { Queryable } from "#db/engine/database.ts";
import type { Approval } from "#db/stores/approvals.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { approvalPolicy } from "./approval-policy.ts";

const houseKinds = new Set([
  "role_change",
  "second_factor_reset",
  "password_reset",
  "staff_return",
  "policy_change",
  "data_export",
]);

/** Writes a step of an approval into the trail, in the category its subject belongs to. */
export async function auditApproval(
  tx: Queryable,
  approval: Approval,
  step: { at: number; actor: string; action: "requested" | "decided" | "used"; outcome: string; reason?: string },
): Promise<void> {
  const category = approvalPolicy[approval.kind].complaint
    ? "complaint"
    : houseKinds.has(approval.kind)
      ? "staff"
      : "repayment";
  await recordAudit(tx, {
    at: step.at,
    actor: step.actor,
    category,
    action: `${approval.kind}.${step.action}`,
    object: `approval:${approval.id}`,
    outcome: step.outcome,
    reason: step.reason ?? null,
    after: approval.termsHash,
  });
}
