import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { tasks } from "#db/schema/audit.ts";
import { behind, type Place } from "./keyset.ts";

export type Task = typeof tasks.$inferSelect;

/** Asks a person to do something, once per dedupe key. */
export async function askStaff(tx: Queryable, task: typeof tasks.$inferInsert): Promise<void> {
  await tx.insert(tasks).values(task).onConflictDoNothing();
}

/** A page of what waits for a person, oldest first. @param after of the last one seen; null for the first page */
export async function openTasks(
  q: Queryable,
  kinds: readonly string[],
  after: Place | null,
  limit: number,
): Promise<Task[]> {
  return q
    .select()
    .from(tasks)
    .where(and(isNull(tasks.doneAt), inArray(tasks.kind, [...kinds]), behind(tasks.createdAt, tasks.id, after)))
    .orderBy(asc(tasks.createdAt), asc(tasks.id))
    .limit(limit);
}

/** How much of these kinds waits for a person. */
export async function countOpenTasks(q: Queryable, kinds: readonly string[]): Promise<number> {
  const [row] = await q
    .select({ waiting: count() })
    .from(tasks)
    .where(and(isNull(tasks.doneAt), inArray(tasks.kind, [...kinds])));
  return row?.waiting ?? 0;
}

/** Marks a piece of work as done. @returns the task, or null when it is not there or was done before */
export async function finishTask(
  tx: Queryable,
  id: string,
  done: { readonly at: number; readonly by: string },
): Promise<Task | null> {
  const [task] = await tx
    .update(tasks)
    .set({ doneAt: done.at, doneBy: done.by })
    .where(and(eq(tasks.id, id), isNull(tasks.doneAt)))
    .returning();
  return task ?? null;
}

/** Marks what was asked for under a key as done, if it still waits. */
export async function finishTaskOf(
  tx: Queryable,
  dedupeKey: string,
  done: { readonly at: number; readonly by: string },
): Promise<void> {
  await tx
    .update(tasks)
    .set({ doneAt: done.at, doneBy: done.by })
    .where(and(eq(tasks.dedupeKey, dedupeKey), isNull(tasks.doneAt)));
}
