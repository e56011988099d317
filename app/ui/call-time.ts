import { callAt } from "#app/words/callback.ts";
import { type Lang, say } from "#app/words/words.ts";
import { formatDay, wallClock } from "./format.ts";

/** A stretch of time as people in a zone write it: "Tue 24 November, 9:00–11:00". */
export function callTime(window: { fromAt: number; untilAt: number }, lang: Lang, zone: string): string {
  const from = wallClock(window.fromAt, zone);
  return say(lang, callAt, {
    day: formatDay(from.day, lang, "weekday"),
    from: from.time,
    until: wallClock(window.untilAt, zone).time,
  });
}
