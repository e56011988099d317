import type { Status } from "#app/account/status.ts";
import { formatDay, formatMoney } from "#app/ui/format.ts";
import {
  confirming,
  dueSoon,
  homeWords,
  justPaid,
  nextOn,
  oneLate,
  pausedSince,
  planSince,
  severalLate,
} from "#app/words/account.ts";
import { type Lang, say } from "#app/words/words.ts";

/** The one plain sentence that belongs to a status. */
export function statusSentence(status: Status, currency: string, lang: Lang): string {
  const date = (day: number) => formatDay(day, lang, "day");
  switch (status.kind) {
    case "settled":
      return say(lang, homeWords.settled);
    case "overpaid":
      return say(lang, homeWords.overpaid);
    case "paused":
      return say(lang, status.reason === "plan" ? planSince : pausedSince, { date: date(status.since) });
    case "just-paid":
      return say(lang, justPaid, { amount: formatMoney(status.amount, currency, lang) });
    case "confirming":
      return status.atBank
        ? say(lang, confirming, { amount: formatMoney(status.amount, currency, lang) })
        : say(lang, homeWords.maybePaid);
    case "up-to-date":
      return status.next ? say(lang, nextOn, { date: date(status.next.due) }) : "";
    case "due-soon":
      return say(lang, dueSoon, { date: date(status.next.due), days: status.days });
    case "due-today":
      return say(lang, homeWords.dueTodayText);
    case "one-late":
      return say(lang, oneLate, { date: date(status.due), days: status.days });
    case "several-late":
      return say(lang, severalLate, { count: status.count, date: date(status.oldest), days: status.days });
  }
}
