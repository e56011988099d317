import { redirect } from "@remix-run/server-runtime";
import { notFound, type Visitor } from "#app/http/guard.ts";
import type { RequestContext } from "#app/http/context.ts";
import { findPath, paths } from "#app/http/paths.ts";
import { type PlanDesk, readPlanDesk } from "#app/plans/plan-desk.ts";
import { type PlanView, readPlan } from "#app/plans/read-plan.ts";
import { landing, type PlanPage, type PlanPlace } from "#app/plans/plan-journey.ts";

const addresses: Readonly<Record<PlanPlace, (values: { loanId: string }) => string>> = {
  amount: paths.planAmount,
  options: paths.planOptions,
  budget: paths.planBudget,
  figures: paths.planFigures,
  summary: paths.planSummary,
  check: paths.planCheck,
  plan: paths.plan,
  request: paths.planRequest,
  help: paths.planHelp,
  nothing: paths.planNone,
  person: paths.planNone,
};

/** The address of a place of the journey. */
export function planHref(place: PlanPlace, loanId: string): string {
  return addresses[place]({ loanId });
}

/**
 * The desk for a page of the journey.
 *
 * @throws a redirect to where the visitor belongs, when that is elsewhere; 404 for a foreign or missing loan.
 */
export async function deskFor(
  context: RequestContext,
  visitor: Visitor,
  loanId: string,
  page: PlanPage,
): Promise<PlanDesk> {
  const desk = await readPlanDesk(context.db.read, context, visitor, loanId);
  if (desk === null) throw notFound();
  const place = landing(page, desk.facts);
  if (place !== page) throw redirect(planHref(place, loanId), 303);
  return desk;
}

/**
 * The running plan of a loan, for the pages that do something with it.
 *
 * @throws a redirect to the plan's page when none runs; 404 for a foreign or missing loan.
 */
export async function runningPlan(context: RequestContext, visitor: Visitor, loanId: string): Promise<PlanView> {
  const view = await readPlan(context.db.read, context, visitor, loanId);
  if (view?.plan.status === "active") return view;
  if ((await readPlanDesk(context.db.read, context, visitor, loanId)) === null) throw notFound();
  throw redirect(paths.plan({ loanId }), 303);
}

/** Where a payment begins; null on an instance without that journey. */
export function payHref(loanId: string): string | null {
  const address = `/loans/${encodeURIComponent(loanId)}/pay`;
  return findPath(address) === null ? null : address;
}
