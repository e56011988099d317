import type { Queryable } from "#db/engine/database.ts";
import { complaintByReference, type Complaint, relatedComplaints } from "#db/stores/complaints.ts";
import { actorOf, type DeskGiven, deskStep, type DeskStep } from "./desk-step.ts";
import { complaintFor, type Handler } from "./handler-access.ts";
import type { ComplaintHouse } from "./letters.ts";
import { moveComplaint } from "./move-complaint.ts";
import { rulesOf } from "./rules.ts";
import { nextComplaintState } from "./states.ts";

/** Whether a complaint can be joined to this other one of the same person, or why not. */
export function whyNotInto(
  complaint: Complaint,
  into: Complaint,
): "same_complaint" | "not_possible" | "other_answered" | null {
  if (into.id === complaint.id) return "same_complaint";
  if (!rulesOf(complaint).profile.complaint.mergeSameFacts) return "not_possible";
  if (into.clockFrom > complaint.clockFrom) return "not_possible";
  return nextComplaintState(into.state, "absorb", "handler") === null ? "other_answered" : null;
}

/**
 * The complaint that this one would be joined to. It has to be the same person's (one account, or one way to answer):
 * the answer goes out once, and somebody else would never get theirs.
 */
export async function mergeTarget(
  tx: Queryable,
  services: ComplaintHouse,
  handler: Handler,
  complaint: Complaint,
  intoReference: string,
): Promise<
  | { readonly ok: true; readonly into: Complaint }
  | { readonly ok: false; readonly reason: NonNullable<ReturnType<typeof whyNotInto>> | "not_found" | "other_person" }
> {
  const named = await complaintByReference(tx, intoReference.trim().toUpperCase());
  const access = named && (await complaintFor(tx, services, handler, named.id));
  if (!access?.ok) return { ok: false, reason: "not_found" };
  const into = access.complaint;
  if (into.id === complaint.id) return { ok: false, reason: "same_complaint" };
  const theirs = await relatedComplaints(tx, complaint, handler.staffId);
  if (!theirs.some(({ id }) => id === into.id)) return { ok: false, reason: "other_person" };
  const reason = whyNotInto(complaint, into);
  return reason === null ? { ok: true, into } : { ok: false, reason };
}

/**
 * Puts a complaint with the same facts to an older one, where the profile lets it. The earlier clock goes on counting:
 * merging never makes anybody wait longer.
 */
export async function mergeComplaint(
  services: ComplaintHouse,
  given: DeskGiven & { readonly intoReference: string },
): Promise<DeskStep> {
  let into: Complaint | null = null;
  return deskStep(
    services,
    given,
    async (complaint, tx) => {
      const target = await mergeTarget(tx, services, given.handler, complaint, given.intoReference);
      if (!target.ok) return target;
      into = target.into;
      return {
        ...{ event: "merge", detail: into.reference, shown: true },
        change: { mergedInto: into.id, closedAt: services.clock.now() },
      };
    },
    async (complaint, tx) => {
      if (!into) throw new Error("A complaint was merged into nothing.");
      const absorbed = await moveComplaint(tx, services, into, {
        ...{ event: "absorb", actor: actorOf(given.handler), detail: complaint.reference, shown: false },
      });
      if (!absorbed.ok) throw new Error(`The other complaint could not take it: ${absorbed.reason}.`);
    },
  );
}
