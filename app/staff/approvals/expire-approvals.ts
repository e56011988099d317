import type { Clock } from "#app/clock.ts";
import type { Database } from "#db/engine/database.ts";
import { overdueApprovals } from "#db/stores/approvals.ts";
import { expire } from "./request-approval.ts";

/** Ends requests that nobody decided within three days. For the job runner. @returns how many */
export async function expireApprovals(house: { readonly db: Database; readonly clock: Clock }): Promise<number> {
  const batch = 100;
  let ended = 0;
  for (;;) {
    const now = house.clock.now();
    const size = await house.db.transact(async (tx) => {
      const overdue = await overdueApprovals(tx, now, batch);
      for (const approval of overdue) await expire(tx, approval, now);
      return overdue.length;
    });
    ended += size;
    if (size < batch) return ended;
  }
}
