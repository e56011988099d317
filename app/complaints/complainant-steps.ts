import { deadlineOf } from "#app/policy/clocks.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type Complaint, complaintById } from "#db/stores/complaints.ts";
import type { Actor } from "./actors.ts";
import { composeShort } from "./compose-notices.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { type Move, moveComplaint, type Moved } from "./move-complaint.ts";
import { clockColumns, rulesOf } from "./rules.ts";

/** Who takes the step: the person on their own page, or a handler who writes down what the person said. */
interface Step {
  readonly complaintId: string;
  readonly actor: Actor;
  readonly requestId?: string;
}

/** Whether a step of the person who complained was taken. */
export type Stepped =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "not_possible" | "changed" | "nothing_said" | "too_late" };

const done = (moved: Moved): Stepped => (moved.ok ? { ok: true } : moved);

async function step(
  services: ComplaintHouse,
  given: Step,
  move: (
    complaint: Complaint,
    tx: Queryable,
  ) => Omit<Move, "actor" | "requestId" | "shown"> | { readonly ok: false; readonly reason: "too_late" },
  after?: (complaint: Complaint, tx: Queryable) => Promise<void>,
): Promise<Stepped> {
  return services.db.transact(async (tx): Promise<Stepped> => {
    const complaint = await complaintById(tx, given.complaintId);
    if (!complaint) return { ok: false, reason: "not_possible" };
    const asked = move(complaint, tx);
    if ("ok" in asked) return asked;
    const { actor, requestId } = given;
    const moved = await moveComplaint(tx, services, complaint, {
      ...{ ...asked, actor, shown: true },
      ...(requestId === undefined ? {} : { requestId }),
    });
    if (moved.ok) await after?.(moved.complaint, tx);
    return done(moved);
  });
}

/** Adds something in the person's words. While we wait for an answer of theirs, this is the answer. */
export async function addInformation(services: ComplaintHouse, given: Step & { text: string }): Promise<Stepped> {
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  return step(services, given, ({ state }) => ({ event: state === "needs_info" ? "answer" : "add", note }));
}

/** Takes the complaint back; the case ends the same day, with a letter that says so. */
export async function withdrawComplaint(services: ComplaintHouse, given: Step): Promise<Stepped> {
  return step(
    services,
    given,
    () => ({ event: "withdraw", change: { closedAt: services.clock.now() } }),
    async (complaint, tx) => {
      const letter = composeShort(complaint, "withdrawal", []);
      await sendLetter(tx, services, complaint, { kind: "withdrawal", writtenBy: "system", letter });
    },
  );
}

/** Asks for a second look by another person, where the profile has one and while its time runs. */
export async function askForReview(services: ComplaintHouse, given: Step & { text: string }): Promise<Stepped> {
  const { clock } = services;
  return step(services, given, (complaint) => {
    const { profile, place } = rulesOf(complaint);
    const { review } = profile.complaint;
    const now = clock.now();
    if (review === null || complaint.reviewBy === null || now >= complaint.reviewBy) {
      return { ok: false, reason: "too_late" };
    }
    const decide = deadlineOf(review.decideWithin, now, place);
    return {
      event: "ask_review",
      ...(given.text.trim() === "" ? {} : { note: given.text.trim() }),
      change: {
        ...{ handlerId: null, assignedAt: null, clockFrom: now, dueAt: decide.dueAt, dueDay: decide.dueDay },
        ...{ alarmPpm: null, breachedAt: null, reviewBy: null },
      },
    };
  });
}

/** Notes that the person has gone to somebody outside. They need nobody's leave, and the open case goes on. */
export async function goExternal(services: ComplaintHouse, given: Step & { bodyId: string }): Promise<Stepped> {
  return step(services, given, (complaint) => {
    const known = rulesOf(complaint).profile.complaint.external.some(({ id }) => id === given.bodyId);
    return { event: "go_external", detail: known ? given.bodyId : "other" };
  });
}

/** Something new came up after the end: a new clock, the old story. */
export async function reopenComplaint(services: ComplaintHouse, given: Step & { text: string }): Promise<Stepped> {
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  const now = services.clock.now();
  return step(services, given, (complaint) => {
    const fresh = { ...complaint, clockFrom: now, stage: "standard" as const, pausedDays: 0 };
    return {
      event: "reopen",
      note,
      change: {
        ...{ clockFrom: now, stage: "standard", pausedDays: 0, ...clockColumns(fresh) },
        ...{ alarmPpm: null, breachedAt: null, closedAt: null, outcome: null, respondedAt: null, keepUntil: null },
      },
    };
  });
}
