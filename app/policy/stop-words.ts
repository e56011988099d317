import type { PolicyProfile } from "./schema.ts";

/**
 * True when an incoming text asks to stop by the words of any of the profiles, because a number may belong to people in
 * several countries: the whole message is a stop word, or one of the phrases stands in it as words of its own ("please
 * STOP texting me", "不要再发短信了"). In doubt it is yes: staff can undo it.
 */
export function isStopMessage(profiles: readonly PolicyProfile[], text: string): boolean {
  const message = plainWords(text);
  return profiles.some(({ contact: { stop } }) => {
    if (stop.words.some((word) => squeezed(plainWords(word)) === squeezed(message))) return true;
    return stop.phrases.some((phrase) => stands(plainWords(phrase), message));
  });
}

const startWords = new Set(["start", "unstop", "resume", "开始", "恢复", "订阅", "恢复短信"]);
const helpWords = new Set(["help", "info", "帮助", "客服", "人工"]);

/** True when the whole message asks for texts again. In doubt it is no. */
export function isStartMessage(text: string): boolean {
  return startWords.has(squeezed(plainWords(text)));
}

/** True when the whole message asks for help or a person. */
export function isHelpMessage(text: string): boolean {
  return helpWords.has(squeezed(plainWords(text)));
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
