import { and, desc, eq, gt, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { contactChanges, stepUpCodes } from "#db/schema/contact.ts";
import type { StepUpAction } from "#db/schema/contact-kinds.ts";

export type StepUpCode = typeof stepUpCodes.$inferSelect;

export async function insertStepUpCode(tx: Queryable, code: typeof stepUpCodes.$inferInsert): Promise<void> {
  await tx.insert(stepUpCodes).values(code);
}

/** Closes the codes that a newer one replaces. */
export async function voidStepUpCodes(
  tx: Queryable,
  borrowerId: string,
  action: StepUpAction,
  now: number,
): Promise<void> {
  await tx
    .update(stepUpCodes)
    .set({ voidedAt: now, valueSealed: null })
    .where(
      and(
        eq(stepUpCodes.borrowerId, borrowerId),
        eq(stepUpCodes.action, action),
        isNull(stepUpCodes.usedAt),
        isNull(stepUpCodes.voidedAt),
      ),
    );
}

/** A code of this session; null for anybody else's. */
export async function stepUpCodeOf(q: Queryable, id: string, sessionHash: string): Promise<StepUpCode | null> {
  const [row] = await q
    .select()
    .from(stepUpCodes)
    .where(and(eq(stepUpCodes.id, id), eq(stepUpCodes.sessionHash, sessionHash)));
  return row ?? null;
}

/** Counts a try before it is looked at. @returns the code while it is open and has tries left. */
export async function takeStepUpTry(
  tx: Queryable,
  id: string,
  sessionHash: string,
  max: number,
  now: number,
): Promise<StepUpCode | null> {
  const [row] = await tx
    .update(stepUpCodes)
    .set({ tries: sql`${stepUpCodes.tries} + 1` })
    .where(
      and(
        eq(stepUpCodes.id, id),
        eq(stepUpCodes.sessionHash, sessionHash),
        lt(stepUpCodes.tries, max),
        isNull(stepUpCodes.usedAt),
        isNull(stepUpCodes.voidedAt),
        gt(stepUpCodes.expiresAt, now),
      ),
    )
    .returning();
  return row ?? null;
}

export async function useStepUpCode(tx: Queryable, id: string, now: number): Promise<void> {
  await tx.update(stepUpCodes).set({ usedAt: now, valueSealed: null }).where(eq(stepUpCodes.id, id));
}

/** When this session last used a code for an act; null: never. */
export async function stepUpUsedAt(q: Queryable, sessionHash: string, action: StepUpAction): Promise<number | null> {
  const [row] = await q
    .select({ usedAt: stepUpCodes.usedAt })
    .from(stepUpCodes)
    .where(and(eq(stepUpCodes.sessionHash, sessionHash), eq(stepUpCodes.action, action), isNotNull(stepUpCodes.usedAt)))
    .orderBy(desc(stepUpCodes.usedAt))
    .limit(1);
  return row?.usedAt ?? null;
}

export async function insertContactChange(tx: Queryable, change: typeof contactChanges.$inferInsert): Promise<void> {
  await tx.insert(contactChanges).values(change);
}

/** When a number or address was last changed; null: never. */
export async function lastContactChange(
  q: Queryable,
  borrowerId: string,
  field: "phone" | "email",
): Promise<number | null> {
  const [row] = await q
    .select({ changedAt: contactChanges.changedAt })
    .from(contactChanges)
    .where(and(eq(contactChanges.borrowerId, borrowerId), eq(contactChanges.field, field)))
    .orderBy(desc(contactChanges.changedAt))
    .limit(1);
  return row?.changedAt ?? null;
}
