import type { QueueRow } from "#app/complaints/desk-page.ts";
import { Ttb } from "#app/ui/staff/ttb.tsx";
import { daysLeftText, deskComplaintWords as words, lateText } from "#app/words/complaint-desk.ts";
import { deskStateWords } from "#app/words/complaint-steps.ts";
import { type Lang, say } from "#app/words/words.ts";

const over = new Set(["response_sent", "closed", "external", "withdrawn", "merged", "referred"]);

/** How a complaint's clock stands: days left, late, standing still, or over. */
export function ComplaintClock({ lang, row }: { lang: Lang; row: QueueRow }) {
  if (over.has(row.state)) return <span className="muted">{say(lang, deskStateWords[row.state])}</span>;
  if (row.paused) return <Ttb paused text={say(lang, words.paused)} />;
  if (row.lateDays > 0) return <Ttb tone="error" used={1} text={say(lang, lateText, { days: row.lateDays })} />;
  const warm = row.alarm || row.used >= 0.75;
  return <Ttb tone={warm ? "warm" : "good"} used={row.used} text={say(lang, daysLeftText, { days: row.daysLeft })} />;
}
