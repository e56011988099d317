import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { byStaff, ofLoan } from "./columns.ts";
import { hardshipCases } from "./hardship.ts";

/** Terms that a member of staff proposed. They never change: others are another offer. */
export const hardshipOffers = sqliteTable(
  "hardship_offers",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => hardshipCases.id),
    /** Exactly what was approved, as canonical JSON: kind, figures, day. Never personal data. */
    terms: text().notNull(),
    /** SHA-256 over terms and the whole schedule as shown. */
    shownHash: text().notNull(),
    approvalId: text().notNull(),
    proposedBy: byStaff(),
    proposedAt: integer().notNull(),
    /** Why these terms: the borrower reads it. */
    reasonsSealed: blob({ mode: "buffer" }).notNull(),
    state: text({ enum: ["proposed", "offered", "accepted", "declined", "expired", "withdrawn"] }).notNull(),
    offeredAt: integer(),
    /** The first instant at which it can no longer be accepted. */
    expiresAt: integer(),
    closedAt: integer(),
    /** The name that was typed, and the document that was agreed, word for word. */
    signedNameSealed: blob({ mode: "buffer" }),
    agreementSealed: blob({ mode: "buffer" }),
    agreementHash: text(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("hardship_offers_by_case").on(table.caseId, table.proposedAt),
    index("hardship_offers_by_state").on(table.state, table.expiresAt),
    uniqueIndex("hardship_offers_one_live")
      .on(table.caseId)
      .where(sql`${table.state} in ('proposed', 'offered')`),
    check("hardship_offers_signed", sql`${table.state} <> 'accepted' or ${table.signedNameSealed} is not null`),
  ],
);

/** Whether the loan was late again so many days after the relief had ended. Once per case and horizon. */
export const hardshipOutcomes = sqliteTable(
  "hardship_outcomes",
  {
    loanId: ofLoan(),
    caseId: text()
      .notNull()
      .references(() => hardshipCases.id),
    afterDays: integer().notNull(),
    /** Days past due on that day; 0 means that the relief lasted. */
    daysPastDue: integer().notNull(),
    measuredAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.caseId, table.afterDays] }),
    check("hardship_outcomes_horizon", sql`${table.afterDays} in (30, 60, 90)`),
  ],
);
