import { and, asc, count, desc, eq, lte, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { planRequests } from "#db/schema/plans.ts";
import { behind, type Place } from "./keyset.ts";

export type PlanRequest = typeof planRequests.$inferSelect;

/** @throws when a request of the loan waits already (unique index). */
export async function insertPlanRequest(tx: Queryable, request: typeof planRequests.$inferInsert): Promise<void> {
  await tx.insert(planRequests).values(request);
}

const latest = prepared((q) =>
  q
    .select()
    .from(planRequests)
    .where(eq(planRequests.loanId, sql.placeholder("loanId")))
    .orderBy(desc(planRequests.id))
    .limit(1)
    .prepare(),
);

/** The latest request of a loan, whatever came of it. The loan's home asks on every view. */
export async function latestPlanRequest(q: Queryable, loanId: string): Promise<PlanRequest | null> {
  const [row] = await latest(q).execute({ loanId });
  return row ?? null;
}

export async function planRequestById(q: Queryable, loanId: string, id: string): Promise<PlanRequest | null> {
  const [row] = await q
    .select()
    .from(planRequests)
    .where(and(eq(planRequests.loanId, loanId), eq(planRequests.id, id)));
  return row ?? null;
}

/** Requests that wait for a person, the earliest deadline first. @param after where the page before ended */
export async function waitingPlanRequests(q: Queryable, after: Place | null, limit: number): Promise<PlanRequest[]> {
  return q
    .select()
    .from(planRequests)
    .where(and(eq(planRequests.status, "waiting"), behind(planRequests.decideBy, planRequests.id, after)))
    .orderBy(asc(planRequests.decideBy), asc(planRequests.id))
    .limit(limit);
}

/** How many requests wait for a person. */
export async function countWaitingPlanRequests(q: Queryable): Promise<number> {
  const [row] = await q.select({ waiting: count() }).from(planRequests).where(eq(planRequests.status, "waiting"));
  return row?.waiting ?? 0;
}

/** How many waiting requests have a deadline that has come by an instant. */
export async function planRequestsDueBefore(q: Queryable, instant: number): Promise<number> {
  const [row] = await q
    .select({ due: count() })
    .from(planRequests)
    .where(and(eq(planRequests.status, "waiting"), lte(planRequests.decideBy, instant)));
  return row?.due ?? 0;
}

/** A request by what people read out. */
export async function planRequestByReference(q: Queryable, reference: string): Promise<PlanRequest | null> {
  const [row] = await q.select().from(planRequests).where(eq(planRequests.reference, reference));
  return row ?? null;
}

/** Writes down which plan was agreed on the terms that were granted. */
export async function notePlanOfRequest(
  tx: Queryable,
  request: Pick<PlanRequest, "loanId" | "id">,
  planId: string,
): Promise<void> {
  await tx
    .update(planRequests)
    .set({ planId })
    .where(and(eq(planRequests.loanId, request.loanId), eq(planRequests.id, request.id)));
}

/** Closes a waiting request. @returns false when it was not waiting any more. */
export async function closePlanRequest(
  tx: Queryable,
  request: Pick<PlanRequest, "loanId" | "id">,
  outcome: Pick<PlanRequest, "status" | "decidedAt" | "decidedBy" | "decision"> &
    Partial<Pick<PlanRequest, "terms" | "termsUntil">>,
): Promise<boolean> {
  const closed = await tx
    .update(planRequests)
    .set(outcome)
    .where(
      and(eq(planRequests.loanId, request.loanId), eq(planRequests.id, request.id), eq(planRequests.status, "waiting")),
    )
    .returning({ id: planRequests.id });
  return closed.length > 0;
}
