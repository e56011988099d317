import { dayOf, formatDay } from "#app/lending/calendar.ts";
import { instantOf, localDay } from "#app/policy/zones.ts";
import type { ReportSpan } from "./return-kinds.ts";

/** First instant and first instant after a span, on the lender's own calendar, unix milliseconds. */
export function spanOf(span: ReportSpan, now: number, zone: string): { from: number; until: number } {
  if (span === "year") return { from: now + 1 - 365 * 86_400_000, until: now + 1 };
  const [year = 0, month = 0] = formatDay(localDay(now, zone)).split("-").map(Number);
  const second = month > 6;
  const half = (of: number, late: boolean) => instantOf(dayOf(of, late ? 7 : 1, 1), 0, zone);
  const start = half(year, second);
  if (span === "this_half") return { from: start, until: second ? half(year + 1, false) : half(year, true) };
  return { from: second ? half(year, false) : half(year - 1, true), until: start };
}
