import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type StaffRole, staffRoles } from "#db/schema/staff-roles.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { activeStaffWithRole, setRoles, staffUserById } from "#db/stores/staff.ts";
import { z } from "zod";
import { approve, type DecisionRefusal } from "./approvals/decide-approval.ts";
import { requestApproval, type RequestedApproval } from "./approvals/request-approval.ts";
import { useApproval } from "./approvals/use-approval.ts";
import { withdrawFor, withdrawUnauthorised } from "./approvals/withdraw-approval.ts";
import { isFresh } from "./require-role.ts";
import type { StaffSession } from "./staff-session.ts";

const roleTerms = z.strictObject({
  staffId: z.string(),
  from: z.array(z.enum(staffRoles)),
  to: z.array(z.enum(staffRoles)),
});

/** What a request for other roles would change; null when it is about something else. */
export function roleTermsOf(approval: {
  readonly kind: string;
  readonly terms: string;
}): { readonly from: readonly StaffRole[]; readonly to: readonly StaffRole[] } | null {
  return approval.kind === "role_change" ? roleTerms.parse(JSON.parse(approval.terms)) : null;
}

/** A change of roles that waits for another admin. */
export type RoleChangeRequest =
  | RequestedApproval
  | {
      readonly ok: false;
      readonly reason: "second_factor_needed" | "own_rights" | "unknown_person" | "no_change" | "last_admin";
    };

/** One admin asks for other roles for somebody; inside the caller's transaction. Nobody asks for their own. */
export async function requestRoleChange(
  tx: Queryable,
  house: Services,
  session: StaffSession,
  change: { staffId: string; roles: readonly StaffRole[]; reason: string },
): Promise<RoleChangeRequest> {
  if (change.staffId === session.staffId) return { ok: false, reason: "own_rights" };
  if (!isFresh(session, house.clock.now())) return { ok: false, reason: "second_factor_needed" };
  const person = await staffUserById(tx, change.staffId);
  if (!person || person.disabledAt !== null) return { ok: false, reason: "unknown_person" };
  const to = inOrder(change.roles);
  const from = inOrder(person.roles);
  if (to.join() === from.join()) return { ok: false, reason: "no_change" };
  if (await leavesNoAdmin(tx, person.id, to)) return { ok: false, reason: "last_admin" };
  return requestApproval(tx, house, session, {
    kind: "role_change",
    subject: `staff:${person.id}`,
    reason: change.reason,
    terms: { staffId: person.id, from, to },
    amount: null,
  });
}

/** The roles after another admin agreed. */
export type RoleChange =
  | { readonly ok: true; readonly roles: readonly StaffRole[] }
  | { readonly ok: false; readonly reason: DecisionRefusal | "last_admin" };

/**
 * Another admin agrees, and the roles change at once. What the person asked for under roles they lose is withdrawn.
 */
export async function approveRoleChange(
  house: Services,
  session: StaffSession,
  given: { approvalId: string; termsHash: string },
): Promise<RoleChange> {
  return house.db.transact(async (tx): Promise<RoleChange> => {
    const now = house.clock.now();
    const asked = await approvalById(tx, given.approvalId);
    if (!asked || asked.kind !== "role_change") return { ok: false, reason: "not_found" };
    const terms = roleTerms.parse(JSON.parse(asked.terms));
    const person = await staffUserById(tx, terms.staffId);
    if (asked.status === "pending" && (!person || inOrder(person.roles).join() !== terms.from.join())) {
      await withdrawFor(tx, asked, now, "roles_differ");
      return { ok: false, reason: "terms_changed" };
    }
    if (await leavesNoAdmin(tx, terms.staffId, terms.to)) return { ok: false, reason: "last_admin" };
    const decision = await approve(tx, house, session, given);
    if (!decision.ok) return decision;
    const actor = `staff:${session.staffId}`;
    const use = { approvalId: asked.id, kind: asked.kind, subject: asked.subject, terms } as const;
    const used = await useApproval(tx, house, actor, use);
    if (!used.ok) throw new Error(`A fresh approval could not be used: ${used.reason}.`);
    await setRoles(tx, terms.staffId, terms.to, { at: now, by: `approval:${asked.id}` });
    await withdrawUnauthorised(tx, terms.staffId, terms.to, now);
    await recordAudit(tx, {
      at: now,
      actor,
      category: "staff",
      action: "staff.roles",
      object: `staff:${terms.staffId}`,
      outcome: "changed",
      reason: terms.to.join(",") || "none",
    });
    return { ok: true, roles: terms.to };
  });
}

/** Whether the house would be left without an admin who can sign in. */
export async function leavesNoAdmin(tx: Queryable, staffId: string, roles: readonly StaffRole[]): Promise<boolean> {
  if (roles.includes("admin")) return false;
  const admins = await activeStaffWithRole(tx, "admin");
  return admins.length === 1 && admins[0] === staffId;
}

/** Roles once each, in the order of the table, so that equal sets are written alike. */
function inOrder(roles: readonly StaffRole[]): StaffRole[] {
  return staffRoles.filter((role) => roles.includes(role));
}
