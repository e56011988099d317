import type { Site } from "#app/contact/send-link.ts";
import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import type { Services } from "#app/services.ts";
import { approve, type Decider, type DecisionRefusal, refuse } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { closePlanRequest } from "#db/stores/plans-requests.ts";
import type { DeclineCode } from "./decline-codes.ts";
import { grantApprovalSchema, type GrantedTerms } from "./granted-terms.ts";
import { grantOption, readRequestGround, type RequestGround } from "./plan-request-file.ts";
import { endProposal, planRequestSubject } from "./plan-requests.ts";
import { tellBorrower } from "./write-plan.ts";

type Working = Services & { readonly site: Site };

/** Who decides, from the staff session. */
export interface PlanDecider extends Decider {
  readonly roles: readonly StaffRole[];
}

interface At {
  readonly loanId: string;
  readonly id: string;
}

export type PlanDecision =
  /** `waits`: a second person has to agree; otherwise the borrower has been told. */
  | { readonly ok: true; readonly waits: boolean }
  | {
      readonly ok: false;
      readonly reason:
        | DecisionRefusal
        | "not_waiting"
        | "nothing_owed"
        | "cannot_be_spread"
        /** Longer than any plan may be, whoever decides. */
        | "longer_than_any_plan"
        /** What would be proposed is not what was on the page. */
        | "changed_since_shown"
        | "already_pending"
        | "no_reason";
    };

/** What came of a second person's look. */
export type SecondLook =
  { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal | "not_waiting" };

/**
 * Answers a request with terms: those that were asked for, or others. Terms that the policy would accept at once are
 * offered at once; anything else takes a second person, through an approval that is bound to exactly these figures.
 *
 * @param given.shown the hash of the figures that were on the page
 */
export async function proposePlanTerms(
  services: Working,
  by: PlanDecider,
  given: At & { readonly terms: GrantedTerms; readonly shown: string },
): Promise<PlanDecision> {
  return services.db.transact(async (tx): Promise<PlanDecision> => {
    const found = await readRequestGround(tx, services, given);
    if (found === null || !works(by)) return { ok: false, reason: "not_found" };
    if (found.request.status !== "waiting") return { ok: false, reason: "not_waiting" };
    if (found.ground === null) return { ok: false, reason: "nothing_owed" };
    const option = grantOption(found, given.terms, "own");
    if (option === null) return { ok: false, reason: "cannot_be_spread" };
    if (option.tooLong) return { ok: false, reason: "longer_than_any_plan" };
    if (option.shown !== given.shown) return { ok: false, reason: "changed_since_shown" };
    if (option.withinPolicy) {
      await endProposal(tx, found.request.id, services.clock.now());
      const granted = await grant(tx, services, found, given.terms, `staff:${by.staffId}`);
      return granted ? { ok: true, waits: false } : { ok: false, reason: "not_waiting" };
    }
    const { regular, last, total, lastDue } = option.offer.option;
    const { loanId, id, borrowerId, reasons } = found.request;
    const asked = await requestApproval(tx, services, by, {
      kind: "plan_outside_policy",
      subject: planRequestSubject(id),
      loanId,
      borrowerId,
      reason: reasons[0] ?? "outside_policy",
      terms: { loan: loanId, request: id, granted: given.terms, regular, last, total, lastDue, shown: option.shown },
      amount: null,
    });
    return asked.ok ? { ok: true, waits: true } : asked;
  });
}

/** A second person agrees to what was proposed, bound to the hash on their page; the borrower is told. */
export async function approvePlanTerms(
  services: Working,
  by: Decider,
  given: { readonly approvalId: string; readonly termsHash: string },
): Promise<SecondLook> {
  return services.db.transact(async (tx): Promise<SecondLook> => {
    const asked = await approvalById(tx, given.approvalId);
    const read = asked === null ? null : grantApprovalSchema.safeParse(JSON.parse(asked.terms));
    if (!read?.success) return { ok: false, reason: "not_found" };
    const terms = read.data;
    const found = await readRequestGround(tx, services, { loanId: terms.loan, id: terms.request });
    if (found?.request.status !== "waiting") return { ok: false, reason: "not_waiting" };
    const decided = await approve(tx, services, by, given);
    if (!decided.ok) return decided;
    const subject = planRequestSubject(terms.request);
    const actor = `staff:${by.staffId}`;
    const { approvalId } = given;
    const used = await useApproval(tx, services, actor, { approvalId, kind: "plan_outside_policy", subject, terms });
    if (!used.ok) throw new Error("An approval cannot be used in the transaction that gave it.");
    const granted = await grant(tx, services, found, terms.granted, actor);
    return granted ? { ok: true } : { ok: false, reason: "not_waiting" };
  });
}

/** A second person does not agree: the request waits on, for other terms. */
export async function sendBackPlanTerms(
  services: Working,
  by: Decider,
  given: { readonly approvalId: string; readonly termsHash: string },
): Promise<SecondLook> {
  return services.db.transact(async (tx): Promise<SecondLook> => {
    const decided = await refuse(tx, services, by, { ...given, reason: "sent_back_on_desk" });
    return decided.ok ? { ok: true } : decided;
  });
}

/** Says what cannot be done and why, in words that exist in both languages. Never done without a person and a reason. */
export async function declinePlanRequest(
  services: Working,
  by: PlanDecider,
  given: At & { readonly codes: readonly DeclineCode[] },
): Promise<PlanDecision> {
  if (given.codes.length === 0) return { ok: false, reason: "no_reason" };
  return services.db.transact(async (tx): Promise<PlanDecision> => {
    const found = await readRequestGround(tx, services, given);
    if (found === null || !works(by)) return { ok: false, reason: "not_found" };
    const { request } = found;
    const at = services.clock.now();
    const decidedBy = `staff:${by.staffId}`;
    const decision: string[] = [...given.codes];
    if (!(await closePlanRequest(tx, request, { status: "not_granted", decidedAt: at, decidedBy, decision })))
      return { ok: false, reason: "not_waiting" };
    await endProposal(tx, request.id, at);
    await tell(tx, services, found, decidedBy, "not_granted");
    return { ok: true, waits: false };
  });
}

async function grant(
  tx: Queryable,
  services: Working,
  found: RequestGround,
  terms: GrantedTerms,
  decidedBy: string,
): Promise<boolean> {
  const { request, profile, timeZone } = found;
  const at = services.clock.now();
  const until = deadlineOf(profile.hardship.clocks.offerValid, at, placeOf(profile, { zone: timeZone }));
  const outcome = { decidedAt: at, decidedBy, decision: null, terms, termsUntil: until.dueAt };
  if (!(await closePlanRequest(tx, request, { status: "granted", ...outcome }))) return false;
  await tell(tx, services, found, decidedBy, "granted");
  return true;
}

async function tell(
  tx: Queryable,
  services: Working,
  { request }: RequestGround,
  actor: string,
  outcome: "granted" | "not_granted",
): Promise<void> {
  const { loanId, borrowerId, id } = request;
  await recordAudit(tx, {
    at: services.clock.now(),
    actor,
    category: "repayment",
    action: "plan_request.decided",
    object: `loan:${loanId}`,
    outcome,
  });
  await tellBorrower(tx, services, {
    ...{ borrowerId, loanId },
    template: "plan-answer",
    purpose: "requested",
    dedupeKey: `plan-answer:${id}`,
  });
}

function works({ roles }: PlanDecider): boolean {
  return roles.some((role) => role === "agent" || role === "approver");
}
