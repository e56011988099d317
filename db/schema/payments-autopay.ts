import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ofBorrower, ofLoan } from "./columns.ts";
import { borrowers } from "./borrowers.ts";
import { paymentAttempts } from "./payments.ts";

/** The processor's customer for a borrower. */
export const gatewayCustomers = sqliteTable("gateway_customers", {
  borrowerId: text()
    .primaryKey()
    .references(() => borrowers.id),
  customerId: text().notNull().unique(),
  createdAt: integer().notNull(),
});

/** A card kept at the processor. We hold its name, never its number. */
export const savedMethods = sqliteTable(
  "saved_methods",
  {
    methodId: text().primaryKey(),
    borrowerId: ofBorrower(),
    customerId: text().notNull(),
    brand: text(),
    last4: text(),
    expiryMonth: integer(),
    expiryYear: integer(),
    state: text({ enum: ["active", "removed"] }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [index("saved_methods_by_borrower").on(table.borrowerId)],
);

/** The borrower's agreement to be charged when instalments fall due, in the words that were agreed to. */
export const autopayMandates = sqliteTable(
  "autopay_mandates",
  {
    id: text().primaryKey(),
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    state: text({ enum: ["pending", "active", "cancelled", "stopped", "abandoned"] }).notNull(),
    consentVersion: text().notNull(),
    consentLanguage: text({ enum: ["zh-CN", "en"] }).notNull(),
    consentText: text().notNull(),
    consentedAt: integer().notNull(),
    setupAttemptId: text()
      .notNull()
      .unique()
      .references(() => paymentAttempts.id),
    methodId: text(),
    /** Instalments due before this day were never part of it. */
    startsOn: integer().notNull(),
    endedAt: integer(),
    endedReason: text(),
    createdAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex("autopay_mandates_one_active")
      .on(table.loanId)
      .where(sql`${table.state} = 'active'`),
    index("autopay_mandates_active")
      .on(table.id)
      .where(sql`${table.state} = 'active'`),
  ],
);
