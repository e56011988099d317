import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { closeInvitesOf, insertInvite, type StaffInvite } from "#db/stores/staff-credentials.ts";
import { hashToken, newToken } from "./tokens.ts";

/** How long an invite can be used. */
export const inviteMs = 24 * 3_600_000;

/** A link to hand to one person, once; only its hash is stored. */
export interface Invite {
  readonly token: string;
  readonly expiresAt: number;
}

/** Issues an invite and ends every older one of that person. @param by the actor's name */
export async function issueInvite(
  tx: Queryable,
  house: Pick<Services, "clock" | "ids">,
  invite: { staffId: string; purpose: StaffInvite["purpose"]; by: string },
): Promise<Invite> {
  const now = house.clock.now();
  const token = newToken(house.ids);
  const expiresAt = now + inviteMs;
  await closeInvitesOf(tx, invite.staffId, now);
  await insertInvite(tx, {
    tokenHash: hashToken(token),
    staffId: invite.staffId,
    purpose: invite.purpose,
    createdAt: now,
    createdBy: invite.by,
    expiresAt,
  });
  return { token, expiresAt };
}
