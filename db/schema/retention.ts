import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ofBorrower } from "./columns.ts";
import { approvals } from "./approvals.ts";
import { borrowers } from "./borrowers.ts";
import { legalHoldReasons } from "./legal-hold-reasons.ts";

/** Legal holds. Lifted by staff, never deleted. */
export const legalHolds = sqliteTable(
  "legal_holds",
  {
    id: text().primaryKey(),
    borrowerId: ofBorrower(),
    reason: text({ enum: legalHoldReasons }).notNull(),
    setBy: text().notNull(),
    setAt: integer().notNull(),
    liftedBy: text(),
    liftedAt: integer(),
  },
  (table) => [
    index("legal_holds_by_borrower").on(table.borrowerId, table.setAt),
    uniqueIndex("legal_holds_one")
      .on(table.borrowerId, table.reason)
      .where(sql`${table.liftedAt} is null`),
    check("legal_holds_lifted", sql`(${table.liftedAt} is null) = (${table.liftedBy} is null)`),
  ],
);

/** People whose data goes, and people whose data is gone: the row stays, so that pages can say so. */
export const erasures = sqliteTable(
  "erasures",
  {
    borrowerId: text()
      .primaryKey()
      .references(() => borrowers.id),
    /** `retention`: the time is over. `request`: two people agreed to it. */
    cause: text({ enum: ["retention", "request"] }).notNull(),
    approvalId: text().references(() => approvals.id),
    nominatedAt: integer().notNull(),
    /** When the data key was destroyed; null while it waits, or something stands in the way. */
    erasedAt: integer(),
  },
  (table) => [
    index("erasures_waiting")
      .on(table.nominatedAt)
      .where(sql`${table.erasedAt} is null`),
    check("erasures_agreed", sql`(${table.cause} = 'request') = (${table.approvalId} is not null)`),
  ],
);
