import { createHash, randomBytes } from "node:crypto";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { endSession, insertSession, openSessionsOf } from "#db/stores/sessions.ts";
import { sessionsMax } from "./rules.ts";

/** What is stored of a session cookie. */
export function sessionHash(cookie: string): string {
  return createHash("sha256").update(cookie).digest("hex");
}

/**
 * Opens a session for somebody who has just proved who they are, and closes the oldest beyond three.
 *
 * @returns the cookie's value, 256 random bits, kept nowhere.
 */
export async function startSession(
  tx: Queryable,
  { clock }: Pick<Services, "clock">,
  borrowerId: string,
): Promise<string> {
  const now = clock.now();
  const open = await openSessionsOf(tx, borrowerId);
  for (const session of open.slice(sessionsMax - 1)) await endSession(tx, session.idHash, now);
  const cookie = randomBytes(32).toString("base64url");
  await insertSession(tx, { idHash: sessionHash(cookie), borrowerId, createdAt: now, lastSeenAt: now });
  return cookie;
}
