import { expect, test } from "vitest";
import { askInformation, claimCase, refuseRequest } from "#app/hardship/desk-steps.ts";
import { dueSoon } from "#app/hardship/queue.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import { parseDay } from "#app/lending/calendar.ts";
import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { profileKeys, type ProfileKey } from "#app/policy/schema.ts";
import { instantOf } from "#app/policy/zones.ts";
import { caseById } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { lateLoan, mustAsk, person } from "./support.ts";

// Asked on Wednesday 23 December 2026 at noon: Christmas, Boxing Day and its substitute, and New Year lie ahead.

const minute = 60_000;
const asked = "2026-12-23";

/** Written out by hand: the last day on which our answer is on time, and on which a refused person is still protected. */
const expected: Readonly<Record<string, { zone: string; decide: string; protectedTo: string }>> = {
  // Five business days over 25 and 28 December and 1 January.
  uk: { zone: "Europe/London", decide: "2027-01-04", protectedTo: "2027-01-06" },
  us: { zone: "America/Chicago", decide: "2027-01-22", protectedTo: "2027-01-06" },
  au: { zone: "Australia/Perth", decide: "2027-01-13", protectedTo: "2027-01-06" },
  // Ten working days; the table of 2027 is not published yet, so 1 January counts: never later than the law.
  cn: { zone: "Asia/Shanghai", decide: "2027-01-06", protectedTo: "2027-01-06" },
};

async function caseUnder(key: ProfileKey) {
  const market = expected[key.slice(0, 2)];
  if (!market) throw new Error(key);
  const services = testServices();
  const at = (day: string, minutes = 0) => instantOf(parseDay(day) ?? 0, minutes, market.zone);
  services.clock.set(at(asked, 12 * 60));
  const of = await lateLoan(services, key, market.zone);
  const agent = await person(services, "anna", ["agent"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, agent, caseId);
  const now = async () => {
    const found = await caseById(services.db.read, caseId);
    if (!found) throw new Error("no case");
    return found;
  };
  /** The first instant after a day, on the person's own clock. */
  const after = (day: string) => instantOf((parseDay(day) ?? 0) + 1, 0, market.zone);
  return { services, of, agent, caseId, now, after, ...market };
}

test.each(profileKeys)("%s: an answer is late with the first minute after its last day, not before", async (key) => {
  const { services, now, after, decide } = await caseUnder(key);
  expect((await now()).dueAt).toBe(after(decide));
  expect((await dueSoon(services, after(decide) - minute)).late).toBe(0);
  expect((await dueSoon(services, after(decide) + minute)).late).toBe(1);
});

test.each(profileKeys)("%s: a refused person is protected to the last minute of policy's days", async (key) => {
  const { services, of, agent, caseId, after, protectedTo } = await caseUnder(key);
  await refuseRequest(services, agent, { caseId, code: "would_not_help", words: "reasons" });
  const paused = async () => (await readTracker(services, of.viewer, of.loanId))?.paused;
  services.clock.set(after(protectedTo) - minute);
  await runHardshipClocks(services);
  expect(await paused()).toBe(true);
  services.clock.set(after(protectedTo) + minute);
  await runHardshipClocks(services);
  expect(await paused()).toBe(false);
});

test.each(profileKeys)("%s: a reply is waited for to its last minute, then we owe the answer again", async (key) => {
  const { services, agent, caseId, now } = await caseUnder(key);
  expect((await askInformation(services, agent, { caseId, items: ["?"] })).ok).toBe(true);
  const replyBy = (await now()).dueAt ?? 0;
  services.clock.set(replyBy - minute);
  await runHardshipClocks(services);
  expect((await now()).state).toBe("needs_info");
  services.clock.set(replyBy + minute);
  await runHardshipClocks(services);
  expect(await now()).toMatchObject({ state: "looking" });
  expect((await now()).dueAt).toBeGreaterThanOrEqual(replyBy);
});

test.each(profileKeys)("%s: questions may be asked up to the last minute that policy gives, not after", async (key) => {
  for (const late of [false, true]) {
    const { services, agent, caseId, zone, after } = await caseUnder(key);
    const { requestInformation } = profileFor(key, parseDay(asked) ?? 0).hardship.clocks;
    // The term itself is checked with the policy; here it is that the desk keeps to it.
    const place = placeOf(profileFor(key, parseDay(asked) ?? 0), { zone });
    const limit = deadlineOf(requestInformation, (await caseById(services.db.read, caseId))?.receivedAt ?? 0, place);
    expect(limit.dueAt).toBeGreaterThan(after(asked) - 1);
    services.clock.set(limit.dueAt + (late ? minute : -minute));
    const step = await askInformation(services, agent, { caseId, items: ["?"] });
    expect(step.ok ? "asked" : step.reason).toBe(late ? "too_late_to_ask" : "asked");
  }
});
