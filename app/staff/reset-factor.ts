import type { Services } from "#app/services.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { removePassword, removeSecondFactors } from "#db/stores/staff-credentials.ts";
import { dropSignInsOf, endStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import { clearTries } from "#db/stores/staff-throttles.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { approve, type DecisionRefusal } from "./approvals/decide-approval.ts";
import { requestApproval, type RequestedApproval } from "./approvals/request-approval.ts";
import { useApproval } from "./approvals/use-approval.ts";
import { isFresh } from "./require-role.ts";
import { type Invite, issueInvite } from "./staff-invites.ts";
import type { StaffSession } from "./staff-session.ts";
import { codeTries, passwordTries } from "./throttles.ts";

/** What somebody lost. */
export type LostFactor = "second_factor" | "password";

const kinds = { second_factor: "second_factor_reset", password: "password_reset" } as const;

/** A new factor that waits for another admin. */
export type ResetRequest =
  RequestedApproval | { readonly ok: false; readonly reason: "second_factor_needed" | "own_rights" | "unknown_person" };

/** One admin asks that somebody who lost their authenticator (or forgot the password) may set a new one. */
export async function requestFactorReset(
  house: Services,
  session: StaffSession,
  lost: { staffId: string; factor: LostFactor; reason: string },
): Promise<ResetRequest> {
  if (lost.staffId === session.staffId) return { ok: false, reason: "own_rights" };
  if (!isFresh(session, house.clock.now())) return { ok: false, reason: "second_factor_needed" };
  return house.db.transact(async (tx): Promise<ResetRequest> => {
    const person = await staffUserById(tx, lost.staffId);
    if (!person || person.disabledAt !== null) return { ok: false, reason: "unknown_person" };
    return requestApproval(tx, house, session, {
      kind: kinds[lost.factor],
      subject: `staff:${person.id}`,
      reason: lost.reason,
      terms: { staffId: person.id },
      amount: null,
    });
  });
}

/** The link that sets a new factor. */
export type FactorReset =
  | { readonly ok: true; readonly invite: Invite }
  | { readonly ok: false; readonly reason: DecisionRefusal | "unknown_person" };

/**
 * Another admin agrees: the lost factor is forgotten, every session ends, and a link is issued that sets a new one.
 * The link asks for the factor that was kept, so that not even both admins together can sign in as somebody else.
 */
export async function approveFactorReset(
  house: Services,
  session: StaffSession,
  given: { approvalId: string; termsHash: string },
): Promise<FactorReset> {
  return house.db.transact(async (tx): Promise<FactorReset> => {
    const now = house.clock.now();
    const asked = await approvalById(tx, given.approvalId);
    const factor = asked?.kind === kinds.second_factor ? "second_factor" : "password";
    if (!asked || asked.kind !== kinds[factor]) return { ok: false, reason: "not_found" };
    const person = await staffUserById(tx, asked.subject.slice("staff:".length));
    if (!person || person.disabledAt !== null) return { ok: false, reason: "unknown_person" };
    const decision = await approve(tx, house, session, given);
    if (!decision.ok) return decision;
    const actor = `staff:${session.staffId}`;
    const used = await useApproval(tx, house, actor, {
      approvalId: asked.id,
      kind: asked.kind,
      subject: asked.subject,
      terms: { staffId: person.id },
    });
    if (!used.ok) throw new Error(`A fresh approval could not be used: ${used.reason}.`);
    if (factor === "second_factor") {
      await removeSecondFactors(tx, person.id, now);
      await clearTries(tx, codeTries(person.id).key);
    } else {
      await removePassword(tx, person.id);
      await clearTries(tx, passwordTries(house.keyring, person.login).key);
    }
    await dropSignInsOf(tx, person.id, now);
    await endStaffSessionsOf(
      tx,
      person.id,
      factor === "second_factor" ? "second_factor_reset" : "password_changed",
      now,
    );
    await recordAudit(tx, {
      at: now,
      actor,
      category: "staff",
      action: `staff.${factor}`,
      object: `staff:${person.id}`,
      outcome: "reset",
    });
    return { ok: true, invite: await issueInvite(tx, house, { staffId: person.id, purpose: factor, by: actor }) };
  });
}
