import { and, asc, count, eq, isNotNull, lt, ne } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { callbacks } from "#db/schema/callbacks.ts";
import { behind, type Place } from "./keyset.ts";

export type Callback = typeof callbacks.$inferSelect;

/** @returns false when this person already waits for a call. */
export async function insertCallback(tx: Queryable, callback: typeof callbacks.$inferInsert): Promise<boolean> {
  const added = await tx.insert(callbacks).values(callback).onConflictDoNothing().returning({ id: callbacks.id });
  return added.length > 0;
}

export async function callbackById(q: Queryable, id: string): Promise<Callback | null> {
  const [row] = await q.select().from(callbacks).where(eq(callbacks.id, id));
  return row ?? null;
}

/** The call that somebody waits for, if any. */
export async function waitingCallback(q: Queryable, subject: string): Promise<Callback | null> {
  const [row] = await q
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.subject, subject), eq(callbacks.state, "waiting")));
  return row ?? null;
}

/** Calls to make, the earliest window first, after a row of the page before. */
export async function callbackQueue(q: Queryable, after: Place | null, limit: number): Promise<Callback[]> {
  return q
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.state, "waiting"), behind(callbacks.fromAt, callbacks.id, after)))
    .orderBy(asc(callbacks.fromAt), asc(callbacks.id))
    .limit(limit);
}

/** How many calls wait to be made. */
export async function countCallbacks(q: Queryable): Promise<number> {
  const [row] = await q.select({ waiting: count() }).from(callbacks).where(eq(callbacks.state, "waiting"));
  return row?.waiting ?? 0;
}

/** Changes a call that still waits. @returns false when somebody else closed it first. */
export async function changeCallback(
  tx: Queryable,
  id: string,
  change: Partial<Pick<Callback, "state" | "tries" | "assigneeId" | "closedAt">>,
): Promise<boolean> {
  const changed = await tx
    .update(callbacks)
    .set(change)
    .where(and(eq(callbacks.id, id), eq(callbacks.state, "waiting")))
    .returning({ id: callbacks.id });
  return changed.length > 0;
}

/** Destroys typed numbers of calls that were closed before an instant. @returns how many. */
export async function forgetCallbackNumbers(tx: Queryable, closedBefore: number): Promise<number> {
  const gone = await tx
    .update(callbacks)
    .set({ phoneSealed: null })
    .where(and(ne(callbacks.state, "waiting"), lt(callbacks.closedAt, closedBefore), isNotNull(callbacks.phoneSealed)))
    .returning({ id: callbacks.id });
  return gone.length;
}
