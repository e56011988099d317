import { expect, test } from "vitest";
import { acceptInvite, readInvite } from "#app/staff/accept-invite.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import { approveRoleChange, requestRoleChange } from "#app/staff/change-roles.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import { inviteStaff } from "#app/staff/invite-staff.ts";
import { approveReturn, requestReturn } from "#app/staff/let-return.ts";
import { listStaff } from "#app/staff/list-staff.ts";
import { type Permission, permissions } from "#app/staff/permissions.ts";
import { may, requireRole } from "#app/staff/require-role.ts";
import { approveFactorReset, requestFactorReset } from "#app/staff/reset-factor.ts";
import { signIn } from "#app/staff/sign-in.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import { type StaffRole, staffRoles } from "#db/schema/staff-roles.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { openStaffSessionsOf } from "#db/stores/staff-sessions.ts";
import { rolesOf, setRoles } from "#db/stores/staff.ts";
import { codeAt, goodPassword, joinedStaff, signedIn, staffHouse, staffWith } from "#tests/support/staff.ts";

type House = ReturnType<typeof staffHouse>;

async function admins() {
  const house = staffHouse();
  return { house, one: await staffWith(house, "one", ["admin"]), two: await staffWith(house, "two", ["admin"]) };
}

const askRoles = (house: House, by: StaffSession, staffId: string, roles: StaffRole[]) =>
  house.db.transact((tx) => requestRoleChange(tx, house, by, { staffId, roles, reason: "new_duties" }));

test("every permission is held by exactly the roles of the table, and nobody has one without a role", () => {
  for (const permission of Object.keys(permissions) as Permission[]) {
    for (const role of staffRoles) {
      expect(may([role], permission)).toBe((permissions[permission] as readonly StaffRole[]).includes(role));
    }
    expect(may([], permission)).toBe(false);
  }
});

test("repayment and complaints are apart, admins decide no case, auditors change nothing", () => {
  const held = (role: StaffRole) => (Object.keys(permissions) as Permission[]).filter((name) => may([role], name));
  expect([...held("agent"), ...held("approver")].filter((name) => name.startsWith("complaint"))).toEqual([]);
  expect(held("complaints").filter((name) => /^(case|dispute)\./.test(name))).toEqual([]);
  expect(held("admin").filter((name) => /^(case|borrower|complaint\.(read|work))/.test(name))).toEqual([]);
  expect(held("auditor").filter((name) => !/read|counts|self/.test(name))).toEqual([]);
});

test("some deeds ask for a second factor of the last five minutes", () => {
  const session = { roles: ["approver"], secondFactorAt: 1_000 } as const;
  expect(requireRole(session, "case.decide", { now: 301_000 })).toEqual({ ok: true });
  expect(requireRole(session, "case.decide", { now: 301_001 })).toEqual({ ok: false, reason: "second_factor_needed" });
  expect(requireRole(session, "staff.manage", { now: 1_000 })).toEqual({ ok: false, reason: "not_allowed" });
});

test("one admin asks for a role, another agrees, and it counts at once", async () => {
  const { house, one, two } = await admins();
  const mei = await staffWith(house, "mei", ["agent"]);
  const asked = await askRoles(house, one, mei.staffId, ["approver"]);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await approveRoleChange(house, one, asked)).toEqual({ ok: false, reason: "own_request" });
  expect(await rolesOf(house.db.read, mei.staffId)).toEqual(["agent"]);
  expect(await approveRoleChange(house, two, asked)).toEqual({ ok: true, roles: ["approver"] });
  expect(await rolesOf(house.db.read, mei.staffId)).toEqual(["approver"]);
  expect(await approveRoleChange(house, two, asked)).toEqual({ ok: false, reason: "not_pending" });
});

test("nobody asks for or agrees to their own roles, and only admins do it for others", async () => {
  const { house, one, two } = await admins();
  const mei = await staffWith(house, "mei", ["agent"]);
  expect(await askRoles(house, one, one.staffId, ["admin", "approver"])).toEqual({ ok: false, reason: "own_rights" });
  expect(await askRoles(house, mei, two.staffId, ["auditor"])).toEqual({ ok: false, reason: "not_allowed" });
  const asked = await askRoles(house, one, two.staffId, ["admin", "approver"]);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await approveRoleChange(house, two, asked)).toEqual({ ok: false, reason: "own_rights" });
  expect(await approveRoleChange(house, mei, asked)).toEqual({ ok: false, reason: "not_allowed" });
});

test("what somebody asked for under a role they lose is withdrawn", async () => {
  const { house, one, two } = await admins();
  const mei = await staffWith(house, "mei", ["agent"]);
  const refund = await house.db.transact((tx) =>
    requestApproval(tx, house, mei, { kind: "refund", subject: "payment:p", reason: "x", terms: {}, amount: null }),
  );
  const asked = await askRoles(house, one, mei.staffId, ["auditor"]);
  if (!asked.ok || !refund.ok) throw new Error("refused");
  expect(await approveRoleChange(house, two, asked)).toMatchObject({ ok: true });
  expect(await approvalById(house.db.read, refund.approvalId)).toMatchObject({ status: "withdrawn" });
});

test("a change that was asked for on other roles than the present ones falls", async () => {
  const { house, one, two } = await admins();
  const mei = await staffWith(house, "mei", ["agent"]);
  const asked = await askRoles(house, one, mei.staffId, ["agent", "approver"]);
  if (!asked.ok) throw new Error(asked.reason);
  await house.db.transact((tx) => setRoles(tx, mei.staffId, ["auditor"], { at: 0, by: "operator" }));
  expect(await approveRoleChange(house, two, asked)).toEqual({ ok: false, reason: "terms_changed" });
  expect(await rolesOf(house.db.read, mei.staffId)).toEqual(["auditor"]);
});

test("an admin invites; the person joins without roles until another admin agrees", async () => {
  const { house, one, two } = await admins();
  const invited = await inviteStaff(house, one, { login: "new", name: "New Person", roles: ["agent"] });
  if (!invited.ok || !invited.approvalId) throw new Error("not invited");
  expect(await rolesOf(house.db.read, invited.staffId)).toEqual([]);
  const approval = await approvalById(house.db.read, invited.approvalId);
  const given = { approvalId: invited.approvalId, termsHash: approval?.termsHash ?? "" };
  expect(await approveRoleChange(house, two, given)).toEqual({ ok: true, roles: ["agent"] });
  house.clock.advance(5 * 60_000 + 1);
  expect(await inviteStaff(house, one, { login: "late", name: "Late", roles: ["agent"] })).toMatchObject({
    reason: "second_factor_needed",
  });
});

test("two admins reset a lost authenticator; the link asks for the password that was kept", async () => {
  const { house, one, two } = await admins();
  const mei = await joinedStaff(house, "mei", ["approver"]);
  house.clock.advance(60_000);
  await signedIn(house, "mei", goodPassword, codeAt(mei.secret, house.clock.now()));
  const lost = { staffId: mei.staffId, factor: "second_factor", reason: "phone_lost" } as const;
  expect(await requestFactorReset(house, one, { ...lost, staffId: one.staffId })).toMatchObject({
    reason: "own_rights",
  });
  const asked = await requestFactorReset(house, one, lost);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await approveFactorReset(house, one, asked)).toEqual({ ok: false, reason: "own_request" });
  const reset = await approveFactorReset(house, two, asked);
  if (!reset.ok) throw new Error(reset.reason);
  expect(await openStaffSessionsOf(house.db.read, mei.staffId)).toEqual([]);
  await expect(signedIn(house, "mei", goodPassword, mei.recoveryCodes[0] ?? "")).rejects.toThrow("wrong");
  const { token } = reset.invite;
  const read = await readInvite(house, token);
  if (!read.ok || !read.invite.totpSecret) throw new Error("no invite");
  const code = codeAt(read.invite.totpSecret, house.clock.now());
  const taken = await acceptInvite(house, { token, password: "what an admin would guess", code });
  expect(taken).toEqual({ ok: false, reason: "wrong_password" });
  expect(await acceptInvite(house, { token, password: goodPassword, code })).toMatchObject({ ok: true });
  house.clock.advance(60_000);
  await signedIn(house, "mei", goodPassword, codeAt(read.invite.totpSecret, house.clock.now()));
});

test("two admins reset a forgotten password; the link asks for the authenticator that was kept", async () => {
  const { house, one, two } = await admins();
  const mei = await joinedStaff(house, "mei", ["approver"]);
  const asked = await requestFactorReset(house, one, { staffId: mei.staffId, factor: "password", reason: "forgotten" });
  if (!asked.ok) throw new Error(asked.reason);
  const reset = await approveFactorReset(house, two, asked);
  if (!reset.ok) throw new Error(reset.reason);
  const { token } = reset.invite;
  const next = "seven lanterns drift upstream";
  expect(await signIn(house, { login: "mei", password: goodPassword, address: "a" })).toMatchObject({
    reason: "wrong",
  });
  house.clock.advance(60_000);
  const code = codeAt(mei.secret, house.clock.now());
  expect(await acceptInvite(house, { token, password: next, code: "000000" })).toEqual({
    ok: false,
    reason: "wrong_code",
  });
  expect(await acceptInvite(house, { token, password: next, code })).toEqual({ ok: true, recoveryCodes: [] });
  house.clock.advance(60_000);
  await signedIn(house, "mei", next, codeAt(mei.secret, house.clock.now()));
});

test("an admin disables others, never themselves, and never the last admin", async () => {
  const { house, one, two } = await admins();
  const agent = await staffWith(house, "agent", ["agent"]);
  const by = (session: StaffSession) => ({ kind: "staff", staffId: session.staffId }) as const;
  const left = (session: StaffSession) => ({ staffId: session.staffId, reason: "left" });
  expect(await disableStaff(house, by(agent), left(two))).toEqual({ ok: false, reason: "not_allowed" });
  expect(await disableStaff(house, by(one), left(one))).toEqual({ ok: false, reason: "own_account" });
  expect(await disableStaff(house, by(one), left(two))).toEqual({ ok: true });
  expect(await disableStaff(house, by(two), left(one))).toEqual({ ok: false, reason: "not_allowed" });
  expect(await disableStaff(house, { kind: "operator" }, left(one))).toEqual({ ok: false, reason: "last_admin" });
  expect(await disableStaff(house, by(one), left(agent))).toEqual({ ok: true });
  expect(await disableStaff(house, by(one), left(agent))).toEqual({ ok: false, reason: "already_disabled" });
});

test("who was shut out comes back only when two admins say so, with the roles they had and no session of before", async () => {
  const { house, one, two } = await admins();
  const agent = await staffWith(house, "agent", ["agent"]);
  const ask = (by: StaffSession) => requestReturn(house, by, { staffId: agent.staffId, reason: "came_back" });
  expect(await ask(one)).toEqual({ ok: false, reason: "not_disabled" });
  await disableStaff(house, { kind: "staff", staffId: one.staffId }, { staffId: agent.staffId, reason: "left" });
  const asked = await ask(one);
  if (!asked.ok) throw new Error(asked.reason);
  const given = { approvalId: asked.approvalId, termsHash: asked.termsHash };
  expect(await approveReturn(house, one, given)).toEqual({ ok: false, reason: "own_request" });
  expect(await approveReturn(house, two, { ...given, termsHash: "0".repeat(64) })).toEqual({
    ok: false,
    reason: "terms_changed",
  });
  await house.db.transact((tx) => setRoles(tx, agent.staffId, ["agent", "approver"], { at: 1, by: "operator" }));
  expect(await approveReturn(house, two, given)).toEqual({ ok: false, reason: "terms_changed" });
  await house.db.transact((tx) => setRoles(tx, agent.staffId, ["agent"], { at: 1, by: "operator" }));
  expect(await approveReturn(house, two, given)).toEqual({ ok: true });
  expect(await approveReturn(house, two, given)).toEqual({ ok: false, reason: "not_pending" });
  expect(await openStaffSessionsOf(house.db.read, agent.staffId)).toEqual([]);
  expect(await rolesOf(house.db.read, agent.staffId)).toEqual(["agent"]);
  const trail = house.db.reader.prepare("select actor from audit_events where action = 'staff.returned'").pluck().all();
  expect(trail).toEqual([`staff:${two.staffId}`]);
});

test("logins are short, lower case and unique", async () => {
  const house = staffHouse();
  const create = (login: string, name = "Mei") => createStaff(house, { login, name, roles: ["agent"] });
  expect(await create(" Mei.Chen ")).toMatchObject({ ok: true, login: "mei.chen" });
  expect(await create("MEI.CHEN")).toEqual({ ok: false, reason: "login_taken" });
  expect(await create("mei chen")).toEqual({ ok: false, reason: "bad_login" });
  expect(await create("tom", " ")).toEqual({ ok: false, reason: "bad_name" });
  expect(await createStaff(house, { login: "tom", name: "Tom", roles: [] })).toEqual({ ok: false, reason: "no_roles" });
  expect((await listStaff(house)).staff.map((person) => [person.login, person.roles])).toEqual([
    ["mei.chen", ["agent"]],
  ]);
});
