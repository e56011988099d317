import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowers } from "#db/schema/borrowers.ts";
import { messages } from "#db/schema/contact.ts";
import { hardshipOutcomes } from "#db/schema/hardship-offers.ts";
import { hardshipCases, hardshipEvents } from "#db/schema/hardship.ts";
import { disputes } from "#db/schema/disputes.ts";
import { loans } from "#db/schema/loans.ts";
import { gatewayPostings } from "#db/schema/payments.ts";
import { plans, promises } from "#db/schema/plans.ts";
import { dayCounts, funnelDays, type FunnelStep } from "#db/schema/reports.ts";

interface Days {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const many = sql<number>`count(*)`;

/** Promises whose day lay in the range, by week of that day and by what the last look at the ledger found. */
export async function promisesByWeek(q: Queryable, { from, to }: Days) {
  // A bound number is a float to SQLite, and so would be the week.
  const week = sql<number>`cast((${promises.promisedOn} - ${from}) / 7 as integer)`;
  return q
    .select({ week, state: promises.noted, count: many })
    .from(promises)
    .where(and(gte(promises.promisedOn, from), lte(promises.promisedOn, to), isNull(promises.cancelledAt)))
    .groupBy(week, promises.noted);
}

/** Plans agreed in the range, by where they stand now. */
export async function plansByStatus(q: Queryable, { from, to }: Days) {
  return q
    .select({ status: plans.status, count: many })
    .from(plans)
    .where(and(gte(plans.agreedOn, from), lte(plans.agreedOn, to)))
    .groupBy(plans.status);
}

/** Reliefs that ended in the range, looked at again after 30, 60 and 90 days. */
export async function outcomesOfRelief(q: Queryable, { from, to }: Days) {
  const late = sql<number>`sum(${hardshipOutcomes.daysPastDue} > 0)`;
  return q
    .select({ afterDays: hardshipOutcomes.afterDays, measured: many, late })
    .from(hardshipOutcomes)
    .innerJoin(hardshipCases, eq(hardshipCases.id, hardshipOutcomes.caseId))
    .where(and(gte(hardshipCases.reliefUntil, from), lte(hardshipCases.reliefUntil, to)))
    .groupBy(hardshipOutcomes.afterDays);
}

/** A hardship request with its first answer: terms, a no with reasons, or help granted at once. */
export interface DecidedCase {
  receivedAt: number;
  informationRequestedAt: number | null;
  informationReceivedAt: number | null;
  decidedAt: number;
  answer: "offered" | "refused" | "granted";
  lang: "zh-CN" | "en";
  profile: string;
  timeZone: string;
}

/** Requests first answered in a span. */
export async function decidedCases(q: Queryable, { from, until }: Span): Promise<DecidedCase[]> {
  const isAnswer = sql`(${hardshipEvents.event} = 'grant' or ${hardshipEvents.to} in ('offered', 'refused'))`;
  const rows = await q
    .select({
      receivedAt: hardshipCases.receivedAt,
      informationRequestedAt: hardshipCases.informationRequestedAt,
      informationReceivedAt: hardshipCases.informationReceivedAt,
      decidedAt: hardshipEvents.at,
      event: hardshipEvents.event,
      to: hardshipEvents.to,
      lang: hardshipCases.lang,
      profile: loans.profile,
      timeZone: borrowers.timeZone,
    })
    .from(hardshipEvents)
    .innerJoin(hardshipCases, eq(hardshipCases.id, hardshipEvents.caseId))
    .innerJoin(loans, eq(loans.id, hardshipCases.loanId))
    .innerJoin(borrowers, eq(borrowers.id, hardshipCases.borrowerId))
    .where(
      and(
        gte(hardshipEvents.at, from),
        lt(hardshipEvents.at, until),
        isAnswer,
        eq(hardshipCases.kind, "hardship"),
        sql`not exists (select 1 from hardship_events earlier where earlier.case_id = ${hardshipEvents.caseId} and earlier.id < ${hardshipEvents.id} and (earlier.event = 'grant' or earlier."to" in ('offered', 'refused')))`,
      ),
    );
  return rows.map(({ event, to, ...row }) => ({
    ...row,
    answer: event === "grant" ? "granted" : to === "offered" ? "offered" : "refused",
  }));
}

/** A line of the counted days. */
export interface DayCount {
  report: "messages" | "payments";
  key: string;
  currency: string;
  count: number;
  amount: number;
}

/** Messages that were sent, held back or failed in a span, by status, purpose and reason. */
export async function countMessages(q: Queryable, { from, until }: Span): Promise<DayCount[]> {
  const key = sql<string>`${messages.status} || '|' || ${messages.purpose} || '|' || coalesce(${messages.reason}, '')`;
  const rows = await q
    .select({ key, count: many })
    .from(messages)
    .where(
      and(
        gte(messages.settledAt, from),
        lt(messages.settledAt, until),
        inArray(messages.status, ["sent", "held", "failed"]),
      ),
    )
    .groupBy(key);
  return rows.map((row) => ({ ...row, report: "messages", currency: "", amount: 0 }));
}

/** Money that moved through the portal in a span, by kind and currency; what went back is negative. */
export async function countPayments(q: Queryable, { from, until }: Span): Promise<DayCount[]> {
  const { kind, currency, amount } = gatewayPostings;
  const rows = await q
    .select({ key: kind, currency, count: many, amount: sql<number>`sum(${amount})` })
    .from(gatewayPostings)
    .where(and(gte(gatewayPostings.createdAt, from), lt(gatewayPostings.createdAt, until)))
    .groupBy(kind, currency);
  return rows.map((row) => ({ ...row, report: "payments" }));
}

/** The last day that was closed; null before the first. */
export async function lastClosedDay(q: Queryable): Promise<EpochDay | null> {
  const [row] = await q
    .select({ day: sql<number | null>`max(${dayCounts.day})` })
    .from(dayCounts)
    .where(eq(dayCounts.report, "closed"));
  return row?.day ?? null;
}

/** The first instant of which there is anything to count; null on an empty book. */
export async function firstCountable(q: Queryable): Promise<number | null> {
  const [message] = await q
    .select({ at: messages.settledAt })
    .from(messages)
    .where(isNotNull(messages.settledAt))
    .orderBy(asc(messages.settledAt))
    .limit(1);
  const [posting] = await q.select({ at: sql<number | null>`min(${gatewayPostings.createdAt})` }).from(gatewayPostings);
  const known = [message?.at, posting?.at].filter((at) => at !== null && at !== undefined);
  return known.length === 0 ? null : Math.min(...known);
}

/** Keeps the counts of a day that is over. A day is closed once. */
export async function closeDay(tx: Queryable, day: EpochDay, counts: readonly DayCount[]): Promise<void> {
  const closed = { report: "closed", key: "", currency: "", count: 0, amount: 0 } as const;
  for (const count of [...counts, closed]) await tx.insert(dayCounts).values({ day, ...count });
}

/** What the closed days of a range add up to. */
export async function closedCounts(q: Queryable, report: "messages" | "payments", { from, to }: Days) {
  const { key, currency, count, amount } = dayCounts;
  return q
    .select({ key, currency, count: sql<number>`sum(${count})`, amount: sql<number>`sum(${amount})` })
    .from(dayCounts)
    .where(and(eq(dayCounts.report, report), gte(dayCounts.day, from), lte(dayCounts.day, to)))
    .groupBy(key, currency);
}

/** One kind of step on one day. */
export interface StepCount {
  day: EpochDay;
  step: FunnelStep;
  lang: "zh-CN" | "en";
  detail: string;
  count: number;
}

/** Adds to the steps of a day. */
export async function addSteps(tx: Queryable, steps: readonly StepCount[]): Promise<void> {
  for (const step of steps) {
    await tx
      .insert(funnelDays)
      .values(step)
      .onConflictDoUpdate({
        target: [funnelDays.day, funnelDays.step, funnelDays.lang, funnelDays.detail],
        set: { count: sql`${funnelDays.count} + excluded.count` },
      });
  }
}

/** Steps taken in a range, by step, language and door. */
export async function stepsTaken(q: Queryable, { from, to }: Days) {
  const { step, lang, detail, count } = funnelDays;
  return q
    .select({ step, lang, detail, count: sql<number>`sum(${count})` })
    .from(funnelDays)
    .where(and(gte(funnelDays.day, from), lte(funnelDays.day, to)))
    .groupBy(step, lang, detail);
}

/** What people finished by themselves in a span: plans, promises, requests for help, disputes. */
export async function finishedIn(q: Queryable, { from, until }: Span) {
  const [plan] = await q
    .select({ count: many })
    .from(plans)
    .where(and(gte(plans.agreedAt, from), lt(plans.agreedAt, until), eq(plans.origin, "online")));
  const [promise] = await q
    .select({ count: many })
    .from(promises)
    .where(and(gte(promises.createdAt, from), lt(promises.createdAt, until)));
  const [hardship] = await q
    .select({ count: many })
    .from(hardshipCases)
    .where(
      and(
        gte(hardshipCases.receivedAt, from),
        lt(hardshipCases.receivedAt, until),
        sql`${hardshipCases.source} <> 'phone'`,
      ),
    );
  const [dispute] = await q
    .select({ count: many })
    .from(disputes)
    .where(and(gte(disputes.openedAt, from), lt(disputes.openedAt, until)));
  return {
    plan: plan?.count ?? 0,
    promise: promise?.count ?? 0,
    hardship: hardship?.count ?? 0,
    dispute: dispute?.count ?? 0,
  };
}
