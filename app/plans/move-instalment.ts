import type { Viewer } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { ScheduleRow } from "#app/lending/schedule.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { notePlanEvent } from "#db/stores/plans.ts";
import { auditChange, type Changed, type PlanHouse } from "./plan-change.ts";
import { planEntry, restated } from "./plan-entry.ts";
import { type PlanView, readPlan } from "./read-plan.ts";
import { hashOfShown } from "./shown-hash.ts";
import { planEvent } from "./write-plan.ts";

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
  services: PlanHouse,
  viewer: Viewer,
  loanId: string,
  move: { readonly number: number; readonly to: EpochDay },
): Promise<Changed> {
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
    const row = restated(standing).find(({ nr }) => nr === one.nr);
    if (row === undefined) return { ok: false, reason: "not_open" };
    const now = services.clock.now();
    const moved = withDates(standing, row, move.to);
    const draft = planEntry(
      standing,
      moved.map(({ nr }) => nr),
      moved,
      "plan-date-moved",
    );
    const id = services.ids.ordered(now);
    const shownHash = hashOfShown({
      plan: plan.id,
      number: move.number,
      from: one.due,
      to: move.to,
      amount: one.amount,
    });
    const entry: Entry = { ...draft, id, enteredAt: now, shownHash };
    await appendEntry(tx, loanId, entry, `plan:${plan.id}:moved:${move.number}:${one.moves + 1}`, now);
    const details = { number: move.number, from: one.due, to: move.to };
    const once = `${move.number}:${one.moves + 1}`;
    await notePlanEvent(
      tx,
      planEvent(plan, services.ids.ordered(now), "moved", now, standing.position.asOf, details, once),
    );
    await auditChange(tx, services, viewer, "plan.date_moved", loanId);
    return { ok: true };
  });
}

/** The instalment due later, and the one whose days followed its own: they follow the new day. */
function withDates(standing: PlanView["standing"], row: ScheduleRow, to: EpochDay): ScheduleRow[] {
  const next = restated(standing).filter(({ from, nr }) => from === row.due && nr > row.nr);
  return [{ ...row, due: to, formula: null }, ...next.map((each) => ({ ...each, from: to, formula: null }))];
}
