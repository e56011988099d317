import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { closeInvitesOf } from "#db/stores/staff-credentials.ts";
import { dropSignInsOf, endStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import { markStaffDisabled, staffUserById } from "#db/stores/staff.ts";
import { withdrawUnauthorised } from "./approvals/withdraw-approval.ts";
import { leavesNoAdmin } from "./change-roles.ts";
import { may } from "./require-role.ts";
import { actorName, type StaffActor } from "./staff-actor.ts";

/** Whether somebody is shut out. */
export type Disabling =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "not_allowed" | "unknown_person" | "own_account" | "last_admin" | "already_disabled";
    };

/**
 * Shuts somebody out at once: sessions end, invites die, what they asked for is withdrawn. One admin is enough,
 * because it only takes rights away and must not wait on the day somebody leaves.
 *
 * @param reason code
 */
export async function disableStaff(
  house: Services,
  actor: StaffActor,
  given: { staffId: string; reason: string },
): Promise<Disabling> {
  return house.db.transact(async (tx): Promise<Disabling> => {
    if (actor.kind === "staff") {
      const admin = await staffUserById(tx, actor.staffId);
      if (!admin || admin.disabledAt !== null || !may(admin.roles, "staff.manage")) {
        return { ok: false, reason: "not_allowed" };
      }
      if (actor.staffId === given.staffId) return { ok: false, reason: "own_account" };
    }
    const person = await staffUserById(tx, given.staffId);
    if (!person) return { ok: false, reason: "unknown_person" };
    if (await leavesNoAdmin(tx, person.id, [])) return { ok: false, reason: "last_admin" };
    const now = house.clock.now();
    const by = actorName(actor);
    if (!(await markStaffDisabled(tx, person.id, by, now))) return { ok: false, reason: "already_disabled" };
    await endStaffSessionsOf(tx, person.id, "disabled", now);
    await dropSignInsOf(tx, person.id, now);
    await closeInvitesOf(tx, person.id, now);
    await withdrawUnauthorised(tx, person.id, [], now);
    await recordAudit(tx, {
      at: now,
      actor: by,
      category: "staff",
      action: "staff.disabled",
      object: `staff:${person.id}`,
      outcome: "disabled",
      reason: given.reason,
    });
    return { ok: true };
  });
}
