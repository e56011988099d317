import { fixedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { acceptInvite, readInvite } from "#app/staff/accept-invite.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { finishSignIn } from "#app/staff/finish-sign-in.ts";
import { signIn } from "#app/staff/sign-in.ts";
import type { Services } from "#app/services.ts";
import { readStaffSession, type StaffSession, startStaffSession } from "#app/staff/staff-session.ts";
import { totpCode, totpStep } from "#app/staff/totp.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { testDatabase, testKeyring } from "#tests/support/database.ts";

/** 2026-11-22 08:00 UTC. */
export const testStart = Date.UTC(2026, 10, 22, 8);

/** A house for staff tests: a database of its own and a clock that stands until it is moved. */
export function staffHouse() {
  const clock = fixedClock(testStart);
  return { db: testDatabase(), keyring: testKeyring, clock, ids: systemIds } satisfies Services;
}

/** A session of somebody with these roles, second factor just shown, without going through a password. */
export async function staffWith(house: Services, login: string, roles: StaffRole[]): Promise<StaffSession> {
  const created = await createStaff(house, { login, name: `Person ${login}`, roles });
  if (!created.ok) throw new Error(created.reason);
  return sessionOf(house, created.staffId);
}

/** A new session of somebody who exists. */
export async function sessionOf(house: Services, staffId: string): Promise<StaffSession> {
  const token = await house.db.transact((tx) =>
    startStaffSession(tx, house, { staffId, method: "totp", device: "Test", at: house.clock.now() }),
  );
  const read = await readStaffSession(house, token);
  if (!read.ok) throw new Error(read.reason);
  return read.session;
}

export const goodPassword = "tidy otters fold blue maps";

/** Somebody who has used their invite: their login, authenticator secret and recovery codes. */
export async function joinedStaff(house: Services, login: string, roles: StaffRole[], password = goodPassword) {
  const created = await createStaff(house, { login, name: `Person ${login}`, roles });
  if (!created.ok) throw new Error(created.reason);
  const { token } = created.invite;
  const read = await readInvite(house, token);
  if (!read.ok || !read.invite.totpSecret) throw new Error("no invite");
  const secret = read.invite.totpSecret;
  const accepted = await acceptInvite(house, { token, password, code: codeAt(secret, house.clock.now()) });
  if (!accepted.ok) throw new Error(accepted.reason);
  return { staffId: created.staffId, login, secret, recoveryCodes: accepted.recoveryCodes };
}

export function codeAt(secret: Uint8Array, at: number): string {
  return totpCode(secret, totpStep(at));
}

/** Both steps of signing in. @returns the cookie's value */
export async function signedIn(house: Services, login: string, password: string, code: string): Promise<string> {
  const first = await signIn(house, { login, password, address: "192.0.2.1" });
  if (!first.ok) throw new Error(first.reason);
  const second = await finishSignIn(house, { ticket: first.ticket, code, device: "Test" });
  if (!second.ok) throw new Error(second.reason);
  return second.token;
}
