import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import { byStaff } from "./columns.ts";
import { staffUsers } from "./staff.ts";

/** Everything that two people must agree on before it happens. */
export const approvalKinds = [
  "refund",
  "parked_money",
  "waiver",
  "ledger_adjustment",
  "hardship_terms",
  "settlement",
  "write_off",
  "plan_outside_policy",
  "contact_change",
  "data_export",
  "data_erasure",
  "complaint_extension",
  "complaint_redress",
  "role_change",
  "second_factor_reset",
  "password_reset",
  "staff_return",
  "policy_change",
] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** One request that a second person decides. The terms never change: other terms are another request. */
export const approvals = sqliteTable(
  "approvals",
  {
    id: text().primaryKey(),
    kind: text({ enum: approvalKinds }).notNull(),
    /** What it is about, as `loan:<id>`, `staff:<id>`, `payment:<id>` and so on. */
    subject: text().notNull(),
    loanId: text(),
    borrowerId: text(),
    requestedBy: byStaff(),
    requestedAt: integer().notNull(),
    /** Reason code. */
    reason: text().notNull(),
    /** The exact terms as canonical JSON: ids, amounts, days and codes, never personal data. */
    terms: text().notNull(),
    /** SHA-256 of `terms`, which the approver's page and the execution both repeat. */
    termsHash: text().notNull(),
    /** What the lender gives up or pays out, in minor units; the limits look at it. */
    amount: integer(),
    currency: text(),
    status: text({ enum: ["pending", "approved", "refused", "withdrawn", "expired"] }).notNull(),
    expiresAt: integer().notNull(),
    /** Who approved or refused. */
    approverId: text().references(() => staffUsers.id),
    closedAt: integer(),
    closedReason: text(),
    /** When the approved terms were carried out. */
    usedAt: integer(),
    /** More than an approver decides under the loan's policy profile: goes to the next role. */
    beyondApprover: integer({ mode: "boolean" }).notNull().default(false),
  },
  (table) => [
    uniqueIndex("approvals_one_pending")
      .on(table.kind, table.subject)
      .where(sql`${table.status} = 'pending'`),
    index("approvals_by_status").on(table.status, table.id),
    index("approvals_by_subject").on(table.subject, table.id),
    index("approvals_by_requester").on(table.requestedBy, table.status),
    check("approvals_four_eyes", sql`${table.approverId} is null or ${table.approverId} <> ${table.requestedBy}`),
    check(
      "approvals_decided_by_somebody",
      sql`${table.status} not in ('approved', 'refused') or ${table.approverId} is not null`,
    ),
    check("approvals_used_only_when_approved", sql`${table.usedAt} is null or ${table.status} = 'approved'`),
    check("approvals_amount_has_currency", sql`(${table.amount} is null) = (${table.currency} is null)`),
  ],
);
