import { sql } from "drizzle-orm";
import { blob, check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** People who owe. Everything that names or reaches a person is sealed under the borrower's own data key. */
export const borrowers = sqliteTable(
  "borrowers",
  {
    id: text().primaryKey(),
    /** The borrower's data key, wrapped by the master key; null once the person's data has been erased. */
    dataKey: blob({ mode: "buffer" }),
    /** The lender's own number for the person: groups several loans under one borrower. */
    borrowerNo: text().notNull().unique(),
    nameSealed: blob({ mode: "buffer" }),
    birthDateSealed: blob({ mode: "buffer" }),
    phoneSealed: blob({ mode: "buffer" }),
    phoneIndex: text(),
    emailSealed: blob({ mode: "buffer" }),
    emailIndex: text(),
    postcodeSealed: blob({ mode: "buffer" }),
    idTailSealed: blob({ mode: "buffer" }),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    timeZone: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    index("borrowers_by_phone").on(table.phoneIndex),
    index("borrowers_by_email").on(table.emailIndex),
    index("borrowers_by_zone").on(table.timeZone, table.id),
    check("borrowers_lang", sql`${table.lang} in ('zh-CN', 'en')`),
  ],
);
