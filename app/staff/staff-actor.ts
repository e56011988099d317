/** Who asks for something on the staff side: a member of staff, or whoever may run commands on the machine. */
export type StaffActor = { readonly kind: "staff"; readonly staffId: string } | { readonly kind: "operator" };

/** The actor as the audit trail writes it. */
export function actorName(actor: StaffActor): string {
  return actor.kind === "staff" ? `staff:${actor.staffId}` : "operator";
}
