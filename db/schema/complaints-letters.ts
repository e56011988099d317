import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { complaints } from "./complaints.ts";

/** Letters to the person, word for word as sent. */
export const complaintLetters = sqliteTable(
  "complaint_letters",
  {
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    id: text().notNull(),
    kind: text({
      enum: ["acknowledgement", "question", "extension", "late", "early", "final", "review", "withdrawal", "referral"],
    }).notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    /** The parts as JSON: heading and paragraphs. */
    partsSealed: blob({ mode: "buffer" }).notNull(),
    /** SHA-256 of the parts. */
    hash: text().notNull(),
    writtenBy: text().notNull(),
    sentAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.id] })],
);

/** The complaints team's own outgoing messages; the borrower's message list never shows them. */
export const complaintMessages = sqliteTable(
  "complaint_messages",
  {
    id: text().primaryKey(),
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    channel: text({ enum: ["sms", "email", "post"] }).notNull(),
    template: text().notNull(),
    contentSealed: blob({ mode: "buffer" }),
    /** `by_hand`: waits for somebody who posts or mails it. */
    status: text({ enum: ["queued", "sent", "by_hand"] }).notNull(),
    createdAt: integer().notNull(),
    settledAt: integer(),
    dedupeKey: text().notNull().unique(),
  },
  (table) => [
    index("complaint_messages_by_status").on(table.status, table.id),
    check("complaint_messages_content", sql`${table.status} <> 'sent' or ${table.contentSealed} is null`),
  ],
);
