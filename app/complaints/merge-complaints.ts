import { complaintByReference, type Complaint } from "#db/stores/complaints.ts";
import { actorOf, type DeskGiven, deskStep, type DeskStep } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import { moveComplaint } from "./move-complaint.ts";
import { rulesOf } from "./rules.ts";

/**
 * Puts a complaint with the same facts to an older one, where the profile lets it. The earlier clock goes on counting:
 * merging never makes anybody wait longer.
 */
export async function mergeComplaint(
  services: Parameters<typeof deskStep>[0],
  given: DeskGiven & { readonly intoReference: string },
): Promise<DeskStep> {
  let into: Complaint | null = null;
  return deskStep(
    services,
    given,
    async (complaint, tx) => {
      const target = await complaintByReference(tx, given.intoReference.trim().toUpperCase());
      const access = target && (await complaintFor(tx, services, given.handler, target.id));
      if (!access?.ok) return { ok: false, reason: "not_found" };
      if (access.complaint.id === complaint.id) return { ok: false, reason: "same_complaint" };
      if (!rulesOf(complaint).profile.complaint.mergeSameFacts) return { ok: false, reason: "not_possible" };
      if (access.complaint.clockFrom > complaint.clockFrom) return { ok: false, reason: "not_possible" };
      into = access.complaint;
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
