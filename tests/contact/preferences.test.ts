import { expect, test } from "vitest";
import { mintLink } from "#app/access/mint-link.ts";
import { readLink } from "#app/access/read-link.ts";
import { verifyIdentity } from "#app/access/verify-identity.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { type Preferences, readPreferences, savePreferences } from "#app/contact/preferences.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import { remindBook } from "#app/contact/remind-book.ts";
import { requestPin, writePin } from "#app/contact/set-pin.ts";
import { confirmCode } from "#app/contact/step-up.ts";
import { day, personWithLoan, someText, tenOnDueDay } from "./support.ts";

const hour = 3_600_000;
const asTheHouse: Preferences = {
  lang: "zh-CN",
  hours: null,
  weekends: true,
  wider: false,
  channels: ["sms", "email", "call"],
  optOuts: [],
  note: null,
};
const between = (from: number, to: number) => ({ fromMinute: from * 60, toMinute: to * 60 });

async function withPreferences(wanted: Partial<Preferences>, profile?: string) {
  const person = await personWithLoan({}, profile);
  const saved = await savePreferences(person, {
    borrowerId: person.me.id,
    wanted: { ...asTheHouse, ...wanted },
    requestId: "r",
  });
  return { ...person, saved };
}

test("narrower hours are kept: what is written at ten waits for the evening", async () => {
  const person = await withPreferences({ hours: between(18, 20) });
  await remindBook(person);
  expect(await deliverMessages(person)).toBe(0);
  expect(person.messages()).toMatchObject([{ status: "queued", notBefore: tenOnDueDay + 8 * hour }]);
  person.clock.set(tenOnDueDay + 8 * hour);
  expect(await deliverMessages(person)).toBe(1);
});

test("hours bind messages about a case too, and never an answer to what the person does right now", async () => {
  const person = await withPreferences({ hours: between(18, 20) });
  const message = { borrowerId: person.me.id, loanId: "l", template: "case", compose: someText };
  await person.db.transact((tx) => queueSms(tx, person, { ...message, dedupeKey: "case" }));
  await person.db.transact((tx) => queueSms(tx, person, { ...message, dedupeKey: "now", purpose: "requested" }));
  expect(await deliverMessages(person)).toBe(1);
});

test("no weekends: what is written on a Saturday waits for Monday", async () => {
  const person = await withPreferences({ weekends: false });
  const saturday = tenOnDueDay + 2 * day;
  expect(new Date(saturday).getUTCDay()).toBe(6);
  person.clock.set(saturday);
  const message = { borrowerId: person.me.id, loanId: "l", template: "case", compose: someText };
  await person.db.transact((tx) => queueSms(tx, person, { ...message, dedupeKey: "case" }));
  expect(await deliverMessages(person)).toBe(0);
  expect(person.messages()).toMatchObject([{ notBefore: saturday + 2 * day - hour }]);
});

test("hours beyond those of law need consent, and a profile that takes it", async () => {
  const late = { hours: between(20, 23) };
  expect((await withPreferences(late)).saved).toEqual({ ok: false, reason: "wider_needs_consent" });
  const person = await withPreferences({ ...late, wider: true });
  expect(person.saved).toEqual({ ok: true });
  await remindBook(person);
  expect(await deliverMessages(person)).toBe(0);
  person.clock.set(tenOnDueDay + 12.5 * hour);
  expect(await deliverMessages(person)).toBe(1);
});

test("consent is forgotten as soon as hours are inside the law again", async () => {
  const person = await withPreferences({ hours: between(20, 23), wider: true });
  await savePreferences(person, {
    borrowerId: person.me.id,
    wanted: { ...asTheHouse, hours: between(10, 12), wider: true },
    requestId: "r",
  });
  expect((await readPreferences(person, person.me.id))?.wider).toBe(false);
});

test("hours that end before they begin are refused", async () => {
  expect((await withPreferences({ hours: between(20, 9) })).saved).toEqual({ ok: false, reason: "hours_backwards" });
});

test("a kind of reminder that is refused is held back with its reason; the other kinds still go", async () => {
  const person = await withPreferences({ optOuts: ["before_due"] });
  await remindBook(person);
  expect(await deliverMessages(person)).toBe(0);
  person.clock.advance(day);
  await remindBook(person);
  expect(await deliverMessages(person)).toBe(1);
  expect(person.messages()).toMatchObject([
    { template: "reminder:due_today", status: "held", reason: "opted_out:before_due" },
    { template: "reminder:missed", status: "sent" },
  ]);
});

test("no texts: nothing of ours goes, a code that is asked for does", async () => {
  const person = await withPreferences({ channels: ["email"] });
  await remindBook(person);
  const code = { borrowerId: person.me.id, loanId: null, template: "step-up-code", compose: someText };
  await person.db.transact((tx) => queueSms(tx, person, { ...code, dedupeKey: "c", purpose: "requested" }));
  expect(await deliverMessages(person)).toBe(1);
  expect(person.messages()).toMatchObject([{ status: "held", reason: "channel_off" }, { status: "sent" }]);
});

test("the note is read back, and stands nowhere in the clear", async () => {
  const person = await withPreferences({ note: "别打家里电话", lang: "en" });
  expect(await readPreferences(person, person.me.id)).toMatchObject({ note: "别打家里电话", lang: "en" });
  const rows = person.db.reader.prepare("select * from contact_preferences").all();
  expect(JSON.stringify(rows)).not.toContain("家里");
});

const actorOf = (person: Awaited<ReturnType<typeof personWithLoan>>) => ({
  borrowerId: person.me.id,
  sessionHash: "s",
  requestId: "r",
});

/** Sets a PIN the way people do: with the code that goes to the number on file. */
async function setPin(person: Awaited<ReturnType<typeof personWithLoan>>, pin: string | null) {
  person.clock.advance(1000);
  const asked = await requestPin(person, actorOf(person), pin);
  if (!asked.ok) throw new Error(asked.reason);
  await deliverMessages(person);
  const typed = /(?:验证码|code is) (\d{6})/.exec((await person.phone())[0]?.text ?? "")?.[1] ?? "";
  const write = { codeId: asked.codeId, typed };
  const done = await confirmCode(person, actorOf(person), write, (tx, _, value) =>
    writePin(tx, person, actorOf(person), value),
  );
  expect(done.ok).toBe(true);
}

test("a PIN is not set before its code is given", async () => {
  const person = await personWithLoan();
  const token = await person.db.transact((tx) => mintLink(tx, person, person.me.id));
  expect(await requestPin(person, actorOf(person), "730518")).toMatchObject({ ok: true });
  expect((await readLink(person, token)).question).toBe("birth-date");
  expect(await requestPin(person, actorOf(person), "73051")).toEqual({ ok: false, reason: "not_six_digits" });
});

async function knock(person: Awaited<ReturnType<typeof personWithLoan>>, token: string, answer: string) {
  return verifyIdentity(person, { locator: token, answer, address: "10.0.0.1", requestId: "r" });
}

test("a PIN takes the place of the date of birth, which opens nothing any more", async () => {
  const person = await personWithLoan();
  const token = await person.db.transact((tx) => mintLink(tx, person, person.me.id));
  await setPin(person, "730518");
  expect((await readLink(person, token)).question).toBe("pin");
  expect((await knock(person, token, "1990-03-07")).ok).toBe(false);
  expect((await knock(person, token, "730519")).ok).toBe(false);
  expect((await knock(person, token, "730518")).ok).toBe(true);
  await setPin(person, null);
  expect((await readLink(person, token)).question).toBe("birth-date");
  expect((await knock(person, token, "1990-03-07")).ok).toBe(true);
});

test("fifty parallel guesses of a PIN are five, and then the right one is too late", async () => {
  const person = await personWithLoan();
  const token = await person.db.transact((tx) => mintLink(tx, person, person.me.id));
  await setPin(person, "730518");
  const guesses = Array.from({ length: 50 }, (_, nr) =>
    verifyIdentity(person, { locator: token, answer: String(100_000 + nr), address: `10.0.${nr}.1`, requestId: "r" }),
  );
  expect((await Promise.all(guesses)).filter((each) => each.ok)).toEqual([]);
  const looked = person.db.reader
    .prepare("select count(*) as n from audit_events where action = 'identity-check' and outcome = 'failed'")
    .get();
  expect(looked).toEqual({ n: 5 });
  expect((await knock(person, token, "730518")).ok).toBe(false);
});

test.each(["000000", "123456", "654321", "900307", "070390", "199003"])("%s is too easy for a PIN", async (pin) => {
  const person = await personWithLoan();
  const refused = await requestPin(person, actorOf(person), pin);
  expect(refused).toEqual({ ok: false, reason: "too_easy" });
});

test("a PIN is kept as a keyed hash only", async () => {
  const person = await personWithLoan();
  await setPin(person, "730518");
  const [row] = person.db.reader.prepare("select pin_hash as hash from contact_preferences").all() as {
    hash: string;
  }[];
  expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
});
