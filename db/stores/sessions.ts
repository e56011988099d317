import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { sessions } from "#db/schema/access.ts";
import { borrowers } from "#db/schema/borrowers.ts";

export type Session = typeof sessions.$inferSelect;

export async function insertSession(tx: Queryable, session: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(session);
}

const open = prepared((q) =>
  q
    .select({ ...getTableColumns(sessions), timeZone: borrowers.timeZone })
    .from(sessions)
    .innerJoin(borrowers, eq(borrowers.id, sessions.borrowerId))
    .where(and(eq(sessions.idHash, sql.placeholder("idHash")), isNull(sessions.endedAt)))
    .prepare(),
);

/** A session that has not been ended, and where its borrower lives; whether it has expired is for the caller to say. */
export async function openSession(q: Queryable, idHash: string): Promise<(Session & { timeZone: string }) | null> {
  const [session] = await open(q).execute({ idHash });
  return session ?? null;
}

/** Open sessions of a borrower, newest first. */
export async function openSessionsOf(q: Queryable, borrowerId: string): Promise<Session[]> {
  return q
    .select()
    .from(sessions)
    .where(and(eq(sessions.borrowerId, borrowerId), isNull(sessions.endedAt)))
    .orderBy(desc(sessions.createdAt), desc(sessions.idHash));
}

export async function touchSession(tx: Queryable, idHash: string, now: number): Promise<void> {
  await tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.idHash, idHash));
}

export async function endSession(tx: Queryable, idHash: string, now: number): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.idHash, idHash), isNull(sessions.endedAt)));
}
