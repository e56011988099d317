import { expect, test } from "vitest";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { standingOf } from "#app/account/standing.ts";
import type { Stage } from "#app/lending/position.ts";
import { assessBook } from "#app/nightly/assess-book.ts";
import { houseDay } from "#app/reports/house-day.ts";
import { bookByStage, stageOrder } from "#app/reports/book-by-stage.ts";
import { countStages } from "#app/reports/count-stages.ts";
import { seedLargeBook } from "#db/seed/large.ts";
import { seededRandom } from "#db/seed/random.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { reopenAssessments } from "#db/stores/assessments.ts";
import { testServices, evening } from "#tests/support/people.ts";

const day = 86_400_000;
type Services = ReturnType<typeof testServices>;

/** The book by stage from nothing but contracts and ledgers. */
async function recounted({ db }: Services, today: number): Promise<Map<string, Stage>> {
  const ids = db.reader.prepare<[], string>("select id from loans").pluck().all();
  const found = new Map<string, Stage>();
  for (const id of ids) {
    const loan = await loanById(db.read, id);
    if (loan) found.set(id, standingOf(loan, await ledgerOf(db.read, id), today).position.stage);
  }
  return found;
}

const tally = (found: Iterable<Stage>) => {
  const counts = Object.fromEntries(stageOrder.map((stage) => [stage, 0]));
  for (const stage of found) counts[stage] = (counts[stage] ?? 0) + 1;
  return counts;
};

/** Somebody pays what brings them up to date, on their day. */
async function somePay({ db, clock, ids }: Services, chance: ReturnType<typeof seededRandom>, today: number) {
  for (const id of db.reader.prepare<[], string>("select id from loans order by id").pluck().all()) {
    if (!chance.chance(12)) continue;
    const loan = await loanById(db.read, id);
    const standing = loan && standingOf(loan, await ledgerOf(db.read, id), today);
    if (!standing || standing.position.upToDate === 0) continue;
    const entryId = ids.ordered(clock.now());
    await db.transact((tx) =>
      appendEntry(
        tx,
        id,
        { id: entryId, kind: "payment", effective: today, enteredAt: clock.now(), amount: standing.position.upToDate },
        `test:${entryId}`,
        clock.now(),
      ),
    );
  }
}

for (const seed of [1, 2]) {
  test(`stages and rolls are those of a walk over the ledger, book ${seed}`, async () => {
    const services = testServices();
    const chance = seededRandom(seed);
    const start = houseDay(evening);
    await seedLargeBook({ ...services, today: start, loans: 150, onProgress: () => undefined });
    const nights = new Map<number, Map<string, Stage>>();
    for (let night = 0; night < 12; night += 1) {
      const today = start + night;
      await assessBook(services, [countStages(services)]);
      nights.set(today, await recounted(services, today));
      await somePay(services, chance, today);
      services.clock.advance(day);
    }
    for (const [from, to] of [
      [start, start + 11],
      [start + 3, start + 7],
      [start + 5, start + 5],
    ] as const) {
      const report = await bookByStage(services, { from, to });
      const [before, after] = [nights.get(from), nights.get(to)];
      if (!before || !after) throw new Error("no night");
      expect(report.before).toEqual(tally(before.values()));
      expect(report.stages).toEqual(tally(after.values()));
      expect(report.series.map(({ stages }) => stages)).toEqual(
        [...nights].filter(([each]) => each >= from && each <= to).map(([, found]) => tally(found.values())),
      );
      for (const row of report.roll) {
        const own = [...before].filter(([, stage]) => stage === row.from).map(([id]) => after.get(id) ?? "late");
        expect(row.to).toEqual(tally(own));
      }
      expect(report.roll.reduce((sum, { total }) => sum + total, 0)).toBe(150);
    }
    const moved = await bookByStage(services, { from: start, to: start + 11 });
    expect(moved.cured + moved.wentLate).toBeGreaterThan(3);
  });
}

test("a day that is counted again, after an import, is counted once", async () => {
  const services = testServices();
  const today = houseDay(evening);
  const book = { ...services, today, onProgress: () => undefined };
  const steps = [countStages(services)];
  await seedLargeBook({ ...book, loans: 60 });
  await assessBook(services, steps);
  await seedLargeBook({ ...book, loans: 90 });
  await services.db.transact((tx) => reopenAssessments(tx, today - 1));
  await assessBook(services, steps);
  const { stages, end } = await bookByStage(services, { from: today, to: today });
  expect(stages).toEqual(tally((await recounted(services, today)).values()));
  expect(end.every(({ owed, overdue }) => owed >= overdue)).toBe(true);
});

test("a night that is still under way says nothing yet", async () => {
  const services = testServices();
  const today = houseDay(evening);
  await seedLargeBook({ ...services, today, loans: 450, onProgress: () => undefined });
  let batches = 1;
  await assessBook(services, [countStages(services)], async () => batches-- > 0);
  expect((await bookByStage(services, { from: today, to: today })).countedAt).toBeNull();
  await assessBook(services, [countStages(services)]);
  expect((await bookByStage(services, { from: today, to: today })).countedAt).toBe(evening);
});
