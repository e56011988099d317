import { approveProposal } from "#app/hardship/decide-proposal.ts";
import { approveRefund } from "#app/payments/approve-refund.ts";
import { approveParkedMoney, type ParkedRefusal } from "#app/payments/decide-parked.ts";
import { approve, type DecisionRefusal } from "#app/staff/approvals/decide-approval.ts";
import { approvePlanTerms } from "#app/plans/decide-plan-request.ts";
import { approveRoleChange } from "#app/staff/change-roles.ts";
import { approveReturn } from "#app/staff/let-return.ts";
import { approveFactorReset } from "#app/staff/reset-factor.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import type { ApprovalKind } from "#db/schema/approvals.ts";
import { approvalById } from "#db/stores/approvals.ts";
import type { RequestContext } from "./context.ts";

/** What carrying out an approved request led to. */
export type ApprovalDeed =
  /** `invite`: a link to hand over, shown once. */
  | { readonly ok: true; readonly invite: string | null }
  | {
      readonly ok: false;
      readonly reason: DecisionRefusal | MoneyRefusal | ParkedRefusal | "unknown_person" | "last_admin";
    };

type MoneyRefusal = Extract<Awaited<ReturnType<typeof approveRefund>>, { ok: false }>["reason"];

type Deed = (
  context: RequestContext,
  session: StaffSession,
  given: { approvalId: string; termsHash: string },
) => Promise<ApprovalDeed>;

/**
 * What happens on "approve", by kind. Kinds that are not named are approved and carried out later by who asked, with
 * `useApproval`; a kind that must be carried out in the same transaction has its own verb here.
 */
const deeds: Readonly<Partial<Record<ApprovalKind, Deed>>> = {
  role_change: async (context, session, given) => {
    const done = await approveRoleChange(context, session, given);
    return done.ok ? { ok: true, invite: null } : done;
  },
  second_factor_reset: resetFactor,
  password_reset: resetFactor,
  staff_return: withoutInvite(approveReturn),
  plan_outside_policy: async (context, session, given) => {
    const done = await approvePlanTerms(context, session, given);
    if (done.ok) return { ok: true, invite: null };
    return { ok: false, reason: done.reason === "not_waiting" ? "not_pending" : done.reason };
  },
  hardship_terms: approveTerms,
  settlement: approveTerms,
  refund: withoutInvite(approveRefund),
  parked_money: withoutInvite(approveParkedMoney),
};

/** Approves a request, and carries it out where it cannot wait. */
export async function approveDeed(
  context: RequestContext,
  session: StaffSession,
  given: { kind: ApprovalKind; approvalId: string; termsHash: string },
): Promise<ApprovalDeed> {
  const deed = deeds[given.kind];
  if (deed) return deed(context, session, given);
  const decided = await context.db.transact((tx) => approve(tx, context, session, given));
  return decided.ok ? { ok: true, invite: null } : decided;
}

function withoutInvite(
  deed: (...given: Parameters<Deed>) => Promise<{ readonly ok: true } | Extract<ApprovalDeed, { readonly ok: false }>>,
): Deed {
  return async (...given) => {
    const done = await deed(...given);
    return done.ok ? { ok: true, invite: null } : done;
  };
}

/** Terms of a hardship case: the borrower gets the offer in the same moment. */
async function approveTerms(...[context, session, { approvalId, termsHash }]: Parameters<Deed>): Promise<ApprovalDeed> {
  const asked = await approvalById(context.db.read, approvalId);
  const caseId = asked?.subject.replace(/^case:/, "") ?? "";
  const done = await approveProposal(context, session, { caseId, termsHash });
  if (done.ok) return { ok: true, invite: null };
  return { ok: false, reason: done.reason === "changed_meanwhile" ? "terms_changed" : done.reason };
}

async function resetFactor(...[context, session, given]: Parameters<Deed>): Promise<ApprovalDeed> {
  const done = await approveFactorReset(context, session, given);
  return done.ok ? { ok: true, invite: done.invite.token } : done;
}
