import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mintLink } from "#app/access/mint-link.ts";
import { readLink } from "#app/access/read-link.ts";
import { readSession } from "#app/access/read-session.ts";
import { signOut } from "#app/access/sign-out.ts";
import { verifyIdentity } from "#app/access/verify-identity.ts";
import { addBorrower, testServices } from "#tests/support/people.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const right = "1990-03-07";
const wrong = "1991-03-07";

async function withLink(given: Parameters<typeof addBorrower>[1] = {}) {
  const services = testServices();
  const borrower = await addBorrower(services.db, given);
  const token = await services.db.transact((tx) => mintLink(tx, services, borrower.id));
  const guess = (answer: string, locator = token, address = "192.0.2.1") =>
    verifyIdentity(services, { locator, answer, address, requestId: "r" });
  return { services, borrower, token, guess };
}

test("the right date of birth opens a session for the right person", async () => {
  const { services, borrower, guess } = await withLink();
  const verified = await guess(right);
  if (!verified.ok) throw new Error("refused");
  expect(verified.borrowerId).toBe(borrower.id);
  expect((await readSession(services, verified.cookie))?.borrowerId).toBe(borrower.id);
});

test("a link works again and again, by token, by code, and by the code as people type it", async () => {
  const { services, token, guess } = await withLink();
  const { parseLocator, codeOf } = await import("#app/access/locator.ts");
  for (const typed of [token, token.slice(0, 8), codeOf(token), `https://pay.linxi.example/l/${token}`]) {
    const locator = parseLocator(typed) ?? "";
    expect((await guess(right, locator)).ok).toBe(true);
  }
  expect((await readLink(services, token)).live).not.toBeNull();
});

test("of fifty parallel guesses exactly five are evaluated", async () => {
  const { services, guess } = await withLink();
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      guess(`1970-01-${String((n % 28) + 1).padStart(2, "0")}`, undefined, `192.0.2.${n}`),
    ),
  );
  expect(outcomes.every((outcome) => !outcome.ok)).toBe(true);
  const evaluated = services.db.reader
    .prepare("select count(*) from audit_events where outcome = 'failed'")
    .pluck()
    .get();
  expect(evaluated).toBe(5);
});

test("after five wrong answers the right one is refused too, and a new link waits an hour", async () => {
  const { services, borrower, guess } = await withLink();
  for (let tries = 0; tries < 5; tries += 1) expect((await guess(wrong)).ok).toBe(false);
  expect((await guess(right)).ok).toBe(false);
  const fresh = await services.db.transact((tx) => mintLink(tx, services, borrower.id));
  expect((await guess(right, fresh)).ok).toBe(false);
  services.clock.advance(60 * minute + 1);
  expect((await guess(right)).ok).toBe(false);
  expect((await guess(right, fresh)).ok).toBe(true);
});

test("ten wrong answers a day over all links, then nothing more", async () => {
  const { services, borrower, guess } = await withLink();
  const evaluated = () =>
    services.db.reader.prepare("select count(*) from audit_events where outcome = 'failed'").pluck().get();
  for (let links = 0; links < 3; links += 1) {
    const token = await services.db.transact((tx) => mintLink(tx, services, borrower.id));
    for (let tries = 0; tries < 5; tries += 1) await guess(wrong, token);
    services.clock.advance(61 * minute);
  }
  expect(evaluated()).toBe(10);
  services.clock.advance(day);
  const token = await services.db.transact((tx) => mintLink(tx, services, borrower.id));
  expect((await guess(right, token)).ok).toBe(true);
});

test("twenty wrong answers an hour from one address, whatever the links", async () => {
  const { services, guess } = await withLink();
  for (let tries = 0; tries < 20; tries += 1) await guess(wrong, services.ids.random());
  expect((await guess(right)).ok).toBe(false);
  expect((await guess(right, undefined, "198.51.100.7")).ok).toBe(true);
});

test("right answers use up nothing", async () => {
  const { guess } = await withLink();
  for (let visits = 0; visits < 25; visits += 1) expect((await guess(right)).ok).toBe(true);
});

test("a link lives seven days, to the second", async () => {
  const { services, guess } = await withLink();
  services.clock.advance(7 * day - 1000);
  expect((await guess(right)).ok).toBe(true);
  services.clock.advance(1000);
  expect((await guess(right)).ok).toBe(false);
});

test("a fourth link closes the oldest", async () => {
  const { services, borrower, token } = await withLink();
  const later: string[] = [];
  for (let links = 0; links < 3; links += 1) {
    services.clock.advance(1000);
    later.push(await services.db.transact((tx) => mintLink(tx, services, borrower.id)));
  }
  expect((await readLink(services, token)).live).toBeNull();
  for (const each of later) expect((await readLink(services, each)).live).not.toBeNull();
});

test("without a date of birth on file the next best question is asked", async () => {
  const { services, token, guess } = await withLink({ birthDate: null, postcode: "SW1A 1AA", idTail: "1234" });
  expect((await readLink(services, token)).question).toBe("postcode");
  expect((await guess("sw1a1aa")).ok).toBe(true);
});

test("unknown links keep their question, and a few do not ask for the date of birth", async () => {
  const services = testServices();
  const questions = new Map<string, number>();
  for (let links = 0; links < 2000; links += 1) {
    const locator = services.ids.random();
    const { question, live } = await readLink(services, locator);
    expect(live).toBeNull();
    expect((await readLink(services, locator)).question).toBe(question);
    questions.set(question, (questions.get(question) ?? 0) + 1);
  }
  expect(questions.get("postcode")).toBeGreaterThan(5);
  expect(questions.get("birth-date")).toBeGreaterThan(1800);
});

test("known and unknown links do the same work: the same rows are counted for each", async () => {
  const { services, guess } = await withLink();
  const rows = () => services.db.reader.prepare("select count(*) from limits").pluck().get();
  await guess(wrong);
  const known = rows();
  await guess(wrong, services.ids.random(), "198.51.100.9");
  expect(rows()).toBe(Number(known) * 2);
});

test("a session ends after fifteen idle minutes and after two hours, to the second", async () => {
  const { services, guess } = await withLink();
  const verified = await guess(right);
  if (!verified.ok) throw new Error("refused");
  const alive = async () => (await readSession(services, verified.cookie)) !== null;
  services.clock.advance(15 * minute - 1000);
  expect(await alive()).toBe(true);
  for (let pages = 0; pages < 7; pages += 1) {
    services.clock.advance(14 * minute);
    expect(await alive()).toBe(true);
  }
  services.clock.advance(7 * minute - 1000);
  expect(await alive()).toBe(true);
  services.clock.advance(2000);
  expect(await alive()).toBe(false);

  const next = await guess(right);
  if (!next.ok) throw new Error("refused");
  services.clock.advance(15 * minute);
  expect(await readSession(services, next.cookie)).toBeNull();
});

test("a fourth session closes the oldest, and signing out ends one at once", async () => {
  const { services, guess } = await withLink();
  const cookies: string[] = [];
  for (let visits = 0; visits < 4; visits += 1) {
    services.clock.advance(1000);
    const verified = await guess(right);
    if (verified.ok) cookies.push(verified.cookie);
  }
  const alive = async () => Promise.all(cookies.map(async (cookie) => (await readSession(services, cookie)) !== null));
  expect(await alive()).toEqual([false, true, true, true]);
  await signOut(services, cookies[3] ?? "");
  expect(await alive()).toEqual([false, true, true, false]);
});

test("neither the token, its code, the cookie nor the date of birth stands in the database", async () => {
  const { services, token, guess } = await withLink();
  const verified = await guess(right);
  if (!verified.ok) throw new Error("refused");
  services.db.writer.pragma("wal_checkpoint(TRUNCATE)");
  const file = readFileSync(services.db.path);
  for (const secret of [token, token.slice(0, 8), verified.cookie, right, "13800004821", "王小明"]) {
    expect(file.includes(Buffer.from(secret)), secret).toBe(false);
  }
});
