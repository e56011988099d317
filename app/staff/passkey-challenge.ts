import { timingSafeEqual } from "node:crypto";
import type { Services } from "#app/services.ts";
import { hashToken } from "./tokens.ts";

/** How long a passkey dialogue may take. */
export const challengeMs = 5 * 60_000;

/** What a challenge is for; one issued for one thing answers no other. */
export interface ChallengeUse {
  readonly purpose: "register" | "sign_in" | "confirm";
  /** The session it was shown in; empty before there is one. */
  readonly session: string;
}

/**
 * A challenge that proves itself: a time, 130 random bits and our mark over both. Nothing is stored when one is
 * shown, so that opening a page changes nothing; only answered ones are remembered, until their time is over.
 */
export function newChallenge(house: Pick<Services, "keyring" | "clock" | "ids">, use: ChallengeUse): string {
  const body = `${house.clock.now() + challengeMs}.${house.ids.random()}`;
  return `${body}.${mark(house, use, body)}`;
}

/** A challenge of ours whose time is not over, with the hash under which its use is remembered; null otherwise. */
export function readChallenge(
  house: Pick<Services, "keyring" | "clock">,
  use: ChallengeUse,
  challenge: string,
): { readonly hash: string; readonly expiresAt: number } | null {
  const [time, random, given, ...more] = challenge.split(".");
  if (!time || !random || !given || more.length > 0) return null;
  const wanted = mark(house, use, `${time}.${random}`);
  const same = given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
  const expiresAt = Number(time);
  return same && house.clock.now() < expiresAt ? { hash: hashToken(challenge), expiresAt } : null;
}

function mark(house: Pick<Services, "keyring">, use: ChallengeUse, body: string): string {
  return house.keyring.index("passkey-challenge", `${use.purpose}|${use.session}|${body}`).slice(0, 40);
}
