import type { Standing } from "#app/account/standing.ts";
import type { Viewer } from "#app/account/standing.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { ScheduleRow } from "#app/lending/schedule.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Queryable } from "#db/engine/database.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { closePlan, notePlanEvent, type Plan } from "#db/stores/plans.ts";
import { auditChange, type Changed, type PlanHouse } from "./plan-change.ts";
import { planEntry } from "./plan-entry.ts";
import { type PlanGround, planGround } from "./plan-ground.ts";
import { type PlanView, readPlan } from "./read-plan.ts";
import { hashOfShown } from "./shown-hash.ts";
import { endHold, planEvent } from "./write-plan.ts";

/** What ending a plan today would make due today. `shown` names exactly this. */
export function previewEnd({ standing, plan }: PlanView): { readonly due: number; readonly shown: string } {
  const ground = groundOf(standing, plan);
  return { due: ground?.owed ?? 0, shown: hashOfEnd(plan, ground) };
}

/** Ends a plan on the borrower's word: what is left of it is due today, contract interest stops with today. */
export async function endPlan(services: PlanHouse, viewer: Viewer, loanId: string, shown: string): Promise<Changed> {
  return services.db.transact(async (tx) => {
    const view = await readPlan(tx, services, viewer, loanId);
    if (view === null) return { ok: false, reason: "not_found" };
    if (view.plan.status !== "active") return { ok: false, reason: "no_running_plan" };
    if (previewEnd(view).shown !== shown) return { ok: false, reason: "changed_since_shown" };
    await finishPlan(tx, services, view, "ended");
    await auditChange(tx, services, viewer, "plan.ended", loanId);
    return { ok: true };
  });
}

/**
 * Closes a plan. Completed: nothing moves. Ended or broken: what is left of it leaves its dates and is due today, so that
 * nothing is late before the day and penalty never reaches back. The hold ends with it.
 */
export async function finishPlan(
  tx: Queryable,
  services: PlanHouse,
  { plan, standing, progress }: PlanView,
  status: "completed" | "ended" | "broken",
): Promise<void> {
  const now = services.clock.now();
  const today = standing.position.asOf;
  const ground = status === "completed" ? null : groundOf(standing, plan);
  if (ground !== null) {
    const rest = plan.instalments.map(({ nr }) => nr).find((nr) => ground.replaces.includes(nr));
    const nr = rest ?? Math.max(...ground.replaces);
    const row: ScheduleRow = { nr, from: today - 1, due: today, ...ground.spread, formula: null };
    const draft = planEntry(standing, ground.replaces, [row], "plan-ended");
    const shownHash = hashOfEnd(plan, ground);
    const entry: Entry = { ...draft, id: services.ids.ordered(now), enteredAt: now, shownHash };
    await appendEntry(tx, plan.loanId, entry, `plan:${plan.id}:ended`, now);
  }
  await endHold(tx, services, plan, today);
  await closePlan(tx, plan, status, now);
  const details = { left: progress.left, by: progress.broken?.by ?? null };
  await notePlanEvent(tx, planEvent(plan, services.ids.ordered(now), status, now, today, details));
}

function groundOf(standing: Standing, plan: Plan): PlanGround | null {
  return planGround(standing, profileFor(standing.loan.profile, standing.position.asOf), plan);
}

function hashOfEnd(plan: Plan, ground: PlanGround | null): string {
  return hashOfShown({ plan: plan.id, today: ground?.today ?? null, spread: ground?.spread ?? null });
}
