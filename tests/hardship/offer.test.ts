import { expect, test } from "vitest";
import { readStanding } from "#app/account/standing.ts";
import { acceptOffer } from "#app/hardship/answer-offer.ts";
import { approveProposal, sendBack } from "#app/hardship/decide-proposal.ts";
import { claimCase } from "#app/hardship/desk-steps.ts";
import { runHardshipClocks } from "#app/hardship/run-clocks.ts";
import { readOffer } from "#app/hardship/tracker.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { caseById } from "#db/stores/hardship.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import { testServices } from "#tests/support/people.ts";
import { day, dayOf, lateLoan, mustAsk, offered, person, propose } from "./support.ts";

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
  expect(await accept("李雷")).toEqual({ ok: false, reason: "name_differs" });
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
