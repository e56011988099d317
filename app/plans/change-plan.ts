import { standingOf, todayOf, type Viewer } from "#app/account/standing.ts";
import type { Site } from "#app/contact/send-link.ts";
import { addMonths, type EpochDay } from "#app/lending/calendar.ts";
import { totalOf } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { ScheduleRow } from "#app/lending/schedule.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { closePlan, notePlanEvent, planEventsOf, type Plan, type PlanEvent } from "#db/stores/plans.ts";
import { writeAgreement } from "./plan-agreement.ts";
import type { DrawnInstalment } from "./plan-cost.ts";
import { planEntry } from "./plan-entry.ts";
import { planGround, type PlanGround } from "./plan-ground.ts";
import { type PlanView, readPlan, viewOf } from "./read-plan.ts";
import { redrawWithout } from "./what-if.ts";
import { endHold, planEvent, tellBorrower, writePlan } from "./write-plan.ts";

type Working = Services & { site: Site };

export type ChangeRefusal =
  "not_found" | "no_running_plan" | "not_open" | "date_not_allowed" | "moved_already" | "for_staff";

/** The days to which an instalment may be moved: after today, within the plan's rule, before the next instalment. */
export function daysToMoveTo(view: PlanView, number: number): EpochDay[] {
  const { plan, dates, standing, progress } = view;
  const today = standing.position.asOf;
  const one = dates.find((each) => each.number === number);
  const open = progress.instalments.find((each) => each.number === number);
  if (one === undefined || open === undefined || open.paidOn !== null || one.due < today) return [];
  if (one.moves >= plan.rules.moveDatePerInstalment) return [];
  const after = dates.filter(({ due }) => due > one.due).reduce((first, { due }) => Math.min(first, due), Infinity);
  const last = Math.min(one.due + plan.rules.moveDateMaxDays, after - 1);
  return Array.from({ length: Math.max(0, last - one.due) }, (_, index) => one.due + 1 + index);
}

/** Moves one instalment to a later day, once; its amount stays and nothing is added. */
export async function moveInstalment(
  services: Working,
  viewer: Viewer,
  loanId: string,
  move: { readonly number: number; readonly to: EpochDay },
): Promise<{ ok: true } | { ok: false; reason: ChangeRefusal }> {
  return services.db.transact(async (tx) => {
    const view = await readPlan(tx, services, viewer, loanId);
    if (view === null) return { ok: false, reason: "not_found" };
    const { plan, standing, dates } = view;
    if (plan.status !== "active") return { ok: false, reason: "no_running_plan" };
    const one = dates.find(({ number }) => number === move.number);
    if (one !== undefined && one.moves >= plan.rules.moveDatePerInstalment)
      return { ok: false, reason: "moved_already" };
    if (!daysToMoveTo(view, move.number).includes(move.to) || one === undefined)
      return { ok: false, reason: "date_not_allowed" };
    const row = standing.position.instalments.find(({ nr }) => nr === one.nr);
    if (row === undefined || totalOf(row.outstanding) === 0) return { ok: false, reason: "not_open" };
    const carried = row.outstanding.interest;
    const moved: ScheduleRow = { nr: row.nr, from: row.from, due: move.to, ...row.outstanding, formula: null, carried };
    const now = services.clock.now();
    const draft = planEntry(standing, [row.nr], [moved], "plan-date-moved");
    const id = services.ids.ordered(now);
    const entry: Entry = { ...draft, id, enteredAt: now, shownHash: "0".repeat(64) };
    await appendEntry(tx, loanId, entry, `plan:${plan.id}:moved:${move.number}:${one.moves + 1}`, now);
    const details = { number: move.number, from: one.due, to: move.to };
    const once = `${move.number}:${one.moves + 1}`;
    await notePlanEvent(
      tx,
      planEvent(plan, services.ids.ordered(now), "moved", now, standing.position.asOf, details, once),
    );
    await audit(tx, services, viewer, "plan.date_moved", loanId);
    return { ok: true };
  });
}

/** What skipping would make of a plan: the payment goes to the end, the rest is level again. */
export interface SkipPreview {
  readonly number: number;
  readonly due: EpochDay;
  readonly drawn: readonly DrawnInstalment[];
  readonly total: number;
  /** More than what is left of the plan now. */
  readonly extra: number;
  /** Slips that are left afterwards; null where the policy counts none. */
  readonly slipsLeft: number | null;
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
  return {
    number: next.number,
    due: next.due,
    drawn,
    total,
    extra: Math.max(0, total - progress.left),
    slipsLeft: slips === null ? null : slips - Math.max(1, used) - 1,
  };
}

/** Pauses for one payment: it moves to the end, as a plan that takes the place of this one and keeps its history. */
export async function skipPayment(
  services: Working,
  viewer: Viewer,
  loanId: string,
): Promise<{ ok: true; plan: Plan } | { ok: false; reason: ChangeRefusal }> {
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
      shown: "0".repeat(64),
      origin: "skip",
      slips: Math.max(1, progress.slips + upcoming),
    });
    if (fresh === null) return { ok: false, reason: "for_staff" };
    const consent = { kind: "tick" } as const;
    await writeAgreement(tx, services, { standing, plan: fresh, consent, profile, replaces: plan.reference });
    await audit(tx, services, viewer, "plan.payment_skipped", loanId);
    return { ok: true, plan: fresh };
  });
}

/** Writes down why a payment did not come, as a code; the same payment is explained once. */
export async function explainMiss(
  services: Working,
  viewer: Viewer,
  loanId: string,
  reason: "forgot" | "payday_moved" | "paid_elsewhere" | "cannot" | "other",
): Promise<{ ok: true } | { ok: false; reason: ChangeRefusal }> {
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

/** Ends a plan on the borrower's word: what is left of it is due today, contract interest stops with today. */
export async function endPlan(
  services: Working,
  viewer: Viewer,
  loanId: string,
): Promise<{ ok: true } | { ok: false; reason: ChangeRefusal }> {
  return services.db.transact(async (tx) => {
    const view = await readPlan(tx, services, viewer, loanId);
    if (view === null) return { ok: false, reason: "not_found" };
    if (view.plan.status !== "active") return { ok: false, reason: "no_running_plan" };
    await finishPlan(tx, services, view, "ended");
    await audit(tx, services, viewer, "plan.ended", loanId);
    return { ok: true };
  });
}

/** What would be due today if the plan ended today. */
export function dueOnEnd(view: PlanView): number {
  const profile = profileFor(view.standing.loan.profile, view.standing.position.asOf);
  return planGround(view.standing, profile, view.plan)?.owed ?? 0;
}

/**
 * Closes a plan. Completed: nothing moves. Ended or broken: what is left of it leaves its dates and is due today, so that
 * nothing is late before the day and penalty never reaches back. The hold ends with it.
 */
async function finishPlan(
  tx: Queryable,
  services: Working,
  { plan, standing, progress }: PlanView,
  status: "completed" | "ended" | "broken",
): Promise<void> {
  const now = services.clock.now();
  const today = standing.position.asOf;
  const profile = profileFor(standing.loan.profile, today);
  const ground = status === "completed" ? null : planGround(standing, profile, plan);
  if (ground !== null) {
    const rest = plan.instalments.map(({ nr }) => nr).find((nr) => ground.replaces.includes(nr));
    const nr = rest ?? Math.max(...ground.replaces);
    const row: ScheduleRow = { nr, from: today - 1, due: today, ...ground.spread, formula: null };
    const draft = planEntry(standing, ground.replaces, [row], "plan-ended");
    const entry: Entry = { ...draft, id: services.ids.ordered(now), enteredAt: now, shownHash: "0".repeat(64) };
    await appendEntry(tx, plan.loanId, entry, `plan:${plan.id}:ended`, now);
  }
  await endHold(tx, services, plan, today);
  await closePlan(tx, plan, status, now);
  const details = { left: progress.left, by: progress.broken?.by ?? null };
  await notePlanEvent(tx, planEvent(plan, services.ids.ordered(now), status, now, today, details));
}

/**
 * The nightly look at one running plan, from the ledger as it is: a reminder before an instalment, one message the day after
 * a grace has passed, the end by the rule shown at signing, or completion. Every step is done once, however often it runs.
 */
export async function reviewPlan(services: Working, plan: Plan, zone: string): Promise<void> {
  await services.db.transact(async (tx) => {
    const loan = await loanById(tx, plan.loanId);
    if (loan === null) return;
    const today = todayOf(services, { timeZone: zone });
    const events: PlanEvent[] = await planEventsOf(tx, plan.loanId, plan.id);
    const view = viewOf(standingOf(loan, await ledgerOf(tx, loan.id), today), plan, events);
    const { progress } = view;
    const tell = (template: string, once: string, purpose: "reminder" | "case_message" = "reminder") =>
      tellBorrower(tx, services, {
        borrowerId: plan.borrowerId,
        loanId: plan.loanId,
        template,
        purpose,
        dedupeKey: `${template}:${plan.id}:${once}`,
      });
    if (progress.state === "completed" || progress.state === "broken") {
      const status = progress.state;
      await finishPlan(tx, services, view, status);
      await recordAudit(tx, {
        at: services.clock.now(),
        actor: "system",
        category: "repayment",
        action: `plan.${status}`,
        object: `loan:${plan.loanId}`,
        outcome: status,
        reason: progress.broken?.by ?? null,
      });
      return tell(`plan-${status}`, status, "case_message");
    }
    for (const one of progress.instalments) {
      if (one.paidOn !== null) continue;
      if (plan.rules.remindDaysBefore.includes(one.due - today))
        await tell("plan-reminder", `${one.number}:${one.due}:${today}`);
      if (one.due + plan.rules.graceDays >= today) continue;
      const now = services.clock.now();
      const details = { number: one.number, paid: one.paid };
      await notePlanEvent(
        tx,
        planEvent(plan, services.ids.ordered(now), "missed", now, today, details, `${one.number}:${one.due}`),
      );
      await tell("plan-missed", `${one.number}:${one.due}`);
    }
  });
}

async function audit(tx: Queryable, { clock }: Working, viewer: Viewer, action: string, loanId: string): Promise<void> {
  await recordAudit(tx, {
    at: clock.now(),
    actor: `borrower:${viewer.borrowerId}`,
    category: "repayment",
    action,
    object: `loan:${loanId}`,
    outcome: "done",
  });
}
