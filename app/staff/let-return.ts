import type { Services } from "#app/services.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { markStaffReturned, staffUserById } from "#db/stores/staff.ts";
import { approve, type DecisionRefusal } from "./approvals/decide-approval.ts";
import { requestApproval, type RequestedApproval } from "./approvals/request-approval.ts";
import { termsHash } from "./approvals/terms.ts";
import { useApproval } from "./approvals/use-approval.ts";
import { isFresh } from "./require-role.ts";
import type { StaffSession } from "./staff-session.ts";

/** A return that waits for another admin. */
export type ReturnRequest =
  | RequestedApproval
  | {
      readonly ok: false;
      readonly reason: "second_factor_needed" | "own_rights" | "unknown_person" | "not_disabled";
    };

/** One admin asks that somebody who was shut out may come back, with the roles and the sign-in they had. */
export async function requestReturn(
  house: Services,
  session: StaffSession,
  given: { staffId: string; reason: string },
): Promise<ReturnRequest> {
  if (given.staffId === session.staffId) return { ok: false, reason: "own_rights" };
  if (!isFresh(session, house.clock.now())) return { ok: false, reason: "second_factor_needed" };
  return house.db.transact(async (tx): Promise<ReturnRequest> => {
    const person = await staffUserById(tx, given.staffId);
    if (!person) return { ok: false, reason: "unknown_person" };
    if (person.disabledAt === null) return { ok: false, reason: "not_disabled" };
    return requestApproval(tx, house, session, {
      kind: "staff_return",
      subject: `staff:${person.id}`,
      reason: given.reason,
      terms: { staffId: person.id, disabledAt: person.disabledAt, roles: [...person.roles].sort() },
      amount: null,
    });
  });
}

export type Return = { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal };

/** Another admin agrees: the person may sign in again. Nothing of before comes back: no session, no invite. */
export async function approveReturn(
  house: Services,
  session: StaffSession,
  given: { approvalId: string; termsHash: string },
): Promise<Return> {
  return house.db.transact(async (tx): Promise<Return> => {
    const asked = await approvalById(tx, given.approvalId);
    if (asked?.kind !== "staff_return") return { ok: false, reason: "not_found" };
    const person = await staffUserById(tx, asked.subject.slice("staff:".length));
    if (!person || person.disabledAt === null) return { ok: false, reason: "not_pending" };
    const terms = { staffId: person.id, disabledAt: person.disabledAt, roles: [...person.roles].sort() };
    // Other roles than those that were asked about: that is another request.
    if (termsHash(terms) !== asked.termsHash) return { ok: false, reason: "terms_changed" };
    const decision = await approve(tx, house, session, given);
    if (!decision.ok) return decision;
    const actor = `staff:${session.staffId}`;
    const { kind, subject } = asked;
    const used = await useApproval(tx, house, actor, { approvalId: asked.id, kind, subject, terms });
    if (!used.ok) throw new Error(`A fresh approval could not be used: ${used.reason}.`);
    await markStaffReturned(tx, person.id);
    await recordAudit(tx, {
      ...{ at: house.clock.now(), actor, category: "staff", action: "staff.returned" },
      ...{ object: subject, outcome: "enabled", reason: asked.reason },
    });
    return { ok: true };
  });
}
