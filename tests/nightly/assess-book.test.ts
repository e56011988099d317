import { expect, test } from "vitest";
import { remindLoans } from "#app/contact/remind-loans.ts";
import { dayOfInstant } from "#app/lending/calendar.ts";
import { assessBook, type NightlyStep } from "#app/nightly/assess-book.ts";
import { seedLargeBook } from "#db/seed/large.ts";
import { latestAssessments, reopenAssessments } from "#db/stores/assessments.ts";
import { evening, testServices } from "#tests/support/people.ts";

const loans = 700;

async function book() {
  const services = testServices();
  const today = dayOfInstant(evening);
  await seedLargeBook({ ...services, today, loans, onProgress: () => undefined });
  const seen = new Map<string, number>();
  const count: NightlyStep = async (_tx, batch) => {
    for (const { id } of batch.loans) seen.set(id, (seen.get(id) ?? 0) + 1);
  };
  const times = () => [...new Set(seen.values())];
  const messages = () => services.db.reader.prepare("select dedupe_key from messages order by 1").pluck().all();
  return { ...services, today, seen, times, count, steps: [count, remindLoans(services)], messages };
}

test("every loan is looked at once on its day, and a second walk has nothing to do", async () => {
  const { seen, times, steps, messages, ...services } = await book();
  expect(await assessBook(services, steps)).toBe(loans);
  expect([seen.size, times()]).toEqual([loans, [1]]);
  expect(messages().length).toBeGreaterThan(20);
  const before = messages();
  expect(await assessBook(services, steps)).toBe(0);
  expect(messages()).toEqual(before);
  services.clock.advance(86_400_000);
  expect(await assessBook(services, steps)).toBe(loans);
  expect(times()).toEqual([2]);
});

test("a walk that is stopped anywhere goes on at the next borrower", async () => {
  const { seen, times, steps, ...services } = await book();
  let walks = 0;
  for (let looked = 0; looked < loans; walks += 1) {
    let batches = 1;
    looked += await assessBook(services, steps, async () => batches-- > 0);
  }
  expect(walks).toBeGreaterThan(3);
  expect([seen.size, times()]).toEqual([loans, [1]]);
});

test("a step that fails takes its batch back with it: nothing is half done, and the next walk does it", async () => {
  const { steps, messages, ...services } = await book();
  const failing: NightlyStep = async () => {
    throw new Error("no");
  };
  await expect(assessBook(services, [...steps, failing])).rejects.toThrow("no");
  expect(messages()).toEqual([]);
  expect(await assessBook(services, steps)).toBe(loans);
  expect(messages().length).toBeGreaterThan(20);
});

test("walks side by side share the book", async () => {
  const { seen, steps, messages, ...services } = await book();
  const looked = await Promise.all([1, 2, 3].map(() => assessBook(services, steps)));
  expect(looked.reduce((sum, each) => sum + each, 0)).toBe(loans);
  const rows = await latestAssessments(services.db.read, 100);
  expect(rows.reduce((sum, row) => sum + row.loans, 0)).toBe(loans);
  expect(rows.every((row) => row.finishedAt !== null)).toBe(true);
  expect(seen.size).toBe(loans);
  expect(new Set(messages()).size).toBe(messages().length);
});

test("after an import the day is walked again, and still nobody is written to twice", async () => {
  const { steps, messages, today, ...services } = await book();
  await assessBook(services, steps);
  const before = messages();
  await seedLargeBook({ ...services, today, loans: loans + 50, onProgress: () => undefined });
  expect(await assessBook(services, steps)).toBe(0);
  await services.db.transact((tx) => reopenAssessments(tx, today - 1));
  expect(await assessBook(services, steps)).toBe(loans + 50);
  expect(messages()).toEqual(expect.arrayContaining(before));
});
