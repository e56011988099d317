import { and, asc, eq, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { moneyReturns } from "#db/schema/payments-back.ts";
import { refundRank } from "./payments-refunds.ts";

export type MoneyReturn = typeof moneyReturns.$inferSelect;

/** Whether money of this return is on its way back or has gone. */
export function isLiveReturn({ state }: Pick<MoneyReturn, "state">): boolean {
  return state === "requested" || state === "sent" || state === "succeeded";
}

export async function insertReturn(tx: Queryable, row: typeof moneyReturns.$inferInsert): Promise<void> {
  await tx.insert(moneyReturns).values(row);
}

export async function returnById(q: Queryable, id: string): Promise<MoneyReturn | null> {
  const [row] = await q.select().from(moneyReturns).where(eq(moneyReturns.id, id));
  return row ?? null;
}

/** Everything that was tried to return a payment, oldest first; at most one of them is live. */
export async function returnsOfIntent(q: Queryable, intentId: string): Promise<MoneyReturn[]> {
  return q.select().from(moneyReturns).where(eq(moneyReturns.intentId, intentId)).orderBy(asc(moneyReturns.id));
}

export async function returnByRefund(q: Queryable, refundRef: string): Promise<MoneyReturn | null> {
  const [row] = await q.select().from(moneyReturns).where(eq(moneyReturns.refundRef, refundRef));
  return row ?? null;
}

/** Returns whose call must be repeated, longest waiting first. */
export async function returnsToCheck(q: Queryable, now: number, limit: number): Promise<MoneyReturn[]> {
  return q
    .select()
    .from(moneyReturns)
    .where(and(lte(moneyReturns.checkAt, now), eq(moneyReturns.state, "requested")))
    .orderBy(asc(moneyReturns.checkAt), asc(moneyReturns.id))
    .limit(limit);
}

/** Writes news of a return; its state only climbs. */
export async function updateReturn(
  tx: Queryable,
  row: MoneyReturn,
  news: Partial<Pick<MoneyReturn, "state" | "refundRef" | "failureCode" | "checkAt">>,
  now: number,
): Promise<void> {
  const state = news.state && refundRank(news.state) > refundRank(row.state) ? news.state : row.state;
  const { refundRef, failureCode, checkAt } = { ...row, ...news };
  await tx
    .update(moneyReturns)
    .set({ state, refundRef: row.refundRef ?? refundRef, failureCode, checkAt, updatedAt: now })
    .where(eq(moneyReturns.id, row.id));
}
