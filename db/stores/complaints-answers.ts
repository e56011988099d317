import { and, asc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { complaintAnswers, complaintRedress } from "#db/schema/complaints-answers.ts";

export type ComplaintRedress = typeof complaintRedress.$inferSelect;

export async function answerDraftOf(
  q: Queryable,
  complaintId: string,
): Promise<typeof complaintAnswers.$inferSelect | null> {
  const [found] = await q.select().from(complaintAnswers).where(eq(complaintAnswers.complaintId, complaintId));
  return found ?? null;
}

/** Keeps the answer as written so far. A request for approval belongs to exactly what was written, so a change drops it. */
export async function keepAnswerDraft(tx: Queryable, draft: typeof complaintAnswers.$inferInsert): Promise<void> {
  const { writtenBy, answerSealed, updatedAt, approvalId = null } = draft;
  await tx.insert(complaintAnswers).values(draft).onConflictDoUpdate({
    target: complaintAnswers.complaintId,
    set: { writtenBy, answerSealed, updatedAt, approvalId },
  });
}

export async function deleteAnswerDraft(tx: Queryable, complaintId: string): Promise<void> {
  await tx.delete(complaintAnswers).where(eq(complaintAnswers.complaintId, complaintId));
}

export async function insertRedress(tx: Queryable, redress: typeof complaintRedress.$inferInsert): Promise<void> {
  await tx.insert(complaintRedress).values(redress);
}

export async function redressOf(q: Queryable, complaintId: string): Promise<ComplaintRedress[]> {
  return q
    .select()
    .from(complaintRedress)
    .where(eq(complaintRedress.complaintId, complaintId))
    .orderBy(asc(complaintRedress.id));
}

/** Redress that was handed over and whose end is not in the history yet, oldest first. */
export async function openRedress(q: Queryable, limit: number): Promise<ComplaintRedress[]> {
  return q
    .select()
    .from(complaintRedress)
    .where(isNull(complaintRedress.settledAt))
    .orderBy(asc(complaintRedress.id))
    .limit(limit);
}

export async function settleRedress(
  tx: Queryable,
  of: Pick<ComplaintRedress, "complaintId" | "id">,
  at: number,
): Promise<void> {
  await tx
    .update(complaintRedress)
    .set({ settledAt: at })
    .where(and(eq(complaintRedress.complaintId, of.complaintId), eq(complaintRedress.id, of.id)));
}
