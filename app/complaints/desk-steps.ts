import type { ComplaintCategory } from "#app/policy/categories.ts";
import { deadlineOf } from "#app/policy/clocks.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { RootCause } from "#db/schema/complaints.ts";
import { type Complaint, insertConflict } from "#db/stores/complaints.ts";
import { activeStaffWithRole, staffUserById } from "#db/stores/staff.ts";
import type { Actor } from "./actors.ts";
import { composeAnswer, type Answer } from "./compose-answer.ts";
import { composeQuestion, composeShort } from "./compose-notices.ts";
import { conflictOf } from "./conflicts.ts";
import { complaintFor, type Handler } from "./handler-access.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { type Move, moveComplaint } from "./move-complaint.ts";
import { clockColumns, rulesOf } from "./rules.ts";

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
  /** The person who answered does not review their own answer. */
  | "own_answer"
  | "no_extension"
  | "same_complaint";

export type DeskStep =
  { readonly ok: true } | { readonly ok: false; readonly reason: DeskRefusal; readonly missing?: readonly string[] };

/** What every deed at the desk brings: who, which complaint, and the version that was on the page. */
export interface DeskGiven {
  readonly handler: Handler;
  readonly complaintId: string;
  readonly version: number;
  readonly requestId?: string;
}

type Plan =
  | Omit<Move, "actor" | "requestId">
  | { readonly ok: false; readonly reason: DeskRefusal; readonly missing?: readonly string[] };

/** One deed at the desk: access, the version on the page, the move, and what follows from it, in one transaction. */
export async function deskStep(
  services: ComplaintHouse,
  given: DeskGiven,
  plan: (complaint: Complaint, tx: Queryable) => Plan | Promise<Plan>,
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

export function actorOf(handler: Handler): Actor {
  return { kind: "handler", staffId: handler.staffId };
}

/**
 * Gives a complaint to somebody of the team. Refused for whoever is named in it, worked the account, or, in a review,
 * wrote the answer: nobody handles what they have a part in.
 */
export async function assignComplaint(
  services: ComplaintHouse,
  given: DeskGiven & { readonly to: string },
): Promise<DeskStep> {
  return deskStep(services, given, async (complaint, tx) => {
    const person = await staffUserById(tx, given.to);
    const team = await activeStaffWithRole(tx, "complaints");
    if (!person || !team.includes(person.id)) return { ok: false, reason: "unknown_person" };
    if ((await conflictOf(tx, services, complaint, person.id)) !== null) return { ok: false, reason: "conflict" };
    if (complaint.state === "review" && complaint.answeredBy === person.id) return { ok: false, reason: "own_answer" };
    const change = { handlerId: person.id, assignedAt: services.clock.now() };
    return { event: "assign", detail: person.id, shown: true, change };
  });
}

/** "I have a part in this": the colleague is shut out, and the complaint goes back to the team. */
export async function declareConflict(services: ComplaintHouse, given: DeskGiven): Promise<DeskStep> {
  const { staffId } = given.handler;
  return deskStep(
    services,
    given,
    ({ handlerId }) => ({
      ...{ event: "note", detail: "conflict_declared", shown: false },
      change: handlerId === staffId ? { handlerId: null, assignedAt: null } : {},
    }),
    (complaint, tx) =>
      insertConflict(tx, { complaintId: complaint.id, staffId, why: "declared", at: services.clock.now() }),
  );
}

/** What triage finds. */
export interface Triage {
  readonly categories: readonly [ComplaintCategory, ...ComplaintCategory[]];
  readonly severity: "normal" | "serious";
  readonly against: "house" | "staff" | "agency" | "other";
  /** Members of staff the complaint is about: shut out at once. */
  readonly named: readonly string[];
  readonly vulnerable: boolean | null;
  readonly writtenAnswer: boolean;
}

/** Says what a complaint is. The clocks follow the category; who triages takes it, if nobody has. */
export async function triageComplaint(services: ComplaintHouse, given: DeskGiven & Triage): Promise<DeskStep> {
  const { handler, categories, severity, against, vulnerable, writtenAnswer } = given;
  if (given.named.includes(handler.staffId)) return { ok: false, reason: "conflict" };
  return deskStep(
    services,
    given,
    async (complaint, tx) => {
      for (const staffId of given.named) {
        if (!(await staffUserById(tx, staffId))) return { ok: false, reason: "unknown_person" };
      }
      const now = services.clock.now();
      const kept = complaint.handlerId !== null && !given.named.includes(complaint.handlerId);
      return {
        ...{ event: "triage", detail: categories[0], shown: false },
        change: {
          ...{ categories: [...categories], severity, against, vulnerable, writtenAnswer },
          ...clockColumns({ ...complaint, categories: [...categories], writtenAnswer }),
          ...(kept ? {} : { handlerId: handler.staffId, assignedAt: now }),
        },
      };
    },
    async (complaint, tx) => {
      const at = services.clock.now();
      for (const staffId of given.named) {
        await insertConflict(tx, { complaintId: complaint.id, staffId, why: "named", at });
      }
    },
  );
}

/** Begins to look into it. */
export async function startInvestigation(services: ComplaintHouse, given: DeskGiven): Promise<DeskStep> {
  return deskStep(services, given, () => ({ event: "investigate", shown: true }));
}

/** Writes something into the log. `shown`: the person sees it on their page as progress. */
export async function addNote(
  services: ComplaintHouse,
  given: DeskGiven & { readonly text: string; readonly shown: boolean },
): Promise<DeskStep> {
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  return deskStep(services, given, () => ({ event: "note", note, shown: given.shown }));
}

/** Asks the person something. Our clock runs on. */
export async function askPerson(
  services: ComplaintHouse,
  given: DeskGiven & { readonly text: string },
): Promise<DeskStep> {
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  return deskStep(
    services,
    given,
    () => ({ event: "ask", note, shown: true }),
    async (complaint, tx) => {
      const letter = composeQuestion(complaint, note);
      await sendLetter(tx, services, complaint, { kind: "question", writtenBy: given.handler.staffId, letter });
    },
  );
}

/**
 * An outside appraisal begins or ends: the only thing that stops the clock, where the profile has it, and only after the
 * person was told (which the shown step does).
 */
export async function pauseForAppraisal(services: ComplaintHouse, given: DeskGiven): Promise<DeskStep> {
  const now = services.clock.now();
  return deskStep(services, given, (complaint) => {
    const { profile } = rulesOf(complaint);
    if (!profile.complaint.pausesFor.includes("external_appraisal")) return { ok: false, reason: "not_possible" };
    if (complaint.pausedSince === null)
      return { event: "pause", detail: "begins", shown: true, change: { pausedSince: now } };
    const days = Math.ceil((now - complaint.pausedSince) / 86_400_000);
    const pausedDays = complaint.pausedDays + days;
    return {
      ...{ event: "pause", detail: `ends:${days}`, shown: true },
      change: { pausedSince: null, pausedDays, ...clockColumns({ ...complaint, pausedDays }) },
    };
  });
}

/** New facts of weight came while it was open: the clock starts again, where the profile says so. */
export async function restartClock(services: ComplaintHouse, given: DeskGiven): Promise<DeskStep> {
  const now = services.clock.now();
  return deskStep(services, given, (complaint) => {
    if (!rulesOf(complaint).profile.complaint.newFactsRestart) return { ok: false, reason: "not_possible" };
    const fresh = { ...complaint, clockFrom: now, stage: "standard" as const, pausedDays: 0 };
    const change = { clockFrom: now, stage: "standard" as const, pausedDays: 0, alarmPpm: null, breachedAt: null };
    return { event: "restart", shown: true, change: { ...change, ...clockColumns(fresh) } };
  });
}

/** Settles it quickly with a short letter, while the profile's early time runs and for matters that allow it. */
export async function resolveEarly(
  services: ComplaintHouse,
  given: DeskGiven & { readonly answer: Answer; readonly rootCause: RootCause },
): Promise<DeskStep> {
  const { handler, answer, rootCause } = given;
  const now = services.clock.now();
  // Money always needs two people: such an answer takes the long way.
  if (answer.items.some((item) => item.amount !== null)) return { ok: false, reason: "not_possible" };
  return deskStep(
    services,
    given,
    (complaint) => {
      if (complaint.earlyBy === null) return { ok: false, reason: "not_possible" };
      if (now >= complaint.earlyBy) return { ok: false, reason: "too_late" };
      const composed = composeAnswer(complaint, rulesOf(complaint), answer, "early", now);
      if (!composed.ok) return { ok: false, reason: "incomplete", missing: composed.missing };
      return {
        ...{ event: "resolve_early", shown: true },
        change: {
          ...{ outcome: answer.outcome, early: true, respondedAt: now, closedAt: now, rootCause },
          ...{
            answeredBy: handler.staffId,
            reviewBy: reviewDeadline(complaint, now),
            keepUntil: keepUntil(complaint, now),
          },
        },
      };
    },
    async (complaint, tx) => {
      const composed = composeAnswer(complaint, rulesOf(complaint), answer, "early", now);
      if (!composed.ok) throw new Error("An early letter that was complete is not any more.");
      const { letter } = composed;
      await sendLetter(tx, services, complaint, { kind: "early", writtenBy: handler.staffId, letter });
    },
  );
}

/** Passes it on to the firm it belongs to; the person gets a copy. */
export async function referComplaint(
  services: ComplaintHouse,
  given: DeskGiven & { readonly to: string },
): Promise<DeskStep> {
  const to = given.to.trim();
  if (to === "") return { ok: false, reason: "nothing_said" };
  return deskStep(
    services,
    given,
    () => ({ event: "refer", note: to, shown: true, change: { closedAt: services.clock.now() } }),
    async (complaint, tx) => {
      const letter = composeShort(complaint, "referral", [to]);
      await sendLetter(tx, services, complaint, { kind: "referral", writtenBy: given.handler.staffId, letter });
    },
  );
}

/** What stays of a complaint that is over: why it happened, and whether we failed somebody vulnerable. */
export interface Closing {
  readonly rootCause: RootCause;
  readonly vulnerable: boolean | null;
  readonly vulnerabilityFailure: boolean | null;
}

/** Closes an answered complaint with its cause; what an ombudsman decided closes it too. Paying never does. */
export async function closeComplaint(services: ComplaintHouse, given: DeskGiven & Closing): Promise<DeskStep> {
  const { rootCause, vulnerable, vulnerabilityFailure } = given;
  const now = services.clock.now();
  return deskStep(services, given, (complaint) => ({
    event: complaint.state === "external" ? "external_decided" : "close",
    ...{ detail: rootCause, shown: true },
    change: { rootCause, vulnerable, vulnerabilityFailure, closedAt: now, keepUntil: keepUntil(complaint, now) },
  }));
}

/** Until when a review can be asked for; null where there is none. */
export function reviewDeadline(complaint: Complaint, respondedAt: number): number | null {
  const { profile, place } = rulesOf(complaint);
  const { review } = profile.complaint;
  return review === null ? null : deadlineOf(review.requestWithin, respondedAt, place).dueAt;
}

/** Until when the words are kept, counted as the profile counts. */
export function keepUntil(complaint: Complaint, closedAt: number): number {
  const { profile, place } = rulesOf(complaint);
  const { term, from } = profile.complaint.retention;
  return deadlineOf(term, from === "receipt" ? complaint.receivedAt : closedAt, place).dueAt;
}
