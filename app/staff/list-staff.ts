import { type Database } from "#db/engine/database.ts";
import { type StaffUser, staffUsersPage } from "#db/stores/staff.ts";

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
