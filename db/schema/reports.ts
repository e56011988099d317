import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ofLoan } from "./columns.ts";
import type { Stage } from "#app/lending/position.ts";

/** The book by stage as the nightly look found it, per zone and local day: what the dashboard adds up instead of the book. */
export const stageDays = sqliteTable(
  "stage_days",
  {
    timeZone: text().notNull(),
    /** The borrowers' local day, in days since 1970-01-01. */
    day: integer().notNull(),
    profile: text().notNull(),
    currency: text().notNull(),
    stage: text().$type<Stage>().notNull(),
    loans: integer().notNull(),
    /** What it would take to pay these loans off, minor units. */
    owed: integer().notNull(),
    /** What it would take to bring them up to date, minor units. */
    overdue: integer().notNull(),
    /** When the last of them was counted. */
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.timeZone, table.day, table.profile, table.currency, table.stage] }),
    index("stage_days_by_day").on(table.day),
  ],
);

/**
 * Days on which a loan was found in another stage than the night before; the first row of a loan comes from nowhere.
 * Only changes are written, so that the roll between any two days costs what moved between them, not the book.
 */
export const stageChanges = sqliteTable(
  "stage_changes",
  {
    loanId: ofLoan(),
    day: integer().notNull(),
    fromStage: text().$type<Stage>(),
    toStage: text().$type<Stage>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.loanId, table.day] }), index("stage_changes_by_day").on(table.day)],
);

/** Steps of the way through the portal. */
export const funnelSteps = ["opened", "identity", "home", "door"] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** How often a step was taken on a day. Numbers only: no row says who, and nothing ties two steps together. */
export const funnelDays = sqliteTable(
  "funnel_days",
  {
    day: integer().notNull(),
    step: text({ enum: funnelSteps }).notNull(),
    lang: text({ enum: ["zh-CN", "en"] }).notNull(),
    /** Which door, for that step; empty otherwise. */
    detail: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.day, table.step, table.lang, table.detail] }),
    check("funnel_days_count", sql`${table.count} > 0`),
  ],
);

/** Counts of days that are over, so that no page counts a month of messages or payments row by row. */
export const dayCounts = sqliteTable(
  "day_counts",
  {
    day: integer().notNull(),
    report: text({ enum: ["messages", "payments", "closed"] }).notNull(),
    /** What is counted: `sent|reminder|`, `held|reminder|quiet_hours`, `payment`. */
    key: text().notNull(),
    currency: text().notNull(),
    count: integer().notNull(),
    /** Signed minor units; 0 where no money is counted. */
    amount: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.report, table.key, table.currency] })],
);
