import { z } from "zod";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { livePasskey, notePasskeyUse, type StaffPasskey } from "#db/stores/staff-credentials.ts";
import { useChallenge } from "#db/stores/staff-sessions.ts";
import { type ChallengeUse, readChallenge } from "./passkey-challenge.ts";

/** The site as passkeys know it: they answer to exactly this origin and to no other. */
export interface RelyingParty {
  /** Host name. */
  readonly id: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly name: string;
}

/** @param origin scheme, host and port */
export function relyingParty(origin: string, name: string): RelyingParty {
  return { id: new URL(origin).hostname, origin, name };
}

const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .max(8192);
const common = {
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
};
const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});
const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.string())
      .default([])
      .transform((given) => given.flatMap((name) => transport.safeParse(name).data ?? [])),
  }),
});

/** Reads what a browser sent as JSON in a form field; null when it has another shape. */
export function readRegistration(json: string): z.output<typeof registration> | null {
  return registration.safeParse(jsonOf(json)).data ?? null;
}

/** A passkey that answered a challenge of ours, and how often it was used by then. */
export interface PasskeyProof {
  readonly passkey: StaffPasskey;
  readonly counter: number;
  readonly challenge: { readonly hash: string; readonly expiresAt: number };
}

/**
 * Verifies the answer of a passkey: our challenge for this very use, our origin, a person who was verified on the
 * device, and a counter that did not go back (a copied key would). Writes nothing; {@link takeProof} does.
 */
export async function verifyPasskeyAnswer(
  house: Services,
  party: RelyingParty,
  use: ChallengeUse,
  json: string,
): Promise<PasskeyProof | null> {
  const answer = assertion.safeParse(jsonOf(json)).data;
  const passkey = answer && (await livePasskey(house.db.read, answer.id));
  if (!answer || !passkey) return null;
  const given = challengeIn(answer.response.clientDataJSON);
  const challenge = readChallenge(house, use, textOf(given));
  if (!challenge) return null;
  try {
    const { userHandle, ...response } = answer.response;
    const verified = await verifyAuthenticationResponse({
      response: { ...answer, response: userHandle === undefined ? response : { ...response, userHandle } },
      expectedChallenge: given,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
      requireUserVerification: true,
    });
    return verified.verified ? { passkey, counter: verified.authenticationInfo.newCounter, challenge } : null;
  } catch {
    // The library throws for every answer that does not verify; which check failed is no business of the caller.
    return null;
  }
}

/** Uses the proof up: its challenge answers once. @returns false when it did before, or the key was removed meanwhile */
export async function takeProof(tx: Queryable, proof: PasskeyProof, now: number): Promise<boolean> {
  if (!(await livePasskey(tx, proof.passkey.credentialId))) return false;
  if (!(await useChallenge(tx, proof.challenge.hash, proof.challenge.expiresAt))) return false;
  await notePasskeyUse(tx, proof.passkey.credentialId, { counter: proof.counter, at: now });
  return true;
}

const clientData = z.object({ challenge: bytes });

/** The challenge that a browser says it answers, in base64url; empty when it says nothing of the kind. */
export function challengeIn(clientDataJSON: string): string {
  return clientData.safeParse(jsonOf(textOf(clientDataJSON))).data?.challenge ?? "";
}

/** A challenge as it travels, in base64url, back to the text it was. */
export function textOf(base64url: string): string {
  return Buffer.from(base64url, "base64url").toString("utf8");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
