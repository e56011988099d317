import { may } from "#app/staff/require-role.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type Complaint, complaintById } from "#db/stores/complaints.ts";
import { type ConflictReason, conflictOf } from "./conflicts.ts";
import type { ComplaintHouse } from "./letters.ts";

/** The part of a session that decides what somebody may do here. */
export type Handler = Pick<StaffSession, "staffId" | "roles" | "secondFactorAt" | "name">;

/** Whether somebody may work on a complaint. */
export type Access =
  | { readonly ok: true; readonly complaint: Complaint }
  /** Not there, not theirs to see, and "has to do with it" look the same on pages; the reason is for the caller. */
  | { readonly ok: false; readonly reason: "not_found" | "not_allowed" | "conflict"; readonly why?: ConflictReason };

/** A complaint that somebody may work on: the role, and no part in the matter. */
export async function complaintFor(
  tx: Queryable,
  services: Omit<ComplaintHouse, "db" | "site">,
  handler: Handler,
  complaintId: string,
): Promise<Access> {
  if (!may(handler.roles, "complaint.work")) return { ok: false, reason: "not_allowed" };
  const complaint = await complaintById(tx, complaintId);
  if (!complaint) return { ok: false, reason: "not_found" };
  const why = await conflictOf(tx, services, complaint, handler.staffId);
  return why === null ? { ok: true, complaint } : { ok: false, reason: "conflict", why };
}
