import type { EpochDay } from "#app/lending/calendar.ts";
import type { Services } from "#app/services.ts";
import type { ComplaintEventKind, ComplaintOutcome, ComplaintState } from "#db/schema/complaints.ts";
import { lettersOf } from "#db/stores/complaints-letters.ts";
import { type Complaint, complaintSeal, eventsOfComplaint } from "#db/stores/complaints.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { externalBodies, type ExternalBody } from "./external-bodies.ts";
import { notePlace } from "./move-complaint.ts";
import { type ListedFile, listComplaintFiles } from "./open-complaint-file.ts";
import { rulesOf } from "./rules.ts";
import { possibleFor } from "./states.ts";
import { openStatement, type Statement } from "./statement.ts";
import { lateDaysOf } from "./watch-clocks.ts";

/** One step as the person sees it. */
export interface ShownStep {
  readonly key: string;
  readonly at: number;
  readonly event: ComplaintEventKind;
  readonly to: ComplaintState;
  readonly note: string | null;
  /** By us, or by the person. */
  readonly ours: boolean;
}

/** Everything the person's own page shows. Nothing of the account is in it. */
export interface ComplaintPage {
  readonly reference: string;
  readonly state: ComplaintState;
  readonly zone: string;
  readonly receivedAt: number;
  readonly dueDay: EpochDay;
  readonly lateDays: number;
  readonly paused: boolean;
  readonly outcome: ComplaintOutcome | null;
  readonly handler: string | null;
  readonly statement: Statement | null;
  readonly steps: readonly ShownStep[];
  readonly letters: readonly { readonly id: string; readonly kind: string; readonly sentAt: number }[];
  readonly files: readonly ListedFile[];
  readonly bodies: readonly ExternalBody[];
  /** A review can still be asked for. */
  readonly mayReview: boolean;
  readonly may: readonly ComplaintEventKind[];
}

/** What the person sees of their complaint. */
export async function readComplaintPage(
  { db, keyring, clock }: Pick<Services, "db" | "keyring" | "clock">,
  complaint: Complaint,
): Promise<ComplaintPage> {
  const now = clock.now();
  const seal = complaintSeal(keyring, complaint);
  const events = (await eventsOfComplaint(db.read, complaint.id)).filter(({ shown }) => shown);
  const handler = complaint.handlerId === null ? null : await staffUserById(db.read, complaint.handlerId);
  const may = possibleFor(complaint.state, "complainant");
  return {
    reference: complaint.reference,
    state: complaint.state,
    zone: complaint.zone,
    receivedAt: complaint.receivedAt,
    dueDay: complaint.dueDay,
    lateDays: lateDaysOf(complaint, now),
    paused: complaint.pausedSince !== null,
    outcome: complaint.outcome,
    handler: handler?.name ?? null,
    statement: openStatement(keyring, complaint),
    steps: events.map((event) => ({
      key: event.id,
      ...{ at: event.at, event: event.event, to: event.to, ours: event.actor !== "complainant" },
      note: event.noteSealed && seal ? seal.open(notePlace(complaint.id, event.id), event.noteSealed) : null,
    })),
    letters: (await lettersOf(db.read, complaint.id)).map(({ id, kind, sentAt }) => ({ id, kind, sentAt })),
    files: await listComplaintFiles(db.read, keyring, complaint),
    bodies: externalBodies(rulesOf(complaint), complaint.respondedAt),
    mayReview: may.has("ask_review") && complaint.reviewBy !== null && now < complaint.reviewBy,
    may: [...may],
  };
}
