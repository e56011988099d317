import { type RelyingParty, relyingParty } from "#app/staff/passkey-answer.ts";
import { lender } from "#app/words/lender.ts";
import { passkeyWords } from "#app/words/staff-access.ts";
import { type Lang, say } from "#app/words/words.ts";
import type { Env } from "./env.ts";

/** This instance as passkeys know it. */
export function relyingPartyOf(env: Pick<Env, "origin">): RelyingParty {
  return relyingParty(env.origin, lender.name.en);
}

/** The words of every form that asks for a passkey. */
export function passkeyFormWords(lang: Lang) {
  return {
    use: say(lang, passkeyWords.use),
    needsScript: say(lang, passkeyWords.needsScript),
    notHere: say(lang, passkeyWords.notHere),
    cancelled: say(lang, passkeyWords.cancelled),
  };
}
