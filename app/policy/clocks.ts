import { addMonths, type EpochDay } from "#app/lending/calendar.ts";
import { addBusinessDays, calendarFor } from "./calendars.ts";
import type { ComplaintCategory } from "./categories.ts";
import type { CalendarId } from "./calendar-ids.ts";
import type { ComplaintApprover, ComplaintStageId, PolicyProfile } from "./schema.ts";
import type { Term } from "./units.ts";
import { instantOf, localDay } from "./zones.ts";

/**
 * Until when an answer is due. Days are those of the person's own zone and the day of the event is day 0: what arrives
 * on 1 June with 15 days to answer is due by the end of 16 June, their midnight. Terms in hours run to the minute.
 */

/** Whose midnight and whose holidays count. */
export interface Place {
  readonly zone: string;
  readonly calendar: CalendarId;
}

export interface Deadline {
  readonly startedAt: number;
  /** The last local day on which an answer is on time. */
  readonly dueDay: EpochDay;
  /** The first instant that is late, unix milliseconds. */
  readonly dueAt: number;
}

/** Where the clocks of a profile run for one borrower; unknown parts come from the profile. */
export function placeOf(profile: PolicyProfile, known: { zone?: string | null; region?: string | null } = {}): Place {
  return { zone: known.zone ?? profile.zone, calendar: calendarFor(profile, known.region ?? null) };
}

/** The end of a term that starts at an instant. `pausedDays` moves it by whole calendar days. */
export function deadlineOf(term: Term, startedAt: number, place: Place, pausedDays = 0): Deadline {
  if (term.unit === "hour") {
    const dueAt = startedAt + (term.count + pausedDays * 24) * 3_600_000;
    return { startedAt, dueDay: localDay(dueAt, place.zone), dueAt };
  }
  const dueDay = lastDay(term, localDay(startedAt, place.zone), place.calendar) + pausedDays;
  return { startedAt, dueDay, dueAt: instantOf(dueDay + 1, 0, place.zone) };
}

/** The day on which a term of days, months or years ends. A month that lacks the day ends on its last one. */
export function lastDay(term: Term, from: EpochDay, calendar: CalendarId): EpochDay {
  switch (term.unit) {
    case "hour":
      return from + Math.ceil(term.count / 24);
    case "calendar_day":
      return from + term.count;
    case "business_day":
      return addBusinessDays(calendar, from, term.count);
    case "month":
      return addMonths(from, term.count);
    case "year":
      return addMonths(from, term.count * 12);
  }
}

/** The instants at which shares of the time (parts per million) have passed, for alarms. */
export function alarmPoints(
  deadline: Deadline,
  sharesPpm: readonly number[],
): readonly { sharePpm: number; at: number }[] {
  const length = deadline.dueAt - deadline.startedAt;
  return sharesPpm.map((sharePpm) => ({
    sharePpm,
    at: deadline.startedAt + Math.ceil((length * sharePpm) / 1_000_000),
  }));
}

export interface ClockReading {
  /** The highest alarm that has been reached; null before the first. */
  readonly alarmPpm: number | null;
  readonly late: boolean;
  /** Started local days of lateness: 1 from the first late instant on. */
  readonly lateDays: number;
  readonly leftMs: number;
}

/** How a clock stands at an instant. */
export function readClock(deadline: Deadline, now: number, sharesPpm: readonly number[], zone: string): ClockReading {
  const reached = alarmPoints(deadline, sharesPpm).filter(({ at }) => at <= now);
  const late = now >= deadline.dueAt;
  return {
    alarmPpm: reached.length === 0 ? null : Math.max(...reached.map(({ sharePpm }) => sharePpm)),
    late,
    lateDays: late ? Math.max(1, localDay(now, zone) - deadline.dueDay) : 0,
    leftMs: Math.max(0, deadline.dueAt - now),
  };
}

export interface ComplaintClocks {
  readonly acknowledgeBy: Deadline;
  /** Null where there is no early close, or none for this matter. */
  readonly earlyBy: Deadline | null;
  readonly answerBy: Deadline;
  /** What an extension would need and bring; null when there is none left. */
  readonly extension: {
    readonly stage: ComplaintStageId;
    readonly approver: ComplaintApprover;
    readonly noticeRequired: boolean;
    readonly answerBy: Deadline;
  } | null;
}

/** A complaint's clocks from its day of receipt. Extensions count from receipt too: CN 15, 30, 60 days in all. */
export function complaintClocks(
  profile: PolicyProfile,
  complaint: {
    readonly receivedAt: number;
    readonly categories: readonly ComplaintCategory[];
    readonly stage: ComplaintStageId;
    /** Days of an outside appraisal, of which the person was told; only where the profile pauses for one. */
    readonly pausedDays: number;
  },
  place: Place,
): ComplaintClocks {
  const { complaint: rules } = profile;
  const at = rules.stages.findIndex(({ id }) => id === complaint.stage);
  const stage = rules.stages[at];
  if (stage === undefined) throw new Error(`${profile.id} has no complaint stage "${complaint.stage}"`);
  const paused = rules.pausesFor.length === 0 ? 0 : complaint.pausedDays;
  const until = (term: Term) => deadlineOf(term, complaint.receivedAt, place, paused);
  const special = rules.byCategory
    .filter(({ category }) => at === 0 && complaint.categories.includes(category))
    .map(({ term }) => until(term));
  const answerBy = [until(stage.term), ...special].reduce((a, b) => (b.dueAt < a.dueAt ? b : a));
  const next = rules.stages[at + 1];
  const early = rules.early;
  return {
    acknowledgeBy: deadlineOf(rules.acknowledge, complaint.receivedAt, place),
    earlyBy:
      early === null || early.notFor.some((category) => complaint.categories.includes(category))
        ? null
        : deadlineOf(early.term, complaint.receivedAt, place),
    answerBy,
    extension:
      next === undefined
        ? null
        : {
            stage: next.id,
            approver: next.approver,
            noticeRequired: next.noticeRequired,
            answerBy: until(next.term),
          },
  };
}

export interface HardshipClocks {
  readonly acknowledgeBy: Deadline;
  /** The last day on which information may be asked for. */
  readonly requestInformationBy: Deadline;
  /** Null until information was asked for. */
  readonly borrowerReplyBy: Deadline | null;
  readonly decideBy: Deadline;
}

/**
 * A hardship request's clocks. Without a request for information the decision counts from receipt; with one, from the
 * day on which the information came, or from the request when nothing has come.
 */
export function hardshipClocks(
  profile: PolicyProfile,
  hardship: {
    readonly receivedAt: number;
    readonly informationRequestedAt: number | null;
    readonly informationReceivedAt: number | null;
  },
  place: Place,
): HardshipClocks {
  const { clocks } = profile.hardship;
  const { receivedAt, informationRequestedAt: asked, informationReceivedAt: came } = hardship;
  const decideBy =
    asked === null
      ? deadlineOf(clocks.decide, receivedAt, place)
      : came === null
        ? deadlineOf(clocks.decideWithoutInformation, asked, place)
        : deadlineOf(clocks.decideAfterInformation, came, place);
  return {
    acknowledgeBy: deadlineOf(clocks.acknowledge, receivedAt, place),
    requestInformationBy: deadlineOf(clocks.requestInformation, receivedAt, place),
    borrowerReplyBy: asked === null ? null : deadlineOf(clocks.borrowerReply, asked, place),
    decideBy,
  };
}

/** Until when a refused borrower keeps protection from enforcement, reminders and penalties. */
export function protectedUntil(profile: PolicyProfile, refusedAt: number, place: Place): Deadline {
  return deadlineOf(profile.hardship.protectionAfterRefusal, refusedAt, place);
}

/** Until when a dispute must be answered. More facts from the borrower lengthen the credit-record clock where it says so. */
export function disputeAnswerBy(
  profile: PolicyProfile,
  dispute: { readonly openedAt: number; readonly about: "debt" | "credit_record"; readonly moreFactsCame: boolean },
  place: Place,
): Deadline {
  const { dispute: rules } = profile;
  if (dispute.about === "debt") return deadlineOf(rules.answer, dispute.openedAt, place);
  const longer = dispute.moreFactsCame ? rules.creditRecordExtended : null;
  return deadlineOf(longer ?? rules.creditRecord, dispute.openedAt, place);
}

/** The weeks in which a debt may be questioned before collecting goes on (US collectors). Null where there are none. */
export function validationPeriod(
  profile: PolicyProfile,
  sentAt: number,
  place: Place,
): { readonly assumedReceiptDay: EpochDay; readonly ends: Deadline } | null {
  const rules = profile.dispute.validation;
  if (rules === null) return null;
  const assumedReceiptDay = lastDay(rules.assumedReceipt, localDay(sentAt, place.zone), place.calendar);
  const lastInside = lastDay(rules.period, assumedReceiptDay, place.calendar);
  return {
    assumedReceiptDay,
    ends: { startedAt: sentAt, dueDay: lastInside, dueAt: instantOf(lastInside + 1, 0, place.zone) },
  };
}
