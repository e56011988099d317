import { sql } from "drizzle-orm";
import { blob, check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { borrowers } from "./borrowers.ts";
import { staffUsers } from "./staff.ts";

/** Where a call that somebody asked for stands. */
export const callbackStates = [
  "waiting",
  "reached",
  /** Nobody answered, as often as we try. */
  "unreached",
  "wrong_number",
  "withdrawn",
] as const;
export type CallbackState = (typeof callbackStates)[number];

/** A call that somebody asked for, at a time they chose. */
export const callbacks = sqliteTable(
  "callbacks",
  {
    id: text().primaryKey(),
    /** Null when it was asked for before identity: then the number is the one that was typed. */
    borrowerId: text().references(() => borrowers.id),
    /** The typed number, under the house key; destroyed some weeks after the call. */
    phoneSealed: blob({ mode: "buffer" }),
    /** Keyed hash of whom it is for, so that one person waits for one call. */
    subject: text().notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    /** The window in which we call, unix milliseconds. */
    fromAt: integer().notNull(),
    untilAt: integer().notNull(),
    state: text({ enum: callbackStates }).notNull(),
    /** Calls that nobody answered. */
    tries: integer().notNull(),
    assigneeId: text().references(() => staffUsers.id),
    createdAt: integer().notNull(),
    closedAt: integer(),
  },
  (table) => [
    uniqueIndex("callbacks_one_waiting")
      .on(table.subject)
      .where(sql`state = 'waiting'`),
    index("callbacks_queue").on(table.state, table.fromAt, table.id),
    check("callbacks_window", sql`${table.fromAt} < ${table.untilAt}`),
    check("callbacks_closed", sql`(${table.state} = 'waiting') = (${table.closedAt} IS NULL)`),
    check("callbacks_tries", sql`${table.tries} >= 0`),
  ],
);
