/**
 * The units in which policy is written: terms (lengths of time a rule grants), times of day, days and parts per million.
 */
import { z } from "zod";
import { type EpochDay, parseDay } from "#app/lending/calendar.ts";

export const termUnits = ["hour", "calendar_day", "business_day", "month", "year"] as const;

/** A length of time. Days are counted with the day of the event as day 0, so `days(15)` from 1 June ends on 16 June. */
export const termSchema = z.strictObject({ count: z.int().nonnegative(), unit: z.enum(termUnits) });
export type Term = z.infer<typeof termSchema>;

/** A term of hours, to the minute. */
export function hours(count: number): Term {
  return { count, unit: "hour" };
}

/** A term of calendar days. */
export function days(count: number): Term {
  return { count, unit: "calendar_day" };
}

/** A term of business days, by the calendar of the place it runs in. */
export function businessDays(count: number): Term {
  return { count, unit: "business_day" };
}

/** A term of calendar months; a missing day is the month's last. */
export function months(count: number): Term {
  return { count, unit: "month" };
}

/** A term of years. */
export function years(count: number): Term {
  return { count, unit: "year" };
}

/** A part of a day in minutes since local midnight: from is inside, to is outside. */
export const hoursSchema = z
  .strictObject({ fromMinute: z.int().min(0).max(1439), toMinute: z.int().min(1).max(1440) })
  .refine((span) => span.fromMinute < span.toMinute, "a span of hours ends after it starts");
export type Hours = z.infer<typeof hoursSchema>;

/** `between("09:00", "20:00")`: from 09:00:00 up to, not including, 20:00:00. */
export function between(from: string, to: string): Hours {
  return { fromMinute: minuteOfDay(from), toMinute: minuteOfDay(to) };
}

/** Percent as parts per million: `percent(24)` is 240000. Policy never needs more than four decimals of a percent. */
export function percent(value: number): number {
  return Math.round(value * 10_000);
}

/** The epoch day of an ISO date such as `2026-08-01`. Throws on anything else: dates here are written by hand. */
export function day(iso: string): EpochDay {
  const parsed = parseDay(iso);
  if (parsed === null) throw new Error(`"${iso}" is not a date`);
  return parsed;
}

function minuteOfDay(time: string): number {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  if (parts === null) throw new Error(`"${time}" is not a time of day`);
  return Number(parts[1]) * 60 + Number(parts[2]);
}
