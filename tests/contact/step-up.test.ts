import { expect, test } from "vitest";
import { mintLink } from "#app/access/mint-link.ts";
import { readLink } from "#app/access/read-link.ts";
import { sessionHash, startSession } from "#app/access/start-session.ts";
import { changeContact, requestContactChange } from "#app/contact/change-contact.ts";
import { dataCopy } from "#app/contact/data-copy.ts";
import { deliverMessages } from "#app/contact/deliver-messages.ts";
import { remindBook } from "#app/contact/remind-book.ts";
import { confirmCode, isGranted, requestCode } from "#app/contact/step-up.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { openSession } from "#db/stores/sessions.ts";
import { day, personWithLoan } from "./support.ts";

const minute = 60_000;
const newNumber = "+8613912345678";

async function inSession() {
  const person = await personWithLoan({ lang: "en" });
  const cookie = await person.db.transact((tx) => startSession(tx, person, person.me.id));
  const actor = { borrowerId: person.me.id, sessionHash: sessionHash(cookie), requestId: "r" };
  /** The code in the latest text that the phone got. */
  const latestCode = async () => {
    await deliverMessages(person);
    return /code is (\d{6})/.exec((await person.phone())[0]?.text ?? "")?.[1] ?? "";
  };
  const ask = async (typed = newNumber) => {
    person.clock.advance(1000);
    const asked = await requestContactChange(person, actor, "phone", typed);
    return asked.ok ? { ...asked, code: await latestCode() } : asked;
  };
  const give = (codeId: string, typed: string, who = actor) =>
    confirmCode(person, who, { codeId, typed }, (tx, action, value) =>
      changeContact(tx, person, who, action === "change-phone" ? "phone" : "email", value),
    );
  const onFile = async () => (await borrowerDetails(person.db.read, person.keyring, person.me.id))?.phone;
  return { ...person, actor, ask, give, latestCode, onFile };
}

async function asked(person: Awaited<ReturnType<typeof inSession>>) {
  const answer = await person.ask();
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

test("the code goes to the number on file, and the right one changes it once", async () => {
  const me = await inSession();
  const { codeId, code } = await asked(me);
  expect((await me.phone())[0]?.to).toBe("+8613800004821");
  expect(await me.give(codeId, another(code))).toEqual({ ok: false, reason: "wrong" });
  expect(await me.onFile()).toBe("+8613800004821");
  expect((await me.give(codeId, ` ${code.slice(0, 3)} ${code.slice(3)}`)).ok).toBe(true);
  expect(await me.onFile()).toBe(newNumber);
  expect(await me.give(codeId, code)).toEqual({ ok: false, reason: "closed" });
});

test("the old number is told, and all links and other sessions end", async () => {
  const me = await inSession();
  const token = await me.db.transact((tx) => mintLink(tx, me, me.me.id));
  const other = sessionHash(await me.db.transact((tx) => startSession(tx, me, me.me.id)));
  await remindBook(me);
  const { codeId, code } = await asked(me);
  me.clock.advance(minute);
  await me.give(codeId, code);
  await deliverMessages(me);
  const [notice] = await me.phone();
  expect(notice).toMatchObject({
    to: "+8613800004821",
    text: expect.stringContaining("details were changed") as string,
  });
  expect((await readLink(me, token)).live).toBeNull();
  expect(await openSession(me.db.read, other)).toBeNull();
  expect(await openSession(me.db.read, me.actor.sessionHash)).not.toBeNull();
});

test("for 72 hours no code goes to the new number, then it does", async () => {
  const me = await inSession();
  const { codeId, code } = await asked(me);
  await me.give(codeId, code);
  const changedAt = me.clock.now();
  me.clock.set(changedAt + 3 * day - 2000);
  expect(await me.ask("+8613912345679")).toEqual({ ok: false, reason: "cooling", until: changedAt + 3 * day });
  me.clock.set(changedAt + 3 * day - 1000);
  expect(await me.ask("+8613912345679")).toMatchObject({ ok: true });
  expect((await me.phone())[0]?.to).toBe(newNumber);
});

test("a code lives ten minutes", async () => {
  const me = await inSession();
  const first = await asked(me);
  me.clock.advance(10 * minute);
  expect(await me.give(first.codeId, first.code)).toEqual({ ok: false, reason: "closed" });
  const second = await asked(me);
  me.clock.advance(10 * minute - 1000);
  expect((await me.give(second.codeId, second.code)).ok).toBe(true);
});

test("only the newest code counts, and there are three an hour", async () => {
  const me = await inSession();
  const first = await asked(me);
  const second = await asked(me);
  expect(await me.give(first.codeId, first.code)).toEqual({ ok: false, reason: "closed" });
  await asked(me);
  expect(await me.ask()).toEqual({ ok: false, reason: "too_many" });
  expect(await me.give(second.codeId, second.code)).toEqual({ ok: false, reason: "closed" });
});

test("of fifty parallel tries five are looked at; then the right code is too late", async () => {
  const me = await inSession();
  const { codeId, code } = await asked(me);
  await Promise.all(Array.from({ length: 50 }, () => me.give(codeId, another(code))));
  const looked = me.db.reader
    .prepare("select count(*) as n from audit_events where action = 'change-phone.code' and outcome = 'wrong'")
    .get();
  expect(looked).toEqual({ n: 5 });
  expect(await me.give(codeId, code)).toEqual({ ok: false, reason: "closed" });
});

test("of fifty parallel right codes one changes the number", async () => {
  const me = await inSession();
  const { codeId, code } = await asked(me);
  const answers = await Promise.all(Array.from({ length: 50 }, () => me.give(codeId, code)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test("a code works in its own session, for its own act and value only", async () => {
  const me = await inSession();
  const { codeId, code } = await asked(me);
  const elsewhere = { ...me.actor, sessionHash: "0".repeat(64) };
  expect(await me.give(codeId, code, elsewhere)).toEqual({ ok: false, reason: "closed" });
  const copy = await requestCode(me, me.actor, "data-copy", "");
  if (!copy.ok) throw new Error(copy.reason);
  const copyCode = await me.latestCode();
  if (copyCode !== code) expect(await me.give(codeId, copyCode)).toEqual({ ok: false, reason: "wrong" });
});

test("neither code nor number stands in the database", async () => {
  const me = await inSession();
  const { code } = await asked(me);
  const rows = JSON.stringify([
    me.db.reader.prepare("select * from step_up_codes").all(),
    me.db.reader.prepare("select * from messages").all(),
    me.db.reader.prepare("select * from audit_events").all(),
  ]);
  expect(rows).not.toContain(code);
  expect(rows).not.toContain("13912345678");
});

test.each([
  ["phone", "12345", "not_a_number"],
  ["phone", "138 0000 4821", "the_same"],
  ["email", "me at home", "not_an_address"],
] as const)("%s %s is refused before any code is sent: %s", async (field, typed, reason) => {
  const me = await inSession();
  expect(await requestContactChange(me, me.actor, field, typed)).toEqual({ ok: false, reason });
  expect(await me.phone()).toEqual([]);
});

test("a suppressed number gets no code", async () => {
  const me = await inSession();
  me.db.writer.exec("insert into suppressions select 's', phone_index, 'stop', 0, null, null from borrowers");
  expect(await me.ask()).toEqual({ ok: false, reason: "no_number" });
});

test("the data copy holds what is held, and opens for ten minutes after its code", async () => {
  const me = await inSession();
  expect(await isGranted(me, me.actor.sessionHash, "data-copy")).toBe(false);
  const copy = await requestCode(me, me.actor, "data-copy", "");
  if (!copy.ok) throw new Error(copy.reason);
  await confirmCode(me, me.actor, { codeId: copy.codeId, typed: await me.latestCode() }, async () => undefined);
  expect(await isGranted(me, me.actor.sessionHash, "data-copy")).toBe(true);
  const text = (await dataCopy(me, me.actor)) ?? "";
  const read = JSON.parse(text) as Record<string, unknown[]> & { person: Record<string, unknown> };
  expect(read.person).toMatchObject({ name: "王小明", birthDate: "1990-03-07", phone: "+8613800004821" });
  expect(read.loans).toHaveLength(1);
  expect(read.messages).toHaveLength(1);
  expect(text).not.toMatch(/Hash"|Index"|Sealed"|dataKey/);
  me.clock.advance(10 * minute);
  expect(await isGranted(me, me.actor.sessionHash, "data-copy")).toBe(false);
});
