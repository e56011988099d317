import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { complaintLetters, complaintMessages } from "#db/schema/complaints-letters.ts";

export type ComplaintLetter = typeof complaintLetters.$inferSelect;
export type ComplaintMessage = typeof complaintMessages.$inferSelect;

export async function insertLetter(tx: Queryable, letter: typeof complaintLetters.$inferInsert): Promise<void> {
  await tx.insert(complaintLetters).values(letter);
}

export async function lettersOf(q: Queryable, complaintId: string): Promise<ComplaintLetter[]> {
  return q
    .select()
    .from(complaintLetters)
    .where(eq(complaintLetters.complaintId, complaintId))
    .orderBy(asc(complaintLetters.id));
}

/** Queues a message of the complaints team, once per dedupe key. */
export async function insertComplaintMessage(
  tx: Queryable,
  message: typeof complaintMessages.$inferInsert,
): Promise<void> {
  await tx.insert(complaintMessages).values(message).onConflictDoNothing({ target: complaintMessages.dedupeKey });
}

export async function queuedComplaintMessages(q: Queryable, size: number): Promise<ComplaintMessage[]> {
  return q
    .select()
    .from(complaintMessages)
    .where(eq(complaintMessages.status, "queued"))
    .orderBy(asc(complaintMessages.id))
    .limit(size);
}

export async function messagesOfComplaint(q: Queryable, complaintId: string): Promise<ComplaintMessage[]> {
  return q
    .select()
    .from(complaintMessages)
    .where(eq(complaintMessages.complaintId, complaintId))
    .orderBy(asc(complaintMessages.id));
}

/** Leaves a message that no carrier takes to somebody who reaches the person in another way. */
export async function leaveToPeople(tx: Queryable, id: string): Promise<void> {
  await tx
    .update(complaintMessages)
    .set({ status: "by_hand" })
    .where(and(eq(complaintMessages.id, id), eq(complaintMessages.status, "queued")));
}

/** Notes that a message has left, and forgets its text. */
export async function settleComplaintMessage(tx: Queryable, id: string, now: number): Promise<void> {
  await tx
    .update(complaintMessages)
    .set({ status: "sent", contentSealed: null, settledAt: now })
    .where(and(eq(complaintMessages.id, id), inArray(complaintMessages.status, ["queued", "by_hand"])));
}
