import type { Services } from "#app/services.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { requestRoleChange } from "./change-roles.ts";
import { addStaff } from "./create-staff.ts";
import { requireRole } from "./require-role.ts";
import { type Invite, issueInvite } from "./staff-invites.ts";
import type { StaffSession } from "./staff-session.ts";

/** Somebody invited; `approvalId`: their roles wait for another admin. */
export type Invitation =
  | { readonly ok: true; readonly staffId: string; readonly invite: Invite; readonly approvalId: string | null }
  | {
      readonly ok: false;
      readonly reason: "not_allowed" | "second_factor_needed" | "bad_login" | "bad_name" | "no_roles" | "login_taken";
    };

/**
 * An admin invites somebody. The person can join at once but has no roles until another admin agrees to them.
 */
export async function inviteStaff(
  house: Services,
  session: StaffSession,
  person: { login: string; name: string; roles: readonly StaffRole[] },
): Promise<Invitation> {
  if (person.roles.length === 0) return { ok: false, reason: "no_roles" };
  return house.db.transact(async (tx): Promise<Invitation> => {
    const now = house.clock.now();
    const admin = await staffUserById(tx, session.staffId);
    const allowed = requireRole({ ...session, roles: admin?.roles ?? [] }, "staff.manage", { now });
    if (!allowed.ok) return allowed;
    const added = await addStaff(tx, house, { kind: "staff", staffId: session.staffId }, person);
    if (!added.ok) return added;
    const invite = await issueInvite(tx, house, {
      staffId: added.staffId,
      purpose: "join",
      by: `staff:${session.staffId}`,
    });
    const asked = await requestRoleChange(tx, house, session, {
      staffId: added.staffId,
      roles: person.roles,
      reason: "joiner",
    });
    return { ok: true, staffId: added.staffId, invite, approvalId: asked.ok ? asked.approvalId : null };
  });
}
