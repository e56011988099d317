import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { takeRecoveryCode, takeTotpStep, totpOf } from "#db/stores/staff-credentials.ts";
import { clearTries, takeTry } from "#db/stores/staff-throttles.ts";
import { codeTries } from "./throttles.ts";
import { hashToken } from "./tokens.ts";
import { matchingStep } from "./totp.ts";

/** By what somebody showed that it is them. `retryAt`: unix milliseconds. */
export type FactorCheck =
  | { readonly ok: true; readonly method: "totp" | "recovery_code" }
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "blocked"; readonly retryAt: number };

/**
 * Takes a code from an authenticator app (six digits) or a recovery code (26 letters and digits). Every code works
 * once; tries are counted before they are evaluated.
 */
export async function checkSecondFactor(
  tx: Queryable,
  house: Pick<Services, "keyring">,
  staffId: string,
  typed: string,
  now: number,
): Promise<FactorCheck> {
  const tries = codeTries(staffId);
  const attempt = await takeTry(tx, tries, now);
  if (!attempt.ok) return { ok: false, reason: "blocked", retryAt: attempt.retryAt };
  const code = typed.toLowerCase().replace(/[\s-]/g, "");
  const method = /^\d{6}$/.test(code)
    ? (await takesTotp(tx, house, staffId, code, now)) && "totp"
    : (await takeRecoveryCode(tx, staffId, hashToken(code), now)) && "recovery_code";
  if (!method) return { ok: false, reason: "wrong" };
  await clearTries(tx, tries.key);
  return { ok: true, method };
}

async function takesTotp(
  tx: Queryable,
  house: Pick<Services, "keyring">,
  staffId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const totp = await totpOf(tx, house.keyring, staffId);
  if (!totp) return false;
  const step = matchingStep(totp.secret, code, now, totp.lastStep);
  return step !== null && (await takeTotpStep(tx, staffId, step));
}
