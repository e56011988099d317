import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import {
  closeInvitesOf,
  liveInvite,
  passwordHashOf,
  setPasswordHash,
  setRecoveryCodes,
  setTotp,
  type StaffInvite,
} from "#db/stores/staff-credentials.ts";
import { dropSignInsOf, endStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import { clearTries, takeTry } from "#db/stores/staff-throttles.ts";
import { type StaffUser, staffUserById } from "#db/stores/staff.ts";
import { checkSecondFactor } from "./check-second-factor.ts";
import { hashing } from "./hashing-queue.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { type PasswordProblem, passwordProblem } from "./password-rules.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { passwordTries } from "./throttles.ts";
import { hashToken } from "./tokens.ts";
import { matchingStep } from "./totp.ts";

/** An invite as its page shows it. */
export interface OpenInvite {
  readonly purpose: StaffInvite["purpose"];
  readonly login: string;
  readonly name: string;
  /** For the authenticator app; null when the person keeps theirs. */
  readonly totpSecret: Buffer | null;
}

/** An invite that can still be used; all that cannot look alike. */
export type InviteReading = { readonly ok: true; readonly invite: OpenInvite } | { readonly ok: false };

/** What stands behind an invite's link. Reading changes nothing. */
export async function readInvite(house: Services, token: string): Promise<InviteReading> {
  const found = await findInvite(house.db.read, house, token);
  if (!found) return { ok: false };
  const { invite, user } = found;
  return {
    ok: true,
    invite: {
      purpose: invite.purpose,
      login: user.login,
      name: user.name,
      totpSecret: invite.purpose === "password" ? null : enrolmentSecret(house, invite.tokenHash),
    },
  };
}

/** What became of an invite that was answered. */
export type InviteAcceptance =
  /** Recovery codes are shown now and never again; none when only the password was replaced. */
  | { readonly ok: true; readonly recoveryCodes: readonly string[] }
  | { readonly ok: false; readonly reason: "no_invite" | "wrong_code" | "wrong_password" | "busy" | PasswordProblem }
  | { readonly ok: false; readonly reason: "blocked"; readonly retryAt: number };

/**
 * Uses an invite.
 * - `join`: a new password, and a code from the authenticator that just took the secret.
 * - `second_factor`: the password they have, and a code from the new authenticator.
 * - `password`: a code from the authenticator they have, and a new password.
 */
export async function acceptInvite(
  house: Services,
  given: { token: string; password: string; code: string },
): Promise<InviteAcceptance> {
  const { db, keyring, clock } = house;
  const found = await findInvite(db.read, house, given.token);
  if (!found) return { ok: false, reason: "no_invite" };
  const { purpose } = found.invite;
  const keepsPassword = purpose === "second_factor";

  if (keepsPassword) {
    const tries = passwordTries(keyring, found.user.login);
    const attempt = await db.transact((tx) => takeTry(tx, tries, clock.now()));
    if (!attempt.ok) return { ok: false, reason: "blocked", retryAt: attempt.retryAt };
    const stored = await passwordHashOf(db.read, found.user.id);
    const checked = await hashing.run(() => isPassword(keyring, stored, given.password));
    if (!checked.ok) return checked;
    if (!checked.value) return { ok: false, reason: "wrong_password" };
    await db.transact((tx) => clearTries(tx, tries.key));
  } else {
    const problem = passwordProblem(given.password, [found.user.login, found.user.name]);
    if (problem) return { ok: false, reason: problem };
  }
  const hashed = keepsPassword ? null : await hashing.run(() => hashPassword(keyring, given.password));
  if (hashed && !hashed.ok) return hashed;

  return db.transact(async (tx): Promise<InviteAcceptance> => {
    const now = clock.now();
    const again = await findInvite(tx, house, given.token);
    if (!again) return { ok: false, reason: "no_invite" };
    const staffId = again.user.id;
    let recoveryCodes: readonly string[] = [];
    if (purpose === "password") {
      const checked = await checkSecondFactor(tx, house, staffId, given.code, now);
      if (!checked.ok) return checked.reason === "wrong" ? { ok: false, reason: "wrong_code" } : checked;
    } else {
      const secret = enrolmentSecret(house, again.invite.tokenHash);
      const lastStep = matchingStep(secret, given.code.replace(/\s/g, ""), now, 0);
      if (lastStep === null) return { ok: false, reason: "wrong_code" };
      await setTotp(tx, keyring, { staffId, secret, lastStep, at: now });
      const fresh = newRecoveryCodes(house.ids);
      await setRecoveryCodes(tx, staffId, fresh.hashes, now);
      recoveryCodes = fresh.codes;
    }
    if (hashed) await setPasswordHash(tx, staffId, hashed.value, now);
    await closeInvitesOf(tx, staffId, now);
    await dropSignInsOf(tx, staffId, now);
    await endStaffSessionsOf(tx, staffId, purpose === "password" ? "password_changed" : "second_factor_reset", now);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      category: "staff",
      action: "staff.invite",
      object: `staff:${staffId}`,
      outcome: "used",
      reason: purpose,
    });
    return { ok: true, recoveryCodes };
  });
}

async function findInvite(
  q: Queryable,
  house: Services,
  token: string,
): Promise<{ invite: StaffInvite; user: StaffUser } | null> {
  const invite = await liveInvite(q, hashToken(token), house.clock.now());
  const user = invite && (await staffUserById(q, invite.staffId));
  return user && user.disabledAt === null ? { invite, user } : null;
}

/** The secret that belongs to an invite: always the same, so that showing the page twice changes nothing. */
function enrolmentSecret(house: Pick<Services, "keyring">, tokenHash: string): Buffer {
  return Buffer.from(house.keyring.index("staff-totp-enrolment", tokenHash), "hex").subarray(0, 20);
}
