import { eq, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { staffThrottles } from "#db/schema/staff.ts";

/** How tries at one secret slow down. */
export interface Backoff {
  key: string;
  /** This many tries in a row, then a wait. */
  free: number;
  /** The first wait; each further try doubles it, up to `maxWaitMs`. */
  firstWaitMs: number;
  maxWaitMs: number;
  /** Failures are forgotten this long after the last one. */
  forgetMs: number;
  /** After so many tries in a row no more are taken, ever, until somebody clears them; absent for never. */
  endAfter?: number;
}

export type Try = { ok: true } | { ok: false; retryAt: number };

const forever = 8_640_000_000_000_000;

/**
 * Counts a try before it is evaluated, so that fifty at once get exactly `free` answers. A try during a wait is
 * refused and not counted; a right one is followed by {@link clearTries}.
 *
 * @param now unix milliseconds
 */
export async function takeTry(tx: Queryable, backoff: Backoff, now: number): Promise<Try> {
  const [row] = await tx.select().from(staffThrottles).where(eq(staffThrottles.key, backoff.key));
  if (row && row.blockedUntil > now) return { ok: false, retryAt: row.blockedUntil };
  const tries = (row && row.expiresAt > now ? row.tries : 0) + 1;
  const wait = Math.min(backoff.firstWaitMs * 2 ** Math.max(tries - backoff.free, 0), backoff.maxWaitMs);
  const ended = tries >= (backoff.endAfter ?? Infinity);
  const blockedUntil = ended ? forever : tries >= backoff.free ? now + wait : 0;
  const next = { tries, blockedUntil, expiresAt: ended ? forever : now + backoff.forgetMs };
  await tx
    .insert(staffThrottles)
    .values({ key: backoff.key, ...next })
    .onConflictDoUpdate({ target: staffThrottles.key, set: next });
  return { ok: true };
}

/** Starts anew after a right answer. */
export async function clearTries(tx: Queryable, key: string): Promise<void> {
  await tx.delete(staffThrottles).where(eq(staffThrottles.key, key));
}

/** Forgets counts whose time is over. @returns how many. */
export async function deleteExpiredThrottles(tx: Queryable, now: number): Promise<number> {
  const gone = await tx
    .delete(staffThrottles)
    .where(lte(staffThrottles.expiresAt, now))
    .returning({ key: staffThrottles.key });
  return gone.length;
}
