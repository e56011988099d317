import { sql } from "drizzle-orm";
import { check, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import { ofLoan } from "./columns.ts";
import type { Entry } from "#app/lending/ledger.ts";

/**
 * The truth about a loan: append-only, never edited. A reversal is an entry that names the entry it cancels.
 * `effectiveDay` is the day it counts from, `enteredAt` when somebody or something told us, `createdAt` when this
 * row was written.
 */
export const ledgerEntries = sqliteTable(
  "ledger_entries",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    kind: text().notNull(),
    effectiveDay: integer().notNull(),
    enteredAt: integer().notNull(),
    createdAt: integer().notNull(),
    /** Minor units of the loan's currency; null for entries that move no money, like holds. */
    amount: integer(),
    /** The whole entry as the lending core reads it; the columns beside it are for queries, and may not differ. */
    entry: text({ mode: "json" }).$type<Entry>().notNull(),
    /** Where it came from, unique per loan: the same movement of money is never posted twice. */
    ref: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    unique("ledger_entries_ref").on(table.loanId, table.ref),
    check(
      "ledger_entries_columns",
      sql`${table.id} = ${table.entry} ->> '$.id' and ${table.kind} = ${table.entry} ->> '$.kind' and ${table.effectiveDay} = ${table.entry} ->> '$.effective' and ${table.enteredAt} = ${table.entry} ->> '$.enteredAt' and ${table.amount} is ${table.entry} ->> '$.amount'`,
    ),
  ],
);
