import { and, asc, count, desc, eq, gt, inArray, isNull, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { type ApprovalKind, approvals } from "#db/schema/approvals.ts";
import { behind, type Place } from "./keyset.ts";

export type Approval = typeof approvals.$inferSelect;

/** @returns false when the same thing waits for a decision already. */
export async function insertApproval(tx: Queryable, approval: typeof approvals.$inferInsert): Promise<boolean> {
  const added = await tx.insert(approvals).values(approval).onConflictDoNothing().returning({ id: approvals.id });
  return added.length > 0;
}

export async function approvalById(q: Queryable, id: string): Promise<Approval | null> {
  const [approval] = await q.select().from(approvals).where(eq(approvals.id, id));
  return approval ?? null;
}

/** What waits for a decision on a subject, if anything. */
export async function pendingApprovalFor(q: Queryable, kind: ApprovalKind, subject: string): Promise<Approval | null> {
  const [approval] = await q
    .select()
    .from(approvals)
    .where(and(eq(approvals.kind, kind), eq(approvals.subject, subject), eq(approvals.status, "pending")));
  return approval ?? null;
}

/** A page of what waits for a decision, oldest first. @param after the last id of the page before; empty for the first */
export async function pendingApprovals(
  q: Queryable,
  kinds: readonly ApprovalKind[],
  after: string,
  size: number,
): Promise<Approval[]> {
  return q
    .select()
    .from(approvals)
    .where(and(eq(approvals.status, "pending"), inArray(approvals.kind, [...kinds]), gt(approvals.id, after)))
    .orderBy(asc(approvals.id))
    .limit(size);
}

/** The same, the first to run out first. @param after where the page before ended */
export async function pendingApprovalsByDate(
  q: Queryable,
  kinds: readonly ApprovalKind[],
  after: Place | null,
  size: number,
): Promise<Approval[]> {
  const { expiresAt, id } = approvals;
  return q
    .select()
    .from(approvals)
    .where(and(eq(approvals.status, "pending"), inArray(approvals.kind, [...kinds]), behind(expiresAt, id, after)))
    .orderBy(asc(expiresAt), asc(id))
    .limit(size);
}

/** How many requests of these kinds wait for a decision. */
export async function countPendingApprovals(q: Queryable, kinds: readonly ApprovalKind[]): Promise<number> {
  const [row] = await q
    .select({ waiting: count() })
    .from(approvals)
    .where(and(eq(approvals.status, "pending"), inArray(approvals.kind, [...kinds])));
  return row?.waiting ?? 0;
}

/** Everything that was ever asked for on a subject, newest first. */
export async function approvalsOfSubject(q: Queryable, subject: string): Promise<Approval[]> {
  return q.select().from(approvals).where(eq(approvals.subject, subject)).orderBy(desc(approvals.id));
}

/** What somebody asked for that still waits. */
export async function pendingApprovalsBy(q: Queryable, requestedBy: string): Promise<Approval[]> {
  return q
    .select()
    .from(approvals)
    .where(and(eq(approvals.requestedBy, requestedBy), eq(approvals.status, "pending")))
    .orderBy(asc(approvals.id));
}

/** Pending requests whose time is over, oldest first. */
export async function overdueApprovals(q: Queryable, now: number, size: number): Promise<Approval[]> {
  return q
    .select()
    .from(approvals)
    .where(and(eq(approvals.status, "pending"), lte(approvals.expiresAt, now)))
    .orderBy(asc(approvals.id))
    .limit(size);
}

/** Closes a pending request. @returns false when it was closed before: of two who decide at once, one wins. */
export async function closeApproval(
  tx: Queryable,
  id: string,
  closing: {
    status: "approved" | "refused" | "withdrawn" | "expired";
    approverId: string | null;
    reason: string | null;
    at: number;
  },
): Promise<boolean> {
  const closed = await tx
    .update(approvals)
    .set({
      status: closing.status,
      approverId: closing.approverId,
      closedReason: closing.reason,
      closedAt: closing.at,
    })
    .where(and(eq(approvals.id, id), eq(approvals.status, "pending")))
    .returning({ id: approvals.id });
  return closed.length > 0;
}

/** Marks approved terms as carried out. @returns false when they were before, or are not approved. */
export async function markApprovalUsed(tx: Queryable, id: string, now: number): Promise<boolean> {
  const used = await tx
    .update(approvals)
    .set({ usedAt: now })
    .where(and(eq(approvals.id, id), eq(approvals.status, "approved"), isNull(approvals.usedAt)))
    .returning({ id: approvals.id });
  return used.length > 0;
}
