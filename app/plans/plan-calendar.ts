import { createEvents, type DateArray, type EventAttributes } from "ics";
import { civilOf, type EpochDay } from "#app/lending/calendar.ts";

/** One day in the calendar. `title` is neutral: anyone may look at a phone. */
export interface CalendarDay {
  readonly uid: string;
  readonly day: EpochDay;
  readonly title: string;
  readonly description: string;
}

/**
 * An iCalendar file (RFC 5545) of whole days, each with a reminder the day before at nine. Whole days carry no time zone.
 *
 * @param sequence rises when dates change, so that a second import replaces the first.
 * @throws when the library refuses an event, which is a bug.
 */
export function calendarFile(days: readonly CalendarDay[], stampedAt: number, sequence: number): string {
  const events = days.map(({ uid, day, title, description }): EventAttributes => {
    return {
      uid,
      title,
      description,
      sequence,
      start: dateOf(day),
      end: dateOf(day + 1),
      startInputType: "utc",
      startOutputType: "utc",
      transp: "TRANSPARENT",
      classification: "PRIVATE",
      created: stampedAt,
      lastModified: stampedAt,
      alarms: [{ action: "display", description: title, trigger: { before: true, hours: 15 } }],
    };
  });
  const { error, value } = createEvents(events, { productId: "reminders", method: "PUBLISH" });
  if (error || !value) throw error ?? new Error("The calendar file is empty.");
  return value;
}

function dateOf(day: EpochDay): DateArray {
  const { year, month, day: date } = civilOf(day);
  return [year, month, date];
}
