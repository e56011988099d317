/** A calendar date as whole days since 1970-01-01. No time of day, no time zone. */
export type EpochDay = number;

/** A calendar date in its parts; month 1–12, day 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What to do when a month lacks the anchor day (31 April): its last day, or the first of the month after. */
export type MonthEnd = "clamp" | "roll";

/** True for a Gregorian leap year. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Length of a month in days; month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The epoch day of a Gregorian date. Counts from March, so that the leap day is the last of the year. */
export function dayOf(year: number, month: number, day: number): EpochDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The Gregorian date of an epoch day; the inverse of dayOf. */
export function civilOf(epochDay: EpochDay): CivilDate {
  const shifted = epochDay + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Reads "2026-11-18". Null when the text is not an existing date in that form. */
export function parseDay(iso: string): EpochDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOf(year, month, day);
}

/** "2026-11-18". */
export function formatDay(epochDay: EpochDay): string {
  const { year, month, day } = civilOf(epochDay);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * The date `months` later, on `anchorDay` of that month (default: the day of `from`). A shorter month takes its last day
 * ("clamp") or the first of the next month ("roll"). Keep the anchor, or a loan of the 31st slides to the 28th for ever.
 */
export function addMonths(from: EpochDay, months: number, anchorDay?: number, monthEnd: MonthEnd = "clamp"): EpochDay {
  const start = civilOf(from);
  const index = start.year * 12 + (start.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const wanted = anchorDay ?? start.day;
  const length = daysInMonth(year, month);
  if (wanted <= length) return dayOf(year, month, wanted);
  return monthEnd === "clamp" ? dayOf(year, month, length) : dayOf(year, month, length) + 1;
}

/** Day of the week, 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekdayOf(epochDay: EpochDay): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** Calendar days from one date to another: 0 on the same day, 1 on the next. Negative when `to` is earlier. */
export function daysBetween(from: EpochDay, to: EpochDay): number {
  return to - from;
}

/** The calendar date that an instant has in a place `offsetMinutes` ahead of UTC (China: 480). */
export function dayOfInstant(unixMs: number, offsetMinutes = 0): EpochDay {
  return Math.floor((unixMs + offsetMinutes * 60_000) / 86_400_000);
}
