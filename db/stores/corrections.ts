import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { corrections } from "#db/schema/corrections.ts";

export type Correction = typeof corrections.$inferSelect;

export async function insertCorrection(tx: Queryable, correction: typeof corrections.$inferInsert): Promise<void> {
  await tx.insert(corrections).values(correction);
}

export async function correctionById(q: Queryable, id: string): Promise<Correction | null> {
  const [found] = await q.select().from(corrections).where(eq(corrections.id, id));
  return found ?? null;
}

/** What whoever asked can find again by its keys. */
export async function correctionsByKeys(q: Queryable, keys: readonly string[]): Promise<Correction[]> {
  if (keys.length === 0) return [];
  return q
    .select()
    .from(corrections)
    .where(inArray(corrections.key, [...keys]));
}

/** A page of what waits, oldest first, or of what is settled, newest first. @param after id of the last row before */
export async function correctionQueue(
  q: Queryable,
  settled: boolean,
  after: string | null,
  size: number,
): Promise<Correction[]> {
  return q
    .select()
    .from(corrections)
    .where(
      and(
        settled ? isNotNull(corrections.settledAt) : isNull(corrections.settledAt),
        after === null ? undefined : settled ? lt(corrections.id, after) : gt(corrections.id, after),
      ),
    )
    .orderBy(settled ? desc(corrections.id) : asc(corrections.id))
    .limit(size);
}

/** How many corrections wait to be carried out. */
export async function countCorrections(q: Queryable): Promise<number> {
  const [row] = await q.select({ waiting: count() }).from(corrections).where(isNull(corrections.settledAt));
  return row?.waiting ?? 0;
}

/** Settles a correction that still waits. @returns false when somebody was faster */
export async function settleCorrectionRow(
  tx: Queryable,
  of: Pick<Correction, "loanId" | "id">,
  settled: Pick<Correction, "outcome" | "obstacle" | "settledAt" | "settledBy" | "proofSealed">,
): Promise<boolean> {
  const changed = await tx
    .update(corrections)
    .set(settled)
    .where(and(eq(corrections.loanId, of.loanId), eq(corrections.id, of.id), isNull(corrections.settledAt)))
    .returning({ id: corrections.id });
  return changed.length > 0;
}
