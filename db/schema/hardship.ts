import { sql } from "drizzle-orm";
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ofBorrower, ofLoan } from "./columns.ts";
import { loans } from "./loans.ts";
import { staffUsers } from "./staff.ts";

/** Where a case stands. */
export const caseStates = [
  /** With us; nobody has taken it yet. */
  "received",
  /** A person is looking at it. */
  "looking",
  /** We asked the borrower something. */
  "needs_info",
  /** Terms wait for a second person. */
  "proposed",
  /** The borrower can accept terms. */
  "offered",
  /** A specialist has it. */
  "escalated",
  /** We said no, with reasons. */
  "refused",
  /** Another person looks again. */
  "second_look",
  /** The borrower said no to the terms. */
  "declined",
  /** The offer ran out unanswered. */
  "expired",
  /** Agreed terms run. */
  "active",
  /** The agreed time ends soon; we asked how things are. */
  "review",
  "ended",
  "withdrawn",
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseEvents = [
  "submit",
  "grant",
  "claim",
  "release",
  "take_over",
  "ask",
  "answer",
  "reply_overdue",
  "propose",
  "approve",
  "send_back",
  "accept",
  "decline",
  "expire",
  "refuse",
  "ask_second_look",
  "ask_again",
  "escalate",
  "withdraw",
  "check_in",
  "answer_check_in",
  "end",
  "evidence",
  "note",
  /** The desk judged money in and out, item by item. */
  "judge",
  /** Handed to whoever may write a debt off. */
  "refer",
  /** The quiet time of a special situation: somebody should look, made longer, ended by the desk. */
  "review_due",
  "extend",
  "end_quiet",
  /** Asked, once and kindly, whether there is proof. */
  "ask_proof",
  "lift",
] as const;
export type CaseEvent = (typeof caseEvents)[number];

/** What a borrower has answered so far. Sealed under their own key; outlives the session and the link. */
export const hardshipDrafts = sqliteTable("hardship_drafts", {
  loanId: text()
    .primaryKey()
    .references(() => loans.id),
  borrowerId: ofBorrower(),
  answersSealed: blob({ mode: "buffer" }).notNull(),
  updatedAt: integer().notNull(),
});

/** A request for help with paying, from the first statement to the end of what was agreed. */
export const hardshipCases = sqliteTable(
  "hardship_cases",
  {
    id: text().primaryKey(),
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    /** What people read out: HS-2026-7K3F9Q. */
    reference: text().notNull(),
    /** `hardship`: cannot pay. `special`: a situation that a statement is enough for; goes to specialists. */
    kind: text({ enum: ["hardship", "special"] }).notNull(),
    /** Code of the special situation. */
    situation: text(),
    source: text({ enum: ["portal", "phone", "plan", "extension"] }).notNull(),
    state: text({ enum: caseStates }).notNull(),
    /** Counts changes: two people who decide on the same page do not overwrite each other. */
    version: integer().notNull(),
    receivedAt: integer().notNull(),
    /** When the clock that runs now began, and the first instant that is late. Null when nothing is owed by us. */
    clockFrom: integer().notNull(),
    dueAt: integer(),
    informationRequestedAt: integer(),
    informationReceivedAt: integer(),
    /** First reason given, and what would help: codes for the queue. The words are sealed. */
    reason: text().notNull(),
    wish: text().notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    answersSealed: blob({ mode: "buffer" }).notNull(),
    /** Money in and out as the desk knows it, item by item with what was accepted. */
    budgetSealed: blob({ mode: "buffer" }),
    assigneeId: text().references(() => staffUsers.id),
    assignedAt: integer(),
    /** Who refused it, and therefore may not look again. */
    refusedBy: text().references(() => staffUsers.id),
    refusalReason: text(),
    /** The hold lasts until this instant at least; null while the case itself keeps it. */
    protectedUntil: integer(),
    /** Agreed relief: its first day, its last instalment day, and when we ask how things are. */
    reliefFrom: integer(),
    reliefUntil: integer(),
    checkInOn: integer(),
    checkInAnswer: text(),
    /** Special situations: when somebody looks whether the quiet time goes on, and how often it was made longer. */
    reviewAt: integer(),
    extensions: integer().notNull().default(0),
    /** When we asked, once, whether there is proof. */
    proofAskedAt: integer(),
    /** The case that this one goes on from. */
    followsId: text(),
  },
  (table) => [
    unique("hardship_cases_reference").on(table.loanId, table.reference),
    uniqueIndex("hardship_cases_one_open")
      .on(table.loanId)
      .where(
        sql`${table.state} in ('received', 'looking', 'needs_info', 'proposed', 'offered', 'second_look', 'escalated')`,
      ),
    index("hardship_cases_by_loan").on(table.loanId, table.receivedAt),
    index("hardship_cases_by_borrower").on(table.borrowerId, table.receivedAt),
    index("hardship_cases_queue").on(table.state, table.dueAt, table.id),
    index("hardship_cases_mine").on(table.assigneeId, table.dueAt),
    index("hardship_cases_by_review").on(table.kind, table.reviewAt),
    index("hardship_cases_by_reference").on(table.reference),
    check("hardship_cases_situation", sql`(${table.kind} = 'special') = (${table.situation} is not null)`),
    check("hardship_cases_assigned", sql`(${table.assigneeId} is null) = (${table.assignedAt} is null)`),
  ],
);

/** Everything that happened to a case, for the borrower's tracker and the desk's history. Append-only. */
export const hardshipEvents = sqliteTable(
  "hardship_events",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    caseId: text()
      .notNull()
      .references(() => hardshipCases.id),
    at: integer().notNull(),
    /** `borrower`, `staff:<id>` or `system`. */
    actor: text().notNull(),
    event: text().$type<CaseEvent>().notNull(),
    from: text().$type<CaseState>(),
    to: text().$type<CaseState>().notNull(),
    /** A reason code, an offer id, a count. */
    detail: text(),
    /** Words from a person. */
    noteSealed: blob({ mode: "buffer" }),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    index("hardship_events_by_time").on(table.at),
    index("hardship_events_by_case").on(table.caseId, table.id),
  ],
);
