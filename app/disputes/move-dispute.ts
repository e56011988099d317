import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { DisputeEventKind } from "#db/schema/disputes.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { type Dispute, disputeById, insertDisputeEvent, type NewDispute, updateDispute } from "#db/stores/disputes.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { nextDisputeState } from "./states.ts";
import { disputeNotePlace } from "./statement.ts";

export type DisputeBy =
  { readonly kind: "borrower"; readonly borrowerId: string } | { readonly kind: "staff"; readonly staffId: string };

/** One step of a dispute. */
export interface DisputeMove {
  readonly event: DisputeEventKind;
  readonly by: DisputeBy;
  readonly detail?: string;
  /** Words from a person; sealed under the borrower's key. */
  readonly note?: string;
  readonly change?: Partial<Omit<NewDispute, "id" | "version" | "loanId" | "borrowerId" | "state">>;
  readonly requestId?: string;
}

export type DisputeMoved =
  | { readonly ok: true; readonly dispute: Dispute }
  | { readonly ok: false; readonly reason: "not_possible" | "changed" };

/** Takes one step if the table of moves has it; row, history and audit change together. */
export async function moveDispute(
  tx: Queryable,
  { keyring, clock }: Pick<Services, "keyring" | "clock">,
  dispute: Dispute,
  move: DisputeMove,
): Promise<DisputeMoved> {
  const to = nextDisputeState(dispute.state, move.event, move.by.kind);
  if (to === null) return { ok: false, reason: "not_possible" };
  if (!(await updateDispute(tx, dispute, { ...move.change, state: to }))) return { ok: false, reason: "changed" };
  const at = clock.now();
  const id = `${dispute.id}-${String(dispute.version + 1).padStart(5, "0")}`;
  const seal = move.note === undefined ? null : await personalSeal(tx, keyring, dispute.borrowerId);
  await insertDisputeEvent(tx, {
    ...{ loanId: dispute.loanId, id, disputeId: dispute.id, at, event: move.event, from: dispute.state, to },
    actor: move.by.kind === "staff" ? `staff:${move.by.staffId}` : "borrower",
    detail: move.detail ?? null,
    noteSealed: seal && move.note !== undefined ? seal.seal(disputeNotePlace(id), move.note) : null,
  });
  await recordAudit(tx, {
    ...{ at, category: "repayment", action: `dispute.${move.event}`, object: `dispute:${dispute.id}`, outcome: to },
    actor: move.by.kind === "staff" ? `staff:${move.by.staffId}` : `borrower:${move.by.borrowerId}`,
    requestId: move.requestId ?? null,
  });
  const after = await disputeById(tx, dispute.id);
  if (!after) throw new Error("A dispute is never deleted.");
  return { ok: true, dispute: after };
}
