import { standingOf, type Standing, todayOf, type Viewer } from "#app/account/standing.ts";
import type { PlanProgress } from "#app/lending/plan-progress.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { planEventsOf, type Plan, type PlanEvent, plansOf, plansOfBundle } from "#db/stores/plans.ts";
import { datesNow, progressOf } from "./plan-standing.ts";

/** A plan as it stands: what was agreed, what happened to it, what the ledger says. */
export interface PlanView {
  readonly standing: Standing;
  readonly plan: Plan;
  readonly events: readonly PlanEvent[];
  readonly dates: ReturnType<typeof datesNow>;
  readonly progress: PlanProgress;
  /** Plans of the loan before this one, newest first. */
  readonly earlier: readonly Plan[];
  /** Plans of other loans that were agreed together with this one. */
  readonly beside: readonly Plan[];
}

/**
 * The plan of a loan: the running one, else the latest that ended. Null when there never was one, and for a foreign or
 * missing loan.
 */
export async function readPlan(
  q: Queryable,
  services: Pick<Services, "clock">,
  viewer: Viewer,
  loanId: string,
): Promise<PlanView | null> {
  const loan = await loanOfBorrower(q, viewer.borrowerId, loanId);
  if (loan === null) return null;
  const [latest, ...others] = await plansOf(q, loan.id);
  if (latest === undefined) return null;
  const standing = standingOf(loan, await ledgerOf(q, loan.id), todayOf(services, viewer));
  const bundle = latest.bundleId === null ? [] : await plansOfBundle(q, latest.bundleId);
  const beside = bundle.filter(({ id }) => id !== latest.id);
  return viewOf(standing, latest, await planEventsOf(q, loan.id, latest.id), others, beside);
}

/** The same from what was read. Pure. */
export function viewOf(
  standing: Standing,
  plan: Plan,
  events: readonly PlanEvent[],
  earlier: readonly Plan[] = [],
  beside: readonly Plan[] = [],
): PlanView {
  return {
    standing,
    plan,
    events,
    dates: datesNow(plan, events),
    progress: progressOf(plan, events, standing),
    earlier,
    beside,
  };
}
