import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { savedMethods } from "#db/schema/payments-autopay.ts";
import { gatewayLines, paymentWatermarks } from "#db/schema/payments-reconcile.ts";

export type AccountLine = typeof gatewayLines.$inferSelect;

/** How far a kind of reading has got, unix milliseconds; null when it has never run. */
export async function watermark(q: Queryable, name: string): Promise<number | null> {
  const [row] = await q
    .select({ at: paymentWatermarks.at })
    .from(paymentWatermarks)
    .where(eq(paymentWatermarks.name, name));
  return row?.at ?? null;
}

/** Moves a watermark forward; it never goes back. */
export async function moveWatermark(tx: Queryable, name: string, at: number): Promise<void> {
  await tx
    .insert(paymentWatermarks)
    .values({ name, at })
    .onConflictDoUpdate({ target: paymentWatermarks.name, set: { at: sql`max(${paymentWatermarks.at}, ${at})` } });
}

/** Keeps lines of the processor's account, each once. */
export async function keepLines(tx: Queryable, lines: readonly AccountLine[]): Promise<void> {
  for (const line of lines) await tx.insert(gatewayLines).values(line).onConflictDoNothing();
}

export async function lineByRef(q: Queryable, ref: string): Promise<AccountLine | null> {
  const [row] = await q.select().from(gatewayLines).where(eq(gatewayLines.ref, ref));
  return row ?? null;
}

/** The processor's fees per currency over all lines that were read; minor units. */
export async function feesByCurrency(q: Queryable): Promise<Array<{ currency: string; fees: number }>> {
  return q
    .select({ currency: gatewayLines.currency, fees: sql<number>`sum(${gatewayLines.fee})` })
    .from(gatewayLines)
    .groupBy(gatewayLines.currency)
    .orderBy(asc(gatewayLines.currency));
}

/** Saved cards that have no name yet. */
export async function namelessCards(q: Queryable, limit: number): Promise<Array<{ methodId: string }>> {
  return q
    .select({ methodId: savedMethods.methodId })
    .from(savedMethods)
    .where(and(isNull(savedMethods.brand), eq(savedMethods.state, "active")))
    .limit(limit);
}
