import type { Database } from "#db/engine/database.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { type AuditCategory, auditPage, type AuditSearch, type StoredAuditEvent } from "#db/stores/audit.ts";

const pageSize = 50;

/** The categories that each role may read: complaint matters only the complaints team and the auditor. */
const categories: Readonly<Record<StaffRole, readonly AuditCategory[]>> = {
  agent: [],
  approver: [],
  complaints: ["complaint"],
  admin: ["access", "repayment", "staff", "system"],
  auditor: ["access", "repayment", "complaint", "staff", "system"],
};

/** The categories that somebody with these roles may read. */
export function auditCategoriesFor(roles: readonly StaffRole[]): AuditCategory[] {
  return [...new Set(roles.flatMap((role) => categories[role]))];
}

/** A page of the trail, newest first, as far as these roles may read it. */
export async function listAuditEvents(
  house: { readonly db: Database },
  roles: readonly StaffRole[],
  search: Pick<AuditSearch, "actor" | "object" | "action" | "before">,
): Promise<{ readonly events: readonly StoredAuditEvent[]; readonly next: number | null }> {
  const page = await auditPage(house.db.read, { ...search, categories: auditCategoriesFor(roles), size: pageSize + 1 });
  const events = page.slice(0, pageSize);
  return { events, next: page.length > pageSize ? (events[events.length - 1]?.seq ?? null) : null };
}
