import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { gatewayPostings, paymentAttempts } from "#db/schema/payments.ts";
import { payLinks } from "#db/schema/payments-links.ts";

export type PayLink = typeof payLinks.$inferSelect;

export async function insertPayLink(tx: Queryable, link: typeof payLinks.$inferInsert): Promise<void> {
  await tx.insert(payLinks).values(link);
}

export async function payLinkByHash(q: Queryable, tokenHash: string): Promise<PayLink | null> {
  const [row] = await q.select().from(payLinks).where(eq(payLinks.tokenHash, tokenHash));
  return row ?? null;
}

export async function payLinkById(q: Queryable, id: string): Promise<PayLink | null> {
  const [row] = await q.select().from(payLinks).where(eq(payLinks.id, id));
  return row ?? null;
}

/** Links of a loan that still work, newest first. */
export async function livePayLinks(q: Queryable, loanId: string, now: number): Promise<PayLink[]> {
  return q
    .select()
    .from(payLinks)
    .where(and(eq(payLinks.loanId, loanId), isNull(payLinks.revokedAt), gt(payLinks.expiresAt, now)))
    .orderBy(desc(payLinks.createdAt), desc(payLinks.id));
}

/** Closes a link; closing it twice changes nothing. */
export async function revokePayLink(tx: Queryable, id: string, now: number): Promise<void> {
  await tx
    .update(payLinks)
    .set({ revokedAt: now })
    .where(and(eq(payLinks.id, id), isNull(payLinks.revokedAt)));
}

/** What has come in through a link, and what may still come: minor units. */
export async function usedThroughLink(q: Queryable, payLinkId: string): Promise<{ paid: number; underWay: number }> {
  const [paid] = await q
    .select({ sum: sql<number>`coalesce(sum(${gatewayPostings.amount}), 0)` })
    .from(gatewayPostings)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, gatewayPostings.attemptId))
    .where(and(eq(paymentAttempts.payLinkId, payLinkId), eq(gatewayPostings.kind, "payment")));
  const [underWay] = await q
    .select({ sum: sql<number>`coalesce(sum(${paymentAttempts.amount}), 0)` })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.payLinkId, payLinkId), inArray(paymentAttempts.state, ["processing"])));
  return { paid: paid?.sum ?? 0, underWay: underWay?.sum ?? 0 };
}
