import { approve } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import type { Terms } from "#app/staff/approvals/terms.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalById, approvalsOfSubject } from "#db/stores/approvals.ts";
import { type Complaint, complaintSeal, eventsOfComplaint } from "#db/stores/complaints.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { composeExtension } from "./compose-notices.ts";
import { actorOf, type DeskGiven, deskStep, type DeskStep } from "./desk-step.ts";
import { complaintFor } from "./handler-access.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { moveComplaint, notePlace } from "./move-complaint.ts";
import { clockColumns, clocksOf, rulesOf } from "./rules.ts";

const kind = "complaint_extension";
const subjectOf = (complaint: Complaint) => `complaint:${complaint.id}`;

/** Exactly what is approved: which complaint, which stage, until when. */
function termsOf(complaint: Complaint, stage: string, until: number): Terms {
  return { complaint: complaint.id, stage, until };
}

/** What the request said; sealed with the complaint, because a name and words of people have no place in an approval. */
interface Wanted {
  readonly approvalId: string;
  /** Goes into the notice. */
  readonly reason: string;
  /** Who has to agree outside the team, where the profile asks for head office; empty otherwise. */
  readonly approver: string;
}

/** A request for more time that now waits for a second person. */
export type ExtensionAsked =
  | { readonly ok: true; readonly approvalId: string; readonly termsHash: string }
  | {
      readonly ok: false;
      readonly reason:
        Exclude<DeskStep, { ok: true }>["reason"] | "already_pending" | "above_limit" | "approver_needed";
    };

/**
 * Asks for more time, before the present time is over. The reason goes to the person. Where the profile wants a senior
 * manager of head office, that person is named; in every case another member of the team has to agree.
 */
export async function requestExtension(
  services: ComplaintHouse,
  given: DeskGiven & { readonly reason: string; readonly approver: string },
): Promise<ExtensionAsked> {
  const reason = given.reason.trim();
  const approver = given.approver.trim();
  if (reason === "") return { ok: false, reason: "nothing_said" };
  return services.db.transact(async (tx): Promise<ExtensionAsked> => {
    const access = await complaintFor(tx, services, given.handler, given.complaintId);
    if (!access.ok) return { ok: false, reason: access.reason };
    const { complaint } = access;
    if (complaint.version !== given.version) return { ok: false, reason: "changed" };
    const { extension } = clocksOf(complaint);
    if (extension === null) return { ok: false, reason: "no_extension" };
    if (services.clock.now() >= complaint.dueAt) return { ok: false, reason: "too_late" };
    if (extension.approver === "head_office_senior_manager" && approver === "") {
      return { ok: false, reason: "approver_needed" };
    }
    const asked = await requestApproval(tx, services, given.handler, {
      ...{ kind, subject: subjectOf(complaint), reason: "more_time", amount: null },
      terms: termsOf(complaint, extension.stage, extension.answerBy.dueDay),
    });
    if (!asked.ok) return asked;
    const wanted: Wanted = { approvalId: asked.approvalId, reason, approver };
    const moved = await moveComplaint(tx, services, complaint, {
      ...{ event: "note", detail: `extension:${asked.approvalId}`, note: JSON.stringify(wanted) },
      ...{ actor: actorOf(given.handler), shown: false },
    });
    if (!moved.ok) throw new Error(`An extension could not be noted: ${moved.reason}.`);
    return asked;
  });
}

/**
 * Agrees to more time and gives it in the same transaction: the clock, the notice with reason, date and the name of who
 * approved. An agreement given elsewhere on the desk is carried out the same way.
 */
export async function grantExtension(
  services: ComplaintHouse,
  given: DeskGiven & { readonly approvalId: string; readonly termsHash: string },
): Promise<DeskStep | { readonly ok: false; readonly reason: string }> {
  const { handler } = given;
  let refused: string | null = null;
  let notice: { reason: string; approver: string } | null = null;
  const granted = await deskStep(
    services,
    given,
    async (complaint, tx) => {
      const { extension } = clocksOf(complaint);
      if (extension === null) return { ok: false, reason: "no_extension" };
      // What was agreed to too late does not undo that we are late.
      if (services.clock.now() >= complaint.dueAt) return { ok: false, reason: "too_late" };
      const terms = termsOf(complaint, extension.stage, extension.answerBy.dueDay);
      const stored = await approvalById(tx, given.approvalId);
      if (stored?.status === "pending") {
        const decided = await approve(tx, services, handler, given);
        if (!decided.ok) {
          refused = decided.reason;
          return { ok: false, reason: "not_allowed" };
        }
      }
      const deed = { approvalId: given.approvalId, kind, subject: subjectOf(complaint), terms } as const;
      const used = await useApproval(tx, services, `staff:${handler.staffId}`, deed);
      if (!used.ok) {
        refused = used.reason;
        return { ok: false, reason: "not_allowed" };
      }
      const wanted = await wantedOf(services, tx, complaint, given.approvalId);
      const agreed = used.approval.approverId && (await staffUserById(tx, used.approval.approverId));
      const names = [wanted?.approver ?? "", agreed ? agreed.name : ""].filter((name) => name !== "");
      notice = { reason: wanted?.reason ?? "", approver: names.join(", ") };
      const fresh = { ...complaint, stage: extension.stage };
      return {
        ...{ event: "extend", detail: extension.stage, shown: true },
        change: { stage: extension.stage, alarmPpm: null, breachedAt: null, ...clockColumns(fresh) },
      };
    },
    async (complaint, tx) => {
      if (!notice) throw new Error("Time was given without a notice.");
      const letter = composeExtension(complaint, rulesOf(complaint), { ...notice, until: complaint.dueDay });
      await sendLetter(tx, services, complaint, { kind: "extension", writtenBy: handler.staffId, letter });
    },
  );
  return refused === null ? granted : { ok: false, reason: refused };
}

/** The request for more time that waits or was agreed to and not carried out; null when there is none. */
export async function openExtension(
  services: Pick<ComplaintHouse, "db" | "keyring">,
  complaint: Complaint,
): Promise<{ approvalId: string; termsHash: string; requestedBy: string; reason: string; approver: string } | null> {
  const found = (await approvalsOfSubject(services.db.read, subjectOf(complaint))).find(
    (approval) =>
      approval.kind === kind &&
      (approval.status === "pending" || (approval.status === "approved" && approval.usedAt === null)),
  );
  const wanted = found && (await wantedOf(services, services.db.read, complaint, found.id));
  if (!found || !wanted) return null;
  const { reason, approver } = wanted;
  return { approvalId: found.id, termsHash: found.termsHash, requestedBy: found.requestedBy, reason, approver };
}

async function wantedOf(
  { keyring }: Pick<ComplaintHouse, "keyring">,
  q: Queryable,
  complaint: Complaint,
  approvalId: string,
): Promise<Wanted | null> {
  const seal = complaintSeal(keyring, complaint);
  const event = (await eventsOfComplaint(q, complaint.id)).find(({ detail }) => detail === `extension:${approvalId}`);
  if (!seal || !event?.noteSealed) return null;
  return JSON.parse(seal.open(notePlace(complaint.id, event.id), event.noteSealed)) as Wanted;
}
