import type { ContactChangeRequest } from "#app/contact/change-contact.ts";
import { formatInstant } from "#app/ui/format.ts";
import { changeWords, coolingUntil, pinWords } from "#app/words/contact.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Why no code was sent, and what to do instead. */
export function codeProblem(
  refusal:
    | Exclude<ContactChangeRequest, { ok: true }>
    | { reason: "not_a_number" | "not_an_address" }
    | { reason: "not_six_digits" | "too_easy" | "differ" },
  lang: Lang,
  timeZone: string,
): string {
  switch (refusal.reason) {
    case "cooling":
      return say(lang, coolingUntil, { time: formatInstant(refusal.until, lang, timeZone) });
    case "not_six_digits":
    case "too_easy":
    case "differ":
      return say(lang, pinWords[refusal.reason]);
    default:
      return say(lang, changeWords[refusal.reason]);
  }
}
