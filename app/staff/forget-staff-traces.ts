import type { Services } from "#app/services.ts";
import { deleteExpiredStaffTraces } from "#db/stores/staff-sessions.ts";
import { deleteExpiredThrottles } from "#db/stores/staff-throttles.ts";

/** Forgets unfinished sign-ins, answered challenges and failed tries whose time is over. For the job runner. */
export async function forgetStaffTraces({ db, clock }: Pick<Services, "db" | "clock">): Promise<void> {
  await db.transact(async (tx) => {
    await deleteExpiredStaffTraces(tx, clock.now());
    await deleteExpiredThrottles(tx, clock.now());
  });
}
