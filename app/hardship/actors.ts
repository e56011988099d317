import type { StaffRole } from "#db/schema/staff-roles.ts";
import type { CaseActor } from "./states.ts";

/** Who does something to a case. */
export type Actor =
  | { readonly kind: "borrower"; readonly borrowerId: string }
  | { readonly kind: "staff"; readonly staffId: string; readonly roles: readonly StaffRole[] }
  | { readonly kind: "system" };

export const system: Actor = { kind: "system" };

/** As the audit trail and the history of a case write it. */
export function actorName(actor: Actor): string {
  if (actor.kind === "staff") return `staff:${actor.staffId}`;
  return actor.kind === "borrower" ? `borrower:${actor.borrowerId}` : "system";
}

/** In which capacities somebody may act: one person at the desk can hold both roles. */
export function capacities(actor: Actor): readonly CaseActor[] {
  if (actor.kind !== "staff") return [actor.kind];
  return (["agent", "approver"] as const).filter((role) => actor.roles.includes(role));
}
