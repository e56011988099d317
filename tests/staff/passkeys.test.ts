import { expect, test } from "vitest";
import { confirmWithPasskey, passkeyConfirmOptions } from "#app/staff/confirm-with-passkey.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import { relyingParty } from "#app/staff/passkey-answer.ts";
import { newChallenge } from "#app/staff/passkey-challenge.ts";
import { passkeyRegistrationOptions, registerPasskey } from "#app/staff/register-passkey.ts";
import { removePasskey } from "#app/staff/remove-passkey.ts";
import { isFresh } from "#app/staff/require-role.ts";
import { passkeySignInOptions, signInWithPasskey } from "#app/staff/sign-in-with-passkey.ts";
import { readStaffSession } from "#app/staff/staff-session.ts";
import { passkeysOf } from "#db/stores/staff-credentials.ts";
import { softwareAuthenticator, type Saying } from "#tests/support/authenticator.ts";
import { staffHouse, staffWith } from "#tests/support/staff.ts";

const origin = "https://desk.example.test";
const party = relyingParty(origin, "Desk");
const minute = 60_000;

async function withPasskey() {
  const house = staffHouse();
  const session = await staffWith(house, "mei", ["approver"]);
  const key = softwareAuthenticator(origin);
  const options = await passkeyRegistrationOptions(house, party, session);
  const added = await registerPasskey(house, party, session, { answer: key.create(options), label: " Laptop " });
  if (!added.ok) throw new Error(added.reason);
  const signIn = async (saying: Saying = {}, wait = 0) => {
    const shown = await passkeySignInOptions(house, party);
    house.clock.advance(wait);
    return signInWithPasskey(house, party, { answer: key.get(shown, saying), device: "Test", address: "192.0.2.1" });
  };
  return { house, session, key, signIn };
}

test("a passkey is registered and signs in by itself, with a fresh second factor", async () => {
  const { house, session, key, signIn } = await withPasskey();
  expect(await passkeysOf(house.db.read, session.staffId)).toMatchObject([
    { credentialId: key.id, label: "Laptop", transports: ["internal"] },
  ]);
  house.clock.advance(minute);
  const signedIn = await signIn();
  if (!signedIn.ok) throw new Error(signedIn.reason);
  const read = await readStaffSession(house, signedIn.token);
  expect(read).toMatchObject({ ok: true, session: { staffId: session.staffId } });
  expect(read.ok && isFresh(read.session, house.clock.now())).toBe(true);
});

test.each<[string, Saying]>([
  ["another origin", { origin: "https://desk.example.test.evil.test" }],
  ["another site", { rpId: "evil.test" }],
  ["nobody verified on the device", { userVerified: false }],
  ["a counter that went back", { counter: 1 }],
  ["another kind of answer", { type: "webauthn.create" }],
])("refused at sign-in: %s", async (_, saying) => {
  const { signIn } = await withPasskey();
  expect(await signIn()).toMatchObject({ ok: true });
  expect(await signIn(saying)).toEqual({ ok: false, reason: "wrong" });
  expect(await signIn()).toMatchObject({ ok: true });
});

test.each<[string, Saying]>([
  ["another origin", { origin: "https://evil.test" }],
  ["another site", { rpId: "evil.test" }],
  ["nobody verified on the device", { userVerified: false }],
])("refused at registration: %s", async (_, saying) => {
  const house = staffHouse();
  const session = await staffWith(house, "mei", ["agent"]);
  const options = await passkeyRegistrationOptions(house, party, session);
  const answer = softwareAuthenticator(origin).create(options, saying);
  expect(await registerPasskey(house, party, session, { answer, label: "" })).toEqual({
    ok: false,
    reason: "not_verified",
  });
});

test("a challenge is answered once, within five minutes, in its own session and for its own purpose", async () => {
  const { house, session, key, signIn } = await withPasskey();
  const shown = await passkeySignInOptions(house, party);
  const answer = { answer: key.get(shown), device: "Test", address: "192.0.2.1" };
  expect(await signInWithPasskey(house, party, answer)).toMatchObject({ ok: true });
  const again = { ...answer, answer: key.get(shown) };
  expect(await signInWithPasskey(house, party, again)).toEqual({ ok: false, reason: "wrong" });
  expect(await signIn({}, 5 * minute)).toEqual({ ok: false, reason: "wrong" });
  expect(await signIn({}, 5 * minute - 1)).toMatchObject({ ok: true });

  const confirm = await passkeyConfirmOptions(house, party, session);
  if (!confirm) throw new Error("no passkey");
  const other = { ...answer, answer: key.get(confirm) };
  expect(await signInWithPasskey(house, party, other)).toEqual({ ok: false, reason: "wrong" });
  const forged = { challenge: Buffer.from(`${house.clock.now() + minute}.aaaa.bbbb`).toString("base64url") };
  expect(await signInWithPasskey(house, party, { ...answer, answer: key.get(forged) })).toMatchObject({ ok: false });
});

test("of ten answers to one challenge at once, one signs in", async () => {
  const { house, key } = await withPasskey();
  const shown = await passkeySignInOptions(house, party);
  const answers = Array.from({ length: 10 }, () => key.get(shown));
  const all = await Promise.all(
    answers.map((answer, i) => signInWithPasskey(house, party, { answer, device: "Test", address: `192.0.2.${i}` })),
  );
  expect(all.filter((one) => one.ok)).toHaveLength(1);
});

test("a passkey refreshes the second factor of its own person's session, nobody else's", async () => {
  const { house, session, key } = await withPasskey();
  house.clock.advance(6 * minute);
  const options = await passkeyConfirmOptions(house, party, session);
  if (!options) throw new Error("no passkey");
  const confirmed = await confirmWithPasskey(house, party, session, key.get(options));
  if (!confirmed.ok) throw new Error(confirmed.reason);
  const read = await readStaffSession(house, confirmed.token);
  expect(read.ok && isFresh(read.session, house.clock.now())).toBe(true);

  const tom = await staffWith(house, "tom", ["approver"]);
  expect(await passkeyConfirmOptions(house, party, tom)).toBe(null);
  const challenge = newChallenge(house, { purpose: "confirm", session: tom.idHash });
  const shown = { challenge: Buffer.from(challenge).toString("base64url") };
  expect(await confirmWithPasskey(house, party, tom, key.get(shown))).toEqual({ ok: false, reason: "wrong" });
});

test("a removed passkey, and one of a disabled person, opens nothing", async () => {
  const { house, session, key, signIn } = await withPasskey();
  const tom = await staffWith(house, "tom", ["approver"]);
  expect(await removePasskey(house, tom, key.id)).toBe(false);
  expect(await signIn()).toMatchObject({ ok: true });
  await disableStaff(house, { kind: "operator" }, { staffId: session.staffId, reason: "left" });
  expect(await signIn()).toEqual({ ok: false, reason: "wrong" });

  const other = await withPasskey();
  expect(await removePasskey(other.house, other.session, other.key.id)).toBe(true);
  expect(await other.signIn()).toEqual({ ok: false, reason: "wrong" });
});

test("registering needs a fresh second factor and a key that is not known", async () => {
  const { house, session, key } = await withPasskey();
  const options = await passkeyRegistrationOptions(house, party, session);
  expect(options.excludeCredentials).toEqual([{ id: key.id, type: "public-key" }]);
  expect(await registerPasskey(house, party, session, { answer: key.create(options), label: "" })).toEqual({
    ok: false,
    reason: "known_already",
  });
  house.clock.advance(5 * minute + 1);
  const late = await passkeyRegistrationOptions(house, party, session);
  const answer = softwareAuthenticator(origin).create(late);
  expect(await registerPasskey(house, party, session, { answer, label: "" })).toEqual({
    ok: false,
    reason: "second_factor_needed",
  });
});

test("nonsense is refused, not thrown", async () => {
  const { house, session } = await withPasskey();
  for (const answer of ["", "{", "null", '{"id":"x"}', JSON.stringify({ id: "x", rawId: "x", type: "public-key" })]) {
    expect(await signInWithPasskey(house, party, { answer, device: "Test", address: "a" })).toMatchObject({
      ok: false,
    });
    expect(await registerPasskey(house, party, session, { answer, label: "" })).toMatchObject({
      reason: "not_verified",
    });
  }
});
