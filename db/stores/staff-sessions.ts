import { and, desc, eq, gt, isNull, lte, ne, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { staffSessions, staffSignIns, staffUsedChallenges } from "#db/schema/staff.ts";

export type StaffSessionRow = typeof staffSessions.$inferSelect;
export type StaffSessionEnd =
  "signed_out" | "revoked" | "too_many" | "second_factor_reset" | "password_changed" | "disabled" | "roles_changed";

export async function insertSignIn(tx: Queryable, signIn: typeof staffSignIns.$inferInsert): Promise<void> {
  await tx.insert(staffSignIns).values(signIn);
}

/** Whose sign-in waits for its second factor; null when there is none such, it was used, or its time is over. */
export async function pendingSignIn(q: Queryable, ticketHash: string, now: number): Promise<string | null> {
  const [row] = await q
    .select({ staffId: staffSignIns.staffId })
    .from(staffSignIns)
    .where(and(eq(staffSignIns.ticketHash, ticketHash), isNull(staffSignIns.usedAt), gt(staffSignIns.expiresAt, now)));
  return row?.staffId ?? null;
}

export async function useSignIn(tx: Queryable, ticketHash: string, now: number): Promise<void> {
  await tx.update(staffSignIns).set({ usedAt: now }).where(eq(staffSignIns.ticketHash, ticketHash));
}

/** Ends every sign-in of a person that waits for its second factor. */
export async function dropSignInsOf(tx: Queryable, staffId: string, now: number): Promise<void> {
  await tx
    .update(staffSignIns)
    .set({ usedAt: now })
    .where(and(eq(staffSignIns.staffId, staffId), isNull(staffSignIns.usedAt)));
}

export async function insertStaffSession(tx: Queryable, session: typeof staffSessions.$inferInsert): Promise<void> {
  await tx.insert(staffSessions).values(session);
}

const open = prepared((q) =>
  q
    .select()
    .from(staffSessions)
    .where(and(eq(staffSessions.idHash, sql.placeholder("idHash")), isNull(staffSessions.endedAt)))
    .prepare(),
);

/** A session that has not been ended; whether it has expired is for the caller to say. */
export async function openStaffSessionRow(q: Queryable, idHash: string): Promise<StaffSessionRow | null> {
  const [session] = await open(q).execute({ idHash });
  return session ?? null;
}

/** Sessions of a person that have not been ended, newest first. */
export async function openStaffSessionsOf(q: Queryable, staffId: string): Promise<StaffSessionRow[]> {
  return q
    .select()
    .from(staffSessions)
    .where(and(eq(staffSessions.staffId, staffId), isNull(staffSessions.endedAt)))
    .orderBy(desc(staffSessions.createdAt), desc(staffSessions.idHash));
}

export async function touchStaffSession(tx: Queryable, idHash: string, now: number): Promise<void> {
  await tx.update(staffSessions).set({ lastSeenAt: now }).where(eq(staffSessions.idHash, idHash));
}

/** Notes a fresh second factor and moves the session to a new id, so that an id seen before is worth nothing after. */
export async function renewStaffSession(
  tx: Queryable,
  idHash: string,
  renewed: { idHash: string; secondFactorAt: number },
): Promise<void> {
  await tx
    .update(staffSessions)
    .set({ idHash: renewed.idHash, secondFactorAt: renewed.secondFactorAt, lastSeenAt: renewed.secondFactorAt })
    .where(and(eq(staffSessions.idHash, idHash), isNull(staffSessions.endedAt)));
}

/** @returns false when the person has no such open session. */
export async function endStaffSessionRow(
  tx: Queryable,
  session: { staffId: string; idHash: string },
  reason: StaffSessionEnd,
  now: number,
): Promise<boolean> {
  const ended = await tx
    .update(staffSessions)
    .set({ endedAt: now, endedReason: reason })
    .where(
      and(
        eq(staffSessions.idHash, session.idHash),
        eq(staffSessions.staffId, session.staffId),
        isNull(staffSessions.endedAt),
      ),
    )
    .returning({ idHash: staffSessions.idHash });
  return ended.length > 0;
}

/** Ends every session of a person, except the one named. @returns how many. */
export async function endStaffSessionsOf(
  tx: Queryable,
  staffId: string,
  reason: StaffSessionEnd,
  now: number,
  except = "",
): Promise<number> {
  const ended = await tx
    .update(staffSessions)
    .set({ endedAt: now, endedReason: reason })
    .where(and(eq(staffSessions.staffId, staffId), isNull(staffSessions.endedAt), ne(staffSessions.idHash, except)))
    .returning({ idHash: staffSessions.idHash });
  return ended.length;
}

/** Marks a challenge as answered. @returns false when it was answered before. */
export async function useChallenge(tx: Queryable, hash: string, expiresAt: number): Promise<boolean> {
  const used = await tx
    .insert(staffUsedChallenges)
    .values({ hash, expiresAt })
    .onConflictDoNothing()
    .returning({ hash: staffUsedChallenges.hash });
  return used.length > 0;
}

/** Forgets sign-ins and challenges whose time is over. @returns how many rows. */
export async function deleteExpiredStaffTraces(tx: Queryable, now: number): Promise<number> {
  const challenges = await tx
    .delete(staffUsedChallenges)
    .where(lte(staffUsedChallenges.expiresAt, now))
    .returning({ hash: staffUsedChallenges.hash });
  const signIns = await tx
    .delete(staffSignIns)
    .where(lte(staffSignIns.expiresAt, now))
    .returning({ hash: staffSignIns.ticketHash });
  return challenges.length + signIns.length;
}
