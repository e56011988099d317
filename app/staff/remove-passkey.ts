import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { removePasskeyRow } from "#db/stores/staff-credentials.ts";
import type { StaffSession } from "./staff-session.ts";

/** Takes a passkey off the person's own account. @returns false when there is none such */
export async function removePasskey(
  house: Pick<Services, "db" | "clock">,
  session: StaffSession,
  credentialId: string,
): Promise<boolean> {
  return house.db.transact(async (tx) => {
    const now = house.clock.now();
    const removed = await removePasskeyRow(tx, session.staffId, credentialId, now);
    if (removed) {
      await recordAudit(tx, {
        at: now,
        actor: `staff:${session.staffId}`,
        category: "staff",
        action: "staff.passkey",
        object: `staff:${session.staffId}`,
        outcome: "removed",
      });
    }
    return removed;
  });
}
