import type { Viewer } from "#app/account/standing.ts";
import { notePlanEvent } from "#db/stores/plans.ts";
import type { Changed, PlanHouse } from "./plan-change.ts";
import { readPlan } from "./read-plan.ts";
import { planEvent } from "./write-plan.ts";

/** Writes down why a payment did not come, as a code; the same payment is explained once. */
export async function explainMiss(
  services: PlanHouse,
  viewer: Viewer,
  loanId: string,
  reason: "forgot" | "payday_moved" | "paid_elsewhere" | "cannot" | "other",
): Promise<Changed> {
  return services.db.transact(async (tx) => {
    const view = await readPlan(tx, services, viewer, loanId);
    if (view === null) return { ok: false, reason: "not_found" };
    const { plan, progress, standing } = view;
    const missed = progress.instalments.find(({ due, paidOn }) => paidOn === null && due < standing.position.asOf);
    if (plan.status !== "active" || missed === undefined) return { ok: false, reason: "not_open" };
    const now = services.clock.now();
    const details = { number: missed.number, reason };
    const once = `${missed.number}`;
    await notePlanEvent(
      tx,
      planEvent(plan, services.ids.ordered(now), "explained", now, standing.position.asOf, details, once),
    );
    return { ok: true };
  });
}
