import { passkeyWords } from "#app/words/staff-access.ts";
import { type Lang, say } from "#app/words/words.ts";

/** The words of every form that asks for a passkey. */
export function passkeyFormWords(lang: Lang) {
  return {
    use: say(lang, passkeyWords.use),
    needsScript: say(lang, passkeyWords.needsScript),
    notHere: say(lang, passkeyWords.notHere),
    cancelled: say(lang, passkeyWords.cancelled),
  };
}
