import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  sql,
  type SQL,
} from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { hardshipOutcomes } from "#db/schema/hardship-offers.ts";
import { type CaseState, hardshipCases, hardshipDrafts, hardshipEvents } from "#db/schema/hardship.ts";
import { behind, type Place } from "./keyset.ts";

export type HardshipCase = typeof hardshipCases.$inferSelect;
export type NewHardshipCase = typeof hardshipCases.$inferInsert;
export type HardshipEvent = typeof hardshipEvents.$inferSelect;

export async function insertCase(tx: Queryable, given: NewHardshipCase): Promise<void> {
  await tx.insert(hardshipCases).values(given);
}

export async function caseById(q: Queryable, id: string): Promise<HardshipCase | null> {
  const [found] = await q.select().from(hardshipCases).where(eq(hardshipCases.id, id));
  return found ?? null;
}

/** The latest case of a loan; the one a tracker shows. */
export async function latestCaseOf(q: Queryable, loanId: string): Promise<HardshipCase | null> {
  const [found] = await q
    .select()
    .from(hardshipCases)
    .where(eq(hardshipCases.loanId, loanId))
    .orderBy(desc(hardshipCases.receivedAt), desc(hardshipCases.id))
    .limit(1);
  return found ?? null;
}

/** All cases of a loan, newest first: earlier relief. */
export async function casesOfLoan(q: Queryable, loanId: string): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(eq(hardshipCases.loanId, loanId))
    .orderBy(desc(hardshipCases.receivedAt), desc(hardshipCases.id));
}

/** The latest special situation that a borrower told us of. */
export async function latestSpecialOf(q: Queryable, borrowerId: string): Promise<HardshipCase | null> {
  const [found] = await q
    .select()
    .from(hardshipCases)
    .where(and(eq(hardshipCases.borrowerId, borrowerId), eq(hardshipCases.kind, "special")))
    .orderBy(desc(hardshipCases.receivedAt), desc(hardshipCases.id))
    .limit(1);
  return found ?? null;
}

/** Changes a case if it is still at the version that was read. @returns false when somebody was faster. */
export async function updateCase(
  tx: Queryable,
  read: Pick<HardshipCase, "id" | "version">,
  change: Partial<Omit<NewHardshipCase, "id" | "version" | "loanId" | "borrowerId">>,
): Promise<boolean> {
  const changed = await tx
    .update(hardshipCases)
    .set({ ...change, version: read.version + 1 })
    .where(and(eq(hardshipCases.id, read.id), eq(hardshipCases.version, read.version)))
    .returning({ id: hardshipCases.id });
  return changed.length > 0;
}

export async function insertCaseEvent(tx: Queryable, event: typeof hardshipEvents.$inferInsert): Promise<void> {
  await tx.insert(hardshipEvents).values(event);
}

/** The whole story of a case, oldest first. */
export async function eventsOfCase(q: Queryable, caseId: string): Promise<HardshipEvent[]> {
  return q.select().from(hardshipEvents).where(eq(hardshipEvents.caseId, caseId)).orderBy(asc(hardshipEvents.id));
}

export async function draftOf(
  q: Queryable,
  borrowerId: string,
  loanId: string,
): Promise<typeof hardshipDrafts.$inferSelect | null> {
  const [found] = await q
    .select()
    .from(hardshipDrafts)
    .where(and(eq(hardshipDrafts.loanId, loanId), eq(hardshipDrafts.borrowerId, borrowerId)));
  return found ?? null;
}

export async function keepDraft(tx: Queryable, draft: typeof hardshipDrafts.$inferInsert): Promise<void> {
  const { answersSealed, updatedAt } = draft;
  await tx
    .insert(hardshipDrafts)
    .values(draft)
    .onConflictDoUpdate({ target: hardshipDrafts.loanId, set: { answersSealed, updatedAt } });
}

export async function deleteDraft(tx: Queryable, loanId: string): Promise<void> {
  await tx.delete(hardshipDrafts).where(eq(hardshipDrafts.loanId, loanId));
}

export async function deleteDraftsBefore(tx: Queryable, instant: number): Promise<void> {
  await tx.delete(hardshipDrafts).where(lt(hardshipDrafts.updatedAt, instant));
}

/** How many cases were granted at once since an instant, to keep the rule "once in so long". */
export async function grantedSince(q: Queryable, loanId: string, since: number): Promise<number> {
  const rows = await q
    .select({ id: hardshipEvents.id })
    .from(hardshipEvents)
    .where(and(eq(hardshipEvents.loanId, loanId), eq(hardshipEvents.event, "grant"), gt(hardshipEvents.at, since)));
  return rows.length;
}

/** A view of the queue. */
export interface QueueFilter {
  readonly states: readonly CaseState[];
  readonly assignee?: string;
  readonly unassigned?: boolean;
  readonly special?: boolean;
}

const never = Number.MAX_SAFE_INTEGER;
const due = sql<number>`coalesce(${hardshipCases.dueAt}, ${sql.raw(String(never))})`;

function matching(filter: QueueFilter): SQL | undefined {
  return and(
    inArray(hardshipCases.state, [...filter.states]),
    filter.assignee === undefined ? undefined : eq(hardshipCases.assigneeId, filter.assignee),
    filter.unassigned ? isNull(hardshipCases.assigneeId) : undefined,
    filter.special ? eq(hardshipCases.kind, "special") : undefined,
  );
}

/** A page of the queue, the first to be late first. */
export async function queuePage(
  q: Queryable,
  filter: QueueFilter,
  after: Place | null,
  size: number,
): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(and(matching(filter), behind(due, hardshipCases.id, after)))
    .orderBy(due, asc(hardshipCases.id))
    .limit(size);
}

export async function queueCount(q: Queryable, filter: QueueFilter): Promise<number> {
  const [row] = await q
    .select({ count: sql<number>`count(*)` })
    .from(hardshipCases)
    .where(matching(filter));
  return row?.count ?? 0;
}

/** How many cases in these states have a deadline that has come by an instant. */
export async function casesDueBefore(q: Queryable, states: readonly CaseState[], instant: number): Promise<number> {
  const [row] = await q
    .select({ count: sql<number>`count(*)` })
    .from(hardshipCases)
    .where(and(inArray(hardshipCases.state, [...states]), lte(hardshipCases.dueAt, instant)));
  return row?.count ?? 0;
}

/** Cases by reference or by loan, for the search field of the desk. */
export async function findCases(
  q: Queryable,
  asked: { reference: string } | { loanId: string },
): Promise<HardshipCase[]> {
  const which =
    "reference" in asked ? eq(hardshipCases.reference, asked.reference) : eq(hardshipCases.loanId, asked.loanId);
  return q.select().from(hardshipCases).where(which).orderBy(desc(hardshipCases.receivedAt)).limit(20);
}

/** Cases whose protection after a decision is over. */
export async function protectionOver(q: Queryable, now: number, limit: number): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(
      and(
        inArray(hardshipCases.state, ["refused", "declined", "expired"]),
        isNotNull(hardshipCases.protectedUntil),
        lte(hardshipCases.protectedUntil, now),
      ),
    )
    .limit(limit);
}

/** Cases that wait for a reply which is late. */
export async function repliesOverdue(q: Queryable, now: number, limit: number): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(and(eq(hardshipCases.state, "needs_info"), lte(hardshipCases.dueAt, now)))
    .limit(limit);
}

/** Running relief whose check-in or end has come on any calendar of the world. */
export async function reliefDue(
  q: Queryable,
  step: "check-in" | "end",
  day: number,
  after: string,
  limit: number,
): Promise<HardshipCase[]> {
  const on =
    step === "check-in"
      ? and(eq(hardshipCases.state, "active"), lte(hardshipCases.checkInOn, day))
      : and(inArray(hardshipCases.state, ["active", "review"]), lt(hardshipCases.reliefUntil, day));
  return q
    .select()
    .from(hardshipCases)
    .where(and(on, gt(hardshipCases.id, after)))
    .orderBy(asc(hardshipCases.id))
    .limit(limit);
}

/** Open special cases whose quiet time somebody should look at. */
export async function quietOver(q: Queryable, now: number, limit: number): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(
      and(eq(hardshipCases.kind, "special"), inArray(hardshipCases.state, openForUs), lte(hardshipCases.reviewAt, now)),
    )
    .limit(limit);
}

/** Open special cases that came before an instant and were never asked about proof. */
export async function proofUnasked(q: Queryable, before: number, limit: number): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(
      and(
        eq(hardshipCases.kind, "special"),
        inArray(hardshipCases.state, openForUs),
        isNull(hardshipCases.proofAskedAt),
        notInArray(hardshipCases.situation, ["abuse", "breathing_space", "debt_adviser"]),
        lte(hardshipCases.receivedAt, before),
      ),
    )
    .orderBy(asc(hardshipCases.receivedAt))
    .limit(limit);
}

const openForUs: CaseState[] = ["received", "looking", "needs_info", "proposed", "offered", "second_look", "escalated"];

/** Ended relief that has not been measured at a horizon though its day has come. */
export async function outcomesDue(
  q: Queryable,
  afterDays: number,
  day: number,
  limit: number,
): Promise<HardshipCase[]> {
  return q
    .select()
    .from(hardshipCases)
    .where(
      and(
        eq(hardshipCases.state, "ended"),
        ne(hardshipCases.kind, "special"),
        lte(hardshipCases.reliefUntil, day - afterDays),
        sql`not exists (select 1 from ${hardshipOutcomes} where ${hardshipOutcomes.loanId} = ${hardshipCases.loanId} and ${hardshipOutcomes.caseId} = ${hardshipCases.id} and ${hardshipOutcomes.afterDays} = ${afterDays})`,
      ),
    )
    .limit(limit);
}

export async function insertOutcome(tx: Queryable, outcome: typeof hardshipOutcomes.$inferInsert): Promise<void> {
  await tx.insert(hardshipOutcomes).values(outcome).onConflictDoNothing();
}

export async function outcomesOf(q: Queryable, loanId: string): Promise<(typeof hardshipOutcomes.$inferSelect)[]> {
  return q.select().from(hardshipOutcomes).where(eq(hardshipOutcomes.loanId, loanId));
}
