import { and, asc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { disputeFiles } from "#db/schema/disputes.ts";

export type DisputeFile = typeof disputeFiles.$inferSelect;

export async function insertDisputeFile(tx: Queryable, file: typeof disputeFiles.$inferInsert): Promise<void> {
  await tx.insert(disputeFiles).values(file);
}

/** What was given in a dispute and is still kept, oldest first. */
export async function filesOfDispute(q: Queryable, disputeId: string): Promise<DisputeFile[]> {
  return q
    .select()
    .from(disputeFiles)
    .where(and(eq(disputeFiles.disputeId, disputeId), isNull(disputeFiles.deletedAt)))
    .orderBy(asc(disputeFiles.id));
}

/** What still waits for the scanner, oldest first. */
export async function pendingDisputeFiles(q: Queryable, limit: number): Promise<DisputeFile[]> {
  return q
    .select()
    .from(disputeFiles)
    .where(and(eq(disputeFiles.scan, "pending"), isNull(disputeFiles.deletedAt)))
    .orderBy(asc(disputeFiles.id))
    .limit(limit);
}

/** Notes what a scan found, while it was pending. */
export async function settleDisputeFile(
  tx: Queryable,
  file: Pick<DisputeFile, "loanId" | "id">,
  scan: "clean" | "infected",
  at: number,
): Promise<void> {
  await tx
    .update(disputeFiles)
    .set({ scan, deletedAt: scan === "infected" ? at : null })
    .where(and(eq(disputeFiles.loanId, file.loanId), eq(disputeFiles.id, file.id), eq(disputeFiles.scan, "pending")));
}
