import { and, asc, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { gatewayEvents } from "#db/schema/payments.ts";
import { behind, type Place } from "./keyset.ts";

export type InboxRow = typeof gatewayEvents.$inferSelect;

const byId = prepared((q) =>
  q
    .select()
    .from(gatewayEvents)
    .where(and(eq(gatewayEvents.gateway, sql.placeholder("gateway")), eq(gatewayEvents.id, sql.placeholder("id"))))
    .prepare(),
);

/** A message by its id; ids are the processor's, so its name belongs to the key. */
export async function inboxRow(q: Queryable, gateway: InboxRow["gateway"], id: string): Promise<InboxRow | null> {
  const [row] = await byId(q).execute({ gateway, id });
  return row ?? null;
}

export async function insertInboxRow(tx: Queryable, row: typeof gatewayEvents.$inferInsert): Promise<void> {
  await tx.insert(gatewayEvents).values(row);
}

/** Counts one more arrival of a message that is known. */
export async function countDelivery(tx: Queryable, gateway: InboxRow["gateway"], id: string): Promise<void> {
  await tx
    .update(gatewayEvents)
    .set({ deliveries: sql`${gatewayEvents.deliveries} + 1` })
    .where(and(eq(gatewayEvents.gateway, gateway), eq(gatewayEvents.id, id)));
}

/** Writes what became of a message. */
export async function settleInboxRow(
  tx: Queryable,
  gateway: InboxRow["gateway"],
  id: string,
  outcome: Pick<InboxRow, "status" | "reason" | "intentId" | "attemptId" | "settledAt">,
): Promise<void> {
  await tx
    .update(gatewayEvents)
    .set(outcome)
    .where(and(eq(gatewayEvents.gateway, gateway), eq(gatewayEvents.id, id)));
}

/** A page of messages that wait for something, oldest first. @param after where the page before ended */
export async function parkedRows(q: Queryable, after: Place | null, limit: number): Promise<InboxRow[]> {
  return q
    .select()
    .from(gatewayEvents)
    .where(and(eq(gatewayEvents.status, "parked"), behind(gatewayEvents.receivedAt, gatewayEvents.id, after)))
    .orderBy(asc(gatewayEvents.receivedAt), asc(gatewayEvents.id))
    .limit(limit);
}

/** How many messages of a provider wait for something. */
export async function countParked(q: Queryable): Promise<number> {
  const [row] = await q.select({ waiting: count() }).from(gatewayEvents).where(eq(gatewayEvents.status, "parked"));
  return row?.waiting ?? 0;
}

/** Messages that wait for this payment to be known. */
export async function parkedForIntent(q: Queryable, intentId: string): Promise<InboxRow[]> {
  return q
    .select()
    .from(gatewayEvents)
    .where(and(eq(gatewayEvents.status, "parked"), eq(gatewayEvents.intentId, intentId)))
    .orderBy(asc(gatewayEvents.receivedAt), asc(gatewayEvents.id));
}
