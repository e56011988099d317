import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { PackedSchedule } from "#db/stores/packed-schedule.ts";
import { borrowers } from "./borrowers.ts";

/** A contract without its product, which many loans share. */
export type SignedTerms = Omit<Contract, "product">;

/** Conventions a loan is signed under, versioned: a changed product is a new row, and old loans keep theirs. */
export const products = sqliteTable(
  "products",
  {
    id: text().notNull(),
    version: text().notNull(),
    conventions: text({ mode: "json" }).$type<Product>().notNull(),
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
    /** Key of the policy profile the loan is serviced under, like `cn.licensed.loan`. */
    profile: text().notNull(),
    productId: text().notNull(),
    productVersion: text().notNull(),
    currency: text().notNull(),
    principal: integer().notNull(),
    annualRatePpm: integer().notNull(),
    startDay: integer().notNull(),
    /** The terms as signed; their product stands in `products`. */
    contract: text({ mode: "json" }).$type<SignedTerms>().notNull(),
    /** The schedule as signed. Later ones are ledger entries. */
    schedule: text({ mode: "json" }).$type<PackedSchedule>().notNull(),
    /** SHA-256 of the imported terms: the same loan number with other terms is refused. */
    termsHash: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index("loans_by_borrower").on(table.borrowerId, table.id),
    foreignKey({ columns: [table.productId, table.productVersion], foreignColumns: [products.id, products.version] }),
    check("loans_principal", sql`${table.principal} > 0`),
    check("loans_rate", sql`${table.annualRatePpm} >= 0`),
  ],
);
