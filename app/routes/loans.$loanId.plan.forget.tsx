import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { readStanding } from "#app/account/standing.ts";
import { notFound, requireBorrower } from "#app/http/guard.ts";
import { paths } from "#app/http/paths.ts";
import { forgetPlanDraft } from "#app/plans/plan-draft.ts";

/** Forgets the answers on the way to a plan. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await requireBorrower(request, context);
  const standing = await readStanding(context, visitor, params.loanId ?? "");
  if (!standing) throw notFound();
  const loanId = standing.loan.id;
  await forgetPlanDraft(context, { loanId, borrowerId: visitor.borrowerId });
  return redirect(paths.loan({ loanId }), 303);
}
