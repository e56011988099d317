import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { insertPasskey, passkeysOf } from "#db/stores/staff-credentials.ts";
import { useChallenge } from "#db/stores/staff-sessions.ts";
import { challengeIn, readRegistration, type RelyingParty, textOf } from "./passkey-answer.ts";
import { newChallenge, readChallenge } from "./passkey-challenge.ts";
import { isFresh } from "./require-role.ts";
import type { StaffSession } from "./staff-session.ts";

/** What the browser needs to make a passkey for this person. Changes nothing. */
export async function passkeyRegistrationOptions(
  house: Services,
  party: RelyingParty,
  session: StaffSession,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await passkeysOf(house.db.read, session.staffId);
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: new Uint8Array(Buffer.from(session.staffId, "utf8")),
    userName: session.login,
    userDisplayName: session.name,
    challenge: newChallenge(house, { purpose: "register", session: session.idHash }),
    excludeCredentials: known.map((passkey) => ({ id: passkey.credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    attestationType: "none",
  });
}

/** Whether a passkey was added. */
export type PasskeyRegistration =
  | { readonly ok: true; readonly credentialId: string }
  | { readonly ok: false; readonly reason: "second_factor_needed" | "not_verified" | "known_already" };

/** Adds a passkey to the person's own account. Needs a fresh second factor. @param label how the person calls it */
export async function registerPasskey(
  house: Services,
  party: RelyingParty,
  session: StaffSession,
  given: { answer: string; label: string },
): Promise<PasskeyRegistration> {
  if (!isFresh(session, house.clock.now())) return { ok: false, reason: "second_factor_needed" };
  const verified = await verifyRegistration(house, party, session, given.answer);
  if (!verified) return { ok: false, reason: "not_verified" };
  const { credential, challenge, transports } = verified;
  return house.db.transact(async (tx): Promise<PasskeyRegistration> => {
    const now = house.clock.now();
    if (!(await useChallenge(tx, challenge.hash, challenge.expiresAt))) return { ok: false, reason: "not_verified" };
    const added = await insertPasskey(tx, {
      credentialId: credential.id,
      staffId: session.staffId,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports,
      label: given.label.normalize("NFC").trim().slice(0, 40) || "Passkey",
      createdAt: now,
    });
    if (!added) return { ok: false, reason: "known_already" };
    await recordAudit(tx, {
      at: now,
      actor: `staff:${session.staffId}`,
      category: "staff",
      action: "staff.passkey",
      object: `staff:${session.staffId}`,
      outcome: "added",
    });
    return { ok: true, credentialId: credential.id };
  });
}

async function verifyRegistration(house: Services, party: RelyingParty, session: StaffSession, json: string) {
  const answer = readRegistration(json);
  if (!answer) return null;
  const given = challengeIn(answer.response.clientDataJSON);
  const challenge = readChallenge(house, { purpose: "register", session: session.idHash }, textOf(given));
  if (!challenge) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: given,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (!verified) return null;
    return { credential: registrationInfo.credential, challenge, transports: answer.response.transports };
  } catch {
    // The library throws for every answer that does not verify.
    return null;
  }
}
