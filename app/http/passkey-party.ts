import { type RelyingParty, relyingParty } from "#app/staff/passkey-answer.ts";
import { lender } from "#app/words/lender.ts";
import type { Env } from "./env.ts";

/** This instance as passkeys know it. */
export function relyingPartyOf(env: Pick<Env, "origin">): RelyingParty {
  return relyingParty(env.origin, lender.name.en);
}
