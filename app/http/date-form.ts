import { parseDay } from "#app/lending/calendar.ts";

/** The ISO date of three typed numbers, or null when they are no date. A full-width digit is a digit. */
export function parseDate(typed: { year: string; month: string; day: string }): string | null {
  const [year, month, day] = [typed.year, typed.month, typed.day].map((part) => part.normalize("NFKC").trim());
  if (!/^\d{4}$/.test(year ?? "") || !/^\d{1,2}$/.test(month ?? "") || !/^\d{1,2}$/.test(day ?? "")) return null;
  const iso = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return parseDay(iso) === null ? null : iso;
}
