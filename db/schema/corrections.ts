import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ofLoan } from "./columns.ts";
import { staffUsers } from "./staff.ts";

export const correctionKinds = ["refund", "waive_fees", "waive_penalty", "credit_record", "contact"] as const;
export type CorrectionKind = (typeof correctionKinds)[number];

/** Why something could not be put right as asked. */
export const correctionObstacles = ["less_is_owed", "already_done", "account_closed", "wrong_account"] as const;
export type CorrectionObstacle = (typeof correctionObstacles)[number];

/**
 * Something that somebody decided to put right on a loan, to be carried out by repayment staff: goodwill, a dispute, or
 * redress. A row says what, how much and on which loan; it does not say who asked or why, and looks the same from all.
 */
export const corrections = sqliteTable(
  "corrections",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    /** By which whoever asked finds it again. */
    key: text().notNull().unique(),
    kind: text({ enum: correctionKinds }).notNull(),
    amount: integer(),
    currency: text(),
    askedAt: integer().notNull(),
    /** Keyed hashes of those who asked or agreed: they do not carry it out themselves. */
    notBy: text({ mode: "json" }).$type<string[]>().notNull(),
    outcome: text({ enum: ["done", "cannot"] }),
    obstacle: text({ enum: correctionObstacles }),
    settledAt: integer(),
    settledBy: text().references(() => staffUsers.id),
    /** Number of the transfer or of the report, for what happens outside the ledger; under the borrower's key. */
    proofSealed: blob({ mode: "buffer" }),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("corrections_queue").on(table.settledAt, table.id),
    check("corrections_amount", sql`(${table.amount} is null) = (${table.currency} is null)`),
    check(
      "corrections_settled",
      sql`(${table.outcome} is null) = (${table.settledAt} is null) and (${table.settledAt} is null) = (${table.settledBy} is null)`,
    ),
    check("corrections_obstacle", sql`(${table.outcome} is 'cannot') = (${table.obstacle} is not null)`),
  ],
);
