import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { giveBack, take } from "#db/stores/limits.ts";
import { passwordHashOf, setPasswordHash } from "#db/stores/staff-credentials.ts";
import { insertSignIn } from "#db/stores/staff-sessions.ts";
import { clearTries, takeTry } from "#db/stores/staff-throttles.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import { hashing } from "./hashing-queue.ts";
import { hashPassword, isPassword, needsRehash } from "./password-hash.ts";
import { addressTries, loginMark, normaliseLogin, passwordTries } from "./throttles.ts";
import { hashToken, newToken } from "./tokens.ts";

/** How long the second factor may take after the password. */
export const signInMs = 5 * 60_000;

/** The ticket to the second factor. `expiresAt`, `retryAt`: unix milliseconds. */
export type SignIn =
  | { readonly ok: true; readonly ticket: string; readonly expiresAt: number }
  /** One answer for a wrong password, an unknown name, and a person who was disabled. */
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "blocked"; readonly retryAt: number | null }
  | { readonly ok: false; readonly reason: "busy" };

/**
 * The first half of signing in: the password. What it gives opens nothing; app/staff/finish-sign-in.ts turns it into
 * a session when the second factor is right. Known and unknown names are counted, hashed and answered alike.
 *
 * @param address whom limits count, from the request's client address
 */
export async function signIn(
  house: Services,
  given: { login: string; password: string; address: string },
): Promise<SignIn> {
  const { db, keyring, clock, ids } = house;
  const login = normaliseLogin(given.login);
  const tries = passwordTries(keyring, login);
  const fromAddress = addressTries(keyring, given.address);
  const startedAt = clock.now();

  const admitted = await db.transact(async (tx) => {
    if (!(await take(tx, fromAddress, startedAt))) return { ok: false, retryAt: null } as const;
    const attempt = await takeTry(tx, tries, startedAt);
    if (!attempt.ok) {
      await recordAudit(tx, {
        at: startedAt,
        actor: "anonymous",
        category: "staff",
        action: "staff.sign_in",
        object: `login:${loginMark(keyring, login)}`,
        outcome: "blocked",
      });
    }
    return attempt;
  });
  if (!admitted.ok) return { ok: false, reason: "blocked", retryAt: admitted.retryAt };

  const user = await staffUserByLogin(db.read, login);
  const stored = user && user.disabledAt === null ? await passwordHashOf(db.read, user.id) : null;
  const checked = await hashing.run(async () => {
    const right = await isPassword(keyring, stored, given.password);
    const better = right && stored && needsRehash(stored) ? await hashPassword(keyring, given.password) : null;
    return { right, better };
  });
  if (!checked.ok) return { ok: false, reason: "busy" };

  return db.transact(async (tx): Promise<SignIn> => {
    const now = clock.now();
    const audit = (outcome: string, object: string) =>
      recordAudit(tx, { at: now, actor: "anonymous", category: "staff", action: "staff.password", object, outcome });
    // Read again: somebody may have been disabled, or the password changed, while we were hashing.
    const unchanged = user && stored === (await passwordHashOf(tx, user.id));
    const present = unchanged ? await staffUserByLogin(tx, login) : null;
    if (!checked.value.right || !present || present.disabledAt !== null) {
      await audit("wrong", `login:${loginMark(keyring, login)}`);
      return { ok: false, reason: "wrong" };
    }
    await clearTries(tx, tries.key);
    await giveBack(tx, fromAddress, startedAt);
    if (checked.value.better) await setPasswordHash(tx, present.id, checked.value.better, now);
    const ticket = newToken(ids);
    const expiresAt = now + signInMs;
    await insertSignIn(tx, { ticketHash: hashToken(ticket), staffId: present.id, createdAt: now, expiresAt });
    await audit("right", `staff:${present.id}`);
    return { ok: true, ticket, expiresAt };
  });
}
