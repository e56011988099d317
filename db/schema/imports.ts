import type { Problem } from "#app/imports/problems.ts";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { byStaff } from "./columns.ts";

/** A problem as the report lists it. */
export type UploadProblem = Problem;

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

/** A book that somebody uploaded in the browser: checked first, imported when they say so. Restartable at any point. */
export const bookUploads = sqliteTable(
  "book_uploads",
  {
    id: text().primaryKey(),
    staffId: byStaff(),
    status: text({
      enum: ["waiting", "checking", "checked", "queued", "importing", "done", "refused", "discarded"],
    }).notNull(),
    mapping: text().notNull(),
    asOfDay: integer().notNull(),
    /** Of the file, which lies sealed in the file store while it is needed. */
    bytes: integer().notNull(),
    bytesDone: integer().notNull().default(0),
    rowsRead: integer().notNull().default(0),
    loansAdded: integer().notNull().default(0),
    loansUnchanged: integer().notNull().default(0),
    rowsRefused: integer().notNull().default(0),
    /** Problems as the importer words them: rows, columns, contract numbers; nothing personal. */
    problems: text({ mode: "json" }).$type<UploadProblem[]>().notNull(),
    createdAt: integer().notNull(),
    finishedAt: integer(),
  },
  (table) => [index("book_uploads_by_status").on(table.status, table.id)],
);
