import type { Viewer } from "#app/account/standing.ts";
import { addMonths, type EpochDay } from "#app/lending/calendar.ts";
import { totalOf } from "#app/lending/contract.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Plan } from "#db/stores/plans.ts";
import { writeAgreement } from "./plan-agreement.ts";
import { auditChange, type Changed, type PlanHouse } from "./plan-change.ts";
import type { DrawnInstalment } from "./plan-cost.ts";
import { planGround, type PlanGround } from "./plan-ground.ts";
import { type PlanView, readPlan } from "./read-plan.ts";
import { hashOfShown } from "./shown-hash.ts";
import { redrawWithout } from "./what-if.ts";
import { writePlan } from "./write-plan.ts";

/** What skipping would make of a plan: the payment goes to the end, the rest is level again. */
export interface SkipPreview {
  readonly number: number;
  readonly due: EpochDay;
  readonly drawn: readonly DrawnInstalment[];
  readonly total: number;
  /** More than what is left of the plan now and what is put in beside it: interest of the longer time. */
  readonly extra: number;
  /** Usual instalments that are past their date as well and go into the plan with it. */
  readonly added: number;
  /** Slips that are left afterwards; null where the policy counts none. */
  readonly slipsLeft: number | null;
  /** Names exactly this. */
  readonly shown: string;
}

/** Skips the oldest open payment: shown with `previewSkip`, done by the same arithmetic. */
export function previewSkip(view: PlanView, ground: PlanGround): SkipPreview | null {
  const { plan, progress, dates } = view;
  const { next } = progress;
  const used = progress.slips + (next !== null && next.due >= ground.today ? 1 : 0);
  const slips = plan.rules.breakRule.slipsInAll;
  if (next === null || progress.state === "broken") return null;
  if (slips !== null && slips - Math.max(1, used) < 1) return null;
  const ahead = dates.filter(({ due, number }) => due > ground.today && number !== next.number).map(({ due }) => due);
  const last = dates.reduce((latest, { due }) => Math.max(latest, due), ground.today);
  const behind = progress.instalments.filter(({ due, paidOn }) => paidOn === null && due <= ground.today).length;
  const missed = Math.max(1, behind);
  const drawn = redrawWithout(ground.spread, ground.interest, ground.today, {
    cycle: plan.cycle,
    ahead: ahead.sort((a, b) => a - b),
    last,
    missed,
  });
  const total = drawn.reduce((sum, { amount }) => sum + amount, 0);
  const ofPlan = new Set(plan.instalments.map(({ nr }) => nr));
  const added = view.standing.position.instalments
    .filter(({ nr, due, kind }) => kind !== "moved" && due <= ground.today && !ofPlan.has(nr))
    .reduce((sum, { outstanding }) => sum + totalOf(outstanding), 0);
  const preview = {
    number: next.number,
    due: next.due,
    drawn,
    total,
    extra: Math.max(0, total - progress.left - added),
    added,
    slipsLeft: slips === null ? null : slips - Math.max(1, used) - 1,
  };
  return { ...preview, shown: hashOfShown({ plan: plan.id, today: ground.today, ...preview }) };
}

/**
 * Pauses for one payment: it moves to the end, as a plan that takes the place of this one and keeps its history.
 *
 * @param shown the hash of the preview that was on the page
 */
export async function skipPayment(
  services: PlanHouse,
  viewer: Viewer,
  loanId: string,
  shown: string,
): Promise<Changed<{ readonly plan: Plan }>> {
  return services.db.transact(async (tx) => {
    const view = await readPlan(tx, services, viewer, loanId);
    if (view === null) return { ok: false, reason: "not_found" };
    const { plan, standing, progress } = view;
    if (plan.status !== "active") return { ok: false, reason: "no_running_plan" };
    const profile = profileFor(standing.loan.profile, standing.position.asOf);
    const ground = planGround(standing, profile, plan);
    const preview = ground === null ? null : previewSkip(view, ground);
    const last = preview?.drawn.at(-1);
    if (ground === null || preview === null || last === undefined) return { ok: false, reason: "for_staff" };
    if (preview.shown !== shown) return { ok: false, reason: "changed_since_shown" };
    const { selfServe } = profile.plan;
    if (last.due > addMonths(plan.agreedOn, selfServe.maxMonths)) return { ok: false, reason: "for_staff" };
    const upcoming = progress.next !== null && progress.next.due >= ground.today ? 1 : 0;
    const fresh = await writePlan(tx, services, {
      standing,
      ground,
      drawn: preview.drawn,
      cycle: plan.cycle,
      running: plan,
      promise: null,
      shown,
      origin: "skip",
      slips: Math.max(1, progress.slips + upcoming),
    });
    if (fresh === null) return { ok: false, reason: "for_staff" };
    const consent = { kind: "tick" } as const;
    await writeAgreement(tx, services, { standing, plan: fresh, consent, profile, replaces: plan.reference });
    await auditChange(tx, services, viewer, "plan.payment_skipped", loanId);
    return { ok: true, plan: fresh };
  });
}
