import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { byStaff, ofLoan } from "./columns.ts";
import { hardshipCases } from "./hardship.ts";

/** At most three things we asked for at once, answered on the borrower's own page. */
export const hardshipQuestions = sqliteTable(
  "hardship_questions",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => hardshipCases.id),
    askedAt: integer().notNull(),
    askedBy: byStaff(),
    replyBy: integer().notNull(),
    itemsSealed: blob({ mode: "buffer" }).notNull(),
    answersSealed: blob({ mode: "buffer" }),
    answeredAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("hardship_questions_by_case").on(table.caseId, table.askedAt),
  ],
);

/** Photos and documents. The bytes are in the file store, sealed; here is what they are and whether they are safe. */
export const hardshipEvidence = sqliteTable(
  "hardship_evidence",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => hardshipCases.id),
    kind: text({ enum: ["image/jpeg", "image/png", "image/webp", "application/pdf"] }).notNull(),
    /** Bytes as kept, before sealing. */
    size: integer().notNull(),
    nameSealed: blob({ mode: "buffer" }).notNull(),
    uploadedAt: integer().notNull(),
    uploadedBy: text().notNull(),
    /** `pending` is shown to nobody; `not_scanned` only on an instance without a scanner; `infected` was destroyed. */
    scan: text({ enum: ["pending", "clean", "not_scanned", "infected"] }).notNull(),
    scannedAt: integer(),
    deletedAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("hardship_evidence_by_case").on(table.caseId, table.uploadedAt),
    index("hardship_evidence_pending").on(table.scan, table.uploadedAt),
  ],
);
