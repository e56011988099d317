import type { Clock } from "#app/clock.ts";
import type { Ids } from "#app/ids.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { ApprovalKind } from "#db/schema/approvals.ts";
import {
  type Approval,
  approvalById,
  closeApproval,
  insertApproval,
  pendingApprovalFor,
} from "#db/stores/approvals.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { auditApproval } from "./approval-audit.ts";
import { withinAuthority } from "./approval-policy.ts";
import { type Terms, termsHash, writeTerms } from "./terms.ts";

/** A request that nobody decides ends after three days. */
export const approvalMs = 72 * 3_600_000;

/** What a second person is to agree to. */
export interface ApprovalRequest {
  readonly kind: ApprovalKind;
  /** What it is about: `loan:<id>`, `case:<id>`, `payment:<id>`, `staff:<id>`. */
  readonly subject: string;
  readonly loanId?: string;
  readonly borrowerId?: string;
  /** Reason code. */
  readonly reason: string;
  /** Exactly what will happen. */
  readonly terms: Terms;
  /** What the lender gives up or pays out; null when nothing. */
  readonly amount: { readonly minor: number; readonly currency: string } | null;
  /** The loan's policy profile leaves it to the role above the approver. */
  readonly beyondApprover?: boolean;
}

/** A request that waits, with the hash of exactly what it asks for. */
export type RequestedApproval =
  | { readonly ok: true; readonly approvalId: string; readonly termsHash: string }
  | { readonly ok: false; readonly reason: "not_allowed" | "above_limit" | "already_pending" };

/**
 * Asks a second person to agree to exact terms, inside the caller's transaction.
 * While one request on a subject waits, another of the same kind is refused.
 */
export async function requestApproval(
  tx: Queryable,
  house: { readonly clock: Clock; readonly ids: Ids },
  by: { readonly staffId: string },
  request: ApprovalRequest,
): Promise<RequestedApproval> {
  const now = house.clock.now();
  const user = await staffUserById(tx, by.staffId);
  if (!user || user.disabledAt !== null) return { ok: false, reason: "not_allowed" };
  const authority = withinAuthority(user.roles, "request", request);
  if (!authority.ok) return authority;
  const waiting = await pendingApprovalFor(tx, request.kind, request.subject);
  if (waiting && now < waiting.expiresAt) return { ok: false, reason: "already_pending" };
  if (waiting) await expire(tx, waiting, now);
  const id = house.ids.ordered(now);
  await insertApproval(tx, {
    id,
    kind: request.kind,
    subject: request.subject,
    loanId: request.loanId ?? null,
    borrowerId: request.borrowerId ?? null,
    requestedBy: by.staffId,
    requestedAt: now,
    reason: request.reason,
    terms: writeTerms(request.terms),
    termsHash: termsHash(request.terms),
    amount: request.amount?.minor ?? null,
    currency: request.amount?.currency ?? null,
    beyondApprover: request.beyondApprover ?? false,
    status: "pending",
    expiresAt: now + approvalMs,
  });
  const approval = await approvalById(tx, id);
  if (!approval) throw new Error("An approval was not stored.");
  await auditApproval(tx, approval, {
    at: now,
    actor: `staff:${by.staffId}`,
    action: "requested",
    outcome: "pending",
    reason: request.reason,
  });
  return { ok: true, approvalId: id, termsHash: approval.termsHash };
}

/** Ends a request whose time is over. */
export async function expire(tx: Queryable, approval: Approval, now: number): Promise<void> {
  await closeApproval(tx, approval.id, { status: "expired", approverId: null, reason: "time_over", at: now });
  await auditApproval(tx, approval, { at: now, actor: "system", action: "decided", outcome: "expired" });
}
