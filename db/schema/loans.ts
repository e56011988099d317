import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { borrowers } from "./borrowers.ts";

/** Conventions a loan is signed under, versioned: a changed product is a new row, and old loans keep theirs. */
export const products = sqliteTable(
  "products",
  {
    id: text().notNull(),
    version: integer().notNull(),
    /** The lending core's `Product`, as JSON. */
    conventions: text({ mode: "json" }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
);

export const loans = sqliteTable(
  "loans",
  {
    id: text().primaryKey(),
    loanNo: text().notNull().unique(),
    borrowerId: text()
      .notNull()
      .references(() => borrowers.id),
    /** Key of the policy profile the loan is serviced under, like `CN.bank`. */
    profile: text().notNull(),
    productId: text().notNull(),
    productVersion: integer().notNull(),
    currency: text().notNull(),
    principal: integer().notNull(),
    annualRatePpm: integer().notNull(),
    startDay: integer().notNull(),
    /** The lending core's `Contract` without its product, as JSON: the terms as signed. */
    contract: text({ mode: "json" }).notNull(),
    /** SHA-256 of the imported terms: the same loan number with other terms is refused. */
    termsHash: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index("loans_by_borrower").on(table.borrowerId, table.id),
    check("loans_principal", sql`${table.principal} > 0`),
    check("loans_rate", sql`${table.annualRatePpm} >= 0`),
  ],
);

/** Repayment schedules. Version 1 is the signed one; a restructure adds a version and a ledger entry that names it. */
export const schedules = sqliteTable(
  "schedules",
  {
    loanId: text()
      .notNull()
      .references(() => loans.id),
    version: integer().notNull(),
    /** The lending core's schedule rows, as JSON. */
    rows: text({ mode: "json" }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.loanId, table.version] })],
);
