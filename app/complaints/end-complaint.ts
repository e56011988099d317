import { deadlineOf } from "#app/policy/clocks.ts";
import type { RootCause } from "#db/schema/complaints.ts";
import type { Complaint } from "#db/stores/complaints.ts";
import { composeAnswer, type Answer } from "./compose-answer.ts";
import { type DeskStep, type DeskGiven, deskStep } from "./desk-step.ts";
import { type ComplaintHouse, sendLetter } from "./letters.ts";
import { answered, rulesOf } from "./rules.ts";

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
            ...answered(complaint, now),
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
