import type { Services } from "#app/services.ts";
import { endSession } from "#db/stores/sessions.ts";
import { sessionHash } from "./start-session.ts";

/** Signs out. Doing it twice, or with a cookie nobody knows, is as good as once. */
export async function signOut({ db, clock }: Pick<Services, "db" | "clock">, cookie: string): Promise<void> {
  await db.transact((tx) => endSession(tx, sessionHash(cookie), clock.now()));
}
