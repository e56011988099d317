import { parseDay } from "#app/lending/calendar.ts";
import type { DayRange } from "#app/reports/house-day.ts";

const longest = 3 * 366;
const usual = 30;

/** The range of days in an address; the last thirty days where there is none, and where it cannot be used. */
export function rangeIn(url: string, today: number): DayRange & { readonly ok: boolean } {
  const asked = new URL(url).searchParams;
  const [from, to] = ["from", "to"].map((name) => asked.get(name)?.trim() ?? "");
  const fallback = { from: today - usual + 1, to: today };
  if (!from && !to) return { ...fallback, ok: true };
  const [first, last] = [parseDay(from ?? ""), parseDay(to ?? "")];
  const usable = first !== null && last !== null && first <= last && last - first < longest;
  return usable ? { from: first, to: last, ok: true } : { ...fallback, ok: false };
}
