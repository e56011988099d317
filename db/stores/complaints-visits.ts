import { and, eq, gt, isNotNull, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { complaintDrafts, complaintVisits } from "#db/schema/complaints-visits.ts";
import { complaints } from "#db/schema/complaints.ts";
import type { Complaint } from "./complaints.ts";

export async function insertVisit(tx: Queryable, visit: typeof complaintVisits.$inferInsert): Promise<void> {
  await tx.insert(complaintVisits).values(visit);
}

/** The complaint that a browser has shown its reference and channel for. */
export async function visitedComplaint(q: Queryable, tokenHash: string, now: number): Promise<Complaint | null> {
  const [found] = await q
    .select({ complaint: complaints })
    .from(complaintVisits)
    .innerJoin(complaints, eq(complaints.id, complaintVisits.complaintId))
    .where(and(eq(complaintVisits.tokenHash, tokenHash), gt(complaintVisits.expiresAt, now)));
  return found?.complaint ?? null;
}

export async function deleteVisit(tx: Queryable, tokenHash: string): Promise<void> {
  await tx.delete(complaintVisits).where(eq(complaintVisits.tokenHash, tokenHash));
}

export async function keepDraft(tx: Queryable, draft: typeof complaintDrafts.$inferInsert): Promise<void> {
  const { draftSealed, expiresAt } = draft;
  await tx
    .insert(complaintDrafts)
    .values(draft)
    .onConflictDoUpdate({ target: complaintDrafts.codeHash, set: { draftSealed, expiresAt } });
}

export async function draftByCode(q: Queryable, codeHash: string, now: number): Promise<Buffer | null> {
  const [found] = await q
    .select({ draftSealed: complaintDrafts.draftSealed })
    .from(complaintDrafts)
    .where(and(eq(complaintDrafts.codeHash, codeHash), gt(complaintDrafts.expiresAt, now)));
  return found?.draftSealed ?? null;
}

export async function deleteDraft(tx: Queryable, codeHash: string): Promise<void> {
  await tx.delete(complaintDrafts).where(eq(complaintDrafts.codeHash, codeHash));
}

/** Forgets visits and drafts whose time is over, and the words of complaints past their keeping time. */
export async function forgetExpired(tx: Queryable, now: number): Promise<void> {
  await tx.delete(complaintVisits).where(lte(complaintVisits.expiresAt, now));
  await tx.delete(complaintDrafts).where(lte(complaintDrafts.expiresAt, now));
  await tx
    .update(complaints)
    .set({ dataKey: null, reachIndex: null })
    .where(and(isNotNull(complaints.keepUntil), lte(complaints.keepUntil, now), isNotNull(complaints.dataKey)));
}
