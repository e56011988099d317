import type { Queryable } from "#db/engine/database.ts";
import { tasks } from "#db/schema/audit.ts";

/** Asks a person to do something, once per dedupe key. */
export async function askStaff(tx: Queryable, task: typeof tasks.$inferInsert): Promise<void> {
  await tx.insert(tasks).values(task).onConflictDoNothing();
}
