import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ofLoan } from "./columns.ts";
import { gatewayEvents, paymentAttempts } from "./payments.ts";

/** Money we asked to be sent back. The ledger waits for the processor's message. */
export const paymentRefunds = sqliteTable(
  "payment_refunds",
  {
    id: text().primaryKey(),
    loanId: ofLoan(),
    attemptId: text()
      .notNull()
      .references(() => paymentAttempts.id),
    intentId: text().notNull(),
    amount: integer().notNull(),
    reason: text().notNull(),
    requestedBy: text().notNull(),
    state: text({ enum: ["requested", "sent", "refused", "succeeded", "failed"] }).notNull(),
    refundRef: text().unique(),
    failureCode: text(),
    checkAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    index("payment_refunds_by_attempt").on(table.attemptId),
    index("payment_refunds_check")
      .on(table.checkAt)
      .where(sql`${table.checkAt} is not null`),
    check("payment_refunds_amount", sql`${table.amount} > 0`),
  ],
);

/** What is known of a payer's dispute with their bank; its money is in the postings. */
export const paymentDisputes = sqliteTable("payment_disputes", {
  disputeRef: text().primaryKey(),
  loanId: ofLoan(),
  attemptId: text()
    .notNull()
    .references(() => paymentAttempts.id),
  status: text().notNull(),
  reason: text().notNull(),
  amount: integer().notNull(),
  toldAt: integer().notNull(),
});

/**
 * Money of a payment that belonged to no loan, sent back to whoever paid it. Two people decided it: the id is that of
 * their approval. Its payment is never in the ledger.
 */
export const moneyReturns = sqliteTable(
  "money_returns",
  {
    id: text().primaryKey(),
    gateway: text({ enum: ["stripe", "sandbox"] }).notNull(),
    /** The message that announced the money. */
    eventId: text().notNull(),
    intentId: text().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    state: text({ enum: ["requested", "sent", "refused", "succeeded", "failed"] }).notNull(),
    refundRef: text().unique(),
    failureCode: text(),
    checkAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    foreignKey({
      name: "money_returns_event",
      columns: [table.gateway, table.eventId],
      foreignColumns: [gatewayEvents.gateway, gatewayEvents.id],
    }),
    uniqueIndex("money_returns_one")
      .on(table.intentId)
      .where(sql`${table.state} in ('requested', 'sent', 'succeeded')`),
    index("money_returns_check")
      .on(table.checkAt)
      .where(sql`${table.checkAt} is not null`),
    check("money_returns_amount", sql`${table.amount} > 0`),
  ],
);
