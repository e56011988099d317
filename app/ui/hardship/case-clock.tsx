import { localDay } from "#app/policy/zones.ts";
import { formatDay } from "#app/ui/format.ts";
import { Ttb } from "#app/ui/staff/ttb.tsx";
import { borrowerHas, daysLate, daysLeft } from "#app/words/hardship-staff.ts";
import { stateWords } from "#app/words/hardship-tracker.ts";
import { type Lang, say } from "#app/words/words.ts";

export interface CaseClockProps {
  row: { state: string; clockFrom: number; dueAt: number | null; days: number | null };
  now: number;
  lang: Lang;
  zone: string;
}

/** How long we have, or that the borrower has it. */
export function CaseClock({ row, now, lang, zone }: CaseClockProps) {
  const { dueAt, clockFrom, days } = row;
  if (row.state === "offered") return <Ttb paused text={say(lang, stateWords.offered)} />;
  if (dueAt === null || days === null) return null;
  if (row.state === "needs_info") {
    return <Ttb paused text={say(lang, borrowerHas, { date: formatDay(localDay(dueAt - 1, zone), lang, "short") })} />;
  }
  if (now >= dueAt) return <Ttb tone="error" used={1} text={say(lang, daysLate, { days: Math.max(1, -days) })} />;
  const used = (now - clockFrom) / Math.max(1, dueAt - clockFrom);
  return <Ttb tone={days <= 2 ? "warm" : "good"} used={used} text={say(lang, daysLeft, { days })} />;
}
