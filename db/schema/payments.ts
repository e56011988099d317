import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ofBorrower, ofLoan } from "./columns.ts";
import type { Amounts } from "#app/lending/contract.ts";

/**
 * The one processor and mode this database belongs to; a row with id 1 and no other. Attempts refer to it, so that
 * money of a sandbox and real money can never stand in one ledger.
 */
export const paymentGateway = sqliteTable(
  "payment_gateway",
  {
    id: integer().primaryKey(),
    gateway: text({ enum: ["stripe", "sandbox"] }).notNull(),
    livemode: integer({ mode: "boolean" }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    unique("payment_gateway_mode").on(table.gateway, table.livemode),
    check("payment_gateway_one", sql`${table.id} = 1`),
  ],
);

export const attemptStates = ["created", "open", "processing", "canceled", "expired", "failed", "succeeded"] as const;

/**
 * One decision to move money, written down before the processor hears of it. Everything that is sent is a function of
 * this row, so that the same call can be repeated under the same key.
 */
export const paymentAttempts = sqliteTable(
  "payment_attempts",
  {
    id: text().primaryKey(),
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    /** `matched`: money that came without a reference, which two people found to belong to this loan. */
    kind: text({ enum: ["own", "helper", "autopay", "setup", "matched"] }).notNull(),
    /** Who may have one payment under way at a time: `loan`, `link:<id>` or `setup`. */
    lane: text().notNull(),
    state: text({ enum: attemptStates }).notNull(),
    gateway: text({ enum: ["stripe", "sandbox"] }).notNull(),
    livemode: integer({ mode: "boolean" }).notNull(),
    /** Minor units; null when a card is only saved. */
    amount: integer(),
    currency: text().notNull(),
    description: text().notNull(),
    language: text({ enum: ["zh-CN", "en"] }).notNull(),
    cards: text({ enum: ["any", "debit_only"] }).notNull(),
    successUrl: text().notNull(),
    cancelUrl: text().notNull(),
    expiresAt: integer().notNull(),
    customerId: text(),
    methodId: text(),
    /** The split that was shown before paying; what really happened is read from the ledger. */
    shownSplit: text({ mode: "json" }).$type<Amounts>(),
    payLinkId: text(),
    mandateId: text(),
    /** For autopay: which instalment, and the how-manieth try. */
    dueDay: integer(),
    tryNo: integer(),
    sessionId: text().unique(),
    sessionUrl: text(),
    intentId: text().unique(),
    failureCode: text(),
    /** False when trying the same card again is useless. */
    retryable: integer({ mode: "boolean" }),
    /** When the reconciler looks at it next; null when there is nothing to look at. */
    checkAt: integer(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    foreignKey({
      name: "payment_attempts_mode",
      columns: [table.gateway, table.livemode],
      foreignColumns: [paymentGateway.gateway, paymentGateway.livemode],
    }),
    uniqueIndex("payment_attempts_one_open")
      .on(table.loanId, table.lane)
      .where(sql`${table.state} in ('created', 'open')`),
    uniqueIndex("payment_attempts_autopay")
      .on(table.loanId, table.dueDay, table.tryNo)
      .where(sql`${table.kind} = 'autopay'`),
    index("payment_attempts_by_loan").on(table.loanId, table.createdAt),
    index("payment_attempts_check")
      .on(table.checkAt)
      .where(sql`${table.checkAt} is not null`),
    index("payment_attempts_by_link")
      .on(table.payLinkId)
      .where(sql`${table.payLinkId} is not null`),
    check(
      "payment_attempts_amount",
      sql`(${table.kind} = 'setup') = (${table.amount} is null) and coalesce(${table.amount}, 1) > 0`,
    ),
  ],
);

/** The inbox: every message of the processor, whole, with what became of it. */
export const gatewayEvents = sqliteTable(
  "gateway_events",
  {
    gateway: text({ enum: ["stripe", "sandbox"] }).notNull(),
    id: text().notNull(),
    type: text().notNull(),
    livemode: integer({ mode: "boolean" }).notNull(),
    apiVersion: text(),
    createdAt: integer().notNull(),
    receivedAt: integer().notNull(),
    source: text({ enum: ["webhook", "reconcile"] }).notNull(),
    payload: text().notNull(),
    status: text({ enum: ["received", "applied", "ignored", "parked"] }).notNull(),
    reason: text(),
    intentId: text(),
    attemptId: text(),
    deliveries: integer().notNull(),
    settledAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.gateway, table.id] }),
    index("gateway_events_parked")
      .on(table.receivedAt)
      .where(sql`${table.status} = 'parked'`),
    index("gateway_events_parked_intent")
      .on(table.intentId)
      .where(sql`${table.status} = 'parked'`),
    index("gateway_events_by_time").on(table.createdAt),
  ],
);

/**
 * A movement of money at the processor and the ledger entry it became: one row per `pi_…`, `re_…`, `re_…:failed`,
 * `txn_…`, ever. It cannot exist without a message in the inbox, nor without its ledger entry, and an entry of this
 * kind cannot exist without it.
 */
export const gatewayPostings = sqliteTable(
  "gateway_postings",
  {
    ref: text().primaryKey(),
    loanId: ofLoan(),
    attemptId: text()
      .notNull()
      .references(() => paymentAttempts.id),
    gateway: text({ enum: ["stripe", "sandbox"] }).notNull(),
    eventId: text().notNull(),
    kind: text({ enum: ["payment", "refund", "refund_failure", "dispute"] }).notNull(),
    intentId: text().notNull(),
    disputeRef: text(),
    /** Signed minor units: positive reached the lender. */
    amount: integer().notNull(),
    currency: text().notNull(),
    at: integer().notNull(),
    /** `gateway:<ref>`, the reference of the ledger entry; the migration ties the two together both ways. */
    ledgerRef: text().notNull(),
    entryId: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    foreignKey({
      name: "gateway_postings_event",
      columns: [table.gateway, table.eventId],
      foreignColumns: [gatewayEvents.gateway, gatewayEvents.id],
    }),
    unique("gateway_postings_ledger").on(table.loanId, table.ledgerRef),
    index("gateway_postings_by_intent").on(table.intentId),
    index("gateway_postings_by_attempt").on(table.attemptId),
    index("gateway_postings_by_time").on(table.at),
    check("gateway_postings_ref", sql`${table.ledgerRef} = 'gateway:' || ${table.ref}`),
  ],
);

/** What people must be told because money moved, once per movement. Sent by a job of its own. */
export const paymentNotices = sqliteTable(
  "payment_notices",
  {
    id: text().primaryKey(),
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    kind: text({
      enum: [
        "receipt",
        "refund",
        "refund_failed",
        "money_returned_by_bank",
        "money_back_from_bank",
        "autopay_failed",
        "autopay_needs_you",
        "autopay_stopped",
      ],
    }).notNull(),
    ref: text().notNull(),
    createdAt: integer().notNull(),
    sentAt: integer(),
  },
  (table) => [
    index("payment_notices_unsent")
      .on(table.createdAt)
      .where(sql`${table.sentAt} is null`),
  ],
);
