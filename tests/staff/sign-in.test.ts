import { expect, test } from "vitest";
import { hash } from "@node-rs/argon2";
import { acceptInvite, readInvite } from "#app/staff/accept-invite.ts";
import { checkSecondFactor } from "#app/staff/check-second-factor.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import { finishSignIn } from "#app/staff/finish-sign-in.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { signIn } from "#app/staff/sign-in.ts";
import { readStaffSession } from "#app/staff/staff-session.ts";
import { staffPasswords, staffSessions, staffTotp } from "#db/schema/staff.ts";
import { auditPage } from "#db/stores/audit.ts";
import { codeAt, goodPassword, joinedStaff, signedIn, staffHouse } from "#tests/support/staff.ts";

const minute = 60_000;
const from = (address: string) => ({ address });

test("somebody is invited, joins, and signs in with password and code", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const token = await signedIn(house, "Mei ", goodPassword, codeAt(mei.secret, house.clock.now()));
  const read = await readStaffSession(house, token);
  expect(read).toMatchObject({ ok: true, session: { login: "mei", roles: ["agent"] } });
});

test("nothing that was typed or handed out stands in the database", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const token = await signedIn(house, "mei", goodPassword, codeAt(mei.secret, house.clock.now()));
  const stored = JSON.stringify([
    await house.db.read.select().from(staffSessions),
    await house.db.read.select().from(staffPasswords),
    (await house.db.read.select().from(staffTotp)).map((row) => row.secretSealed.toString("latin1")),
    await auditPage(house.db.read, { categories: ["staff"], size: 100 }),
  ]);
  const secrets = [token, goodPassword, mei.secret.toString("hex"), mei.secret.toString("latin1"), "Person mei"];
  for (const secret of [...secrets, ...mei.recoveryCodes]) expect(stored).not.toContain(secret);
});

test("an invite works once, for a day, and not with a bad password or a wrong code", async () => {
  const house = staffHouse();
  const created = await createStaff(house, { login: "mei", name: "Mei", roles: ["agent"] });
  if (!created.ok) throw new Error(created.reason);
  const { token } = created.invite;
  const read = await readInvite(house, token);
  if (!read.ok || !read.invite.totpSecret) throw new Error("no invite");
  const code = codeAt(read.invite.totpSecret, house.clock.now());
  expect(await readInvite(house, token)).toEqual(read);
  expect(await readInvite(house, `${token.slice(1)}x`)).toEqual({ ok: false });
  expect(await acceptInvite(house, { token, password: "too short", code })).toEqual({ ok: false, reason: "too_short" });
  expect(await acceptInvite(house, { token, password: goodPassword, code: "000000" })).toMatchObject({
    reason: "wrong_code",
  });
  house.clock.advance(24 * 60 * minute);
  expect(await readInvite(house, token)).toEqual({ ok: false });
  expect(await acceptInvite(house, { token, password: goodPassword, code })).toMatchObject({ reason: "no_invite" });
  house.clock.advance(-1);
  const late = codeAt(read.invite.totpSecret, house.clock.now());
  expect(await acceptInvite(house, { token, password: goodPassword, code: late })).toMatchObject({ ok: true });
  expect(await acceptInvite(house, { token, password: goodPassword, code: late })).toMatchObject({
    reason: "no_invite",
  });
});

test("a wrong password, an unknown name and a disabled person get the same answer and leave the same kind of trace", async () => {
  const house = staffHouse();
  await joinedStaff(house, "mei", ["agent"]);
  const gone = await joinedStaff(house, "gone", ["agent"]);
  expect(await disableStaff(house, { kind: "operator" }, { staffId: gone.staffId, reason: "left" })).toEqual({
    ok: true,
  });
  for (const [login, password] of [
    ["mei", "not the password at all"],
    ["nobody", goodPassword],
    ["gone", goodPassword],
  ] as const) {
    expect(await signIn(house, { login, password, ...from("192.0.2.1") })).toEqual({ ok: false, reason: "wrong" });
  }
  const events = await auditPage(house.db.read, { categories: ["staff"], action: "staff.password", size: 10 });
  expect(events.map((event) => [event.actor, event.outcome, /^login:[0-9a-f]{32}$/.test(event.object)])).toEqual(
    Array(3).fill(["anonymous", "wrong", true]),
  );
});

test("how long the answer takes does not tell whether somebody works here", async () => {
  const house = staffHouse();
  await joinedStaff(house, "mei", ["agent"]);
  let address = 0;
  /** The fastest of some tries: what else the machine does can only make one slower. */
  const fastest = { mei: Infinity, nobody: Infinity };
  for (let round = 0; round < 6; round += 1) {
    for (const login of ["mei", "nobody"] as const) {
      const started = performance.now();
      address += 1;
      await signIn(house, { login, password: "not the password at all", address: `198.51.100.${address}` });
      fastest[login] = Math.min(fastest[login], performance.now() - started);
      house.clock.advance(60 * minute);
    }
  }
  const ratio = fastest.mei / fastest.nobody;
  expect(ratio).toBeGreaterThan(0.75);
  expect(ratio).toBeLessThan(1.33);
});

test.each(["mei", "nobody"])(
  "five wrong passwords, then a wait that doubles up to a quarter of an hour: %s",
  async (login) => {
    const house = staffHouse();
    await joinedStaff(house, "mei", ["agent"]);
    let address = 0;
    const attempt = () =>
      signIn(house, { login, password: "not the password at all", address: `192.0.2.${(address += 1)}` });
    for (let i = 0; i < 5; i += 1) expect(await attempt()).toEqual({ ok: false, reason: "wrong" });
    for (const wait of [1, 2, 4, 8, 15, 15]) {
      const retryAt = house.clock.now() + wait * minute;
      expect(await attempt()).toEqual({ ok: false, reason: "blocked", retryAt });
      house.clock.set(retryAt - 1);
      expect(await attempt()).toMatchObject({ reason: "blocked" });
      house.clock.set(retryAt);
      expect(await attempt()).toEqual({ ok: false, reason: "wrong" });
    }
  },
);

test("the right password clears the count", async () => {
  const house = staffHouse();
  await joinedStaff(house, "mei", ["agent"]);
  const attempt = (password: string) => signIn(house, { login: "mei", password, ...from("192.0.2.1") });
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 4; i += 1) expect(await attempt("not the password at all")).toMatchObject({ reason: "wrong" });
    expect(await attempt(goodPassword)).toMatchObject({ ok: true });
  }
});

test("one address has twenty failures an hour, whatever names it tries", async () => {
  const house = staffHouse();
  await joinedStaff(house, "mei", ["agent"]);
  for (let i = 0; i < 20; i += 1) {
    const answer = await signIn(house, { login: `name${i}`, password: goodPassword, ...from("192.0.2.1") });
    expect(answer).toEqual({ ok: false, reason: "wrong" });
  }
  const mei = { login: "mei", password: goodPassword };
  expect(await signIn(house, { ...mei, ...from("192.0.2.1") })).toEqual({
    ok: false,
    reason: "blocked",
    retryAt: null,
  });
  expect(await signIn(house, { ...mei, ...from("192.0.2.2") })).toMatchObject({ ok: true });
  house.clock.advance(60 * minute);
  expect(await signIn(house, { ...mei, ...from("192.0.2.1") })).toMatchObject({ ok: true });
});

test("of twenty guesses at once, five are evaluated", async () => {
  const house = staffHouse();
  await joinedStaff(house, "mei", ["agent"]);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      signIn(house, { login: "mei", password: "wrong ".repeat(5), ...from(`192.0.2.${i}`) }),
    ),
  );
  expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong")).toHaveLength(5);
});

test("a password alone opens nothing, and its ticket lasts five minutes", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const first = await signIn(house, { login: "mei", password: goodPassword, ...from("192.0.2.1") });
  if (!first.ok) throw new Error(first.reason);
  expect(await readStaffSession(house, first.ticket)).toEqual({ ok: false, reason: "none" });
  house.clock.advance(5 * minute);
  const late = { ticket: first.ticket, code: codeAt(mei.secret, house.clock.now()), device: "Test" };
  expect(await finishSignIn(house, late)).toEqual({ ok: false, reason: "no_sign_in" });
});

test("a code works once, also for another sign-in", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const code = codeAt(mei.secret, house.clock.now());
  await signedIn(house, "mei", goodPassword, code);
  const second = await signIn(house, { login: "mei", password: goodPassword, ...from("192.0.2.1") });
  if (!second.ok) throw new Error(second.reason);
  expect(await finishSignIn(house, { ticket: second.ticket, code, device: "Test" })).toEqual({
    ok: false,
    reason: "wrong",
  });
  house.clock.advance(minute);
  const next = codeAt(mei.secret, house.clock.now());
  const done = await finishSignIn(house, { ticket: second.ticket, code: next, device: "Test" });
  expect(done).toMatchObject({ ok: true });
  expect(await finishSignIn(house, { ticket: second.ticket, code: next, device: "Test" })).toMatchObject({
    reason: "no_sign_in",
  });
});

test("fifty right codes at once give one session", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  house.clock.advance(minute);
  const first = await signIn(house, { login: "mei", password: goodPassword, ...from("192.0.2.1") });
  if (!first.ok) throw new Error(first.reason);
  const given = { ticket: first.ticket, code: codeAt(mei.secret, house.clock.now()), device: "Test" };
  const answers = await Promise.all(Array.from({ length: 50 }, () => finishSignIn(house, given)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await house.db.read.select().from(staffSessions)).toHaveLength(1);
});

test("five wrong codes, then a quarter of an hour that doubles up to a day, and after a hundred nothing more", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  const attempt = (code: string) =>
    house.db.transact((tx) => checkSecondFactor(tx, house, mei.staffId, code, house.clock.now()));
  for (let i = 0; i < 5; i += 1) expect(await attempt("000000")).toEqual({ ok: false, reason: "wrong" });
  for (const wait of [15, 30, 60, 120, 240, 480, 960, 1440, 1440]) {
    const retryAt = house.clock.now() + wait * minute;
    expect(await attempt(codeAt(mei.secret, house.clock.now()))).toEqual({ ok: false, reason: "blocked", retryAt });
    house.clock.set(retryAt);
    expect(await attempt("000000")).toEqual({ ok: false, reason: "wrong" });
  }
  for (let tries = 14; tries < 100; tries += 1) {
    house.clock.advance(24 * 60 * minute);
    expect(await attempt("000000")).toEqual({ ok: false, reason: "wrong" });
  }
  house.clock.advance(365 * 24 * 60 * minute);
  expect(await attempt(codeAt(mei.secret, house.clock.now()))).toMatchObject({ ok: false, reason: "blocked" });
});

test("a recovery code works once in place of the authenticator", async () => {
  const house = staffHouse();
  const mei = await joinedStaff(house, "mei", ["agent"]);
  const [code = ""] = mei.recoveryCodes;
  expect(mei.recoveryCodes).toHaveLength(10);
  await signedIn(house, "mei", goodPassword, code.toUpperCase());
  await expect(signedIn(house, "mei", goodPassword, code)).rejects.toThrow("wrong");
});

test("a cheap old hash is replaced at the next right sign-in", async () => {
  const house = staffHouse();
  await joinedStaff(house, "mei", ["agent"]);
  const peppered = house.keyring.index("staff-password", goodPassword);
  const old = await hash(peppered, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  await house.db.transact(async (tx) => {
    await tx.update(staffPasswords).set({ hash: old });
  });
  expect(await signIn(house, { login: "mei", password: goodPassword, ...from("192.0.2.1") })).toMatchObject({
    ok: true,
  });
  const [row] = await house.db.read.select().from(staffPasswords);
  expect(row?.hash).toMatch(/m=65536,t=3/);
  expect(await signIn(house, { login: "mei", password: goodPassword, ...from("192.0.2.1") })).toMatchObject({
    ok: true,
  });
});

test("the people of a demonstration are made once and can sign in with what is printed", async () => {
  const house = staffHouse();
  const printed = await seedSampleStaff(house);
  expect(await seedSampleStaff(house)).toEqual(printed);
  const roles = printed.flatMap((person) => person.roles);
  for (const role of ["agent", "approver", "complaints", "admin", "auditor"] as const) expect(roles).toContain(role);
  expect(roles.filter((role) => role === "approver")).toHaveLength(2);
  const [first] = printed;
  if (!first) throw new Error("nobody");
  const token = await signedIn(house, first.login, first.password, codeAt(first.totpSecret, house.clock.now()));
  expect(await readStaffSession(house, token)).toMatchObject({ ok: true });
});
