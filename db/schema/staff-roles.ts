/** What a member of staff may be. What each role may do stands in app/staff/permissions.ts. */
export const staffRoles = ["agent", "approver", "complaints", "admin", "auditor"] as const;
export type StaffRole = (typeof staffRoles)[number];
