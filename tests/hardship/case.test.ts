import { expect, test } from "vitest";
import { readStanding } from "#app/account/standing.ts";
import { queueSms } from "#app/contact/queue-sms.ts";
import { acceptOffer, declineOffer } from "#app/hardship/answer-offer.ts";
import { answerCheckIn } from "#app/hardship/answer-check-in.ts";
import { answerOurQuestions } from "#app/hardship/answer-questions.ts";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import { approveProposal, sendBack } from "#app/hardship/decide-proposal.ts";
import {
  askInformation,
  claimCase,
  claimNext,
  refuseRequest,
  releaseCase,
  takeOver,
} from "#app/hardship/desk-steps.ts";
import { readDraft, saveAnswers } from "#app/hardship/draft.ts";
import { type OfferTerms, workOut } from "#app/hardship/offer-terms.ts";
import { proposeTerms } from "#app/hardship/propose-terms.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { tellUs } from "#app/hardship/tell-us.ts";
import { readOffer, readTracker } from "#app/hardship/tracker.ts";
import { instantOf } from "#app/policy/zones.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { caseById, outcomesOf } from "#db/stores/hardship.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { testServices } from "#tests/support/people.ts";
import { answers, ask, dayOf, lateLoan, person, type Testing } from "./support.ts";

const day = 86_400_000;
const shanghai = (date: number, minute: number) => instantOf(date, minute, "Asia/Shanghai");
const interestOnly = { terms: { kind: "interest-only", count: 3, extend: 9 }, waivePenalty: true } as const;

async function mustAsk(services: Testing, of: { loanId: string; borrowerId: string }, given = {}) {
  const asked = await ask(services, of, given);
  if (!asked.ok) throw new Error(asked.reason);
  return asked;
}

/** A case with an offer that waits for the borrower. */
async function offered(services: Testing, terms: Omit<OfferTerms, "day"> = interestOnly) {
  const of = await lateLoan(services);
  const agent = await person(services, "agent", ["agent"]);
  const approver = await person(services, "approver", ["approver"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, agent, caseId);
  const proposal = await propose(services, agent, of.loanId, caseId, terms);
  if (!proposal.ok) throw new Error(proposal.reason);
  const approval = await approvalById(services.db.read, proposal.approvalId);
  const decider = { staffId: approver.staffId, secondFactorAt: services.clock.now() };
  const given = { caseId, termsHash: approval?.termsHash ?? "" };
  const yes = await approveProposal(services, decider, given);
  if (!yes.ok) throw new Error(yes.reason);
  return { ...of, agent, approver, caseId, shownHash: proposal.shownHash };
}

async function propose(
  services: Testing,
  by: Awaited<ReturnType<typeof person>>,
  loanId: string,
  caseId: string,
  terms: Omit<OfferTerms, "day"> = interestOnly,
) {
  const loan = await loanById(services.db.read, loanId);
  if (!loan) throw new Error("no loan");
  const worked = workOut(loan, await ledgerOf(services.db.read, loanId), { ...terms, day: dayOf(services) });
  if (!worked.ok) throw new Error(worked.reason);
  const seenHash = worked.worked.shownHash;
  return proposeTerms(services, by, { caseId, terms, seenHash, reasons: "收入下降，前三期只付利息。" });
}

test("asking pauses reminders and penalties in the same moment, holds back what was about to go, and names a date", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  await services.db.transact((tx) =>
    queueSms(tx, services, {
      ...{ borrowerId: of.borrowerId, loanId: of.loanId, template: "reminder", dedupeKey: "r" },
      compose: async () => "【林溪】您有一条消息",
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

test("propose, approve, accept: the terms reach the ledger once, nothing is overdue, and the pause ends", async () => {
  const services = testServices();
  const made = await offered(services);
  const shown = await readOffer(services, made.viewer, made.loanId);
  expect(shown).toMatchObject({ unchanged: true, reasons: "收入下降，前三期只付利息。" });
  expect(shown?.worked.shownHash).toBe(made.shownHash);
  // What the borrower pays, three times: a month's interest on everything open.
  expect(shown?.worked.offer.after.slice(0, 3).map(({ principal }) => principal)).toEqual([0, 0, 0]);

  const accept = (name: string, shownHash = made.shownHash) =>
    acceptOffer(services, { ...made, name, shownHash, lang: "zh-CN" });
  expect(await accept(" ")).toEqual({ ok: false, reason: "name_missing" });
  expect(await accept("王小明", "0".repeat(64))).toEqual({ ok: false, reason: "changed" });
  const twice = await Promise.all([accept("王小明"), accept("王小明")]);
  expect(twice.filter((answer) => answer.ok)).toHaveLength(1);

  services.clock.advance(day);
  const after = await readStanding(services, made.viewer, made.loanId);
  expect(after?.position).toMatchObject({ upToDate: 0, dpd: 0 });
  expect(after?.position.holds.some(({ until }) => until === null)).toBe(false);
  expect(after?.entries.filter(({ kind }) => kind === "schedule")).toHaveLength(1);
  expect(after?.position.payoff.total).toBeGreaterThan(0);
  expect(after?.entries.find((entry) => entry.kind === "schedule")).toMatchObject({ shownHash: made.shownHash });
  const planned = after?.position.instalments
    .map(({ due, outstanding }) => [due, Object.values(outstanding).reduce((sum, part) => sum + part, 0)])
    .filter(([, amount]) => amount);
  expect(planned).toEqual(shown?.worked.offer.after.map(({ due, amount }) => [due, amount]));
});

test("an offer whose loan has moved on in the past can no longer be accepted", async () => {
  const services = testServices();
  const made = await offered(services);
  const payment = {
    kind: "payment",
    id: "late-found",
    effective: dayOf(services) - 3,
    enteredAt: 1,
    amount: 10_000,
  } as const;
  await services.db.transact((tx) => appendEntry(tx, made.loanId, payment, "found", 1));
  const answer = await acceptOffer(services, { ...made, name: "王小明", lang: "zh-CN" });
  expect(answer).toEqual({ ok: false, reason: "changed" });
  expect((await readOffer(services, made.viewer, made.loanId))?.unchanged).toBe(false);
});

test("a payment made while the offer waits counts towards the new instalments", async () => {
  const services = testServices();
  const made = await offered(services);
  services.clock.advance(2 * day);
  const payment = {
    kind: "payment",
    id: "paid-meanwhile",
    effective: dayOf(services),
    enteredAt: services.clock.now(),
    amount: 10_000,
  } as const;
  await services.db.transact((tx) => appendEntry(tx, made.loanId, payment, "meanwhile", 1));
  expect(await acceptOffer(services, { ...made, name: "王小明", lang: "zh-CN" })).toEqual({ ok: true });
  const after = await readStanding(services, made.viewer, made.loanId);
  expect(after?.position.upToDate).toBe(0);
  expect(after?.position.payments.find(({ entry }) => entry === "paid-meanwhile")?.total).toBe(10_000);
});

test("who proposes cannot approve; of two approvers one wins; another page's hash approves nothing", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const both = await person(services, "both", ["agent", "approver"]);
  const one = await person(services, "one", ["approver"]);
  const two = await person(services, "two", ["approver"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, both, caseId);
  const proposal = await propose(services, both, of.loanId, caseId);
  if (!proposal.ok) throw new Error(proposal.reason);
  const termsHash = (await approvalById(services.db.read, proposal.approvalId))?.termsHash ?? "";
  const by = (who: { staffId: string }) => ({ staffId: who.staffId, secondFactorAt: services.clock.now() });
  const yes = (who: { staffId: string }, hash = termsHash) =>
    approveProposal(services, by(who), { caseId, termsHash: hash });
  expect(await propose(services, both, of.loanId, caseId)).toEqual({ ok: false, reason: "wrong_state" });
  expect(await yes(both)).toEqual({ ok: false, reason: "own_request" });
  expect(await yes(one, proposal.shownHash)).toEqual({ ok: false, reason: "terms_changed" });
  const race = await Promise.all([yes(one), yes(two)]);
  expect(race.filter((answer) => answer.ok)).toHaveLength(1);
});

test("sent back, withdrawn or run out: the case returns to the desk and can be proposed anew", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const agent = await person(services, "agent", ["agent"]);
  const approver = await person(services, "approver", ["approver"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, agent, caseId);
  const first = await propose(services, agent, of.loanId, caseId);
  if (!first.ok) throw new Error(first.reason);
  const termsHash = (await approvalById(services.db.read, first.approvalId))?.termsHash ?? "";
  const by = { staffId: approver.staffId, secondFactorAt: services.clock.now() };
  expect(await sendBack(services, by, { caseId, termsHash, reason: "too_long" })).toEqual({ ok: true });
  expect((await caseById(services.db.read, caseId))?.state).toBe("looking");
  expect((await propose(services, agent, of.loanId, caseId)).ok).toBe(true);
  services.clock.advance(4 * day);
  const { expireApprovals } = await import("#app/staff/approvals/expire-approvals.ts");
  await expireApprovals(services);
  await runHardshipClocks(services);
  expect((await caseById(services.db.read, caseId))?.state).toBe("looking");
});

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
