import { expect, test } from "vitest";
import { budgetOf, viewBudget } from "#app/hardship/budget.ts";
import { contextOf } from "#app/hardship/case-context.ts";
import { claimCase, takeOver } from "#app/hardship/desk-steps.ts";
import { judgeBudget, type JudgedLine } from "#app/hardship/judge-budget.ts";
import { referForWriteOff } from "#app/hardship/refer-write-off.ts";
import { requestHardship } from "#app/hardship/request-hardship.ts";
import { readTracker } from "#app/hardship/tracker.ts";
import { writePlanDraft } from "#app/plans/plan-draft.ts";
import { noAnswers } from "#app/plans/plan-answers.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { approve } from "#app/staff/approvals/decide-approval.ts";
import { pendingApprovalFor } from "#db/stores/approvals.ts";
import { caseById } from "#db/stores/hardship.ts";
import { testServices } from "#tests/support/people.ts";
import { answers, dayOf, lateLoan, mustAsk, person, propose, type Testing } from "./support.ts";

const line = (code: string, amount: string, accepted = "", reason = ""): JudgedLine => {
  return { code, amount, accepted, reason };
};

async function inHand(services: Testing) {
  const of = await lateLoan(services);
  const agent = await person(services, "anna", ["agent"]);
  const { caseId } = await mustAsk(services, of);
  await claimCase(services, agent, caseId);
  return { ...of, agent, caseId };
}

async function budgetIn(services: Testing, caseId: string) {
  const found = await caseById(services.db.read, caseId);
  const context = found && (await contextOf(services.db.read, services, found));
  if (!found || !context) throw new Error("no case");
  return viewBudget(budgetOf(context.seal, found), context.rules.profile, context.today);
}

test("money in and out is judged line by line, each yes and no with its reason; what is not accepted does not count", async () => {
  const services = testServices();
  const { agent, caseId } = await inHand(services);
  const judge = (lines: JudgedLine[]) => judgeBudget(services, agent, { caseId, lines });
  const lines = [
    line("wages", "4,600.00", "yes", "seen_in_document"),
    line("housing", "1600", "yes", "plausible"),
    line("food", "1000"),
    line("transport", "450", "no", "counted_twice"),
    line("phone", ""),
  ];
  expect(await judge([line("wages", "4600", "yes")])).toEqual({ ok: false, reason: "judgement_reason_missing" });
  expect(await judge([line("wages", "4600", "no")])).toEqual({ ok: false, reason: "judgement_reason_missing" });
  expect(await judge([line("wages", "about 4600")])).toEqual({ ok: false, reason: "figures_unclear" });
  expect(await judge([line("horses", "1")])).toEqual({ ok: false, reason: "figures_unclear" });
  expect(await budgetIn(services, caseId)).toBeNull();
  expect(await judge(lines)).toEqual({ ok: true });
  expect(await budgetIn(services, caseId)).toMatchObject({ leftAsGiven: 155_000, leftAsAccepted: 200_000 });
  expect((await budgetIn(services, caseId))?.items.map(({ code, accepted }) => [code, accepted])).toEqual([
    ["wages", true],
    ["housing", true],
    ["food", null],
    ["transport", false],
  ]);
});

test("only who has the case judges; the figures are sealed, and the trail has both hashes and no figure", async () => {
  const services = testServices();
  const { agent, caseId } = await inHand(services);
  const other = await person(services, "bert", ["agent"]);
  const lines = [line("wages", "4613.57", "yes", "plausible")];
  expect(await judgeBudget(services, other, { caseId, lines })).toEqual({ ok: false, reason: "not_yours" });
  await judgeBudget(services, agent, { caseId, lines });
  const raw = services.db.reader.prepare("select budget_sealed from hardship_cases").pluck().get();
  expect(String(raw)).not.toContain("461357");
  const trail = services.db.reader
    .prepare("select actor, reason, before, after from audit_events where action = 'hardship.budget'")
    .all() as { actor: string; reason: string; before: string; after: string }[];
  expect(trail).toMatchObject([{ actor: `staff:${agent.staffId}`, reason: "accepted=1,refused=0,open=0" }]);
  expect(trail[0]?.before).toMatch(/^[0-9a-f]{64}$/);
  expect(trail[0]?.after).not.toBe(trail[0]?.before);
});

test("what was said on the way to a plan is not asked again: it stands in the case, not yet judged", async () => {
  const services = testServices();
  const of = await lateLoan(services);
  const figures = [
    { code: "wages", amount: 120_000, every: "weekly" },
    { code: "food", amount: 90_000, every: "monthly" },
  ] as const;
  const profile = profileFor("cn.licensed.loan", dayOf(services));
  await services.db.transact((tx) =>
    writePlanDraft(
      tx,
      services,
      { loanId: of.loanId, borrowerId: of.borrowerId },
      { ...noAnswers, figures: [...figures] },
      profile,
    ),
  );
  const asked = await requestHardship(services, {
    ...{ borrowerId: of.borrowerId, loanId: of.loanId, source: "plan", answers },
    actor: { kind: "borrower", borrowerId: of.borrowerId },
  });
  if (!asked.ok) throw new Error(asked.reason);
  expect((await budgetIn(services, asked.caseId))?.items).toEqual([
    { code: "wages", monthly: 520_000, from: "borrower", accepted: null, reason: null },
    { code: "food", monthly: 90_000, from: "borrower", accepted: null, reason: null },
  ]);
});

test("a settlement is proposed at the desk and agreed to by an administrator, not by an approver", async () => {
  const services = testServices();
  const { agent, caseId, loanId } = await inHand(services);
  const approver = await person(services, "approver", ["approver"]);
  const admin = await person(services, "admin", ["admin"]);
  const settlement = { kind: "settlement", amount: 2_700_000, firstDue: dayOf(services) + 20, count: 2 } as const;
  const proposal = await propose(services, agent, loanId, caseId, { terms: settlement, waivePenalty: true });
  if (!proposal.ok) throw new Error(proposal.reason);
  const waiting = await pendingApprovalFor(services.db.read, "settlement", `case:${caseId}`);
  expect(waiting?.beyondApprover).toBe(true);
  const decide = (by: { staffId: string }) =>
    services.db.transact((tx) =>
      approve(
        tx,
        services,
        { staffId: by.staffId, secondFactorAt: services.clock.now() },
        {
          approvalId: proposal.approvalId,
          termsHash: waiting?.termsHash ?? "",
        },
      ),
    );
  expect(await decide(approver)).toMatchObject({ ok: false, reason: "above_limit" });
  expect(await decide(admin)).toMatchObject({ ok: true });
});

test("a referral for write-off changes no money: the case goes to the specialists, paused, and an administrator decides", async () => {
  const services = testServices();
  const of = await inHand(services);
  const approver = await person(services, "approver", ["approver"]);
  expect(await referForWriteOff(services, of.agent, { caseId: of.caseId, words: "x" })).toMatchObject({
    reason: "not_allowed",
  });
  await takeOver(services, approver, of.caseId);
  expect(await referForWriteOff(services, approver, { caseId: of.caseId, words: " " })).toMatchObject({
    reason: "words_missing",
  });
  const entries = () => services.db.reader.prepare("select count(*) from ledger_entries").pluck().get();
  const before = entries();
  expect((await referForWriteOff(services, approver, { caseId: of.caseId, words: "没有收入，也不会再有。" })).ok).toBe(
    true,
  );
  expect(entries()).toBe(before);
  expect(await readTracker(services, of.viewer, of.loanId)).toMatchObject({
    paused: true,
    found: { state: "escalated" },
  });
  const waiting = await pendingApprovalFor(services.db.read, "write_off", `case:${of.caseId}`);
  expect(waiting).toMatchObject({ beyondApprover: true, currency: "CNY" });
  expect(await referForWriteOff(services, approver, { caseId: of.caseId, words: "x" })).toMatchObject({
    reason: "already_pending",
  });
});
