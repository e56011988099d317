import { expect, test } from "vitest";
import { changePassword } from "#app/staff/change-password.ts";
import { confirmSecondFactor } from "#app/staff/confirm-second-factor.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import { endOtherStaffSessions, endStaffSession } from "#app/staff/end-staff-session.ts";
import { listStaffSessions } from "#app/staff/list-staff-sessions.ts";
import { replaceRecoveryCodes } from "#app/staff/replace-recovery-codes.ts";
import { isFresh } from "#app/staff/require-role.ts";
import { readStaffSession, startStaffSession } from "#app/staff/staff-session.ts";
import { setRoles } from "#db/stores/staff.ts";
import { codeAt, goodPassword, joinedStaff, sessionOf, signedIn, staffHouse, staffWith } from "#tests/support/staff.ts";

const second = 1000;
const minute = 60 * second;

async function tokenOf(house: ReturnType<typeof staffHouse>, staffId: string): Promise<string> {
  return house.db.transact((tx) =>
    startStaffSession(tx, house, { staffId, method: "totp", device: "Test", at: house.clock.now() }),
  );
}

test.each([
  ["agent", 30],
  ["admin", 15],
] as const)("an idle session of an %s ends after %i minutes, not a second before", async (role, minutes) => {
  const house = staffHouse();
  const { staffId } = await staffWith(house, "mei", [role]);
  const token = await tokenOf(house, staffId);
  house.clock.advance(minutes * minute - second);
  expect(await readStaffSession(house, token)).toMatchObject({ ok: true });
  house.clock.advance(minutes * minute - second);
  expect(await readStaffSession(house, token)).toMatchObject({ ok: true });
  house.clock.advance(minutes * minute);
  expect(await readStaffSession(house, token)).toEqual({ ok: false, reason: "expired" });
});

test("a session in use ends after twelve hours, not a second before", async () => {
  const house = staffHouse();
  const { staffId } = await staffWith(house, "mei", ["agent"]);
  const token = await tokenOf(house, staffId);
  for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
    house.clock.advance(20 * minute);
    expect(await readStaffSession(house, token)).toMatchObject({ ok: true });
  }
  house.clock.advance(20 * minute - second);
  expect(await readStaffSession(house, token)).toMatchObject({ ok: true });
  house.clock.advance(second);
  expect(await readStaffSession(house, token)).toEqual({ ok: false, reason: "expired" });
});

test("roles are those of the moment", async () => {
  const house = staffHouse();
  const { staffId } = await staffWith(house, "mei", ["agent"]);
  const token = await tokenOf(house, staffId);
  await house.db.transact((tx) => setRoles(tx, staffId, ["auditor"], { at: house.clock.now(), by: "operator" }));
  expect(await readStaffSession(house, token)).toMatchObject({ session: { roles: ["auditor"] } });
});

test("somebody who is disabled is out at the next request", async () => {
  const house = staffHouse();
  const { staffId } = await staffWith(house, "mei", ["agent"]);
  const token = await tokenOf(house, staffId);
  expect(await disableStaff(house, { kind: "operator" }, { staffId, reason: "left" })).toEqual({ ok: true });
  expect(await readStaffSession(house, token)).toEqual({ ok: false, reason: "none" });
});

test("the fourth session ends the oldest", async () => {
  const house = staffHouse();
  const { staffId } = await staffWith(house, "mei", ["agent"]);
  const tokens: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    house.clock.advance(minute);
    tokens.push(await tokenOf(house, staffId));
  }
  const open = await Promise.all(tokens.map(async (token) => (await readStaffSession(house, token)).ok));
  expect(open).toEqual([false, true, true, true]);
});

test("people see their own sessions and end them, but nobody else's", async () => {
  const house = staffHouse();
  const mei = await staffWith(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const other = await sessionOf(house, mei.staffId);
  const tom = await staffWith(house, "tom", ["agent"]);
  expect((await listStaffSessions(house, mei)).map((row) => row.isThisOne)).toEqual([false, true]);
  expect(await endStaffSession(house, tom, other.idHash)).toBe(false);
  expect(await endStaffSession(house, mei, other.idHash)).toBe(true);
  expect(await listStaffSessions(house, mei)).toHaveLength(1);
  await sessionOf(house, mei.staffId);
  expect(await endOtherStaffSessions(house, mei)).toBe(1);
  expect(await endStaffSession(house, mei)).toBe(true);
  expect(await listStaffSessions(house, mei)).toEqual([]);
});

test("showing the second factor again makes it fresh for five minutes and moves the session to a new id", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const token = await signedIn(house, "mei", goodPassword, codeAt(mei.secret, house.clock.now()));
  house.clock.advance(5 * minute);
  const before = await readStaffSession(house, token);
  if (!before.ok) throw new Error(before.reason);
  expect(isFresh(before.session, house.clock.now())).toBe(true);
  house.clock.advance(1);
  expect(isFresh(before.session, house.clock.now())).toBe(false);
  expect(await confirmSecondFactor(house, before.session, "000000")).toEqual({ ok: false, reason: "wrong" });
  const again = await confirmSecondFactor(house, before.session, codeAt(mei.secret, house.clock.now()));
  if (!again.ok) throw new Error(again.reason);
  expect(await readStaffSession(house, token)).toEqual({ ok: false, reason: "none" });
  const after = await readStaffSession(house, again.token);
  expect(after.ok && isFresh(after.session, house.clock.now())).toBe(true);
  expect(after.ok && after.session.createdAt).toBe(before.session.createdAt);
});

test("a new password needs the present one and a fresh second factor, and ends the other sessions", async () => {
  const house = staffHouse();
  const { staffId } = await joinedStaff(house, "mei", ["agent"]);
  const elsewhere = await tokenOf(house, staffId);
  const here = await sessionOf(house, staffId);
  const next = "seven lanterns drift upstream";
  expect(await changePassword(house, here, { present: "wrong ".repeat(4), next })).toMatchObject({
    reason: "wrong_password",
  });
  expect(await changePassword(house, here, { present: goodPassword, next: "short" })).toMatchObject({
    reason: "too_short",
  });
  expect(await changePassword(house, here, { present: goodPassword, next })).toEqual({ ok: true });
  expect(await readStaffSession(house, elsewhere)).toMatchObject({ ok: false });
  expect(await listStaffSessions(house, here)).toHaveLength(1);
  house.clock.advance(5 * minute + 1);
  expect(await changePassword(house, here, { present: next, next: goodPassword })).toMatchObject({
    reason: "second_factor_needed",
  });
  expect(await replaceRecoveryCodes(house, here)).toEqual({ ok: false, reason: "second_factor_needed" });
});

test("new recovery codes replace the old ones", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  const here = await sessionOf(house, mei.staffId);
  const fresh = await replaceRecoveryCodes(house, here);
  if (!fresh.ok) throw new Error(fresh.reason);
  expect(await confirmSecondFactor(house, here, mei.recoveryCodes[0] ?? "")).toEqual({ ok: false, reason: "wrong" });
  expect(await confirmSecondFactor(house, here, fresh.codes[9] ?? "")).toMatchObject({ ok: true });
});
