import { sql } from "drizzle-orm";
import { blob, check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { borrowers } from "./borrowers.ts";
import { loans } from "./loans.ts";

/** Numbers that must not be written to. Lifted by staff, never deleted. */
export const suppressions = sqliteTable(
  "suppressions",
  {
    id: text().primaryKey(),
    phoneIndex: text().notNull(),
    reason: text({ enum: ["wrong_number", "stop"] }).notNull(),
    createdAt: integer().notNull(),
    liftedAt: integer(),
    liftedBy: text(),
  },
  (table) => [index("suppressions_by_phone").on(table.phoneIndex)],
);

/**
 * Messages to borrowers. The text is sealed, and forgotten once it has been handed over; what stays is that it was
 * sent, when and why, or why it was held back.
 */
export const messages = sqliteTable(
  "messages",
  {
    id: text().primaryKey(),
    borrowerId: text()
      .notNull()
      .references(() => borrowers.id),
    loanId: text().references(() => loans.id),
    channel: text({ enum: ["sms", "email"] }).notNull(),
    template: text().notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    /** Number and text; null once sent, held back or cancelled. */
    contentSealed: blob({ mode: "buffer" }),
    status: text({ enum: ["queued", "sent", "failed", "held", "cancelled"] }).notNull(),
    reason: text(),
    /** What kind of contact it is: decides which hours, caps and holds apply when it is about to leave. */
    purpose: text({ enum: ["reminder", "case_message", "requested"] })
      .notNull()
      .default("case_message"),
    /** Not before this instant: the next hour at which the person may be written to. */
    notBefore: integer().notNull().default(0),
    createdAt: integer().notNull(),
    settledAt: integer(),
    /** The same message for the same reason on the same day exists once. */
    dedupeKey: text().notNull().unique(),
  },
  (table) => [
    index("messages_by_borrower").on(table.borrowerId, table.createdAt),
    index("messages_by_status").on(table.status, table.notBefore),
    check("messages_content", sql`${table.status} = 'queued' or ${table.contentSealed} is null`),
  ],
);

/** The phone of a demo instance: what the outbox gateway "delivered". Sealed like everything personal. */
export const demoDeliveries = sqliteTable("demo_deliveries", {
  id: text().primaryKey(),
  contentSealed: blob({ mode: "buffer" }).notNull(),
  deliveredAt: integer().notNull(),
});
