import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ofBorrower } from "./columns.ts";

/** Links sent by SMS. A link is a locator, not a key: only hashes are kept, and it opens nothing by itself. */
export const links = sqliteTable(
  "links",
  {
    tokenHash: text().primaryKey(),
    /** Keyed hash of the short code in the same SMS, for people who would rather type than tap. */
    codeHash: text().notNull().unique(),
    borrowerId: ofBorrower(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
    revokedReason: text(),
  },
  (table) => [index("links_by_borrower").on(table.borrowerId, table.createdAt)],
);

/** Borrower sessions. The cookie holds 256 random bits; this table only their hash. */
export const sessions = sqliteTable(
  "sessions",
  {
    idHash: text().primaryKey(),
    borrowerId: ofBorrower(),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [index("sessions_by_borrower").on(table.borrowerId, table.createdAt)],
);

/** Rate limits as rows, so that a restart or a second process forgets nothing. */
export const limits = sqliteTable(
  "limits",
  {
    /** What is counted and for whom; addresses and numbers appear only as keyed hashes. */
    key: text().notNull(),
    window: integer().notNull(),
    count: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.window] }), index("limits_by_expiry").on(table.expiresAt)],
);

/** "Send me a new link": asked for here, answered later, so that the answer on screen can be the same for everybody. */
export const linkRequests = sqliteTable(
  "link_requests",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["phone", "reference"] }).notNull(),
    /** The phone's blind index, or the reference as typed, sealed; empty once answered. */
    key: text().notNull(),
    createdAt: integer().notNull(),
    answeredAt: integer(),
  },
  (table) => [index("link_requests_open").on(table.answeredAt, table.id)],
);
