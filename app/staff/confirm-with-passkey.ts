import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { passkeysOf } from "#db/stores/staff-credentials.ts";
import { openStaffSessionRow, renewStaffSession } from "#db/stores/staff-sessions.ts";
import type { ConfirmedFactor } from "./confirm-second-factor.ts";
import { type RelyingParty, takeProof, verifyPasskeyAnswer } from "./passkey-answer.ts";
import { newChallenge } from "./passkey-challenge.ts";
import type { StaffSession } from "./staff-session.ts";
import { hashToken, newToken } from "./tokens.ts";

/** What the browser needs to ask for one of the person's own passkeys; null when they have none. Changes nothing. */
export async function passkeyConfirmOptions(
  house: Services,
  party: RelyingParty,
  session: StaffSession,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const passkeys = await passkeysOf(house.db.read, session.staffId);
  if (passkeys.length === 0) return null;
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: newChallenge(house, { purpose: "confirm", session: session.idHash }),
    allowCredentials: passkeys.map((passkey) => ({ id: passkey.credentialId })),
    userVerification: "required",
  });
}

/** Step-up within a session by passkey: what {@link confirmSecondFactor} does with a code. */
export async function confirmWithPasskey(
  house: Services,
  party: RelyingParty,
  session: StaffSession,
  answer: string,
): Promise<ConfirmedFactor> {
  const proof = await verifyPasskeyAnswer(house, party, { purpose: "confirm", session: session.idHash }, answer);
  return house.db.transact(async (tx): Promise<ConfirmedFactor> => {
    const now = house.clock.now();
    if (!(await openStaffSessionRow(tx, session.idHash))) return { ok: false, reason: "no_session" };
    const right = proof?.passkey.staffId === session.staffId && (await takeProof(tx, proof, now));
    await recordAudit(tx, {
      at: now,
      actor: `staff:${session.staffId}`,
      category: "staff",
      action: "staff.second_factor",
      object: `staff:${session.staffId}`,
      outcome: right ? "right" : "wrong",
      reason: "passkey",
    });
    if (!right) return { ok: false, reason: "wrong" };
    const token = newToken(house.ids);
    await renewStaffSession(tx, session.idHash, { idHash: hashToken(token), secondFactorAt: now });
    return { ok: true, token };
  });
}
