import type { Site } from "#app/contact/send-link.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { deleteExpiredPlanDrafts } from "#db/stores/plans-drafts.ts";
import { promisesAfter } from "#db/stores/plans-promises.ts";
import { activePlansAfter } from "#db/stores/plans.ts";
import { reviewPlan } from "./review-plan.ts";
import { reviewPromise } from "./promise.ts";

const batch = 200;
/** Promises are looked at for as long as a payment may be taken back. */
const promiseDays = 180;

/**
 * Looks at every running plan and every promise that a payment or a reversal may still change, in batches. Can be cut off
 * and repeated at any point: what was said or noted once is not said again.
 *
 * @param keep extends the job's lease; false stops the run.
 */
export async function reviewArrangements(
  services: Services & { site: Site },
  keep: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const { db, clock } = services;
  const zoneOf = async (borrowerId: string) => (await borrowerSettings(db.read, borrowerId))?.timeZone ?? "UTC";
  for (let after = ""; ;) {
    const plans = await activePlansAfter(db.read, after, batch);
    for (const plan of plans) await reviewPlan(services, plan, await zoneOf(plan.borrowerId));
    const last = plans.at(-1);
    if (last === undefined || plans.length < batch) break;
    after = last.loanId;
    if (!(await keep())) return;
  }
  const since = localDay(clock.now(), "UTC") - promiseDays;
  for (let after = { loanId: "", id: "" }; ;) {
    const promises = await promisesAfter(db.read, after, since, batch);
    for (const promise of promises) await reviewPromise(services, promise, await zoneOf(promise.borrowerId));
    const last = promises.at(-1);
    if (last === undefined || promises.length < batch) break;
    after = { loanId: last.loanId, id: last.id };
    if (!(await keep())) return;
  }
  await db.transact((tx) => deleteExpiredPlanDrafts(tx, clock.now()));
}
