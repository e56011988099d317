import { sql } from "drizzle-orm";
import {
  blob,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { ofBorrower, ofLoan } from "./columns.ts";
import type { Amounts } from "#app/lending/contract.ts";
import type { HoldScope } from "#app/lending/ledger.ts";
import type { PayCycle } from "#app/lending/pay-cycle.ts";
import type { PlanBreakRule } from "#app/lending/plan-progress.ts";
import type { GrantedTerms } from "#app/plans/granted-terms.ts";

/** What was shown at signing and holds for the life of a plan, whatever the policy says later. */
export interface PlanRules {
  graceDays: number;
  breakRule: PlanBreakRule;
  moveDateMaxDays: number;
  moveDatePerInstalment: number;
  /** Contract interest on the principal being spread; null when none runs during the plan. */
  interest: { ratePpm: number; yearDays: number } | null;
  holdScopes: HoldScope[];
  /** Days before an instalment on which we remind. */
  remindDaysBefore: number[];
}

/** One instalment as agreed. `nr` is its number in the loan's own ledger. */
export interface AgreedInstalment {
  number: number;
  nr: number;
  due: number;
  amount: number;
  /** Contract interest for the days of the plan. */
  interest: number;
  parts: Amounts;
}

/**
 * What a loan and its borrower are bound by at this moment: one plan or one promise, never two. The row is closed when
 * it ends; the partial index is what two simultaneous agreements run into.
 */
export const arrangements = sqliteTable(
  "arrangements",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    kind: text({ enum: ["plan", "promise"] }).notNull(),
    startedAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    uniqueIndex("arrangements_one_open")
      .on(table.loanId)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** Payment plans as agreed. Terms never change: other terms are another plan that names the one it replaces. */
export const plans = sqliteTable(
  "plans",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    borrowerId: ofBorrower(),
    /** What people quote: "FA-2026-3F7K2Q". */
    reference: text().notNull().unique(),
    status: text({ enum: ["active", "completed", "ended", "broken", "replaced"] }).notNull(),
    agreedOn: integer().notNull(),
    agreedAt: integer().notNull(),
    endedAt: integer(),
    replacesId: text(),
    /** Plans of several loans that were agreed as one share it. */
    bundleId: text(),
    /** Oldest unpaid due date at signing: new dates do not make old arrears young. */
    arrearsSince: integer().notNull(),
    currency: text().notNull(),
    spread: text({ mode: "json" }).$type<Amounts>().notNull(),
    total: integer().notNull(),
    extraCost: integer().notNull(),
    cycle: text({ mode: "json" }).$type<PayCycle>().notNull(),
    instalments: text({ mode: "json" }).$type<AgreedInstalment[]>().notNull(),
    rules: text({ mode: "json" }).$type<PlanRules>().notNull(),
    /** Version of the policy profile that it was agreed under. */
    policyId: text().notNull(),
    /** `online`, or the id of the request that staff granted. */
    origin: text().notNull(),
    /** Ledger entries that belong to it. */
    holdEntry: text().notNull(),
    scheduleEntry: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    foreignKey({ columns: [table.loanId, table.id], foreignColumns: [arrangements.loanId, arrangements.id] }),
    uniqueIndex("plans_one_active")
      .on(table.loanId)
      .where(sql`${table.status} = 'active'`),
    index("plans_by_day").on(table.agreedOn),
    index("plans_by_status").on(table.status, table.loanId),
    index("plans_by_bundle")
      .on(table.bundleId)
      .where(sql`${table.bundleId} is not null`),
    check("plans_total", sql`${table.total} > 0 and ${table.extraCost} >= 0`),
    check("plans_ended", sql`(${table.status} = 'active') = (${table.endedAt} is null)`),
  ],
);

/** Everything that happened to a plan, in order: agreed, moved, missed, explained, paused, broken, ended. Append-only. */
export const planEvents = sqliteTable(
  "plan_events",
  {
    loanId: text().notNull(),
    planId: text().notNull(),
    id: text().notNull(),
    kind: text({
      enum: ["agreed", "replaced", "moved", "missed", "explained", "paused", "resumed", "broken", "ended", "completed"],
    }).notNull(),
    at: integer().notNull(),
    day: integer().notNull(),
    /** Codes, numbers and days only. */
    details: text({ mode: "json" }).$type<Record<string, string | number | null>>().notNull(),
    /** The same event is written once. */
    dedupeKey: text().notNull().unique(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    foreignKey({ columns: [table.loanId, table.planId], foreignColumns: [plans.loanId, plans.id] }),
    index("plan_events_by_plan").on(table.loanId, table.planId, table.id),
  ],
);

/** The signed document, sealed under the borrower's key; its hash stands in the clear so that a copy can be checked. */
export const planAgreements = sqliteTable(
  "plan_agreements",
  {
    loanId: text().notNull(),
    planId: text().notNull(),
    borrowerId: ofBorrower(),
    /** Version of the wording. */
    version: text().notNull(),
    /** SHA-256 of the document as sealed, both languages. */
    hash: text().notNull(),
    documentSealed: blob({ mode: "buffer" }).notNull(),
    /** How consent was given. */
    consent: text({ enum: ["tick", "name"] }).notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.planId] }),
    foreignKey({ columns: [table.loanId, table.planId], foreignColumns: [plans.loanId, plans.id] }),
  ],
);

/** Answers on the way to a plan, sealed; they outlive the session and are gone after thirty days or on request. */
export const planDrafts = sqliteTable(
  "plan_drafts",
  {
    loanId: ofLoan(),
    borrowerId: ofBorrower(),
    answersSealed: blob({ mode: "buffer" }).notNull(),
    updatedAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.borrowerId] }),
    index("plan_drafts_by_expiry").on(table.expiresAt),
  ],
);

/** A plan that was asked for and that a person looks at: with the reasons why it was not accepted at once. */
export const planRequests = sqliteTable(
  "plan_requests",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    borrowerId: ofBorrower(),
    reference: text().notNull().unique(),
    status: text({ enum: ["waiting", "granted", "not_granted", "withdrawn"] }).notNull(),
    /** Reason codes of the policy or of the calculator. */
    reasons: text({ mode: "json" }).$type<string[]>().notNull(),
    /** What was asked for and, where given, income and spending; sealed. */
    answersSealed: blob({ mode: "buffer" }).notNull(),
    policyId: text().notNull(),
    createdAt: integer().notNull(),
    decideBy: integer().notNull(),
    decidedAt: integer(),
    /** `staff:<id>`. */
    decidedBy: text(),
    /** Codes that the borrower's page puts into words. */
    decision: text({ mode: "json" }).$type<string[]>(),
    /** What may be agreed to instead of what the policy accepts at once, and until when; null unless granted. */
    terms: text({ mode: "json" }).$type<GrantedTerms>(),
    termsUntil: integer(),
    /** The plan that was agreed on these terms. */
    planId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    uniqueIndex("plan_requests_one_waiting")
      .on(table.loanId)
      .where(sql`${table.status} = 'waiting'`),
    index("plan_requests_by_status").on(table.status, table.decideBy),
    check("plan_requests_terms", sql`(${table.status} = 'granted') = (${table.terms} is not null)`),
    check("plan_requests_until", sql`(${table.terms} is null) = (${table.termsUntil} is null)`),
  ],
);

/** Promises to pay. Whether one was kept is read from the ledger; `noted` is only what the last nightly look found. */
export const promises = sqliteTable(
  "promises",
  {
    loanId: ofLoan(),
    id: text().notNull(),
    borrowerId: ofBorrower(),
    amount: integer().notNull(),
    currency: text().notNull(),
    madeOn: integer().notNull(),
    promisedOn: integer().notNull(),
    graceDays: integer().notNull(),
    policyId: text().notNull(),
    createdAt: integer().notNull(),
    /** Taken back before its day; such a promise counts for nothing. */
    cancelledAt: integer(),
    noted: text({ enum: ["pending", "kept", "partial", "broken"] }).notNull(),
    notedAt: integer().notNull(),
    /** Why it was not kept, as a code the borrower chose. */
    reason: text({ enum: ["forgot", "payday_moved", "paid_elsewhere", "cannot", "other"] }),
  },
  (table) => [
    primaryKey({ columns: [table.loanId, table.id] }),
    foreignKey({ columns: [table.loanId, table.id], foreignColumns: [arrangements.loanId, arrangements.id] }),
    index("promises_by_day").on(table.promisedOn),
    index("promises_by_loan").on(table.loanId, table.madeOn),
    check("promises_amount", sql`${table.amount} > 0`),
    check("promises_order", sql`${table.promisedOn} >= ${table.madeOn}`),
  ],
);
