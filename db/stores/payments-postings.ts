import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { gatewayPostings, paymentNotices } from "#db/schema/payments.ts";
import { paymentDisputes } from "#db/schema/payments-back.ts";

export type Posting = typeof gatewayPostings.$inferSelect;
export type Dispute = typeof paymentDisputes.$inferSelect;
export type Notice = typeof paymentNotices.$inferSelect;

/** Adds a posting once per movement. Only `apply-event.ts` calls this; the ledger refuses entries without one. */
export async function insertPosting(tx: Queryable, posting: typeof gatewayPostings.$inferInsert): Promise<void> {
  await tx.insert(gatewayPostings).values(posting);
}

export async function postingByRef(q: Queryable, ref: string): Promise<Posting | null> {
  const [row] = await q.select().from(gatewayPostings).where(eq(gatewayPostings.ref, ref));
  return row ?? null;
}

/** All movements of one payment: itself, refunds, disputes. */
export async function postingsOfIntent(q: Queryable, intentId: string): Promise<Posting[]> {
  return q
    .select()
    .from(gatewayPostings)
    .where(eq(gatewayPostings.intentId, intentId))
    .orderBy(asc(gatewayPostings.at), asc(gatewayPostings.ref));
}

/** All movements that an attempt led to. */
export async function postingsOfAttempt(q: Queryable, attemptId: string): Promise<Posting[]> {
  return q
    .select()
    .from(gatewayPostings)
    .where(eq(gatewayPostings.attemptId, attemptId))
    .orderBy(asc(gatewayPostings.at), asc(gatewayPostings.ref));
}

/** All movements of a loan at the processor. */
export async function postingsOfLoan(q: Queryable, loanId: string): Promise<Posting[]> {
  return q
    .select()
    .from(gatewayPostings)
    .where(eq(gatewayPostings.loanId, loanId))
    .orderBy(asc(gatewayPostings.at), asc(gatewayPostings.ref));
}

/** Movements in a half-open span of instants, for the comparison with the processor's own account. */
export async function postingsBetween(q: Queryable, from: number, until: number): Promise<Posting[]> {
  return q
    .select()
    .from(gatewayPostings)
    .where(and(gte(gatewayPostings.at, from), lt(gatewayPostings.at, until)))
    .orderBy(asc(gatewayPostings.at), asc(gatewayPostings.ref));
}

/** Keeps what was told last about a dispute; an older message does not overwrite a newer one. */
export async function keepDispute(tx: Queryable, dispute: typeof paymentDisputes.$inferInsert): Promise<void> {
  await tx
    .insert(paymentDisputes)
    .values(dispute)
    .onConflictDoUpdate({
      target: paymentDisputes.disputeRef,
      set: { status: dispute.status, reason: dispute.reason, amount: dispute.amount, toldAt: dispute.toldAt },
      setWhere: lt(paymentDisputes.toldAt, dispute.toldAt),
    });
}

export async function disputesOfLoan(q: Queryable, loanId: string): Promise<Dispute[]> {
  return q.select().from(paymentDisputes).where(eq(paymentDisputes.loanId, loanId));
}

/** Asks for a notice once per id. */
export async function askNotice(tx: Queryable, notice: typeof paymentNotices.$inferInsert): Promise<void> {
  await tx.insert(paymentNotices).values(notice).onConflictDoNothing();
}

/** Notices that nobody has been told yet, oldest first. */
export async function unsentNotices(q: Queryable, limit: number): Promise<Notice[]> {
  return q
    .select()
    .from(paymentNotices)
    .where(sql`${paymentNotices.sentAt} is null`)
    .orderBy(asc(paymentNotices.createdAt), asc(paymentNotices.id))
    .limit(limit);
}

export async function markNoticeSent(tx: Queryable, id: string, now: number): Promise<void> {
  await tx.update(paymentNotices).set({ sentAt: now }).where(eq(paymentNotices.id, id));
}
