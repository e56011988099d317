import { asc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { linkRequests } from "#db/schema/access.ts";

export type LinkRequest = typeof linkRequests.$inferSelect;

export async function insertLinkRequest(tx: Queryable, request: typeof linkRequests.$inferInsert): Promise<void> {
  await tx.insert(linkRequests).values(request);
}

/** Requests nobody has looked at, oldest first. */
export async function openLinkRequests(q: Queryable, limit: number): Promise<LinkRequest[]> {
  return q
    .select()
    .from(linkRequests)
    .where(isNull(linkRequests.answeredAt))
    .orderBy(asc(linkRequests.id))
    .limit(limit);
}

/** Marks a request as answered and forgets what was typed. */
export async function settleLinkRequest(tx: Queryable, id: string, now: number): Promise<void> {
  await tx.update(linkRequests).set({ answeredAt: now, key: "" }).where(eq(linkRequests.id, id));
}
