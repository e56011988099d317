import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One row per recurring job: who holds it, until when, and how it went. */
export const jobs = sqliteTable("jobs", {
  name: text().primaryKey(),
  holder: text(),
  leasedUntil: integer().notNull(),
  dueAt: integer().notNull(),
  lastStartedAt: integer(),
  lastSuccessAt: integer(),
  lastError: text(),
  failures: integer().notNull(),
});
