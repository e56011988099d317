import type { Viewer } from "#app/account/standing.ts";
import type { Site } from "#app/contact/send-link.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";

/** What a change of a running plan needs. */
export type PlanHouse = Services & { readonly site: Site };

/** Why a change of a running plan was not made. */
export type ChangeRefusal =
  | "not_found"
  | "no_running_plan"
  | "not_open"
  | "date_not_allowed"
  | "moved_already"
  /** What would be done is not what was on the page. */
  | "changed_since_shown"
  | "for_staff";

export type Changed<Result = object> =
  ({ readonly ok: true } & Result) | { readonly ok: false; readonly reason: ChangeRefusal };

/** Notes a borrower's change of their own plan. */
export async function auditChange(
  tx: Queryable,
  { clock }: Pick<Services, "clock">,
  viewer: Viewer,
  action: string,
  loanId: string,
): Promise<void> {
  await recordAudit(tx, {
    at: clock.now(),
    actor: `borrower:${viewer.borrowerId}`,
    category: "repayment",
    action,
    object: `loan:${loanId}`,
    outcome: "done",
  });
}
