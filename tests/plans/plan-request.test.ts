import { expect, test } from "vitest";
import { agreePlan } from "#app/plans/agree-plan.ts";
import {
  approvePlanTerms,
  declinePlanRequest,
  type PlanDecider,
  proposePlanTerms,
  sendBackPlanTerms,
} from "#app/plans/decide-plan-request.ts";
import { type GrantOption, grantOptions, openPlanRequest, readRequestGround } from "#app/plans/plan-request-file.ts";
import { findPlanRequests, listPlanRequests, planRequestsWaiting } from "#app/plans/plan-requests.ts";
import { requestPlan, withdrawPlanRequest } from "#app/plans/request-plan.ts";
import { auditPage } from "#db/stores/audit.ts";
import { queuedMessages } from "#db/stores/contact.ts";
import { latestPlanRequest } from "#db/stores/plans-requests.ts";
import { openAMinute } from "#tests/support/reading.ts";
import { staffWith } from "#tests/support/staff.ts";
import { agreedDay, lateBorrower } from "./support.ts";

/** Somebody asked for ¥70.00 a month, which takes longer and is less than the policy accepts at once. */
async function asked() {
  const world = await lateBorrower();
  const { services, viewer, loanId, answer } = world;
  await answer({ wish: { amount: 7_000, every: "monthly", day: 16, first: agreedDay + 3 } });
  await answer({ choice: "asked" });
  await answer({ checklist: { lines: ["wages", "housing"], adults: 1, dependants: 0 } });
  const figures = [
    { code: "wages" as const, amount: 500_000, every: "monthly" as const },
    { code: "housing" as const, amount: 200_000, every: "monthly" as const },
  ];
  await answer({ figures });
  await answer({ budgetSeen: true });
  const sent = await requestPlan(services, viewer, loanId);
  if (!sent.ok) throw new Error(sent.reason);
  const at = { loanId, id: sent.request.id };
  const decider = async (role: "agent" | "approver"): Promise<PlanDecider> => {
    const { staffId, roles } = await staffWith(services, `${role}-${services.ids.random()}`, [role]);
    return { staffId, roles, secondFactorAt: services.clock.now() };
  };
  const file = async () => (await readRequestGround(services.db.read, services, at))!;
  const propose = (by: PlanDecider, option: GrantOption) =>
    proposePlanTerms(services, by, { ...at, terms: option.terms, shown: option.shown });
  const request = async () => (await latestPlanRequest(services.db.read, loanId))!;
  const proposal = async (by: PlanDecider) =>
    (await openPlanRequest(services, by, { ...at, requestId: "test" }))!.proposal!;
  return { ...world, at, decider, file, propose, request, proposal, reference: sent.request.reference };
}

test("a request is listed with its reasons and its time, found by its reference, and its reading is on record", async () => {
  const { services, at, decider, reference } = await asked();
  const [row] = await listPlanRequests(services, null, 10);
  expect(row).toMatchObject({ ...at, reference, status: "waiting", proposedBy: null, lang: "zh-CN" });
  expect(row?.reasons).toEqual(["longer_than_policy", "below_min_instalment"]);
  expect(row?.decideBy).toBeGreaterThan(services.clock.now());
  expect(await planRequestsWaiting(services)).toBe(1);
  expect(await findPlanRequests(services, reference.toLowerCase())).toMatchObject([{ id: at.id }]);
  const agent = await decider("agent");
  await openPlanRequest(services, agent, { ...at, requestId: "r" });
  const [event] = await auditPage(services.db.read, { categories: ["repayment"], size: 1 });
  expect(event).toMatchObject({ action: "plan_request.read", actor: `staff:${agent.staffId}` });
});

test("outside the policy it takes two people; the borrower then signs exactly these terms, and the request knows its plan", async () => {
  const { services, viewer, loanId, decider, file, propose, request, proposal, answer, desk } = await asked();
  const [agent, approver] = [await decider("agent"), await decider("approver")];
  const [wished] = grantOptions(await file(), null);
  expect(wished).toMatchObject({ from: "asked", withinPolicy: false, tooLong: false });
  expect(await propose(agent, wished!)).toEqual({ ok: true, waits: true });
  expect(await propose(agent, wished!)).toEqual({ ok: false, reason: "already_pending" });
  expect((await request()).status).toBe("waiting");

  const { approvalId, termsHash } = await proposal(approver);
  expect(await approvePlanTerms(services, agent, { approvalId, termsHash })).toMatchObject({ ok: false });
  expect(await approvePlanTerms(services, approver, { approvalId, termsHash: "0".repeat(64) })).toEqual({
    ok: false,
    reason: "terms_changed",
  });
  expect(await approvePlanTerms(services, approver, { approvalId, termsHash })).toEqual({ ok: true });
  expect(await request()).toMatchObject({ status: "granted", decidedBy: `staff:${approver.staffId}` });
  const told = (await queuedMessages(services.db.read, services.clock.now(), 10)).map(({ template }) => template);
  expect(told).toEqual(["plan-answer"]);

  const { granted } = await desk();
  await answer({ wish: granted!.terms.wish, choice: "granted" });
  const ready = await desk();
  expect(ready).toMatchObject({ staffReasons: [], facts: { situation: "open", picked: true, asksBudget: false } });
  const shown = ready.shown ?? "";
  const opened = openAMinute(services, loanId, shown);
  const agreed = await agreePlan(services, viewer, loanId, { shown, opened, consent: { kind: "tick" } });
  expect(agreed).toMatchObject({ ok: true, plan: { origin: (await request()).id } });
  expect((await request()).planId).toBe(agreed.ok ? agreed.plan.id : "");
  expect((await desk()).granted).toBeNull();
});

test("terms within the policy are offered by one person at once", async () => {
  const { decider, file, propose, request } = await asked();
  const within = grantOptions(await file(), null).find(({ withinPolicy }) => withinPolicy);
  expect(await propose(await decider("agent"), within!)).toEqual({ ok: true, waits: false });
  expect(await request()).toMatchObject({ status: "granted", terms: { count: within!.offer.option.count } });
});

test("what was granted can be signed until its day, and not on the day after", async () => {
  const { services, decider, file, propose, desk, request } = await asked();
  await propose(
    await decider("agent"),
    grantOptions(await file(), null).find(({ withinPolicy }) => withinPolicy)!,
  );
  const until = (await request()).termsUntil!;
  services.clock.set(until - 1);
  expect((await desk()).granted).not.toBeNull();
  services.clock.set(until);
  expect((await desk()).granted).toBeNull();
});

test("no plan is longer than the law allows, whoever decides; and figures must be those of the page", async () => {
  const { services, decider, file, propose, at } = await asked();
  const agent = await decider("agent");
  const [long] = grantOptions(await file(), { every: "monthly", day: 16, count: 61 }).slice(-1);
  expect(long).toMatchObject({ from: "own", tooLong: true });
  expect(await propose(agent, long!)).toEqual({ ok: false, reason: "longer_than_any_plan" });
  const [wished] = grantOptions(await file(), null);
  const other = { ...at, terms: wished!.terms, shown: "0".repeat(64) };
  expect(await proposePlanTerms(services, agent, other)).toEqual({ ok: false, reason: "changed_since_shown" });
});

test("sent back, it waits for other terms; taken back by its owner, the proposal goes with it", async () => {
  const { services, viewer, loanId, decider, file, propose, request, proposal } = await asked();
  const [agent, approver] = [await decider("agent"), await decider("approver")];
  const [wished] = grantOptions(await file(), null);
  await propose(agent, wished!);
  const first = await proposal(approver);
  expect(await sendBackPlanTerms(services, approver, first)).toEqual({ ok: true });
  expect((await request()).status).toBe("waiting");
  expect(await propose(agent, wished!)).toEqual({ ok: true, waits: true });
  const second = await proposal(approver);
  expect(await withdrawPlanRequest(services, viewer, loanId)).toBe(true);
  expect(await approvePlanTerms(services, approver, second)).toEqual({ ok: false, reason: "not_waiting" });
});

test("no without a reason there is not; with one the borrower can make another plan", async () => {
  const { services, decider, at, request, desk } = await asked();
  const agent = await decider("agent");
  expect(await declinePlanRequest(services, agent, { ...at, codes: [] })).toEqual({ ok: false, reason: "no_reason" });
  const codes = ["help_fits_better"] as const;
  expect(await declinePlanRequest(services, agent, { ...at, codes })).toEqual({ ok: true, waits: false });
  expect(await request()).toMatchObject({ status: "not_granted", decision: ["help_fits_better"] });
  expect((await desk()).facts.situation).toBe("open");
  expect(await declinePlanRequest(services, agent, { ...at, codes })).toEqual({ ok: false, reason: "not_waiting" });
});

test("a role of the complaint room decides nothing here", async () => {
  const { services, decider, at } = await asked();
  const other = { ...(await decider("agent")), roles: ["complaints" as const] };
  const codes = ["help_fits_better"] as const;
  expect(await declinePlanRequest(services, other, { ...at, codes })).toEqual({ ok: false, reason: "not_found" });
});
