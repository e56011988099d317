import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { passwordHashOf, setPasswordHash } from "#db/stores/staff-credentials.ts";
import { dropSignInsOf, endStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import { clearTries, takeTry } from "#db/stores/staff-throttles.ts";
import { hashing } from "./hashing-queue.ts";
import { hashPassword, isPassword } from "./password-hash.ts";
import { type PasswordProblem, passwordProblem } from "./password-rules.ts";
import { isFresh } from "./require-role.ts";
import type { StaffSession } from "./staff-session.ts";
import { passwordTries } from "./throttles.ts";

/** Whether a password was changed. `retryAt`: unix milliseconds. */
export type PasswordChange =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "second_factor_needed" | "wrong_password" | "busy" | PasswordProblem }
  | { readonly ok: false; readonly reason: "blocked"; readonly retryAt: number };

/** A person changes their own password: the present one, a fresh second factor, and every other session ends. */
export async function changePassword(
  house: Services,
  session: StaffSession,
  given: { present: string; next: string },
): Promise<PasswordChange> {
  const { db, keyring, clock } = house;
  if (!isFresh(session, clock.now())) return { ok: false, reason: "second_factor_needed" };
  const problem = passwordProblem(given.next, [session.login, session.name]);
  if (problem) return { ok: false, reason: problem };
  const tries = passwordTries(keyring, session.login);
  const attempt = await db.transact((tx) => takeTry(tx, tries, clock.now()));
  if (!attempt.ok) return { ok: false, reason: "blocked", retryAt: attempt.retryAt };
  const stored = await passwordHashOf(db.read, session.staffId);
  const hashed = await hashing.run(async () =>
    (await isPassword(keyring, stored, given.present)) ? hashPassword(keyring, given.next) : null,
  );
  if (!hashed.ok) return hashed;
  const { value: hash } = hashed;
  if (hash === null) return { ok: false, reason: "wrong_password" };
  await db.transact(async (tx) => {
    const now = clock.now();
    await clearTries(tx, tries.key);
    await setPasswordHash(tx, session.staffId, hash, now);
    await dropSignInsOf(tx, session.staffId, now);
    await endStaffSessionsOf(tx, session.staffId, "password_changed", now, session.idHash);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${session.staffId}`,
      category: "staff",
      action: "staff.password",
      object: `staff:${session.staffId}`,
      outcome: "changed",
    });
  });
  return { ok: true };
}
