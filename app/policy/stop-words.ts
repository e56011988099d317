import type { PolicyProfile } from "./schema.ts";

/**
 * True when an incoming text asks to stop: the whole message is one of the profile's stop words, or one of its phrases
 * stands in it as words of its own ("please STOP texting me", "不要再发短信了"). In doubt it is yes: staff can undo it.
 */
export function isStopMessage(profile: PolicyProfile, text: string): boolean {
  const { words, phrases } = profile.contact.stop;
  const message = plainWords(text);
  if (words.some((word) => squeezed(plainWords(word)) === squeezed(message))) return true;
  return phrases.some((phrase) => stands(plainWords(phrase), message));
}

/** Lower-case words with single spaces; full-width letters become plain ones, punctuation becomes space. */
function plainWords(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}

function squeezed(words: string): string {
  return words.replaceAll(" ", "");
}

/** Chinese has no spaces, so that its phrases count anywhere; others only as whole words. */
function stands(phrase: string, message: string): boolean {
  if (/\p{Script=Han}/u.test(phrase)) return squeezed(message).includes(squeezed(phrase));
  return ` ${message} `.includes(` ${phrase} `);
}
