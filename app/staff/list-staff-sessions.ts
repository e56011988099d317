import type { Services } from "#app/services.ts";
import { openStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import { sessionEnd, type StaffSession } from "./staff-session.ts";

/** A session as its owner sees it. */
export interface ListedSession {
  readonly idHash: string;
  readonly device: string;
  readonly method: "totp" | "passkey" | "recovery_code";
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly isThisOne: boolean;
}

/** The person's sessions that still count, newest first. */
export async function listStaffSessions(
  house: Pick<Services, "db" | "clock">,
  session: Pick<StaffSession, "staffId" | "idHash" | "roles">,
): Promise<ListedSession[]> {
  const now = house.clock.now();
  const rows = await openStaffSessionsOf(house.db.read, session.staffId);
  return rows
    .filter((row) => now < sessionEnd(row, session.roles))
    .map(({ idHash, device, method, createdAt, lastSeenAt }) => ({
      idHash,
      device,
      method,
      createdAt,
      lastSeenAt,
      isThisOne: idHash === session.idHash,
    }));
}
