import { expect, test } from "vitest";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import { claimCase, claimNext, refuseRequest, releaseCase, takeOver } from "#app/hardship/desk-steps.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import { caseById } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { dayOf, lateLoan, mustAsk, person, shanghai } from "./support.ts";

test("two who claim at once: one has it; giving back and taking over leave both names", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const [a, b] = [await person(services, "anna", ["agent"]), await person(services, "bert", ["agent"])];
  const { caseId } = await mustAsk(services, of);
  const race = await Promise.all([claimCase(services, a, caseId), claimNext(services, b)]);
  expect(race.map((step) => (step.ok ? "got it" : step.reason)).sort()).toEqual(["got it", "nothing_waits"]);
  expect(await releaseCase(services, b, caseId)).toEqual({ ok: false, reason: "not_yours" });
  expect((await takeOver(services, b, caseId)).ok).toBe(true);
  expect((await releaseCase(services, b, caseId)).ok).toBe(true);
  expect((await caseById(services.db.read, caseId))?.state).toBe("received");
  const story = services.db.reader
    .prepare("select event || '|' || coalesce(detail, '') from hardship_events order by id")
    .pluck()
    .all();
  expect(story).toContain(`take_over|from:${a.staffId}`);
});

test("a no comes with words, protects for fourteen days, and another person looks again", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const [a, b] = [await person(services, "anna", ["agent"]), await person(services, "bert", ["agent"])];
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, a, caseId);
  expect(await refuseRequest(services, a, { caseId, code: "able_as_agreed", words: " " })).toMatchObject({
    reason: "words_missing",
  });
  await refuseRequest(services, a, { caseId, code: "able_as_agreed", words: "按您提供的收入，原计划可以承担。" });
  const refused = await readTracker(services, of.viewer, of.loanId);
  expect(refused?.refusal).toEqual({ code: "able_as_agreed", words: "按您提供的收入，原计划可以承担。" });
  expect(refused?.paused).toBe(true);
  const until = shanghai(dayOf(services) + 15, 0);
  expect(refused?.found.protectedUntil).toBe(until);

  services.clock.set(until - 60_000);
  await runHardshipClocks(services);
  expect((await readTracker(services, of.viewer, of.loanId))?.paused).toBe(true);
  expect(await takeStep(services, "ask_second_look", of)).toEqual({ ok: true });
  expect(await claimCase(services, a, caseId)).toEqual({ ok: false, reason: "another_person" });
  expect(await claimNext(services, a)).toEqual({ ok: false, reason: "nothing_waits" });
  expect((await claimCase(services, b, caseId)).ok).toBe(true);
  services.clock.set(until + 60_000);
  await runHardshipClocks(services);
  expect((await readTracker(services, of.viewer, of.loanId))?.paused).toBe(true);
});
