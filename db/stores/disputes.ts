import { and, asc, count, desc, eq, inArray, min } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { messages } from "#db/schema/contact.ts";
import { disputeEvents, disputes, type DisputeState } from "#db/schema/disputes.ts";
import { behind, type Place } from "./keyset.ts";

export type Dispute = typeof disputes.$inferSelect;
export type NewDispute = typeof disputes.$inferInsert;
export type DisputeEvent = typeof disputeEvents.$inferSelect;

export async function insertDispute(tx: Queryable, dispute: NewDispute): Promise<void> {
  await tx.insert(disputes).values(dispute);
}

export async function disputeById(q: Queryable, id: string): Promise<Dispute | null> {
  const [found] = await q.select().from(disputes).where(eq(disputes.id, id));
  return found ?? null;
}

/** The disputes of a loan, newest first. */
export async function disputesOfLoan(q: Queryable, loanId: string): Promise<Dispute[]> {
  return q
    .select()
    .from(disputes)
    .where(eq(disputes.loanId, loanId))
    .orderBy(desc(disputes.openedAt), desc(disputes.id));
}

/** Changes a dispute if it is still at the version that was read. @returns false when somebody was faster. */
export async function updateDispute(
  tx: Queryable,
  read: Pick<Dispute, "id" | "version">,
  change: Partial<Omit<NewDispute, "id" | "version" | "loanId" | "borrowerId">>,
): Promise<boolean> {
  const changed = await tx
    .update(disputes)
    .set({ ...change, version: read.version + 1 })
    .where(and(eq(disputes.id, read.id), eq(disputes.version, read.version)))
    .returning({ id: disputes.id });
  return changed.length > 0;
}

export async function insertDisputeEvent(tx: Queryable, event: typeof disputeEvents.$inferInsert): Promise<void> {
  await tx.insert(disputeEvents).values(event);
}

/** The whole story, oldest first. */
export async function eventsOfDispute(q: Queryable, disputeId: string): Promise<DisputeEvent[]> {
  return q.select().from(disputeEvents).where(eq(disputeEvents.disputeId, disputeId)).orderBy(asc(disputeEvents.id));
}

/** A page of disputes, the next to become late first. @param after due time and id of the last row of the page before */
export async function disputeQueue(
  q: Queryable,
  states: readonly DisputeState[],
  after: Place | null,
  size: number,
): Promise<Dispute[]> {
  return q
    .select()
    .from(disputes)
    .where(and(inArray(disputes.state, [...states]), behind(disputes.dueAt, disputes.id, after)))
    .orderBy(asc(disputes.dueAt), asc(disputes.id))
    .limit(size);
}

/** How many disputes stand in these states. */
export async function countDisputes(q: Queryable, states: readonly DisputeState[]): Promise<number> {
  const [row] = await q
    .select({ waiting: count() })
    .from(disputes)
    .where(inArray(disputes.state, [...states]));
  return row?.waiting ?? 0;
}

/** When the first message about a loan went out; null when none is known. */
export async function firstContactOf(q: Queryable, loanId: string): Promise<number | null> {
  const [first] = await q
    .select({ at: min(messages.settledAt) })
    .from(messages)
    .where(and(eq(messages.loanId, loanId), eq(messages.status, "sent")));
  return first?.at ?? null;
}
