import type { ContactChangeRequest } from "#app/contact/change-contact.ts";
import { formatInstant } from "#app/ui/format.ts";
import { changeWords, coolingUntil } from "#app/words/contact.ts";
import { type Lang, say } from "#app/words/words.ts";

/** Why no code was sent, and what to do instead. */
export function codeProblem(
  refusal: Exclude<ContactChangeRequest, { ok: true }> | { reason: "not_a_number" | "not_an_address" },
  lang: Lang,
  timeZone: string,
): string {
  return refusal.reason === "cooling"
    ? say(lang, coolingUntil, { time: formatInstant(refusal.until, lang, timeZone) })
    : say(lang, changeWords[refusal.reason]);
}
