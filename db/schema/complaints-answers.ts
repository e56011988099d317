import { sql } from "drizzle-orm";
import { blob, check, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { staffUsers } from "./staff.ts";
import { complaints } from "./complaints.ts";

/** The answer while it is written. */
export const complaintAnswers = sqliteTable("complaint_answers", {
  complaintId: text()
    .primaryKey()
    .references(() => complaints.id),
  writtenBy: text()
    .notNull()
    .references(() => staffUsers.id),
  /** Outcome, findings, reasons, redress as JSON. */
  answerSealed: blob({ mode: "buffer" }).notNull(),
  updatedAt: integer().notNull(),
  /** The request for a second person, where redress costs money. */
  approvalId: text(),
});

/** What should be put right on the account: handed over as a request that carries no word of the complaint. */
export const complaintRedress = sqliteTable(
  "complaint_redress",
  {
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    id: text().notNull(),
    kind: text({ enum: ["refund", "waive_fees", "waive_penalty", "credit_record", "contact"] }).notNull(),
    amount: integer(),
    currency: text(),
    requestedBy: text()
      .notNull()
      .references(() => staffUsers.id),
    approvedBy: text().references(() => staffUsers.id),
    requestedAt: integer().notNull(),
    /** Names the correction on the repayment side; nothing there names the complaint. */
    taskKey: text().notNull().unique(),
    /** When the repayment side had settled it and the history here says so. */
    settledAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.complaintId, table.id] }),
    check("complaint_redress_amount", sql`(${table.amount} is null) = (${table.currency} is null)`),
  ],
);
