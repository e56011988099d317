import type { Services } from "#app/services.ts";
import { localDay } from "#app/policy/zones.ts";
import type { CorrectionKind, CorrectionObstacle } from "#db/schema/corrections.ts";
import type { ComplaintEventKind, ComplaintState } from "#db/schema/complaints.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { redressOf } from "#db/stores/complaints-answers.ts";
import { lettersOf, type ComplaintLetter } from "#db/stores/complaints-letters.ts";
import {
  type Complaint,
  complaintQueue,
  complaintSeal,
  type ComplaintView,
  conflictsOf,
  countComplaints,
  eventsOfComplaint,
  relatedComplaints,
} from "#db/stores/complaints.ts";
import { staffNames } from "#db/stores/complaints-conflicts.ts";
import { correctionsByKeys } from "#db/stores/corrections.ts";
import { cutPage, type Place } from "#db/stores/keyset.ts";
import { activeStaffWithRole } from "#db/stores/staff.ts";
import { type Answer, composeAnswer } from "./compose-answer.ts";
import { openExtension } from "./extend-complaint.ts";
import { externalBodies, type ExternalBody } from "./external-bodies.ts";
import { type HandMessage, handMessagesOf } from "./hand-messages.ts";
import { type ListedFile, listComplaintFiles } from "./open-complaint-file.ts";
import { complaintFor, type Handler } from "./handler-access.ts";
import type { ComplaintHouse, Letter } from "./letters.ts";
import { whyNotInto } from "./merge-complaints.ts";
import { notePlace } from "./move-complaint.ts";
import { clocksOf, rulesOf } from "./rules.ts";
import { answerOf } from "./answer-draft.ts";
import { letterKindOf } from "./send-answer.ts";
import { openComplaintStates, possibleFor } from "./states.ts";
import { openStatement, type Statement } from "./statement.ts";
import { type DeskView, deskViews } from "./desk-views.ts";
import { lateDaysOf } from "./watch-clocks.ts";

const pageSize = 25;
const week = 7 * 86_400_000;

/** One line of the queue: codes and dates, no words of the person. */
export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: number;
  readonly category: string | null;
  readonly complainant: Complaint["complainant"];
  readonly severity: Complaint["severity"];
  readonly state: ComplaintState;
  readonly stage: Complaint["stage"];
  readonly zone: string;
  /** Share of the time that has gone, 0 to 1. */
  readonly used: number;
  readonly daysLeft: number;
  readonly lateDays: number;
  readonly alarm: boolean;
  readonly paused: boolean;
  readonly handler: string | null;
}

/** A page of the queue, the next to become late first, and how many stand in each view. Who has a part in one does not see it. */
export async function readQueue(
  { db, clock }: Pick<Services, "db" | "clock">,
  staffId: string,
  view: DeskView,
  after: Place | null,
): Promise<{ rows: readonly QueueRow[]; next: Place | null; counts: Readonly<Record<DeskView, number>> }> {
  const now = clock.now();
  const views = viewsFor(staffId, now);
  const found = await complaintQueue(db.read, views[view], after, pageSize + 1);
  const { rows, next } = cutPage(found, pageSize, ({ dueAt, id }) => ({ at: dueAt, id }));
  const counted = await Promise.all(deskViews.map((name) => countComplaints(db.read, views[name])));
  const names = await namesOf(db);
  return {
    rows: rows.map((complaint) => rowOf(names, complaint, now)),
    next,
    counts: Object.fromEntries(deskViews.map((name, index) => [name, counted[index] ?? 0])) as Record<DeskView, number>,
  };
}

/** The next complaint that nobody has, for "take the next one". */
export async function nextUnassigned({ db }: Pick<Services, "db">, staffId: string): Promise<Complaint | null> {
  const view = { states: openComplaintStates, unassigned: true, notConflicting: staffId } as const;
  return (await complaintQueue(db.read, view, null, 1))[0] ?? null;
}

function viewsFor(staffId: string, now: number): Readonly<Record<DeskView, ComplaintView>> {
  const open = { states: openComplaintStates, notConflicting: staffId };
  return {
    open,
    mine: { ...open, handlerId: staffId },
    serious: { ...open, severity: "serious" },
    soon: { ...open, dueBefore: now + week },
    answered: { states: ["response_sent", "external", "closed"], notConflicting: staffId },
  };
}

/** Everybody of the house by id: one question, however many rows there are. */
async function namesOf(db: Services["db"]): Promise<ReadonlyMap<string, string>> {
  return new Map((await staffNames(db.read)).map(({ id, name }) => [id, name]));
}

function rowOf(names: ReadonlyMap<string, string>, complaint: Complaint, now: number): QueueRow {
  const { id, reference, receivedAt, complainant, severity, state, stage, zone, clockFrom, dueAt } = complaint;
  return {
    ...{ id, reference, receivedAt, complainant, severity, state, stage, zone },
    category: complaint.categories[0] ?? null,
    used: Math.min(1, Math.max(0, (now - clockFrom) / Math.max(1, dueAt - clockFrom))),
    daysLeft: Math.max(0, complaint.dueDay - localDay(now, zone)),
    lateDays: lateDaysOf(complaint, now),
    alarm: complaint.alarmPpm !== null && complaint.alarmPpm >= 750_000,
    paused: complaint.pausedSince !== null,
    handler: complaint.handlerId === null ? null : (names.get(complaint.handlerId) ?? null),
  };
}

/** A complaint as the desk shows it. */
export interface DeskCase {
  readonly row: QueueRow;
  readonly version: number;
  readonly lang: Complaint["lang"];
  readonly channel: Complaint["channel"];
  readonly against: Complaint["against"];
  readonly categories: readonly string[];
  readonly rootCause: Complaint["rootCause"];
  readonly profile: string;
  readonly currency: string | null;
  readonly hasAccount: boolean;
  readonly statement: Statement | null;
  readonly handlerId: string | null;
  readonly dueDay: number;
  /** Until when it can be settled early; null when that is over, or not allowed. */
  readonly earlyBy: number | null;
  readonly days: { readonly today: number; readonly due: number; readonly marks: readonly number[] };
  readonly events: readonly {
    readonly key: string;
    readonly at: number;
    readonly event: ComplaintEventKind;
    readonly actor: string;
    readonly note: string | null;
    /** The person sees the step too. */
    readonly shown: boolean;
  }[];
  readonly shutOut: readonly { readonly name: string; readonly why: string }[];
  readonly team: readonly { readonly id: string; readonly name: string; readonly shutOut: boolean }[];
  readonly related: readonly {
    readonly id: string;
    readonly reference: string;
    readonly state: ComplaintState;
    /** This complaint can be joined to it. */
    readonly takes: boolean;
  }[];
  /** Everybody of the house, for "who is it about". */
  readonly everybody: readonly { readonly id: string; readonly name: string }[];
  readonly byHand: readonly HandMessage[];
  readonly letters: readonly { readonly id: string; readonly kind: ComplaintLetter["kind"]; readonly sentAt: number }[];
  readonly files: readonly ListedFile[];
  readonly bodies: readonly ExternalBody[];
  /** What was handed over, and what became of it. */
  readonly redress: readonly {
    readonly kind: CorrectionKind;
    readonly amount: number | null;
    readonly currency: string | null;
    readonly outcome: "done" | "cannot" | null;
    readonly obstacle: CorrectionObstacle | null;
  }[];
  readonly vulnerable: boolean | null;
  readonly writtenAnswer: boolean;
  /** The first answer and what it was promised for, once there is one. */
  readonly first: { readonly answeredAt: number; readonly dueAt: number } | null;
  /** We were late at some time, whatever the present term says. */
  readonly lateSince: number | null;
  readonly answer: Answer;
  /** The answer waits for somebody else. */
  readonly waiting: {
    readonly approvalId: string;
    readonly termsHash: string;
    readonly own: boolean;
    readonly letter: Letter | null;
  } | null;
  readonly extension: {
    readonly possible: boolean;
    /** The last day of the next stage. */
    readonly until: number | null;
    readonly needsName: boolean;
    readonly asked: { approvalId: string; termsHash: string; own: boolean; reason: string } | null;
  };
  readonly may: readonly ComplaintEventKind[];
}

/** Everything on one page, for somebody who may see it; null otherwise, whatever the reason. */
export async function readDeskCase(
  services: ComplaintHouse,
  handler: Handler,
  complaintId: string,
): Promise<DeskCase | null> {
  const { db, keyring, clock } = services;
  const access = await db.transact((tx) => complaintFor(tx, services, handler, complaintId));
  if (!access.ok) return null;
  const { complaint } = access;
  const now = clock.now();
  const names = await namesOf(db);
  const nameOf = (id: string) => names.get(id) ?? "";
  const seal = complaintSeal(keyring, complaint);
  const written = await answerOf(db.read, keyring, complaint);
  const approval = written.approvalId === null ? null : await approvalById(db.read, written.approvalId);
  const stillWaits = approval?.status === "pending" || (approval?.status === "approved" && approval.usedAt === null);
  const asked = await openExtension(services, complaint);
  const rules = rulesOf(complaint);
  const { extension } = clocksOf(complaint);
  const related = await relatedComplaints(db.read, complaint, handler.staffId);
  const conflicts = await conflictsOf(db.read, complaint.id);
  /** Days on the person's own calendar since the clock began. */
  const dayNo = (day: number) => day - localDay(complaint.clockFrom, complaint.zone);
  const day = (at: number) => dayNo(localDay(at, complaint.zone));
  const answered = ["response_sent", "closed", "external", "withdrawn", "merged", "referred"].includes(complaint.state);
  return {
    row: rowOf(names, complaint, now),
    ...{ version: complaint.version, lang: complaint.lang, channel: complaint.channel, against: complaint.against },
    ...{ categories: complaint.categories, rootCause: complaint.rootCause, profile: complaint.profile },
    currency: complaint.loanId === null ? null : currencyOf(complaint.profile),
    hasAccount: complaint.loanId !== null,
    statement: openStatement(keyring, complaint),
    ...{ handlerId: complaint.handlerId, dueDay: complaint.dueDay },
    earlyBy: complaint.earlyBy !== null && now < complaint.earlyBy ? complaint.earlyBy : null,
    days: {
      today: answered ? day(complaint.respondedAt ?? complaint.closedAt ?? now) : day(now),
      due: dayNo(complaint.dueDay),
      marks: extension === null ? [] : [dayNo(extension.answerBy.dueDay)],
    },
    events: (await eventsOfComplaint(db.read, complaint.id)).map((event) => ({
      ...{ key: event.id, at: event.at, event: event.event, shown: event.shown },
      actor: event.actor.startsWith("staff:") ? nameOf(event.actor.slice(6)) : event.actor,
      note:
        event.noteSealed && seal && !event.detail?.startsWith("extension:")
          ? seal.open(notePlace(complaint.id, event.id), event.noteSealed)
          : event.event === "merge" || event.event === "absorb"
            ? event.detail
            : null,
    })),
    shutOut: conflicts.map(({ staffId, why }) => ({ name: nameOf(staffId), why })),
    team: (await activeStaffWithRole(db.read, "complaints")).map((id) => ({
      ...{ id, name: nameOf(id), shutOut: conflicts.some(({ staffId }) => staffId === id) },
    })),
    related: related.map((other) => ({
      ...{ id: other.id, reference: other.reference, state: other.state },
      takes: whyNotInto(complaint, other) === null,
    })),
    everybody: [...names].map(([id, name]) => ({ id, name })),
    byHand: await handMessagesOf(services, complaint),
    letters: (await lettersOf(db.read, complaint.id)).map(({ id, kind, sentAt }) => ({ id, kind, sentAt })),
    files: await listComplaintFiles(db.read, keyring, complaint),
    bodies: externalBodies(rulesOf(complaint), complaint.respondedAt),
    redress: await handedOver(db, complaint.id),
    ...{ vulnerable: complaint.vulnerable, writtenAnswer: complaint.writtenAnswer, lateSince: complaint.lateSince },
    first:
      complaint.answeredAt === null || complaint.answerDueAt === null
        ? null
        : { answeredAt: complaint.answeredAt, dueAt: complaint.answerDueAt },
    answer: written.answer,
    waiting:
      approval && stillWaits
        ? {
            ...{ approvalId: approval.id, termsHash: approval.termsHash },
            own: approval.requestedBy === handler.staffId,
            letter: letterOf(complaint, written.answer, now),
          }
        : null,
    extension: {
      possible: extension !== null && now < complaint.dueAt,
      until: extension?.answerBy.dueDay ?? null,
      needsName: extension?.approver === "head_office_senior_manager",
      asked: asked && {
        ...{ approvalId: asked.approvalId, termsHash: asked.termsHash, reason: asked.reason },
        own: asked.requestedBy === handler.staffId,
      },
    },
    may: [...possibleFor(complaint.state, "handler")].filter(
      (event) => unlessRuledOut[event]?.(rules.profile.complaint) ?? true,
    ),
  };
}

/** Moves that only some profiles have: nobody is offered what would be refused. */
const unlessRuledOut: Partial<
  Record<ComplaintEventKind, (of: ReturnType<typeof rulesOf>["profile"]["complaint"]) => boolean>
> = {
  merge: ({ mergeSameFacts }) => mergeSameFacts,
  restart: ({ newFactsRestart }) => newFactsRestart,
  pause: ({ pausesFor }) => pausesFor.length > 0,
};

/** What the second person agrees to send, word for word. */
function letterOf(complaint: Complaint, answer: Answer, now: number): Letter | null {
  const composed = composeAnswer(complaint, rulesOf(complaint), answer, letterKindOf(complaint), now);
  return composed.ok ? composed.letter : null;
}

async function handedOver(db: Services["db"], complaintId: string): Promise<DeskCase["redress"]> {
  const redress = await redressOf(db.read, complaintId);
  const keys = redress.map(({ taskKey }) => taskKey);
  const became = new Map((await correctionsByKeys(db.read, keys)).map((row) => [row.key, row]));
  return redress.map(({ kind, amount, currency, taskKey }) => ({
    ...{ kind, amount, currency },
    outcome: became.get(taskKey)?.outcome ?? null,
    obstacle: became.get(taskKey)?.obstacle ?? null,
  }));
}

function currencyOf(profile: string): string {
  return { cn: "CNY", uk: "GBP", us: "USD", au: "AUD" }[profile.slice(0, 2)] ?? "CNY";
}
