import { and, asc, eq, isNull } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { hardshipQuestions } from "#db/schema/hardship-evidence.ts";

export type HardshipQuestions = typeof hardshipQuestions.$inferSelect;

export async function insertQuestions(tx: Queryable, asked: typeof hardshipQuestions.$inferInsert): Promise<void> {
  await tx.insert(hardshipQuestions).values(asked);
}

/** Everything asked in a case, oldest first. */
export async function questionsOfCase(q: Queryable, caseId: string): Promise<HardshipQuestions[]> {
  return q
    .select()
    .from(hardshipQuestions)
    .where(eq(hardshipQuestions.caseId, caseId))
    .orderBy(asc(hardshipQuestions.askedAt));
}

/** Keeps the answers, once. @returns false when they were there already. */
export async function answerQuestions(
  tx: Queryable,
  asked: Pick<HardshipQuestions, "loanId" | "id">,
  answersSealed: Buffer,
  answeredAt: number,
): Promise<boolean> {
  const kept = await tx
    .update(hardshipQuestions)
    .set({ answersSealed, answeredAt })
    .where(
      and(
        eq(hardshipQuestions.loanId, asked.loanId),
        eq(hardshipQuestions.id, asked.id),
        isNull(hardshipQuestions.answeredAt),
      ),
    )
    .returning({ id: hardshipQuestions.id });
  return kept.length > 0;
}
