import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { messages } from "#db/schema/contact.ts";

/** Holds back what is queued about a loan and forgets its text. @param reason the kind of hold @returns how many */
export async function holdBackQueued(tx: Queryable, loanId: string, reason: string, now: number): Promise<number> {
  const held = await tx
    .update(messages)
    .set({ status: "held", reason: `hold:${reason}`, contentSealed: null, settledAt: now })
    .where(and(eq(messages.loanId, loanId), eq(messages.status, "queued")))
    .returning({ id: messages.id });
  return held.length;
}

/** How many messages about a loan were held back since an instant. */
export async function heldBackSince(q: Queryable, loanId: string, since: number): Promise<number> {
  const [row] = await q
    .select({ count: sql<number>`count(*)` })
    .from(messages)
    .where(and(eq(messages.loanId, loanId), eq(messages.status, "held"), gte(messages.settledAt, since)));
  return row?.count ?? 0;
}

/** Messages to a borrower, the newest first: what was sent and what was held back, without any text. */
export async function latestMessagesTo(q: Queryable, borrowerId: string, limit: number) {
  const { id, template, status, reason, delivery, createdAt, settledAt } = messages;
  return q
    .select({ id, template, status, reason, delivery, createdAt, settledAt })
    .from(messages)
    .where(eq(messages.borrowerId, borrowerId))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit);
}
