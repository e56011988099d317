import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { pendingSignIn, useSignIn } from "#db/stores/staff-sessions.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { checkSecondFactor } from "./check-second-factor.ts";
import { startStaffSession } from "./staff-session.ts";
import { hashToken } from "./tokens.ts";

/** The cookie's value of the session that was opened. */
export type FinishedSignIn =
  | { readonly ok: true; readonly token: string }
  /** `no_sign_in`: begin again with the password. */
  | { readonly ok: false; readonly reason: "no_sign_in" | "wrong" }
  | { readonly ok: false; readonly reason: "blocked"; readonly retryAt: number };

/**
 * The second half of signing in: a code from the authenticator app, or a recovery code.
 *
 * @param ticket what {@link signIn} gave
 * @param device browser and system in a few words, for the person's own list of sessions
 */
export async function finishSignIn(
  house: Services,
  given: { ticket: string; code: string; device: string },
): Promise<FinishedSignIn> {
  return house.db.transact(async (tx): Promise<FinishedSignIn> => {
    const now = house.clock.now();
    const ticketHash = hashToken(given.ticket);
    const staffId = await pendingSignIn(tx, ticketHash, now);
    const user = staffId && (await staffUserById(tx, staffId));
    if (!user || user.disabledAt !== null) return { ok: false, reason: "no_sign_in" };
    const checked = await checkSecondFactor(tx, house, user.id, given.code, now);
    if (!checked.ok) {
      await recordAudit(tx, {
        at: now,
        actor: "anonymous",
        category: "staff",
        action: "staff.second_factor",
        object: `staff:${user.id}`,
        outcome: checked.reason,
      });
      return checked;
    }
    await useSignIn(tx, ticketHash, now);
    const token = await startStaffSession(tx, house, {
      staffId: user.id,
      method: checked.method,
      device: given.device,
      at: now,
    });
    return { ok: true, token };
  });
}
