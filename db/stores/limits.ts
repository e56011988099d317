import { and, eq, gt, lt, lte, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { limits } from "#db/schema/access.ts";

/** At most `max` within each stretch of `windowMs`; a window of 0 never ends. */
export interface Limit {
  key: string;
  max: number;
  windowMs: number;
}

const forever = 8_640_000_000_000_000;

/**
 * Counts one use before it is allowed to happen: of fifty parallel tries with a limit of five, exactly five get true.
 *
 * @param now unix milliseconds
 * @returns false when the limit is used up; nothing is counted then.
 */
export async function take(tx: Queryable, limit: Limit, now: number): Promise<boolean> {
  const { window, expiresAt } = windowOf(limit, now);
  const counted = await tx
    .insert(limits)
    .values({ key: limit.key, window, count: 1, expiresAt })
    .onConflictDoUpdate({
      target: [limits.key, limits.window],
      set: { count: sql`${limits.count} + 1` },
      setWhere: lt(limits.count, limit.max),
    })
    .returning({ count: limits.count });
  return counted.length > 0;
}

/** Takes back one use, for a try that turned out to be right. */
export async function giveBack(tx: Queryable, limit: Limit, now: number): Promise<void> {
  await tx
    .update(limits)
    .set({ count: sql`max(${limits.count} - 1, 0)` })
    .where(and(eq(limits.key, limit.key), eq(limits.window, windowOf(limit, now).window)));
}

/** Whether the limit is used up, without counting. */
export async function isUsedUp(q: Queryable, limit: Limit, now: number): Promise<boolean> {
  const [row] = await q
    .select({ count: limits.count })
    .from(limits)
    .where(and(eq(limits.key, limit.key), eq(limits.window, windowOf(limit, now).window)));
  return (row?.count ?? 0) >= limit.max;
}

/** The window number of a block, beside the counters' own. */
const blockWindow = -1;

/** Blocks a key until an instant; a block that runs longer stays. */
export async function block(tx: Queryable, key: string, until: number): Promise<void> {
  await tx
    .insert(limits)
    .values({ key, window: blockWindow, count: 1, expiresAt: until })
    .onConflictDoUpdate({
      target: [limits.key, limits.window],
      set: { expiresAt: sql`max(${limits.expiresAt}, ${until})` },
    });
}

export async function isBlocked(q: Queryable, key: string, now: number): Promise<boolean> {
  const rows = await q
    .select({ key: limits.key })
    .from(limits)
    .where(and(eq(limits.key, key), eq(limits.window, blockWindow), gt(limits.expiresAt, now)));
  return rows.length > 0;
}

/** Forgets counters whose window has ended. @returns how many. */
export async function deleteExpiredLimits(tx: Queryable, now: number): Promise<number> {
  const gone = await tx.delete(limits).where(lte(limits.expiresAt, now)).returning({ key: limits.key });
  return gone.length;
}

function windowOf(limit: Limit, now: number): { window: number; expiresAt: number } {
  if (limit.windowMs === 0) return { window: 0, expiresAt: forever };
  const window = Math.floor(now / limit.windowMs);
  return { window, expiresAt: (window + 1) * limit.windowMs };
}
