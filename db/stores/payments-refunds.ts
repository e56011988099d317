import { asc, eq, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { paymentRefunds } from "#db/schema/payments-back.ts";

export type Refund = typeof paymentRefunds.$inferSelect;

export async function insertRefund(tx: Queryable, refund: typeof paymentRefunds.$inferInsert): Promise<void> {
  await tx.insert(paymentRefunds).values(refund);
}

export async function refundById(q: Queryable, id: string): Promise<Refund | null> {
  const [row] = await q.select().from(paymentRefunds).where(eq(paymentRefunds.id, id));
  return row ?? null;
}

export async function refundsOfAttempt(q: Queryable, attemptId: string): Promise<Refund[]> {
  return q
    .select()
    .from(paymentRefunds)
    .where(eq(paymentRefunds.attemptId, attemptId))
    .orderBy(asc(paymentRefunds.createdAt), asc(paymentRefunds.id));
}

/** Refunds whose call must be repeated, longest waiting first. */
export async function refundsToCheck(q: Queryable, now: number, limit: number): Promise<Refund[]> {
  return q
    .select()
    .from(paymentRefunds)
    .where(lte(paymentRefunds.checkAt, now))
    .orderBy(asc(paymentRefunds.checkAt), asc(paymentRefunds.id))
    .limit(limit);
}

const order: readonly Refund["state"][] = ["requested", "sent", "refused", "succeeded", "failed"];

/** How far money on its way back has got; it only climbs. */
export function refundRank(state: Refund["state"]): number {
  return order.indexOf(state);
}

/** Writes news of a refund; its state only climbs (a failed refund never becomes a successful one). */
export async function updateRefund(
  tx: Queryable,
  refund: Refund,
  news: Partial<Pick<Refund, "state" | "refundRef" | "failureCode" | "checkAt">>,
  now: number,
): Promise<void> {
  const state = news.state && refundRank(news.state) > refundRank(refund.state) ? news.state : refund.state;
  const next = { ...refund, ...news, state };
  const { refundRef, failureCode, checkAt } = next;
  await tx
    .update(paymentRefunds)
    .set({ state, refundRef: refund.refundRef ?? refundRef, failureCode, checkAt, updatedAt: now })
    .where(eq(paymentRefunds.id, refund.id));
}
