import type { Viewer } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type PlanView, readPlan } from "./read-plan.ts";

/** What one loan pays of a plan for several, with the dates as they are now. */
export interface BundlePart {
  readonly loanId: string;
  readonly loanNo: string;
  readonly instalments: readonly { readonly number: number; readonly due: EpochDay; readonly amount: Minor }[];
  /** The oldest payment that is still open, with what is missing of it. */
  readonly next: { readonly due: EpochDay; readonly missing: Minor } | null;
}

/**
 * The views of the other loans that run on in the same agreement. A part that was ended or redrawn on its own is not among
 * them: its dates are its own since.
 */
export async function readBeside(
  q: Queryable,
  services: Pick<Services, "clock">,
  viewer: Viewer,
  { beside }: PlanView,
): Promise<PlanView[]> {
  const views = await Promise.all(beside.map(({ loanId }) => readPlan(q, services, viewer, loanId)));
  return views.filter((view) => view !== null).filter(({ plan }) => plan.status === "active" && plan.bundleId !== null);
}

/** A plan as a part of an agreement over several loans. */
export function partOf({ standing, dates, progress }: PlanView): BundlePart {
  const { next } = progress;
  return {
    loanId: standing.loan.id,
    loanNo: standing.loan.loanNo,
    instalments: dates.map(({ number, due, amount }) => ({ number, due, amount })),
    next: next === null ? null : { due: next.due, missing: next.amount - next.paid },
  };
}
