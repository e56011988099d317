import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { insertStaffUser, setRoles } from "#db/stores/staff.ts";
import { type Invite, issueInvite } from "./staff-invites.ts";
import { actorName, type StaffActor } from "./staff-actor.ts";
import { normaliseLogin } from "./throttles.ts";

/** Somebody new, and the invite that lets them in. */
export type StaffCreation =
  | { readonly ok: true; readonly staffId: string; readonly login: string; readonly invite: Invite }
  | { readonly ok: false; readonly reason: "bad_login" | "bad_name" | "no_roles" | "login_taken" };

/** What a login looks like: short, lower case, no spaces; mail addresses are fine. */
const loginShape = /^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$/;

/**
 * Creates a member of staff with roles at once and an invite to join. Only for whoever runs commands on the machine,
 * who could write into the database anyway: that is how the first two admins come to be. Inside the application one
 * admin invites (invite-staff.ts) and another grants the roles.
 */
export async function createStaff(
  house: Services,
  person: { login: string; name: string; roles: readonly StaffRole[] },
): Promise<StaffCreation> {
  if (person.roles.length === 0) return { ok: false, reason: "no_roles" };
  return house.db.transact(async (tx): Promise<StaffCreation> => {
    const added = await addStaff(tx, house, { kind: "operator" }, person);
    if (!added.ok) return added;
    const now = house.clock.now();
    await setRoles(tx, added.staffId, person.roles, { at: now, by: "operator" });
    await recordAudit(tx, {
      at: now,
      actor: "operator",
      category: "staff",
      action: "staff.roles",
      object: `staff:${added.staffId}`,
      outcome: "granted",
      reason: [...person.roles].sort().join(","),
    });
    const invite = await issueInvite(tx, house, { staffId: added.staffId, purpose: "join", by: "operator" });
    return { ...added, invite };
  });
}

/** Adds the person without roles, credentials or an invite. */
export async function addStaff(
  tx: Queryable,
  house: Services,
  actor: StaffActor,
  person: { login: string; name: string },
): Promise<
  | { readonly ok: true; readonly staffId: string; readonly login: string }
  | { readonly ok: false; readonly reason: "bad_login" | "bad_name" | "login_taken" }
> {
  const login = normaliseLogin(person.login);
  const name = person.name.normalize("NFC").trim();
  if (!loginShape.test(login)) return { ok: false, reason: "bad_login" };
  if (name === "" || name.length > 80) return { ok: false, reason: "bad_name" };
  const now = house.clock.now();
  const id = house.ids.random();
  const by = actorName(actor);
  if (!(await insertStaffUser(tx, { id, login, name, createdAt: now, createdBy: by }))) {
    return { ok: false, reason: "login_taken" };
  }
  await recordAudit(tx, {
    at: now,
    actor: by,
    category: "staff",
    action: "staff.created",
    object: `staff:${id}`,
    outcome: "created",
  });
  return { ok: true, staffId: id, login };
}
