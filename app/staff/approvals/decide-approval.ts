import type { Clock } from "#app/clock.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type Approval, approvalById, closeApproval } from "#db/stores/approvals.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { isFresh } from "../require-role.ts";
import { auditApproval } from "./approval-audit.ts";
import { askedIn, withinAuthority } from "./approval-policy.ts";
import { expire } from "./request-approval.ts";
import { withdrawFor } from "./withdraw-approval.ts";

/** Why somebody's decision does not count. */
export type DecisionRefusal =
  | "not_found"
  /** Somebody decided before, or it was withdrawn. */
  | "not_pending"
  | "expired"
  | "own_request"
  /** Nobody decides on their own rights or their own account. */
  | "own_rights"
  | "not_allowed"
  | "above_limit"
  | "second_factor_needed"
  /** The terms on the page are not the terms of the request. */
  | "terms_changed"
  /** Who asked may no longer ask; the request was withdrawn. */
  | "requester_not_allowed";

/** A request as it was decided. */
export type Decision =
  { readonly ok: true; readonly approval: Approval } | { readonly ok: false; readonly reason: DecisionRefusal };

/** Who decides: from the staff session. */
export interface Decider {
  readonly staffId: string;
  readonly secondFactorAt: number;
}

/**
 * Agrees to a request, inside the caller's transaction; carry it out with `useApproval`, in the same transaction or
 * later. Needs another person than the one who asked, with the role, within their limit, a second factor shown within
 * five minutes, and the hash of the terms that were on the page. Of two who approve at once, one wins.
 */
export async function approve(
  tx: Queryable,
  house: { readonly clock: Clock },
  by: Decider,
  given: { readonly approvalId: string; readonly termsHash: string },
): Promise<Decision> {
  return decide(tx, house, by, { ...given, status: "approved", reason: null });
}

/** Says no to a request, with a reason code. Needs what {@link approve} needs. */
export async function refuse(
  tx: Queryable,
  house: { readonly clock: Clock },
  by: Decider,
  given: { readonly approvalId: string; readonly termsHash: string; readonly reason: string },
): Promise<Decision> {
  return decide(tx, house, by, { ...given, status: "refused" });
}

async function decide(
  tx: Queryable,
  house: { readonly clock: Clock },
  by: Decider,
  given: { approvalId: string; termsHash: string; status: "approved" | "refused"; reason: string | null },
): Promise<Decision> {
  const now = house.clock.now();
  const approval = await approvalById(tx, given.approvalId);
  if (!approval) return { ok: false, reason: "not_found" };
  const refusal = await whyNot(tx, approval, by, given, now);
  const actor = `staff:${by.staffId}`;
  if (refusal) {
    if (refusal === "expired") await expire(tx, approval, now);
    else if (refusal === "requester_not_allowed") await withdrawFor(tx, approval, now, "requester_not_allowed");
    else await auditApproval(tx, approval, { at: now, actor, action: "decided", outcome: "denied", reason: refusal });
    return { ok: false, reason: refusal };
  }
  const won = await closeApproval(tx, approval.id, {
    status: given.status,
    approverId: by.staffId,
    reason: given.reason,
    at: now,
  });
  const decided = won ? await approvalById(tx, approval.id) : null;
  if (!decided) return { ok: false, reason: "not_pending" };
  await auditApproval(tx, decided, {
    at: now,
    actor,
    action: "decided",
    outcome: given.status,
    ...(given.reason === null ? {} : { reason: given.reason }),
  });
  return { ok: true, approval: decided };
}

async function whyNot(
  tx: Queryable,
  approval: Approval,
  by: Decider,
  given: { termsHash: string },
  now: number,
): Promise<DecisionRefusal | null> {
  const asked = askedIn(approval);
  const decider = await staffUserById(tx, by.staffId);
  if (!decider || decider.disabledAt !== null) return "not_allowed";
  const authority = withinAuthority(decider.roles, "approve", asked);
  // Who may not decide on the kind at all learns nothing more about it.
  if (!authority.ok && authority.reason === "not_allowed") return "not_allowed";
  if (approval.status !== "pending") return "not_pending";
  if (now >= approval.expiresAt) return "expired";
  if (approval.requestedBy === by.staffId) return "own_request";
  if (approval.subject === `staff:${by.staffId}`) return "own_rights";
  if (!authority.ok) return authority.reason;
  if (!isFresh(by, now)) return "second_factor_needed";
  if (approval.termsHash !== given.termsHash) return "terms_changed";
  const requester = await staffUserById(tx, approval.requestedBy);
  const mayStillAsk = requester?.disabledAt === null && withinAuthority(requester.roles, "request", asked).ok;
  if (!mayStillAsk) return "requester_not_allowed";
  return null;
}
