import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Each run of the importer, with its counts. */
export const importRuns = sqliteTable(
  "import_runs",
  {
    id: text().primaryKey(),
    fileHash: text().notNull(),
    mapping: text().notNull(),
    asOfDay: integer().notNull(),
    startedAt: integer().notNull(),
    finishedAt: integer(),
    rowsRead: integer().notNull(),
    loansAdded: integer().notNull(),
    loansUnchanged: integer().notNull(),
    paymentsAdded: integer().notNull(),
    rowsRefused: integer().notNull(),
  },
  (table) => [index("import_runs_by_start").on(table.startedAt)],
);
