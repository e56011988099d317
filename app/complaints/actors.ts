import type { ComplaintActor } from "./states.ts";

/** Who does something to a complaint. */
export type Actor =
  | { readonly kind: "complainant" }
  | { readonly kind: "handler"; readonly staffId: string }
  | { readonly kind: "system" };

/** The actor as the history writes it. */
export function actorName(actor: Actor): string {
  return actor.kind === "handler" ? `staff:${actor.staffId}` : actor.kind;
}

/** The actor as the audit trail writes it: who complained has no name there. */
export function auditName(actor: Actor): string {
  return actor.kind === "complainant" ? "anonymous" : actorName(actor);
}

/** The actor as the table of moves knows it. */
export function actorKind(actor: Actor): ComplaintActor {
  return actor.kind;
}
