import { type EpochDay, civilOf, parseDay, weekdayOf } from "#app/lending/calendar.ts";
import { chineseDays } from "./holidays/chinese-days.ts";
import { proclaimedHolidays } from "./holidays/proclaimed.ts";
import { publicHolidays } from "./holidays/public-holidays.ts";
import type { CalendarId } from "./calendar-ids.ts";
import type { PolicyProfile } from "./schema.ts";

/**
 * Business days by holiday calendar. A business day is a weekday that is not a public holiday; in China a weekend day
 * that the State Council has made a working day is one too. Outside the years of the tables only weekends are known:
 * ask `calendarCovers`.
 */

interface Table {
  readonly off: ReadonlySet<EpochDay>;
  readonly work: ReadonlySet<EpochDay>;
  readonly firstYear: number;
  readonly lastYear: number;
}

const tables = new Map<CalendarId, Table>();

/** True on a public holiday. Plain weekends are not holidays, a holiday that falls on a weekend is. */
export function isHoliday(calendar: CalendarId, day: EpochDay): boolean {
  return tableOf(calendar).off.has(day);
}

/** True when the calendar counts the day as a business day. */
export function isBusinessDay(calendar: CalendarId, day: EpochDay): boolean {
  const { off, work } = tableOf(calendar);
  if (work.has(day)) return true;
  return weekdayOf(day) <= 5 && !off.has(day);
}

/**
 * The `count`-th business day after `from`; `from` itself is day 0, whatever kind of day it is. Zero gives `from` back.
 * Throws on a negative or broken count.
 */
export function addBusinessDays(calendar: CalendarId, from: EpochDay, count: number): EpochDay {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a number of business days`);
  let day = from;
  for (let left = count; left > 0;) {
    day += 1;
    if (isBusinessDay(calendar, day)) left -= 1;
  }
  return day;
}

/** True when the holidays of that year are in the tables. False: add the new year's tables before relying on clocks. */
export function calendarCovers(calendar: CalendarId, day: EpochDay): boolean {
  const { firstYear, lastYear } = tableOf(calendar);
  const { year } = civilOf(day);
  return year >= firstYear && year <= lastYear;
}

/** The calendar for a borrower: the regional one when it is known and the profile has it, else the profile's own. */
export function calendarFor(profile: PolicyProfile, region: string | null): CalendarId {
  return profile.regionalCalendars.find((calendar) => calendar === region) ?? profile.calendar;
}

function tableOf(calendar: CalendarId): Table {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const off: Readonly<Record<string, string>> = calendar === "CN" ? chineseDays.off : publicHolidays[calendar];
  const extra = proclaimedHolidays.filter((holiday) => holiday.calendar === calendar).map(({ date }) => date);
  const listed = Object.keys(off).map(Number);
  const table = {
    off: new Set([...daysOf(off), ...extra.flatMap((date) => parseDay(date) ?? [])]),
    work: new Set(calendar === "CN" ? daysOf(chineseDays.work) : []),
    firstYear: Math.min(...listed),
    lastYear: Math.max(...listed),
  };
  tables.set(calendar, table);
  return table;
}

function daysOf(byYear: Readonly<Record<string, string>>): EpochDay[] {
  return Object.entries(byYear).flatMap(([year, dates]) =>
    dates.split(" ").map((monthDay) => {
      const day = parseDay(`${year}-${monthDay}`);
      if (day === null) throw new Error(`The holiday tables hold "${year}-${monthDay}", which is no date`);
      return day;
    }),
  );
}
