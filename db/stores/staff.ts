import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { staffUserRoles, staffUsers } from "#db/schema/staff.ts";

/** Somebody who works at the lender, with the roles they have now. */
export type StaffUser = typeof staffUsers.$inferSelect & { roles: StaffRole[] };

/** Adds a member of staff. @returns false when the login is taken. */
export async function insertStaffUser(tx: Queryable, user: typeof staffUsers.$inferInsert): Promise<boolean> {
  const added = await tx.insert(staffUsers).values(user).onConflictDoNothing().returning({ id: staffUsers.id });
  return added.length > 0;
}

const rolesById = prepared((q) =>
  q
    .select({ role: staffUserRoles.role })
    .from(staffUserRoles)
    .where(eq(staffUserRoles.staffId, sql.placeholder("staffId")))
    .orderBy(asc(staffUserRoles.role))
    .prepare(),
);

/** The roles of somebody now. A role is looked up at every request, so that a change counts at once. */
export async function rolesOf(q: Queryable, staffId: string): Promise<StaffRole[]> {
  return (await rolesById(q).execute({ staffId })).map((row) => row.role);
}

const byId = prepared((q) =>
  q
    .select()
    .from(staffUsers)
    .where(eq(staffUsers.id, sql.placeholder("id")))
    .prepare(),
);

export async function staffUserById(q: Queryable, id: string): Promise<StaffUser | null> {
  const [user] = await byId(q).execute({ id });
  return user ? { ...user, roles: await rolesOf(q, user.id) } : null;
}

/** @param login as typed to sign in; lower case */
export async function staffUserByLogin(q: Queryable, login: string): Promise<StaffUser | null> {
  const [user] = await q.select().from(staffUsers).where(eq(staffUsers.login, login));
  return user ? { ...user, roles: await rolesOf(q, user.id) } : null;
}

/** A page of members of staff, ordered by login. @param after the last login of the page before; empty for the first */
export async function staffUsersPage(q: Queryable, after: string, size: number): Promise<StaffUser[]> {
  const users = await q
    .select()
    .from(staffUsers)
    .where(gt(staffUsers.login, after))
    .orderBy(asc(staffUsers.login))
    .limit(size);
  return Promise.all(users.map(async (user) => ({ ...user, roles: await rolesOf(q, user.id) })));
}

/** Ids of those who have a role and are not disabled. */
export async function activeStaffWithRole(q: Queryable, role: StaffRole): Promise<string[]> {
  const rows = await q
    .select({ id: staffUsers.id })
    .from(staffUsers)
    .innerJoin(staffUserRoles, eq(staffUserRoles.staffId, staffUsers.id))
    .where(and(eq(staffUserRoles.role, role), isNull(staffUsers.disabledAt)));
  return rows.map((row) => row.id);
}

/** Gives exactly these roles. */
export async function setRoles(
  tx: Queryable,
  staffId: string,
  roles: readonly StaffRole[],
  grant: { at: number; by: string },
): Promise<void> {
  await tx.delete(staffUserRoles).where(eq(staffUserRoles.staffId, staffId));
  if (roles.length === 0) return;
  await tx
    .insert(staffUserRoles)
    .values(roles.map((role) => ({ staffId, role, grantedAt: grant.at, grantedBy: grant.by })));
}

/** @returns false when the person was disabled already. */
export async function markStaffDisabled(tx: Queryable, id: string, by: string, now: number): Promise<boolean> {
  const changed = await tx
    .update(staffUsers)
    .set({ disabledAt: now, disabledBy: by })
    .where(and(eq(staffUsers.id, id), isNull(staffUsers.disabledAt)))
    .returning({ id: staffUsers.id });
  return changed.length > 0;
}

/** Lets somebody who was disabled back in. */
export async function markStaffReturned(tx: Queryable, id: string): Promise<void> {
  await tx.update(staffUsers).set({ disabledAt: null, disabledBy: null }).where(eq(staffUsers.id, id));
}
