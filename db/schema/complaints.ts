import { sql } from "drizzle-orm";
import { blob, check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { staffUsers } from "./staff.ts";

/**
 * The complaint log: a house of its own. Nothing of the repayment side points here, and nothing here points there by a
 * foreign key: the account a complaint may be about stands in it as plain ids that only the complaints team follows.
 * Words from people are sealed under a key of the complaint itself, never under the borrower's.
 */

/** Where a complaint stands. */
export const complaintStates = [
  "received",
  "acknowledged",
  "triaged",
  "investigating",
  /** We asked the person something. The clock runs on. */
  "needs_info",
  /** Being looked into with more time, approved and told. */
  "extended",
  "response_sent",
  /** The person asked us to look again; another handler does. */
  "review",
  /** With an ombudsman, a regulator or a court. */
  "external",
  "closed",
  "withdrawn",
  /** Handed to another firm, in writing. */
  "referred",
  /** New facts came after the end. */
  "reopened",
  /** The same facts are handled under another reference. */
  "merged",
] as const;
export type ComplaintState = (typeof complaintStates)[number];

export const complaintEventKinds = [
  "submit",
  "acknowledge",
  "triage",
  "assign",
  "investigate",
  "ask",
  "answer",
  "extend",
  "pause",
  "resolve_early",
  "respond",
  "ask_review",
  "decide_review",
  "go_external",
  "external_decided",
  "close",
  "withdraw",
  "merge",
  "absorb",
  "refer",
  "reopen",
  "restart",
  "add",
  "note",
  "file",
  "redress",
  "alarm",
  "breach",
  "look_up",
] as const;
export type ComplaintEventKind = (typeof complaintEventKinds)[number];

export const complaintChannels = ["portal", "phone", "letter", "email", "branch", "regulator"] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

export const complainants = ["borrower", "representative", "heir", "not_borrower", "anonymous"] as const;
export type Complainant = (typeof complainants)[number];

export const complaintOutcomes = ["upheld", "part", "not_upheld"] as const;
export type ComplaintOutcome = (typeof complaintOutcomes)[number];

export const rootCauses = [
  "system_error",
  "process_gap",
  "staff_conduct",
  "agency_conduct",
  "training",
  "unclear_words",
  "policy",
  "third_party",
  "no_fault",
] as const;
export type RootCause = (typeof rootCauses)[number];

export const complaints = sqliteTable(
  "complaints",
  {
    id: text().primaryKey(),
    /** What people read out: C-2026-7K3M9Q. */
    reference: text().notNull().unique(),
    /** The complaint's own data key, wrapped; null once its words were erased at the end of retention. */
    dataKey: blob({ mode: "buffer" }),
    state: text({ enum: complaintStates }).notNull(),
    /** Counts changes: two people who decide on the same page do not overwrite each other. */
    version: integer().notNull(),
    receivedAt: integer().notNull(),
    /** When the clock began: receipt, or new facts where the profile starts it again. */
    clockFrom: integer().notNull(),
    channel: text({ enum: complaintChannels }).notNull(),
    complainant: text({ enum: complainants }).notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    /** Policy profile, its zone and holiday calendar region. */
    profile: text().notNull(),
    zone: text().notNull(),
    region: text(),
    /** What the person chose, then what triage found: codes, the first one leads. */
    categories: text({ mode: "json" }).$type<string[]>().notNull(),
    severity: text({ enum: ["normal", "serious"] }),
    /** Against whom: staff, an agency, the house as a whole. Who exactly is sealed. */
    against: text({ enum: ["house", "staff", "agency", "other"] }),
    product: text(),
    /** Which account it is about, if known. Ids only, never a foreign key, never followed from outside. */
    borrowerId: text(),
    loanId: text(),
    /** What the person told us, as JSON. */
    statementSealed: blob({ mode: "buffer" }).notNull(),
    /** Blind index of the way to answer: with the reference it opens the status page. */
    reachIndex: text(),
    stage: text({ enum: ["standard", "complex", "exceptional", "in_progress"] }).notNull(),
    /** Days of an outside appraisal, and since when one runs. */
    pausedDays: integer().notNull(),
    pausedSince: integer(),
    acknowledgeBy: integer().notNull(),
    acknowledgedAt: integer(),
    earlyBy: integer(),
    dueAt: integer().notNull(),
    dueDay: integer().notNull(),
    /** The highest alarm that was raised on the present term, in parts per million of its time. */
    alarmPpm: integer(),
    breachedAt: integer(),
    handlerId: text().references(() => staffUsers.id),
    assignedAt: integer(),
    /** Who wrote the answer that a review looks at again. */
    answeredBy: text().references(() => staffUsers.id),
    respondedAt: integer(),
    /** The first answer and the date it was promised for: a review or a reopening leaves both as they were. */
    answeredAt: integer(),
    answerDueAt: integer(),
    /** Since when we were first late, for ever: a new term does not make it undone. */
    lateSince: integer(),
    outcome: text({ enum: complaintOutcomes }),
    early: integer({ mode: "boolean" }).notNull().default(false),
    reviewBy: integer(),
    /** Answered on paper was asked for: no early close where the profile says so. */
    writtenAnswer: integer({ mode: "boolean" }).notNull().default(false),
    rootCause: text({ enum: rootCauses }),
    vulnerable: integer({ mode: "boolean" }),
    vulnerabilityFailure: integer({ mode: "boolean" }),
    mergedInto: text(),
    closedAt: integer(),
    /** The account look-up and the text are kept until this instant, then the key is destroyed. */
    keepUntil: integer(),
  },
  (table) => [
    index("complaints_queue").on(table.state, table.dueAt, table.id),
    index("complaints_mine").on(table.handlerId, table.dueAt),
    index("complaints_by_reach").on(table.reachIndex),
    index("complaints_by_borrower").on(table.borrowerId),
    index("complaints_by_received").on(table.receivedAt, table.id),
    check("complaints_assigned", sql`(${table.handlerId} is null) = (${table.assignedAt} is null)`),
    check("complaints_merged", sql`(${table.state} = 'merged') = (${table.mergedInto} is not null)`),
    check(
      "complaints_answered",
      sql`${table.state} <> 'response_sent' or (${table.outcome} is not null and ${table.respondedAt} is not null)`,
    ),
    check("complaints_closed_with_cause", sql`${table.state} <> 'closed' or ${table.rootCause} is not null`),
  ],
);

/** Everything that happened, for the person and for the desk. Append-only. */
export const complaintEvents = sqliteTable(
  "complaint_events",
  {
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    id: text().notNull(),
    at: integer().notNull(),
    /** `complainant`, `staff:<id>` or `system`. */
    actor: text().notNull(),
    event: text({ enum: complaintEventKinds }).notNull(),
    from: text().$type<ComplaintState>(),
    to: text().$type<ComplaintState>().notNull(),
    /** A code, an id, a count. */
    detail: text(),
    /** Words from a person. */
    noteSealed: blob({ mode: "buffer" }),
    /** The person who complained sees it on the status page. */
    shown: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.complaintId, table.id] })],
);

/** Members of staff who may not handle or open a complaint, and why. */
export const complaintConflicts = sqliteTable(
  "complaint_conflicts",
  {
    complaintId: text()
      .notNull()
      .references(() => complaints.id),
    staffId: text()
      .notNull()
      .references(() => staffUsers.id),
    /** `declared`: said so themselves. */
    why: text({ enum: ["named", "worked_the_case", "declared"] }).notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.complaintId, table.staffId, table.why] }),
    index("complaint_conflicts_by_staff").on(table.staffId),
  ],
);
