import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { openStaffSessionRow, renewStaffSession } from "#db/stores/staff-sessions.ts";
import { checkSecondFactor } from "./check-second-factor.ts";
import type { StaffSession } from "./staff-session.ts";
import { hashToken, newToken } from "./tokens.ts";

/** Whether a session's second factor is fresh again. */
export type ConfirmedFactor =
  /** The session goes on under a new cookie value. */
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: "no_session" | "wrong" }
  | { readonly ok: false; readonly reason: "blocked"; readonly retryAt: number };

/** Step-up within a session: shows the second factor again, for the five minutes that approvals ask for. */
export async function confirmSecondFactor(
  house: Services,
  session: Pick<StaffSession, "idHash" | "staffId">,
  code: string,
): Promise<ConfirmedFactor> {
  return house.db.transact(async (tx): Promise<ConfirmedFactor> => {
    const now = house.clock.now();
    if (!(await openStaffSessionRow(tx, session.idHash))) return { ok: false, reason: "no_session" };
    const checked = await checkSecondFactor(tx, house, session.staffId, code, now);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${session.staffId}`,
      category: "staff",
      action: "staff.second_factor",
      object: `staff:${session.staffId}`,
      outcome: checked.ok ? "right" : checked.reason,
      reason: checked.ok ? checked.method : null,
    });
    if (!checked.ok) return checked;
    const token = newToken(house.ids);
    await renewStaffSession(tx, session.idHash, { idHash: hashToken(token), secondFactorAt: now });
    return { ok: true, token };
  });
}
