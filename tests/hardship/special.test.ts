import { expect, test } from "vitest";
import { readStanding } from "#app/account/standing.ts";
import { claimCase } from "#app/hardship/desk-steps.ts";
import { endQuiet, extendQuiet } from "#app/hardship/quiet-steps.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { tellUs } from "#app/hardship/tell-us.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import type { SpecialSituation } from "#app/policy/categories.ts";
import { instantOf } from "#app/policy/zones.ts";
import { caseById } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { answers, dayOf, lateLoan, mustAsk, person, shanghai, type Testing } from "./support.ts";

async function tell(services: Testing, { borrowerId }: { borrowerId: string }, situation: SpecialSituation) {
  const told = await tellUs(services, {
    ...{ borrowerId, actor: { kind: "borrower", borrowerId } },
    statement: { situation, words: null, safeWay: null, teller: "self" },
  });
  if (!told.ok) throw new Error(told.reason);
  return told;
}

test("a special situation: a statement holds every loan of the person and goes to a specialist", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const told = await tellUs(services, {
    ...{ borrowerId: of.borrowerId, actor: { kind: "borrower", borrowerId: of.borrowerId } },
    statement: { situation: "bereavement", words: "我父亲上周去世了", safeWay: null, teller: "family" },
  });
  if (!told.ok) throw new Error(told.reason);
  expect(await caseById(services.db.read, told.caseId)).toMatchObject({
    state: "escalated",
    kind: "special",
    situation: "bereavement",
  });
  const holds = (await readStanding(services, of.viewer, of.loanId))?.position.holds;
  expect(holds).toMatchObject([{ reason: "deceased", until: null, scopes: ["contact", "penalty", "interest"] }]);
  const military = { situation: "military", words: null, safeWay: null, teller: "self" } as const;
  const refused = {
    borrowerId: of.borrowerId,
    actor: { kind: "borrower", borrowerId: of.borrowerId } as const,
    statement: military,
  };
  expect(await tellUs(services, refused)).toEqual({ ok: false, reason: "not_here" });
});

test("special after ordinary: the open request becomes the specialists', and what was said before is kept", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const { caseId } = await mustAsk(services, of);
  const told = await tellUs(services, {
    ...{ borrowerId: of.borrowerId, actor: { kind: "borrower", borrowerId: of.borrowerId } },
    statement: { situation: "abuse", words: null, safeWay: "只发邮件", teller: "self" },
  });
  expect(told).toMatchObject({ ok: true, caseId });
  expect((await caseById(services.db.read, caseId))?.state).toBe("escalated");
  expect(answers.why).toContain("income_fell");
});

test("with an adviser: thirty quiet days, thirty more at the desk's word, then a person looks; nothing ends by itself", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const agent = await person(services, "anna", ["agent"]);
  const told = await tell(services, of, "debt_adviser");
  const start = dayOf(services);
  const reviewed = async () => (await caseById(services.db.read, told.caseId))?.reviewAt;
  const paused = async () => (await readTracker(services, of.viewer, of.loanId))?.paused;
  expect(await reviewed()).toBe(shanghai(start + 31, 0));
  await claimCase(services, agent, told.caseId);
  expect(await extendQuiet(services, agent, told.caseId)).toMatchObject({ ok: true });
  expect(await reviewed()).toBe(shanghai(start + 61, 0));
  expect(await extendQuiet(services, agent, told.caseId)).toMatchObject({ reason: "wrong_state" });
  services.clock.set(shanghai(start + 61, -1));
  await runHardshipClocks(services);
  expect(await reviewed()).not.toBeNull();
  services.clock.set(shanghai(start + 61, 1));
  await runHardshipClocks(services);
  await runHardshipClocks(services);
  expect(await reviewed()).toBeNull();
  expect((await caseById(services.db.read, told.caseId))?.dueAt).toBeGreaterThan(services.clock.now());
  const lines = services.db.reader.prepare("select event from hardship_events where event = 'review_due'").all();
  expect(lines).toHaveLength(1);
  expect(await paused()).toBe(true);
  expect(await endQuiet(services, agent, { caseId: told.caseId, words: " " })).toMatchObject({
    reason: "words_missing",
  });
  expect((await endQuiet(services, agent, { caseId: told.caseId, words: "和顾问谈好了" })).ok).toBe(true);
  expect(await paused()).toBe(false);
});

test("a breathing space is looked at on day 25 and ends its sixty days with a look, not by itself", async () => {
  const services = testServices();
  const of = await lateLoan(services, "uk.lender.loan", "Europe/London");
  const told = await tell(services, of, "breathing_space");
  const start = dayOf(services, "Europe/London");
  const london = (date: number) => instantOf(date, 0, "Europe/London");
  expect((await caseById(services.db.read, told.caseId))?.reviewAt).toBe(london(start + 26));
  const agent = await person(services, "anna", ["agent"]);
  await claimCase(services, agent, told.caseId);
  await extendQuiet(services, agent, told.caseId);
  expect((await caseById(services.db.read, told.caseId))?.reviewAt).toBe(london(start + 61));
});

test.each([
  ["illness_or_capacity", 1],
  ["abuse", 0],
  ["debt_adviser", 0],
] as const)("%s: asked about proof %i times, after fourteen days and never sooner", async (situation, times) => {
  const services = testServices();
  const of = await lateLoan(services);
  await tell(services, of, situation);
  const start = dayOf(services);
  const asked = () =>
    services.db.reader.prepare("select count(*) from hardship_events where event = 'ask_proof'").pluck().get();
  services.clock.set(shanghai(start + 15, -1));
  await runHardshipClocks(services);
  expect(asked()).toBe(0);
  services.clock.set(shanghai(start + 15, 1));
  await runHardshipClocks(services);
  await runHardshipClocks(services);
  expect(asked()).toBe(times);
});
