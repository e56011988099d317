import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ofBorrower } from "./columns.ts";
import { borrowers } from "./borrowers.ts";
import { type PreferredChannel, type ReminderScope, stepUpActions } from "./contact-kinds.ts";
import { loans } from "./loans.ts";

/** Numbers that must not be written to. Lifted by staff, never deleted. */
export const suppressions = sqliteTable(
  "suppressions",
  {
    id: text().primaryKey(),
    phoneIndex: text().notNull(),
    reason: text({ enum: ["wrong_number", "stop"] }).notNull(),
    createdAt: integer().notNull(),
    liftedAt: integer(),
    liftedBy: text(),
  },
  (table) => [index("suppressions_by_phone").on(table.phoneIndex)],
);

/**
 * Messages to borrowers. The text is sealed, and forgotten once it has been handed over; what stays is that it was
 * sent, when and why, or why it was held back.
 */
export const messages = sqliteTable(
  "messages",
  {
    id: text().primaryKey(),
    borrowerId: ofBorrower(),
    loanId: text().references(() => loans.id),
    channel: text({ enum: ["sms", "email"] }).notNull(),
    template: text().notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    /** Number and text; null before a reminder is about to leave, and once sent, held back or cancelled. */
    contentSealed: blob({ mode: "buffer" }),
    status: text({ enum: ["queued", "sent", "failed", "held", "cancelled"] }).notNull(),
    reason: text(),
    /** What kind of contact it is: decides which hours, caps and holds apply when it is about to leave. */
    purpose: text({ enum: ["reminder", "case_message", "requested"] })
      .notNull()
      .default("case_message"),
    /** Not before this instant: the next hour at which the person may be written to. */
    notBefore: integer().notNull().default(0),
    createdAt: integer().notNull(),
    settledAt: integer(),
    /** When it was given to the gateway; null while it waits. Still set on a queued one: nobody knows the outcome. */
    handedAt: integer(),
    /** How often it was handed to a gateway that did not take it. */
    attempts: integer().notNull().default(0),
    /** Who carried it, under which number of theirs, and what they reported back. */
    gateway: text(),
    providerId: text(),
    delivery: text({ enum: ["delivered", "undelivered"] }),
    deliveryAt: integer(),
    /** The same message for the same reason on the same day exists once. */
    dedupeKey: text().notNull().unique(),
  },
  (table) => [
    index("messages_by_borrower").on(table.borrowerId, table.createdAt),
    index("messages_by_settled").on(table.settledAt),
    index("messages_by_status").on(table.status, table.purpose, table.notBefore, table.id),
    check("messages_content", sql`${table.status} = 'queued' or ${table.contentSealed} is null`),
  ],
);

/** The phone of a demo instance: what the outbox gateway "delivered". Sealed like everything personal. */
export const demoDeliveries = sqliteTable("demo_deliveries", {
  id: text().primaryKey(),
  contentSealed: blob({ mode: "buffer" }).notNull(),
  deliveredAt: integer().notNull(),
});

/** How a person wants to be written to. No row: as the house does it. */
export const contactPreferences = sqliteTable("contact_preferences", {
  borrowerId: text()
    .primaryKey()
    .references(() => borrowers.id),
  /** Hours of the day, in minutes on the borrower's clock; null: the house's own. */
  fromMinute: integer(),
  toMinute: integer(),
  weekends: integer({ mode: "boolean" }).notNull(),
  /** When the person agreed to hours beyond those of law; null: did not. */
  widerConsentAt: integer(),
  channels: text({ mode: "json" }).$type<PreferredChannel[]>().notNull(),
  /** Kinds of reminders that the person does not want. */
  optOuts: text({ mode: "json" }).$type<ReminderScope[]>().notNull(),
  /** What to mind when reaching the person, in their words; sealed under their key. */
  noteSealed: blob({ mode: "buffer" }),
  /** Keyed hash of the PIN that stands for the identity question on a shared phone. */
  pinHash: text(),
  updatedAt: integer().notNull(),
});

/** Codes for acts that a session alone may not do. Only keyed hashes, bound to session, act and new value. */
export const stepUpCodes = sqliteTable(
  "step_up_codes",
  {
    id: text().primaryKey(),
    borrowerId: ofBorrower(),
    sessionHash: text().notNull(),
    action: text({ enum: stepUpActions }).notNull(),
    /** The new number or address, sealed under the borrower's key; forgotten with the code. */
    valueSealed: blob({ mode: "buffer" }),
    codeHash: text().notNull(),
    tries: integer().notNull().default(0),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
    voidedAt: integer(),
  },
  (table) => [index("step_up_codes_by_borrower").on(table.borrowerId, table.action, table.createdAt)],
);

/** Every change of a number or address, with what stood there before: starts the cooling period. Append-only. */
export const contactChanges = sqliteTable(
  "contact_changes",
  {
    id: text().primaryKey(),
    borrowerId: ofBorrower(),
    field: text({ enum: ["phone", "email"] }).notNull(),
    formerSealed: blob({ mode: "buffer" }),
    changedAt: integer().notNull(),
  },
  (table) => [index("contact_changes_by_borrower").on(table.borrowerId, table.changedAt)],
);

/** Texts that came in, each once by the provider's number. Their words are not kept. */
export const inboundTexts = sqliteTable(
  "inbound_texts",
  {
    gateway: text().notNull(),
    providerId: text().notNull(),
    phoneIndex: text().notNull(),
    outcome: text({ enum: ["stopped", "already_stopped", "started", "helped", "not_understood"] }).notNull(),
    receivedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gateway, table.providerId] })],
);
