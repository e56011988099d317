import type { EpochDay } from "#app/lending/calendar.ts";

/**
 * Local days and times of day in an IANA zone, by the zone data that Node carries. Clocks that jump are handled: a time
 * of day that is skipped means the moment of the jump, one that comes twice means its first coming.
 */

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Zones change their offset on quarters of an hour only. */
const quarterMs = 15 * minuteMs;
/** Reading an offset through Intl is slow, so that each zone remembers the days it was asked about. */
const rememberedDays = 4_096;

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** Offset of a whole UTC day; null for a day on which it changes. */
  readonly days: Map<number, number | null>;
}

const clocks = new Map<string, ZoneClock>();

/** The calendar day that an instant has in a zone. */
export function localDay(instant: number, zone: string): EpochDay {
  return Math.floor((instant + offsetAt(instant, zone)) / dayMs);
}

/** Minutes since local midnight, 0–1439. */
export function localMinute(instant: number, zone: string): number {
  const local = instant + offsetAt(instant, zone);
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / minuteMs);
}

/** The first instant at which the clocks of a zone show that minute of that day, or have jumped past it. */
export function instantOf(day: EpochDay, minute: number, zone: string): number {
  const wanted = day * dayMs + minute * minuteMs;
  const early = wanted - offsetAt(wanted + dayMs, zone);
  const late = wanted - offsetAt(wanted - dayMs, zone);
  const candidates = [Math.min(early, late), Math.max(early, late)] as const;
  for (const at of candidates) if (at + offsetAt(at, zone) === wanted) return at;
  let [before, after] = candidates;
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs;
    if (middle + offsetAt(middle, zone) < wanted) before = middle;
    else after = middle;
  }
  return after;
}

/** True for a zone that Intl knows. */
export function isZone(zone: string): boolean {
  try {
    return clockOf(zone) !== null;
  } catch {
    return false;
  }
}

/** Local time minus UTC, in milliseconds. Throws a RangeError for an unknown zone. */
function offsetAt(instant: number, zone: string): number {
  const { format, days } = clockOf(zone);
  const day = Math.floor(instant / dayMs);
  let offset = days.get(day);
  if (offset === undefined) {
    const start = readOffset(format, day * dayMs);
    offset = start === readOffset(format, (day + 1) * dayMs) ? start : null;
    if (days.size >= rememberedDays) days.clear();
    days.set(day, offset);
  }
  return offset ?? readOffset(format, Math.floor(instant / quarterMs) * quarterMs);
}

function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const clock = { format, days: new Map<number, number | null>() };
  clocks.set(zone, clock);
  return clock;
}

function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}
