import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { complaints } from "./complaints.ts";

/** A browser that has shown reference and answer channel. Only the hash of its cookie is kept. */
export const complaintVisits = sqliteTable(
  "complaint_visits",
  {
    tokenHash: text().primaryKey(),
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    expiresAt: integer().notNull(),
  },
  (table) => [index("complaint_visits_by_expiry").on(table.expiresAt)],
);

/** Begun and not sent. Opens with a code that only the person has. */
export const complaintDrafts = sqliteTable(
  "complaint_drafts",
  {
    codeHash: text().primaryKey(),
    draftSealed: blob({ mode: "buffer" }).notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [index("complaint_drafts_by_expiry").on(table.expiresAt)],
);
