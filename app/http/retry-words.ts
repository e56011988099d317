import { blockedUntil, codeWords } from "#app/words/staff-access.ts";
import { type Lang, say } from "#app/words/words.ts";

const minute = 60_000;
const month = 30 * 24 * 60 * minute;

/** When somebody may try again, in words; what lies beyond a month is never. @param waitMs milliseconds from now */
export function retryWords(lang: Lang, waitMs: number): string {
  if (waitMs > month) return say(lang, codeWords.ended);
  return say(lang, blockedUntil, { minutes: Math.max(1, Math.ceil(waitMs / minute)) });
}
