import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ofBorrower, ofLoan } from "./columns.ts";
import { staffUsers } from "./staff.ts";

/** Where a dispute stands. From `held` on the loan's penalties and reminders pause. */
export const disputeStates = [
  "held",
  /** Somebody is checking. */
  "checking",
  /** We asked the borrower something. */
  "needs_info",
  /** A correction waits for a second person. */
  "proposed",
  /** What we hold is right, with proof. */
  "verified",
  /** We were wrong and have put it right. */
  "corrected",
  "rejected",
  "not_the_borrower",
  "withdrawn",
] as const;
export type DisputeState = (typeof disputeStates)[number];

export const disputeEventKinds = [
  "open",
  "claim",
  "ask",
  "add",
  "propose",
  "send_back",
  "verify",
  "correct",
  "reject",
  "not_the_borrower",
  "withdraw",
  "note",
  "file",
] as const;
export type DisputeEventKind = (typeof disputeEventKinds)[number];

/** A borrower says that the debt, its amount or a record of it is wrong. Repayment's own matter, unlike a complaint. */
export const disputes = sqliteTable(
  "disputes",
  {
    id: text().primaryKey(),
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    /** What people read out: D-2026-7K3M9Q. */
    reference: text().notNull(),
    reason: text({
      enum: [
        "not_mine",
        "wrong_amount",
        "already_paid",
        "fraud_or_identity_theft",
        "forced_or_coerced",
        "too_old",
        "credit_record",
      ],
    }).notNull(),
    state: text({ enum: disputeStates }).notNull(),
    version: integer().notNull(),
    openedAt: integer().notNull(),
    dueAt: integer().notNull(),
    dueDay: integer().notNull(),
    moreFactsCame: integer({ mode: "boolean" }).notNull(),
    /** Questioned within the validation period: nothing is collected until proof was sent. */
    inValidation: integer({ mode: "boolean" }).notNull().default(false),
    /** What the borrower told us, as JSON, under their own key. */
    statementSealed: blob({ mode: "buffer" }).notNull(),
    assigneeId: text().references(() => staffUsers.id),
    /** The correction that waits for a second person, and its request. */
    approvalId: text(),
    /** Exactly what is to be corrected, as canonical JSON: kinds, amounts, days, entry ids. */
    correction: text(),
    reasonsSealed: blob({ mode: "buffer" }),
    decidedAt: integer(),
    decidedBy: text().references(() => staffUsers.id),
  },
  (table) => [
    index("disputes_by_loan").on(table.loanId, table.openedAt),
    index("disputes_queue").on(table.state, table.dueAt, table.id),
    uniqueIndex("disputes_reference").on(table.loanId, table.reference),
    uniqueIndex("disputes_one_open")
      .on(table.loanId)
      .where(sql`${table.state} in ('held', 'checking', 'needs_info', 'proposed')`),
    check(
      "disputes_decided",
      sql`${table.state} not in ('verified', 'corrected', 'rejected', 'not_the_borrower') or (${table.reasonsSealed} is not null and ${table.decidedBy} is not null and ${table.decidedAt} is not null)`,
    ),
    check("disputes_proposed", sql`${table.state} <> 'proposed' or ${table.approvalId} is not null`),
  ],
);

/** Everything that happened to a dispute. Append-only. */
export const disputeEvents = sqliteTable(
  "dispute_events",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    disputeId: text()
      .notNull()
      .references(() => disputes.id),
    at: integer().notNull(),
    /** `borrower`, `staff:<id>` or `system`. */
    actor: text().notNull(),
    event: text({ enum: disputeEventKinds }).notNull(),
    from: text().$type<DisputeState>(),
    to: text().$type<DisputeState>().notNull(),
    detail: text(),
    noteSealed: blob({ mode: "buffer" }),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("dispute_events_by_dispute").on(table.disputeId, table.id),
  ],
);

/** Photos and documents with a dispute, from the borrower or, as proof, from us. Sealed under the borrower's key. */
export const disputeFiles = sqliteTable(
  "dispute_files",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    disputeId: text()
      .notNull()
      .references(() => disputes.id),
    kind: text({ enum: ["image/jpeg", "image/png", "image/webp", "application/pdf"] }).notNull(),
    size: integer().notNull(),
    nameSealed: blob({ mode: "buffer" }).notNull(),
    uploadedAt: integer().notNull(),
    /** `borrower` or `staff:<id>`. */
    uploadedBy: text().notNull(),
    scan: text({ enum: ["pending", "clean", "infected", "not_scanned"] }).notNull(),
    /** When its bytes were destroyed. */
    deletedAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("dispute_files_by_dispute").on(table.disputeId, table.id),
  ],
);
