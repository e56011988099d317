import { weekdayOf } from "#app/lending/calendar.ts";
import { isHoliday } from "./calendars.ts";
import type { CalendarId } from "./calendar-ids.ts";
import type { ContactCap, ContactChannel, DayHours, PolicyProfile } from "./schema.ts";
import type { Hours } from "./units.ts";
import { deadlineOf } from "./clocks.ts";
import { instantOf, localDay, localMinute } from "./zones.ts";

/**
 * What kind of contact it is. `reminder`: started by us, narrow hours and caps. `case_message`: about a case the borrower
 * has with us, inside the hours of law. `requested`: an answer to what the borrower does right now (a code, a receipt,
 * a call back), at any time.
 */
export type ContactPurpose = "reminder" | "case_message" | "requested";

/** A contact that was made or tried. What the provider could not deliver is no contact and does not count. */
export interface PastContact {
  readonly at: number;
  readonly channel: ContactChannel;
  readonly loanId: string | null;
  /** Blind index of the number or address. */
  readonly address: string | null;
  readonly outcome: "sent" | "connected" | "unanswered" | "undelivered";
}

export interface ContactQuestion {
  readonly purpose: ContactPurpose;
  readonly channel: ContactChannel;
  readonly loanId: string | null;
  readonly address: string | null;
  /** Unix milliseconds. */
  readonly at: number;
  /** Every zone the borrower may be in; empty when nothing is known. */
  readonly zones: readonly string[];
  /** The holiday calendar where they live; null: the profile's. */
  readonly calendar: CalendarId | null;
  /** Hours that the borrower chose. Outside the hours of law they count only with consent, where the profile takes one. */
  readonly chosen: { readonly hours: DayHours; readonly consent: boolean } | null;
  /** Contacts of the last 31 days to this borrower by everybody who acts for the lender. */
  readonly history: readonly PastContact[];
}

export type ContactRefusal =
  | "outside_hours_of_law"
  | "outside_house_hours"
  | "outside_chosen_hours"
  | "holiday"
  | "cap_reached"
  | "silence_after_conversation";

export type ContactAnswer =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: ContactRefusal;
      /** Which cap, when the reason is a cap. */
      readonly cap: string | null;
      /** The earliest instant at which everything allows it; null when there is none within 60 days. */
      readonly nextAllowedAt: number | null;
    };

interface Refusal {
  readonly reason: ContactRefusal;
  readonly cap: string | null;
  /** Nothing is allowed before this instant; it may still be refused then. */
  readonly notBefore: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const horizonMs = 60 * dayMs;

/**
 * May this person be contacted at this instant? Hours count on the clocks of every zone the person may be in, so that an
 * unknown place is never woken. Pure: counts come with the question.
 */
export function mayContact(profile: PolicyProfile, question: ContactQuestion): ContactAnswer {
  if (question.purpose === "requested") return { allowed: true };
  const zones = zonesFor(profile, question.zones);
  const first = refusalAt(profile, question, zones, question.at);
  if (first === null) return { allowed: true };
  return {
    allowed: false,
    reason: first.reason,
    cap: first.cap,
    nextAllowedAt: nextAllowed(profile, question, zones, first),
  };
}

function nextAllowed(
  profile: PolicyProfile,
  question: ContactQuestion,
  zones: readonly string[],
  first: Refusal,
): number | null {
  let at = question.at;
  let refusal: Refusal | null = first;
  while (refusal !== null) {
    // A time of day that comes twice when clocks go back can lie behind us: then look on in steps.
    at = Math.max(refusal.notBefore, at + minuteMs);
    if (at > question.at + horizonMs) return null;
    refusal = refusalAt(profile, question, zones, at);
  }
  return at;
}

function zonesFor(profile: PolicyProfile, known: readonly string[]): readonly string[] {
  if (profile.contact.zoneBasis === "profile") return [profile.zone];
  return known.length > 0 ? known : profile.contact.plausibleZones;
}

function refusalAt(
  profile: PolicyProfile,
  question: ContactQuestion,
  zones: readonly string[],
  at: number,
): Refusal | null {
  for (const zone of zones) {
    const refusal = hoursRefusal(profile, question, zone, at);
    if (refusal !== null) return refusal;
  }
  return silenceRefusal(profile, question, zones, at) ?? capRefusal(profile, question, zones, at);
}

function hoursRefusal(profile: PolicyProfile, question: ContactQuestion, zone: string, at: number): Refusal | null {
  const { contact } = profile;
  const { chosen, purpose } = question;
  const freed = chosen !== null && chosen.consent && contact.consentWidens;
  const rules: [DayHours, ContactRefusal][] = [];
  if (!freed) rules.push([contact.lawHours, "outside_hours_of_law"]);
  if (chosen !== null) rules.push([chosen.hours, "outside_chosen_hours"]);
  else if (purpose === "reminder") rules.push([contact.houseHours, "outside_house_hours"]);

  const calendar = question.calendar ?? contact.holidayCalendar;
  const day = localDay(at, zone);
  const minute = localMinute(at, zone);
  const holiday = isHoliday(calendar, day);
  for (const [hours, reason] of rules) {
    const open = hoursOn(hours, day, holiday);
    if (open === null) {
      return { reason: holiday ? "holiday" : reason, cap: null, notBefore: instantOf(day + 1, 0, zone) };
    }
    if (minute < open.fromMinute) return { reason, cap: null, notBefore: instantOf(day, open.fromMinute, zone) };
    if (minute >= open.toMinute) return { reason, cap: null, notBefore: instantOf(day + 1, 0, zone) };
  }
  return null;
}

function hoursOn(hours: DayHours, day: number, holiday: boolean): Hours | null {
  if (holiday) return hours.holiday;
  const weekday = weekdayOf(day);
  if (weekday === 6) return hours.saturday;
  return weekday === 7 ? hours.sunday : hours.weekday;
}

function silenceRefusal(
  profile: PolicyProfile,
  question: ContactQuestion,
  zones: readonly string[],
  at: number,
): Refusal | null {
  const silent = profile.contact.silentAfterConversation;
  if (silent === null || question.channel !== "call") return null;
  const place = { zone: zones[0] ?? profile.zone, calendar: question.calendar ?? profile.calendar };
  const until = question.history
    .filter((past) => past.outcome === "connected" && past.loanId === question.loanId && past.at <= at)
    .reduce((latest, past) => Math.max(latest, deadlineOf(silent, past.at, place).dueAt), 0);
  return at < until ? { reason: "silence_after_conversation", cap: null, notBefore: until } : null;
}

/** Caps bind reminders of every kind, and calls whatever they are about. */
function capRefusal(
  profile: PolicyProfile,
  question: ContactQuestion,
  zones: readonly string[],
  at: number,
): Refusal | null {
  if (question.purpose !== "reminder" && question.channel !== "call") return null;
  const zone = zones[0] ?? profile.zone;
  let worst: Refusal | null = null;
  for (const cap of profile.contact.caps) {
    if (!cap.channels.includes(question.channel)) continue;
    const free = freeFrom(cap, question, zone, at);
    if (free > at && (worst === null || free > worst.notBefore)) {
      worst = { reason: "cap_reached", cap: cap.id, notBefore: free };
    }
  }
  return worst;
}

/** The instant from which a cap leaves room for one more contact; `at` itself when it does now. */
function freeFrom(cap: ContactCap, question: ContactQuestion, zone: string, at: number): number {
  const latestFirst = question.history
    .filter((past) => past.at <= at && counts(cap, past) && concerns(cap, question, past))
    .map((past) => past.at)
    .sort((a, b) => b - a);
  const last = latestFirst[cap.max - 1];
  if (last === undefined) return at;
  return cap.span === "local_day" ? instantOf(localDay(last, zone) + cap.days, 0, zone) : last + cap.days * dayMs;
}

function counts(cap: ContactCap, past: PastContact): boolean {
  if (!cap.channels.includes(past.channel)) return false;
  switch (cap.counts) {
    case "messages_and_attempts":
      return past.outcome !== "undelivered";
    case "connected_calls":
      return past.outcome === "connected";
    case "unanswered_calls":
      return past.outcome === "unanswered";
    case "call_attempts":
      return past.channel === "call";
  }
}

function concerns(cap: ContactCap, question: ContactQuestion, past: PastContact): boolean {
  switch (cap.per) {
    case "borrower":
      return true;
    case "loan":
      return past.loanId === question.loanId;
    case "number":
      return past.address === question.address;
  }
}
