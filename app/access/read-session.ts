import type { Services } from "#app/services.ts";
import { openSession, touchSession } from "#db/stores/sessions.ts";
import { sessionIdleMs, sessionMaxMs, sessionTouchMs } from "./rules.ts";
import { sessionHash } from "./start-session.ts";

/** A session somebody is in. */
export interface CurrentSession {
  borrowerId: string;
  timeZone: string;
  /** When it ends if no further page is opened, unix milliseconds. */
  endsAt: number;
}

/** Who a session cookie stands for; null when it is unknown, ended or has run out. Keeps the session awake. */
export async function readSession(
  { db, clock }: Pick<Services, "db" | "clock">,
  cookie: string,
): Promise<CurrentSession | null> {
  const now = clock.now();
  const session = await openSession(db.read, sessionHash(cookie));
  if (!session) return null;
  const latest = session.createdAt + sessionMaxMs;
  if (now >= latest || now >= session.lastSeenAt + sessionIdleMs) return null;
  if (now >= session.lastSeenAt + sessionTouchMs) {
    await db.transact((tx) => touchSession(tx, session.idHash, now));
  }
  const { borrowerId, timeZone } = session;
  return { borrowerId, timeZone, endsAt: Math.min(latest, now + sessionIdleMs) };
}
