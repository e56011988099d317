import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { recordAudit } from "#db/stores/audit.ts";
import {
  endStaffSessionRow,
  insertStaffSession,
  openStaffSessionRow,
  openStaffSessionsOf,
  touchStaffSession,
} from "#db/stores/staff-sessions.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { hashToken, newToken } from "./tokens.ts";

const minute = 60_000;
/** A session ends after this long without a request; an admin's sooner. */
export const idleMs = 30 * minute;
export const adminIdleMs = 15 * minute;
/** And after this long in any case. */
export const absoluteMs = 12 * 60 * minute;
/** How many sessions a person can have; the oldest makes room. */
const mostSessions = 3;
/** A page asks several times within a second; one note of it is enough. */
const touchMs = 1000;

/** Who is at the desk. Roles are those of this very moment. */
export interface StaffSession {
  readonly idHash: string;
  readonly staffId: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly createdAt: number;
  /** When the second factor was last shown. */
  readonly secondFactorAt: number;
  /** When the session ends if nothing more is asked. */
  readonly expiresAt: number;
}

/** The session behind a cookie, if it is one that still runs. */
export type SessionReading =
  { readonly ok: true; readonly session: StaffSession } | { readonly ok: false; readonly reason: "none" | "expired" };

/** Starts a session after both factors were right. @returns the cookie's value */
export async function startStaffSession(
  tx: Queryable,
  house: Pick<Services, "ids">,
  started: { staffId: string; method: "totp" | "passkey" | "recovery_code"; device: string; at: number },
): Promise<string> {
  const token = newToken(house.ids);
  const { staffId, method, device, at } = started;
  for (const old of (await openStaffSessionsOf(tx, staffId)).slice(mostSessions - 1)) {
    await endStaffSessionRow(tx, old, "too_many", at);
  }
  await insertStaffSession(tx, {
    idHash: hashToken(token),
    staffId,
    createdAt: at,
    lastSeenAt: at,
    secondFactorAt: at,
    method,
    device: device.slice(0, 60),
  });
  await recordAudit(tx, {
    at,
    actor: `staff:${staffId}`,
    category: "staff",
    action: "staff.sign_in",
    object: `staff:${staffId}`,
    outcome: "signed_in",
    reason: method,
  });
  return token;
}

/**
 * The session behind a cookie's value, and a note that it is in use. Everything that can end a session is asked
 * each time: sign-out, revocation, idling, age, a disabled person.
 */
export async function readStaffSession(
  house: Pick<Services, "db" | "clock">,
  token: string | null,
): Promise<SessionReading> {
  if (!token || !/^[0-9a-z]{52}$/.test(token)) return { ok: false, reason: "none" };
  const now = house.clock.now();
  const row = await openStaffSessionRow(house.db.read, hashToken(token));
  const user = row && (await staffUserById(house.db.read, row.staffId));
  if (!row || !user || user.disabledAt !== null) return { ok: false, reason: "none" };
  if (now >= sessionEnd(row, user.roles)) return { ok: false, reason: "expired" };
  const lastSeenAt = now - row.lastSeenAt >= touchMs ? now : row.lastSeenAt;
  if (lastSeenAt !== row.lastSeenAt) await house.db.transact((tx) => touchStaffSession(tx, row.idHash, now));
  return {
    ok: true,
    session: {
      idHash: row.idHash,
      staffId: user.id,
      login: user.login,
      name: user.name,
      roles: user.roles,
      createdAt: row.createdAt,
      secondFactorAt: row.secondFactorAt,
      expiresAt: sessionEnd({ createdAt: row.createdAt, lastSeenAt }, user.roles),
    },
  };
}

/** The instant from which a session no longer counts. */
export function sessionEnd(row: { createdAt: number; lastSeenAt: number }, roles: readonly StaffRole[]): number {
  return Math.min(row.createdAt + absoluteMs, row.lastSeenAt + (roles.includes("admin") ? adminIdleMs : idleMs));
}
