import type { Database } from "#db/engine/database.ts";
import { type StaffUser, staffUserById, staffUserByLogin, staffUsersPage } from "#db/stores/staff.ts";
import { normaliseLogin } from "./throttles.ts";

const pageSize = 50;

/** Members of staff by login, the disabled ones too. @param after the last login seen; empty for the first page */
export async function listStaff(
  house: { readonly db: Database },
  after = "",
): Promise<{ readonly staff: readonly StaffUser[]; readonly next: string | null }> {
  const page = await staffUsersPage(house.db.read, after, pageSize + 1);
  const shown = page.slice(0, pageSize);
  return { staff: shown, next: page.length > pageSize ? (shown[shown.length - 1]?.login ?? null) : null };
}

/** One member of staff, or null. */
export async function findStaffUser(house: { readonly db: Database }, staffId: string): Promise<StaffUser | null> {
  return staffUserById(house.db.read, staffId);
}

/** The id behind a login, or null. */
export async function staffIdOf(house: { readonly db: Database }, login: string): Promise<string | null> {
  return (await staffUserByLogin(house.db.read, normaliseLogin(login)))?.id ?? null;
}

/** The login of each of these people, to show who did something. */
export async function loginsOf(
  house: { readonly db: Database },
  staffIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const logins: Record<string, string> = {};
  for (const id of new Set(staffIds)) {
    const user = await staffUserById(house.db.read, id);
    if (user) logins[id] = user.login;
  }
  return logins;
}
