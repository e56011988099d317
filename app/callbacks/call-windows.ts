import { instantOf, localDay } from "#app/policy/zones.ts";

/** A stretch of time in which we promise to call, unix milliseconds. */
export interface CallWindow {
  readonly fromAt: number;
  readonly untilAt: number;
}

/** When somebody sits at the phone, every day, in minutes of the desk's local day. */
const phoneHours = { opens: 8 * 60, closes: 20 * 60 };
const windowMinutes = 120;
/** So that the list of calls can be read before the first of them is due. */
const noticeMs = 60 * 60_000;
const daysAhead = 3;

/**
 * The windows that can be chosen now: two hours each, within the hours of the phone, today and the next two days, none
 * that opens within the hour.
 *
 * @param now unix milliseconds
 * @param zone IANA zone of the desk
 */
export function callWindows(now: number, zone: string): CallWindow[] {
  const today = localDay(now, zone);
  const windows: CallWindow[] = [];
  for (let day = today; day < today + daysAhead; day += 1) {
    for (let minute = phoneHours.opens; minute < phoneHours.closes; minute += windowMinutes) {
      const fromAt = instantOf(day, minute, zone);
      if (fromAt < now + noticeMs) continue;
      windows.push({ fromAt, untilAt: instantOf(day, minute + windowMinutes, zone) });
    }
  }
  return windows;
}
