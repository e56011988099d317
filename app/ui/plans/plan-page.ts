import { redirect } from "@remix-run/server-runtime";
import { notFound, type Visitor } from "#app/http/guard.ts";
import { type RequestContext } from "#app/http/context.ts";
import { paths } from "#app/http/paths.ts";
import { type PlanDesk, readPlanDesk } from "#app/plans/plan-desk.ts";
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
