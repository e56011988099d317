import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { setRecoveryCodes } from "#db/stores/staff-credentials.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { isFresh } from "./require-role.ts";
import type { StaffSession } from "./staff-session.ts";

/** The new codes, to be shown once. */
export type NewRecoveryCodes =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly reason: "second_factor_needed" };

/** Ten new recovery codes, shown once; the old ones stop working. */
export async function replaceRecoveryCodes(house: Services, session: StaffSession): Promise<NewRecoveryCodes> {
  const now = house.clock.now();
  if (!isFresh(session, now)) return { ok: false, reason: "second_factor_needed" };
  const { codes, hashes } = newRecoveryCodes(house.ids);
  await house.db.transact(async (tx) => {
    await setRecoveryCodes(tx, session.staffId, hashes, now);
    await recordAudit(tx, {
      at: now,
      actor: `staff:${session.staffId}`,
      category: "staff",
      action: "staff.recovery_codes",
      object: `staff:${session.staffId}`,
      outcome: "replaced",
    });
  });
  return { ok: true, codes };
}
