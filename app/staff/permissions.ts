import type { StaffRole } from "#db/schema/staff-roles.ts";

/**
 * Everything a role can open or do, and which roles can. What is not in this table nobody may do.
 *
 * Repayment and complaints are apart: no repayment role holds a `complaint` permission. An admin runs the house and
 * decides no case; an auditor reads proof and changes nothing.
 */
export const permissions = {
  /** The hardship queue and its cases. */
  "case.read": ["agent", "approver"],
  "case.work": ["agent", "approver"],
  "case.propose": ["agent", "approver"],
  "case.decide": ["approver"],
  /** The borrower's own pages as the borrower sees them, read-only. */
  "borrower.view": ["agent", "approver"],
  /** Contact details and identity in full. */
  "borrower.reveal": ["agent", "approver", "complaints"],
  "borrower.contact.change": ["agent", "approver"],
  "dispute.work": ["agent", "approver"],
  /** What was decided to be put right on a loan: asked for by an admin, carried out by repayment staff. */
  "correction.ask": ["admin"],
  "correction.work": ["agent", "approver"],
  /** The balance of the account a complaint is about, nothing more. */
  "account.slice": ["complaints"],

  "complaint.read": ["complaints"],
  "complaint.work": ["complaints"],
  "complaint.counts": ["complaints", "admin", "auditor"],

  "approval.read": ["agent", "approver", "complaints", "admin"],
  "staff.read": ["admin", "auditor"],
  "staff.manage": ["admin"],
  "policy.read": ["agent", "approver", "complaints", "admin", "auditor"],
  "policy.change": ["admin"],
  "book.import": ["admin"],
  "report.read": ["approver", "admin", "auditor"],
  "audit.read": ["admin", "auditor"],
  "audit.read.complaints": ["complaints", "auditor"],
  /** One's own sessions, passkeys and password. */
  "self.manage": ["agent", "approver", "complaints", "admin", "auditor"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Permission = keyof typeof permissions;
