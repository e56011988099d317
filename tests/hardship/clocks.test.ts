import { expect, test } from "vitest";
import { answerCheckIn } from "#app/hardship/answer-check-in.ts";
import { acceptOffer, declineOffer } from "#app/hardship/answer-offer.ts";
import { answerOurQuestions } from "#app/hardship/answer-questions.ts";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import { askInformation, claimCase, refuseRequest } from "#app/hardship/desk-steps.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { readOffer, readTracker } from "#app/hardship/tracker.ts";
import { caseById, outcomesOf } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { day, dayOf, lateLoan, mustAsk, offered, person, shanghai } from "./support.ts";

test("without a second look the protection ends at its limit, to the minute", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const a = await person(services, "anna", ["agent"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, a, caseId);
  await refuseRequest(services, a, { caseId, code: "would_not_help", words: "原因" });
  const until = (await caseById(services.db.read, caseId))?.protectedUntil ?? 0;
  services.clock.set(until - 60_000);
  await runHardshipClocks(services);
  expect((await readTracker(services, of.viewer, of.loanId))?.paused).toBe(true);
  services.clock.set(until + 60_000);
  await runHardshipClocks(services);
  expect((await readTracker(services, of.viewer, of.loanId))?.paused).toBe(false);
});

test("at most three questions, once; the answer starts our clock again; silence does not stop it", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const a = await person(services, "anna", ["agent"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, a, caseId);
  expect(await askInformation(services, a, { caseId, items: ["1", "2", "3", "4"] })).toMatchObject({
    reason: "asked_enough",
  });
  expect((await askInformation(services, a, { caseId, items: ["现在到手多少？", " "] })).ok).toBe(true);
  const waiting = await readTracker(services, of.viewer, of.loanId);
  expect(waiting?.questions?.items).toEqual(["现在到手多少？"]);
  expect(waiting?.found.dueAt).toBe(shanghai(dayOf(services) + 15, 0));
  services.clock.advance(2 * day);
  const reply = { ...of, questionsId: waiting?.questions?.id ?? "", answers: ["4600"] };
  expect(await answerOurQuestions(services, { ...reply, answers: [""] })).toMatchObject({ reason: "nothing_said" });
  expect(await answerOurQuestions(services, reply)).toEqual({ ok: true });
  expect(await answerOurQuestions(services, reply)).toMatchObject({ reason: "not_found" });
  expect((await caseById(services.db.read, caseId))?.state).toBe("looking");
  expect(await askInformation(services, a, { caseId, items: ["still"] })).toMatchObject({ reason: "asked_enough" });
});

test("a reply that does not come: at the limit, to the minute, the case goes on without it", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const a = await person(services, "anna", ["agent"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, a, caseId);
  await askInformation(services, a, { caseId, items: ["工资单？"] });
  const due = (await caseById(services.db.read, caseId))?.dueAt ?? 0;
  services.clock.set(due - 60_000);
  await runHardshipClocks(services);
  expect((await caseById(services.db.read, caseId))?.state).toBe("needs_info");
  services.clock.set(due + 60_000);
  await runHardshipClocks(services);
  expect((await caseById(services.db.read, caseId))?.state).toBe("looking");
});

test("an offer runs out at its limit, to the minute; a declined one leaves protection and the way back", async () => {
  const services = testServices();
  const made = await offered(services);
  const expiresAt = (await readOffer(services, made.viewer, made.loanId))?.offer.expiresAt ?? 0;
  expect(expiresAt).toBe(shanghai(dayOf(services) + 15, 0));
  services.clock.set(expiresAt - 60_000);
  await runHardshipClocks(services);
  expect((await readTracker(services, made.viewer, made.loanId))?.found.state).toBe("offered");
  services.clock.set(expiresAt + 60_000);
  expect(await acceptOffer(services, { ...made, name: "王小明", lang: "en" })).toEqual({
    ok: false,
    reason: "run_out",
  });
  await runHardshipClocks(services);
  expect((await readTracker(services, made.viewer, made.loanId))?.found.state).toBe("expired");
  expect(await takeStep(services, "ask_again", made)).toEqual({ ok: true });

  const other = testServices();
  const second = await offered(other);
  expect(await declineOffer(other, second)).toEqual({ ok: true });
  const declined = await readTracker(other, second.viewer, second.loanId);
  expect(declined).toMatchObject({ paused: true, found: { state: "declined" } });
});

test("relief ends by design: asked fourteen days before, one tap for more, measured after 30, 60 and 90 days", async () => {
  const services = testServices();
  const made = await offered(services);
  await acceptOffer(services, { ...made, name: "王小明", lang: "zh-CN" });
  const { reliefUntil, checkInOn } = (await caseById(services.db.read, made.caseId)) ?? {};
  expect(checkInOn).toBe((reliefUntil ?? 0) - 14);
  services.clock.set(shanghai(checkInOn ?? 0, -1));
  await runHardshipClocks(services);
  expect((await caseById(services.db.read, made.caseId))?.state).toBe("active");
  services.clock.set(shanghai(checkInOn ?? 0, 1));
  await runHardshipClocks(services);
  expect((await caseById(services.db.read, made.caseId))?.state).toBe("review");
  const more = await answerCheckIn(services, { ...made, answer: "need_more" });
  expect(more.ok).toBe(true);
  const next = await readTracker(services, made.viewer, made.loanId);
  expect(next?.found).toMatchObject({ state: "received", source: "extension", followsId: made.caseId });
  expect(next?.paused).toBe(true);

  for (const [wait, count] of [
    [1, 0],
    [30, 1],
    [60, 2],
    [90, 3],
  ] as const) {
    services.clock.set(shanghai((reliefUntil ?? 0) + wait, 60));
    await runHardshipClocks(services);
    await runHardshipClocks(services);
    expect(await outcomesOf(services.db.read, made.loanId)).toHaveLength(count);
  }
  expect((await caseById(services.db.read, made.caseId))?.state).toBe("ended");
});
