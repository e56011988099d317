import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Who did what. Append-only and hash-chained; ids and keyed hashes only, never personal data. */
export const auditEvents = sqliteTable(
  "audit_events",
  {
    seq: integer().primaryKey(),
    at: integer().notNull(),
    actor: text().notNull(),
    category: text({ enum: ["access", "repayment", "complaint", "staff", "system"] }).notNull(),
    action: text().notNull(),
    object: text().notNull(),
    outcome: text().notNull(),
    reason: text(),
    requestId: text(),
    prev: text().notNull(),
    hash: text().notNull(),
    /** Hashes of what was changed, before and after, for changes whose content is kept elsewhere. */
    before: text(),
    after: text(),
  },
  (table) => [index("audit_events_by_object").on(table.object, table.seq)],
);

/** Work that waits for a person. */
export const tasks = sqliteTable(
  "tasks",
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    borrowerId: text(),
    loanId: text(),
    details: text({ mode: "json" }).notNull(),
    createdAt: integer().notNull(),
    doneAt: integer(),
    doneBy: text(),
    /** The same piece of work is asked for once. */
    dedupeKey: text().notNull().unique(),
  },
  (table) => [index("tasks_open").on(table.doneAt, table.createdAt)],
);
