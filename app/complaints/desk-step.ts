import type { Queryable } from "#db/engine/database.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import type { Actor } from "./actors.ts";
import { complaintFor, type Handler } from "./handler-access.ts";
import type { ComplaintHouse } from "./letters.ts";
import { type Move, moveComplaint } from "./move-complaint.ts";

/** Why a deed at the complaints desk was not done. */
export type DeskRefusal =
  | "not_found"
  | "not_allowed"
  | "conflict"
  | "not_possible"
  | "changed"
  /** The page showed an older state. */
  | "nothing_said"
  | "unknown_person"
  | "too_late"
  | "incomplete"
  | "own_answer"
  | "no_extension"
  | "same_complaint"
  /** The other complaint is somebody else's: they would never be answered. */
  | "other_person"
  /** The other complaint has its answer already. */
  | "other_answered"
  | "no_cause";

/** Whether a deed was done; `missing`: parts of an answer that are not there. */
export type DeskStep =
  { readonly ok: true } | { readonly ok: false; readonly reason: DeskRefusal; readonly missing?: readonly string[] };

/** What every deed at the desk brings: who, which complaint, and the version that was on the page. */
export interface DeskGiven {
  readonly handler: Handler;
  readonly complaintId: string;
  readonly version: number;
  readonly requestId?: string;
}

/** The move that a deed makes, or why it cannot be done. */
export type DeskPlan =
  | Omit<Move, "actor" | "requestId">
  | { readonly ok: false; readonly reason: DeskRefusal; readonly missing?: readonly string[] };

/** One deed at the desk: access, the version on the page, the move, and what follows from it, in one transaction. */
export async function deskStep(
  services: ComplaintHouse,
  given: DeskGiven,
  plan: (complaint: Complaint, tx: Queryable) => DeskPlan | Promise<DeskPlan>,
  after?: (complaint: Complaint, tx: Queryable) => Promise<void>,
): Promise<DeskStep> {
  return services.db.transact(async (tx): Promise<DeskStep> => {
    const access = await complaintFor(tx, services, given.handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    if (access.complaint.version !== given.version) return { ok: false, reason: "changed" };
    const planned = await plan(access.complaint, tx);
    if ("ok" in planned) return planned;
    const moved = await moveComplaint(tx, services, access.complaint, {
      ...planned,
      actor: actorOf(given.handler),
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    if (!moved.ok) return moved;
    await after?.(moved.complaint, tx);
    return { ok: true };
  });
}

/** A member of the complaints team as whoever moves a complaint. */
export function actorOf(handler: Handler): Actor {
  return { kind: "handler", staffId: handler.staffId };
}
