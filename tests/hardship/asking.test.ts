import { expect, test } from "vitest";
import { readStanding } from "#app/account/standing.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import { readDraft, saveAnswers } from "#app/hardship/draft.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import { caseById } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { ask, day, dayOf, lateLoan, mustAsk, shanghai } from "./support.ts";

test("asking pauses reminders and penalties in the same moment, holds back what was about to go, and names a date", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  await services.db.transact((tx) =>
    queueSms(tx, services, {
      ...{ borrowerId: of.borrowerId, loanId: of.loanId, template: "reminder", dedupeKey: "r" },
      compose: async () => ({ form: "link", values: {}, text: "【林溪】您有一条消息" }),
    }),
  );
  const before = (await readStanding(services, of.viewer, of.loanId))?.position.overdue.penalty ?? 0;
  const asked = await mustAsk(services, of);
  expect([asked.heldBack, asked.calmUntil]).toEqual([1, null]);

  const tracker = await readTracker(services, of.viewer, of.loanId);
  expect(tracker).toMatchObject({ heldBack: 1, paused: true, found: { state: "received" } });
  expect(tracker?.found.reference).toMatch(/^HS-2026-[0-9A-Z]{6}$/);
  // Ten working days after Wednesday 18 November end with Wednesday 2 December.
  expect(tracker?.found.dueAt).toBe(shanghai(dayOf(services) + 15, 0));

  // The day of asking is the first that does not count.
  expect(tracker?.penalty).toBeLessThan(before);
  services.clock.advance(20 * day);
  expect((await readTracker(services, of.viewer, of.loanId))?.penalty).toBe(tracker?.penalty);
  expect(await ask(services, of)).toEqual({ ok: false, reason: "already_open" });
});

test("the answers survive the session, are sealed, and belong to one person", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const other = await lateLoan(services);
  await saveAnswers(services, of.borrowerId, of.loanId, { why: ["lost_work"], more: "我被裁员了" });
  await saveAnswers(services, of.borrowerId, of.loanId, { since: "this_month" });
  expect(await readDraft(services, services.db.read, of.borrowerId, of.loanId)).toEqual({
    ...{ why: ["lost_work"], more: "我被裁员了", since: "this_month" },
  });
  expect(await saveAnswers(services, other.borrowerId, of.loanId, { more: "x" })).toBe(false);
  expect(await readDraft(services, services.db.read, other.borrowerId, of.loanId)).toEqual({});
  const raw = services.db.reader.prepare("select answers_sealed from hardship_drafts").pluck().get();
  expect(String(raw)).not.toContain("裁员");
  const sent = { ...of, source: "portal", actor: { kind: "borrower", borrowerId: of.borrowerId } } as const;
  expect(await requestHardship(services, sent)).toEqual({ ok: false, reason: "incomplete" });
  expect(
    services.db.reader.prepare("select count(*) from ledger_entries where kind = 'hold-start'").pluck().get(),
  ).toBe(0);
});

test("only a few more days: given at once by rule, once in twelve months, and they end by themselves", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const start = dayOf(services);
  const asked = await mustAsk(services, of, { wishes: ["more_days"] });
  expect(asked.calmUntil).toBe(start + 14);
  expect((await readTracker(services, of.viewer, of.loanId))?.found).toMatchObject({ state: "active", dueAt: null });
  const penalty = async () => (await readStanding(services, of.viewer, of.loanId))?.position.overdue.penalty ?? 0;
  const atStart = await penalty();
  services.clock.advance(13 * day);
  expect(await penalty()).toBe(atStart);
  services.clock.advance(2 * day);
  expect(await penalty()).toBeGreaterThan(atStart);
  await runHardshipClocks(services);
  expect((await caseById(services.db.read, asked.caseId))?.state).toBe("ended");
  expect((await mustAsk(services, of, { wishes: ["more_days"] })).calmUntil).toBeNull();
});

test("withdrawing ends the pause today", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  await mustAsk(services, of);
  expect(await takeStep(services, "withdraw", of)).toEqual({ ok: true });
  expect((await readTracker(services, of.viewer, of.loanId))?.paused).toBe(false);
  const other = await lateLoan(services);
  expect(await takeStep(services, "withdraw", { ...other, borrowerId: of.borrowerId })).toMatchObject({
    reason: "not_found",
  });
});
