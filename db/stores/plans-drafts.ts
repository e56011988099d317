import { and, eq, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { planDrafts } from "#db/schema/plans.ts";

export type PlanDraftRow = typeof planDrafts.$inferSelect;

export async function planDraftOf(q: Queryable, loanId: string, borrowerId: string): Promise<PlanDraftRow | null> {
  const [row] = await q
    .select()
    .from(planDrafts)
    .where(and(eq(planDrafts.loanId, loanId), eq(planDrafts.borrowerId, borrowerId)));
  return row ?? null;
}

export async function putPlanDraft(tx: Queryable, draft: PlanDraftRow): Promise<void> {
  const { answersSealed, updatedAt, expiresAt } = draft;
  await tx
    .insert(planDrafts)
    .values(draft)
    .onConflictDoUpdate({
      target: [planDrafts.loanId, planDrafts.borrowerId],
      set: { answersSealed, updatedAt, expiresAt },
    });
}

/** Forgets the answers. @returns whether there were any. */
export async function deletePlanDraft(tx: Queryable, loanId: string, borrowerId: string): Promise<boolean> {
  const gone = await tx
    .delete(planDrafts)
    .where(and(eq(planDrafts.loanId, loanId), eq(planDrafts.borrowerId, borrowerId)))
    .returning({ loanId: planDrafts.loanId });
  return gone.length > 0;
}

/** Forgets every draft whose time is over. */
export async function deleteExpiredPlanDrafts(tx: Queryable, now: number): Promise<void> {
  await tx.delete(planDrafts).where(lte(planDrafts.expiresAt, now));
}
