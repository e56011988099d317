import type { EpochDay } from "#app/lending/calendar.ts";
import { instantOf, localDay } from "#app/policy/zones.ts";

/** The lender's own clock: what "a day" means for messages, payments and visits. Arrears use each borrower's own day. */
export const houseTimeZone = "Asia/Shanghai";

/** Days from the first to the last, both counted. */
export interface DayRange {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

/** First instant and first instant after, unix milliseconds, on the lender's clock. */
export function instantsOf({ from, to }: DayRange): { readonly from: number; readonly until: number } {
  return { from: instantOf(from, 0, houseTimeZone), until: instantOf(to + 1, 0, houseTimeZone) };
}

/** The lender's calendar day at an instant. */
export function houseDay(at: number): EpochDay {
  return localDay(at, houseTimeZone);
}

/** The days just before, as many of them. */
export function periodBefore({ from, to }: DayRange): DayRange {
  return { from: from - (to - from + 1), to: from - 1 };
}
