import { and, asc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { complaintFiles } from "#db/schema/complaints-files.ts";

export type ComplaintFile = typeof complaintFiles.$inferSelect;

export async function insertComplaintFile(tx: Queryable, file: typeof complaintFiles.$inferInsert): Promise<void> {
  await tx.insert(complaintFiles).values(file);
}

/** What came with a complaint and is still kept, oldest first. */
export async function filesOfComplaint(q: Queryable, complaintId: string): Promise<ComplaintFile[]> {
  return q
    .select()
    .from(complaintFiles)
    .where(and(eq(complaintFiles.complaintId, complaintId), isNull(complaintFiles.deletedAt)))
    .orderBy(asc(complaintFiles.id));
}

/** What still waits for the scanner, oldest first. */
export async function pendingComplaintFiles(q: Queryable, limit: number): Promise<ComplaintFile[]> {
  return q
    .select()
    .from(complaintFiles)
    .where(and(eq(complaintFiles.scan, "pending"), isNull(complaintFiles.deletedAt)))
    .orderBy(asc(complaintFiles.id))
    .limit(limit);
}

/** Notes what a scan found, while it was pending. */
export async function settleComplaintFile(
  tx: Queryable,
  file: Pick<ComplaintFile, "complaintId" | "id">,
  scan: "clean" | "infected",
  at: number,
): Promise<void> {
  await tx
    .update(complaintFiles)
    .set({ scan, deletedAt: scan === "infected" ? at : null })
    .where(
      and(
        eq(complaintFiles.complaintId, file.complaintId),
        eq(complaintFiles.id, file.id),
        eq(complaintFiles.scan, "pending"),
      ),
    );
}
