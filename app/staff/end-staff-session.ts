import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { endStaffSessionRow, endStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import type { StaffSession } from "./staff-session.ts";

/** Signs out of this session, or ends another one of the same person. @returns false when there is none such */
export async function endStaffSession(
  house: Pick<Services, "db" | "clock">,
  session: Pick<StaffSession, "staffId" | "idHash">,
  idHash: string = session.idHash,
): Promise<boolean> {
  return house.db.transact(async (tx) => {
    const now = house.clock.now();
    const reason = idHash === session.idHash ? "signed_out" : "revoked";
    const ended = await endStaffSessionRow(tx, { staffId: session.staffId, idHash }, reason, now);
    if (ended) await recordAudit(tx, { ...sessionEvent(session.staffId, now), reason });
    return ended;
  });
}

/** Ends every other session of the person. @returns how many */
export async function endOtherStaffSessions(
  house: Pick<Services, "db" | "clock">,
  session: Pick<StaffSession, "staffId" | "idHash">,
): Promise<number> {
  return house.db.transact(async (tx) => {
    const now = house.clock.now();
    const ended = await endStaffSessionsOf(tx, session.staffId, "revoked", now, session.idHash);
    if (ended > 0) await recordAudit(tx, { ...sessionEvent(session.staffId, now), reason: "revoked" });
    return ended;
  });
}

function sessionEvent(staffId: string, at: number) {
  return {
    at,
    actor: `staff:${staffId}`,
    category: "staff",
    action: "staff.session",
    object: `staff:${staffId}`,
    outcome: "ended",
  } as const;
}
