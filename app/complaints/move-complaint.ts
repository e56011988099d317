import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { ComplaintEventKind } from "#db/schema/complaints.ts";
import { recordAudit } from "#db/stores/audit.ts";
import {
  type Complaint,
  complaintById,
  complaintSeal,
  insertComplaintEvent,
  type NewComplaint,
  updateComplaint,
} from "#db/stores/complaints.ts";
import { type Actor, actorKind, actorName, auditName } from "./actors.ts";
import { nextComplaintState } from "./states.ts";

/** One step of a complaint. */
export interface Move {
  readonly event: ComplaintEventKind;
  readonly actor: Actor;
  /** A code, an id, a count; never words. */
  readonly detail?: string;
  /** Words from a person; sealed. */
  readonly note?: string;
  /** The person who complained sees the step. */
  readonly shown: boolean;
  /** What else changes in the row. */
  readonly change?: Partial<Omit<NewComplaint, "id" | "version" | "reference" | "receivedAt" | "state">>;
  readonly requestId?: string;
}

/** The complaint after a move. */
export type Moved =
  | { readonly ok: true; readonly complaint: Complaint }
  /** `not_possible`: not from this state, or not by this actor. `changed`: somebody was faster. */
  | { readonly ok: false; readonly reason: "not_possible" | "changed" };

/** Events are numbered by the version they lead to, so that their order never depends on the clock. */
export const eventId = (version: number) => String(version).padStart(6, "0");

/** Where an event's words belong. */
export const notePlace = (complaintId: string, eventId: string) => `complaint_events|note|${complaintId}|${eventId}`;

/**
 * Takes one step if the table of moves has it: the row, its history and the audit trail change together, in the
 * caller's transaction. Everything that happens to a complaint goes through here.
 */
export async function moveComplaint(
  tx: Queryable,
  { keyring, clock }: Pick<Services, "keyring" | "clock">,
  complaint: Complaint,
  move: Move,
): Promise<Moved> {
  const to = nextComplaintState(complaint.state, move.event, actorKind(move.actor));
  if (to === null) return { ok: false, reason: "not_possible" };
  const now = clock.now();
  if (!(await updateComplaint(tx, complaint, { ...move.change, state: to }))) return { ok: false, reason: "changed" };
  const id = eventId(complaint.version + 1);
  const seal = move.note === undefined ? null : complaintSeal(keyring, complaint);
  await insertComplaintEvent(tx, {
    complaintId: complaint.id,
    id,
    at: now,
    actor: actorName(move.actor),
    event: move.event,
    from: complaint.state,
    to,
    detail: move.detail ?? null,
    noteSealed: seal && move.note !== undefined ? seal.seal(notePlace(complaint.id, id), move.note) : null,
    shown: move.shown,
  });
  await recordAudit(tx, {
    at: now,
    actor: auditName(move.actor),
    category: "complaint",
    action: `complaint.${move.event}`,
    object: `complaint:${complaint.id}`,
    outcome: to,
    requestId: move.requestId ?? null,
  });
  const after = await complaintById(tx, complaint.id);
  if (!after) throw new Error("A complaint is never deleted.");
  return { ok: true, complaint: after };
}
