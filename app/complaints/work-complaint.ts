import type { Complaint } from "#db/stores/complaints.ts";
import { composeQuestion, composeShort } from "./compose-notices.ts";
import { type DeskStep, type DeskGiven, deskStep } from "./desk-step.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { clockColumns, rulesOf } from "./rules.ts";

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

/**
 * New facts of weight came while it was open: the clock starts again, where the profile says so. What is new is written
 * down and shown to the person, because they wait longer for it.
 */
export async function restartClock(
  services: ComplaintHouse,
  given: DeskGiven & { readonly text: string },
): Promise<DeskStep> {
  const now = services.clock.now();
  const note = given.text.trim();
  if (note === "") return { ok: false, reason: "nothing_said" };
  return deskStep(services, given, (complaint) => {
    if (!rulesOf(complaint).profile.complaint.newFactsRestart) return { ok: false, reason: "not_possible" };
    const change = { clockFrom: now, stage: "standard" as const, pausedDays: 0, alarmPpm: null, breachedAt: null };
    return { event: "restart", note, shown: true, change: { ...change, ...restarted(complaint, now) } };
  });
}

/** The dates of a complaint whose clock begins again now. */
export function restarted(complaint: Complaint, now: number): ReturnType<typeof clockColumns> {
  return clockColumns({ ...complaint, clockFrom: now, stage: "standard", pausedDays: 0 });
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
