import { and, eq, inArray, isNotNull, like, or } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { approvals } from "#db/schema/approvals.ts";
import { auditEvents } from "#db/schema/audit.ts";
import { disputeEvents, disputes } from "#db/schema/disputes.ts";
import { hardshipCases, hardshipEvents } from "#db/schema/hardship.ts";
import { loans } from "#db/schema/loans.ts";
import { staffUsers } from "#db/schema/staff.ts";

/** Everybody who works or worked here, to see whether a complaint names them. */
export async function staffNames(q: Queryable): Promise<{ id: string; name: string; login: string }[]> {
  return q.select({ id: staffUsers.id, name: staffUsers.name, login: staffUsers.login }).from(staffUsers);
}

/** Members of staff who had to do with a borrower's loans: cases, decisions, approvals, look-ups on the repayment side. */
export async function staffWhoWorked(q: Queryable, borrowerId: string): Promise<string[]> {
  const loanIds = (await q.select({ id: loans.id }).from(loans).where(eq(loans.borrowerId, borrowerId))).map(
    (loan) => loan.id,
  );
  const cases = await q
    .select({ id: hardshipCases.id, assignee: hardshipCases.assigneeId, refusedBy: hardshipCases.refusedBy })
    .from(hardshipCases)
    .where(eq(hardshipCases.borrowerId, borrowerId));
  const checked = await q
    .select({ id: disputes.id, assignee: disputes.assigneeId, decidedBy: disputes.decidedBy })
    .from(disputes)
    .where(eq(disputes.borrowerId, borrowerId));
  const agreed = await q
    .select({ by: approvals.requestedBy, approver: approvals.approverId })
    .from(approvals)
    .where(
      and(
        or(eq(approvals.borrowerId, borrowerId), inArray(approvals.loanId, loanIds)),
        inArray(approvals.kind, [
          "refund",
          "waiver",
          "ledger_adjustment",
          "hardship_terms",
          "settlement",
          "write_off",
          "plan_outside_policy",
          "contact_change",
        ]),
      ),
    );
  const steps = await q
    .select({ actor: hardshipEvents.actor })
    .from(hardshipEvents)
    .where(and(inArray(hardshipEvents.loanId, loanIds), like(hardshipEvents.actor, "staff:%")));
  const disputeSteps = await q
    .select({ actor: disputeEvents.actor })
    .from(disputeEvents)
    .where(and(inArray(disputeEvents.loanId, loanIds), like(disputeEvents.actor, "staff:%")));
  const objects = [`borrower:${borrowerId}`, ...loanIds.map((id) => `loan:${id}`)];
  const looked = await q
    .selectDistinct({ actor: auditEvents.actor })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.category, "repayment"),
        inArray(auditEvents.object, objects),
        like(auditEvents.actor, "staff:%"),
        isNotNull(auditEvents.actor),
      ),
    );
  const ids = [
    ...cases.flatMap((found) => [found.assignee, found.refusedBy]),
    ...checked.flatMap((found) => [found.assignee, found.decidedBy]),
    ...agreed.flatMap((found) => [found.by, found.approver]),
    ...[...steps, ...disputeSteps, ...looked].map(({ actor }) => actor.slice("staff:".length)),
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}
