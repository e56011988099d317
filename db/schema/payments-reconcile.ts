import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** How far the reconciler has read; it always reads again from a little before. */
export const paymentWatermarks = sqliteTable("payment_watermarks", {
  name: text().primaryKey(),
  at: integer().notNull(),
});

/** The processor's own account, line by line, as the daily comparison read it. Its fees are kept here, apart from loans. */
export const gatewayLines = sqliteTable(
  "gateway_lines",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["payment", "refund", "refund_failure", "dispute", "payout", "fee", "other"] }).notNull(),
    ref: text(),
    amount: integer().notNull(),
    fee: integer().notNull(),
    currency: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index("gateway_lines_by_ref").on(table.ref), index("gateway_lines_by_time").on(table.at)],
);
