import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What borrowers see of the lender, as it was set. */
export interface BrandValues {
  name: { zh: string; en: string };
  legalName: { zh: string; en: string };
  phone: string;
  phoneAsWritten: string;
  hours: { zh: string; en: string };
  /** Of the mark: "#1f5c4f". */
  colour: string;
}

/** The brand, version by version; the newest holds. Append-only, so that a letter of last year can be explained. */
export const brandVersions = sqliteTable("brand_versions", {
  id: text().primaryKey(),
  at: integer().notNull(),
  by: text().notNull(),
  values: text({ mode: "json" }).$type<BrandValues>().notNull(),
  /** A PNG drawn by us; null: the mark of the house. */
  logo: blob({ mode: "buffer" }),
});
