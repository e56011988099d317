import { positionOf } from "#app/lending/position-of.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import type { Services } from "#app/services.ts";
import { caseById } from "#db/stores/hardship.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import type { Actor } from "./actors.ts";
import { contextOf } from "./case-context.ts";
import { moveCase } from "./move-case.ts";
import { nextState } from "./states.ts";

/** A write-off that waits for a second person, or why it was not referred. */
export type WriteOffReferral =
  | { readonly ok: true; readonly approvalId: string }
  | {
      readonly ok: false;
      readonly reason:
        | "not_found"
        | "not_yours"
        | "wrong_state"
        | "changed_meanwhile"
        | "words_missing"
        | "not_allowed"
        | "above_limit"
        | "already_pending";
    };

/**
 * Hands a debt that cannot be paid to whoever may write it off. Nothing is written off here: the case goes to the
 * specialists with its pause, and the request waits in the list of approvals for somebody above an approver.
 */
export async function referForWriteOff(
  services: Services,
  by: Extract<Actor, { kind: "staff" }>,
  given: { caseId: string; words: string },
): Promise<WriteOffReferral> {
  const note = given.words.trim();
  if (note === "") return { ok: false, reason: "words_missing" };
  return services.db.transact(async (tx): Promise<WriteOffReferral> => {
    const found = await caseById(tx, given.caseId);
    const context = found && (await contextOf(tx, services, found));
    if (!found || !context) return { ok: false, reason: "not_found" };
    if (found.assigneeId !== by.staffId) return { ok: false, reason: "not_yours" };
    if (!by.roles.includes("approver")) return { ok: false, reason: "not_allowed" };
    if (nextState(found.state, "refer", "approver") === null) return { ok: false, reason: "wrong_state" };
    const { loan, rules, today } = context;
    const { payoff } = positionOf(loan.contract, loan.schedule, await ledgerOf(tx, loan.id), today);
    const asked = await requestApproval(tx, services, by, {
      ...{ kind: "write_off", subject: `case:${found.id}`, loanId: loan.id, borrowerId: found.borrowerId },
      reason: found.reason,
      terms: { case: found.id, day: today, outstanding: payoff.total },
      amount: { minor: payoff.total, currency: loan.contract.currency },
      beyondApprover: !rules.profile.authority.approver.writeOffReferral,
    });
    if (!asked.ok) return asked;
    const step = { event: "refer", actor: by, note, detail: asked.approvalId } as const;
    const moved = await moveCase(tx, services, found, step);
    if (!moved.ok) throw new Error("A case changed inside a transaction.");
    return { ok: true, approvalId: asked.approvalId };
  });
}
