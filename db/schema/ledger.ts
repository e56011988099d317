import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { loans } from "./loans.ts";

/**
 * The truth about a loan: append-only, never edited. A reversal is an entry that names the entry it cancels.
 * `effectiveDay` is the day it counts from, `enteredAt` when somebody or something told us, `createdAt` when this
 * row was written.
 */
export const ledgerEntries = sqliteTable(
  "ledger_entries",
  {
    loanId: text()
      .notNull()
      .references(() => loans.id),
    id: text().notNull(),
    kind: text().notNull(),
    effectiveDay: integer().notNull(),
    enteredAt: integer().notNull(),
    createdAt: integer().notNull(),
    /** Minor units of the loan's currency; null for entries that move no money, like holds. */
    amount: integer(),
    /** What the kind needs besides, as JSON. */
    details: text({ mode: "json" }).notNull(),
    /** Where it came from, unique per loan: the same movement of money is never posted twice. */
    ref: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    unique("ledger_entries_ref").on(table.loanId, table.ref),
    check("ledger_entries_amount", sql`${table.amount} is null or abs(${table.amount}) <= 9007199254740991`),
  ],
);
