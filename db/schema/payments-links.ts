import { sql } from "drizzle-orm";
import { blob, check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ofBorrower, ofLoan } from "./columns.ts";

/** "Somebody else pays": a link with an amount and a nickname, and nothing about the debt. */
export const payLinks = sqliteTable(
  "pay_links",
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    /** How the borrower wants to be called on the helper's page. */
    /** How the borrower wants to be called on the helper's page, under their own key. */
    nicknameSealed: blob({ mode: "buffer" }),
    /** What the helper can quote; says nothing about the loan. */
    reference: text().notNull().unique(),
    amount: integer().notNull(),
    currency: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
  },
  (table) => [
    index("pay_links_by_loan").on(table.loanId, table.createdAt),
    check("pay_links_amount", sql`${table.amount} > 0`),
  ],
);
