import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { complaints } from "./complaints.ts";

/** Photos and documents with a complaint. The bytes are in the complaints folder, sealed under the complaint's key. */
export const complaintFiles = sqliteTable(
  "complaint_files",
  {
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    id: text().notNull(),
    kind: text({ enum: ["image/jpeg", "image/png", "image/webp", "application/pdf"] }).notNull(),
    size: integer().notNull(),
    nameSealed: blob({ mode: "buffer" }).notNull(),
    uploadedAt: integer().notNull(),
    uploadedBy: text().notNull(),
    scan: text({ enum: ["pending", "clean", "infected", "not_scanned"] }).notNull(),
    /** When its bytes were destroyed. */
    deletedAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.id] })],
);
