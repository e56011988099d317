import { generateAuthenticationOptions, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { giveBack, take } from "#db/stores/limits.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { type RelyingParty, takeProof, verifyPasskeyAnswer } from "./passkey-answer.ts";
import { newChallenge } from "./passkey-challenge.ts";
import { startStaffSession } from "./staff-session.ts";
import { addressTries } from "./throttles.ts";

const use = { purpose: "sign_in", session: "" } as const;

/** What the browser needs to offer the passkeys it has for this site. Changes nothing and names nobody. */
export async function passkeySignInOptions(
  house: Services,
  party: RelyingParty,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: newChallenge(house, use),
    userVerification: "required",
  });
}

/** The cookie's value of the session that was opened. */
export type PasskeySignIn =
  { readonly ok: true; readonly token: string } | { readonly ok: false; readonly reason: "wrong" | "blocked" };

/** Signs in with a passkey alone: the device and the person's check on it are two factors already. */
export async function signInWithPasskey(
  house: Services,
  party: RelyingParty,
  given: { answer: string; device: string; address: string },
): Promise<PasskeySignIn> {
  const fromAddress = addressTries(house.keyring, given.address);
  const startedAt = house.clock.now();
  if (!(await house.db.transact((tx) => take(tx, fromAddress, startedAt)))) return { ok: false, reason: "blocked" };
  const proof = await verifyPasskeyAnswer(house, party, use, given.answer);
  return house.db.transact(async (tx): Promise<PasskeySignIn> => {
    const now = house.clock.now();
    const user = proof && (await staffUserById(tx, proof.passkey.staffId));
    if (!proof || !user || user.disabledAt !== null || !(await takeProof(tx, proof, now))) {
      await recordAudit(tx, {
        at: now,
        actor: "anonymous",
        category: "staff",
        action: "staff.sign_in",
        object: user ? `staff:${user.id}` : "passkey:unknown",
        outcome: "wrong",
        reason: "passkey",
      });
      return { ok: false, reason: "wrong" };
    }
    await giveBack(tx, fromAddress, startedAt);
    const { device } = given;
    return {
      ok: true,
      token: await startStaffSession(tx, house, { staffId: user.id, method: "passkey", device, at: now }),
    };
  });
}
