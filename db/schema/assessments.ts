import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * How far the nightly look at the book has come, per time zone and local day. The row moves on in the same transaction
 * as everything that the look writes, so that a run that is cut off goes on at the next borrower and counts nobody twice.
 */
export const assessments = sqliteTable(
  "assessments",
  {
    timeZone: text().notNull(),
    /** The borrowers' local day, in days since 1970-01-01. */
    day: integer().notNull(),
    /** The last borrower whose loans are done; empty at the beginning. */
    afterBorrower: text().notNull().default(""),
    /** Loans looked at so far. */
    loans: integer().notNull().default(0),
    startedAt: integer().notNull(),
    /** Null while it is under way. */
    finishedAt: integer(),
  },
  (table) => [primaryKey({ columns: [table.timeZone, table.day] }), index("assessments_by_day").on(table.day)],
);
