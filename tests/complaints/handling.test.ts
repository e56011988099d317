import { expect, test } from "vitest";
import {
  addInformation,
  askForReview,
  goExternal,
  reopenComplaint,
  withdrawComplaint,
} from "#app/complaints/complainant-steps.ts";
import { type Answer, emptyAnswer } from "#app/complaints/compose-answer.ts";
import { closeComplaint, resolveEarly } from "#app/complaints/end-complaint.ts";
import { assignComplaint, triageComplaint } from "#app/complaints/triage-complaint.ts";
import { startInvestigation } from "#app/complaints/work-complaint.ts";
import { openLetter } from "#app/complaints/letters.ts";
import { lookUpAccount } from "#app/complaints/look-up-account.ts";
import { mergeComplaint } from "#app/complaints/merge-complaints.ts";
import { countComplaintsOf } from "#app/complaints/report.ts";
import { answerOf } from "#app/complaints/answer-draft.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { approveAnswer, submitAnswer } from "#app/complaints/send-answer.ts";
import { day } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";
import { corrections } from "#db/schema/corrections.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { auditPage } from "#db/stores/audit.ts";
import { redressOf } from "#db/stores/complaints-answers.ts";
import { lettersOf } from "#db/stores/complaints-letters.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type TestHouse, complaintHouse, filed, fresh, handlerIn, june, latest, loanUnder } from "./support.ts";

const answer: Answer = {
  ...emptyAnswer,
  outcome: "upheld",
  findings: "The agency rang the front desk on 12 November.",
  reasons: "Calls to work are not allowed after you told us so.",
  apology: true,
};

async function investigated(house: TestHouse, login = "sumin1", given: Parameters<typeof filed>[1] = {}) {
  const complaint = await filed(house, given);
  const handler = await handlerIn(house, login);
  const step = async () => ({
    ...{
      complaintId: complaint.id,
      version: (await latest(house, complaint.id)).version,
      handler: fresh(house, handler),
    },
  });
  await triageComplaint(house, {
    ...{
      ...(await step()),
      categories: ["charges"],
      severity: "normal",
      against: "house",
      named: [],
      vulnerable: null,
    },
    writtenAnswer: false,
  });
  await startInvestigation(house, await step());
  return { complaint, handler, step };
}

test("a final letter with a part missing cannot be sent, and says what is missing", async () => {
  const house = complaintHouse(june);
  const { complaint, step } = await investigated(house);
  expect(await submitAnswer(house, { ...(await step()), answer: emptyAnswer })).toEqual({
    ok: false,
    reason: "incomplete",
    missing: ["outcome", "findings", "basis_and_reasons", "redress"],
  });
  expect(await submitAnswer(house, { ...(await step()), answer: { ...answer, apology: false } })).toEqual({
    ...{ ok: false, reason: "incomplete", missing: ["redress"] },
  });
  expect((await latest(house, complaint.id)).state).toBe("investigating");
  expect(await submitAnswer(house, { ...(await step()), answer })).toEqual({ ok: true });
  const sent = await latest(house, complaint.id);
  expect([sent.state, sent.outcome]).toEqual(["response_sent", "upheld"]);
  const letters = await lettersOf(house.db.read, complaint.id);
  const text = JSON.stringify(openLetter(house.keyring, sent, letters[letters.length - 1]!));
  for (const part of ["We uphold", "front desk", "not allowed", "apologise", "until 1 July 2026", "12378"]) {
    expect(text).toContain(part);
  }
});

test("redress with money needs another person and goes over as a task without a word of the complaint", async () => {
  const house = complaintHouse(june);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const { complaint, step, handler } = await investigated(house, "sumin1", { borrowerId, loanId: loan.id });
  const lin = await handlerIn(house, "linlan");
  // As a form gives it: the same fields in another order than the draft that is kept.
  const { outcome, findings, reasons, redress, apology } = answer;
  const items = [{ kind: "waive_penalty" as const, amount: 12_345 }];
  const paid = { outcome, findings, reasons, redress, apology, items, currency: "CNY" };
  const asked = await submitAnswer(house, { ...(await step()), answer: paid });
  expect(asked).toEqual({ ok: true, waits: true });
  expect((await latest(house, complaint.id)).state).toBe("investigating");
  const { approvalId } = await answerOf(house.db.read, house.keyring, await latest(house, complaint.id));
  const approval = await approvalById(house.db.read, approvalId ?? "");
  if (!approval) throw new Error("nothing asked");
  const deed = { approvalId: approval.id, termsHash: approval.termsHash };
  expect(await approveAnswer(house, { ...(await step()), ...deed, handler: fresh(house, handler) })).toEqual({
    ok: false,
    reason: "own_request",
  });
  expect(await approveAnswer(house, { ...(await step()), ...deed, handler: fresh(house, lin) })).toEqual({ ok: true });
  expect((await latest(house, complaint.id)).state).toBe("response_sent");
  const [task] = await house.db.read.select().from(corrections);
  expect(task).toMatchObject({ kind: "waive_penalty", amount: 12_345, currency: "CNY", loanId: loan.id });
  expect(JSON.stringify(task)).not.toContain(complaint.reference);
  expect(JSON.stringify(task)).not.toContain(complaint.id);
  expect((await redressOf(house.db.read, complaint.id)).map(({ approvedBy }) => approvedBy)).toEqual([lin.staffId]);
  // The account itself is as it was: only repayment staff carry it out.
  expect(await ledgerOf(house.db.read, loan.id)).toEqual([]);
});

test("a review goes to another person; closing takes a root cause", async () => {
  const house = complaintHouse(june);
  const { complaint, step, handler } = await investigated(house);
  await submitAnswer(house, { ...(await step()), answer });
  house.clock.set(june + 5 * 86_400_000);
  const mine = { complaintId: complaint.id, actor: { kind: "complainant" } } as const;
  expect(await askForReview(house, { ...mine, text: "You never heard the recording." })).toEqual({ ok: true });
  const lin = await handlerIn(house, "linlan");
  expect(await assignComplaint(house, { ...(await step()), to: handler.staffId })).toEqual({
    ok: false,
    reason: "own_answer",
  });
  expect(await submitAnswer(house, { ...(await step()), answer })).toEqual({ ok: false, reason: "own_answer" });
  expect(await submitAnswer(house, { ...(await step()), handler: fresh(house, lin), answer })).toEqual({ ok: true });
  expect((await lettersOf(house.db.read, complaint.id)).map(({ kind }) => kind)).toEqual([
    "acknowledgement",
    "final",
    "review",
  ]);
  expect(await askForReview(house, { ...mine, text: "" })).toEqual({ ok: false, reason: "too_late" });
  const closing = { rootCause: "agency_conduct", vulnerable: false, vulnerabilityFailure: false } as const;
  expect(await closeComplaint(house, { ...(await step()), ...closing })).toEqual({ ok: true });
  const closed = await latest(house, complaint.id);
  expect(closed.state).toBe("closed");
  expect(closed.keepUntil).toBe(instantOf(day("2029-06-07"), 0, "Asia/Shanghai"));
  expect(await reopenComplaint(house, { ...mine, text: "It happened again." })).toEqual({ ok: true });
  expect((await latest(house, complaint.id)).state).toBe("reopened");
});

test("an early letter: within its days, not for money, with its cause", async () => {
  const house = complaintHouse(june);
  const { complaint, step } = await investigated(house);
  const money = { ...answer, items: [{ kind: "refund" as const, amount: 100 }], currency: "CNY" };
  expect(await resolveEarly(house, { ...(await step()), answer: money, rootCause: "training" })).toMatchObject({
    ok: false,
  });
  expect(await resolveEarly(house, { ...(await step()), answer, rootCause: "training" })).toEqual({ ok: true });
  const closed = await latest(house, complaint.id);
  expect([closed.state, closed.early, closed.rootCause]).toEqual(["closed", true, "training"]);

  const slow = complaintHouse(june);
  const later = await investigated(slow);
  slow.clock.set((await latest(slow, later.complaint.id)).earlyBy ?? 0);
  expect(await resolveEarly(slow, { ...(await later.step()), answer, rootCause: "training" })).toEqual({
    ok: false,
    reason: "too_late",
  });
});

test("withdrawing ends it the same day; going outside needs nobody's leave and stops nothing", async () => {
  const house = complaintHouse(june);
  const complaint = await filed(house);
  const mine = { complaintId: complaint.id, actor: { kind: "complainant" } } as const;
  expect(await goExternal(house, { ...mine, bodyId: "regulator_12378" })).toEqual({ ok: true });
  expect((await latest(house, complaint.id)).state).toBe("acknowledged");
  expect(await addInformation(house, { ...mine, text: "  " })).toEqual({ ok: false, reason: "nothing_said" });
  expect(await withdrawComplaint(house, mine)).toEqual({ ok: true });
  expect(await latest(house, complaint.id)).toMatchObject({ state: "withdrawn", closedAt: june });
  expect(await withdrawComplaint(house, mine)).toEqual({ ok: false, reason: "not_possible" });
});

test("the same facts are merged into the older complaint, never the other way", async () => {
  const house = complaintHouse(june);
  const older = await filed(house);
  house.clock.set(june + 3_600_000);
  const newer = await filed(house);
  const handler = await handlerIn(house, "sumin1");
  const into = (from: typeof older, to: typeof older) =>
    mergeComplaint(house, { complaintId: from.id, version: from.version, handler, intoReference: to.reference });
  expect(await into(older, newer)).toEqual({ ok: false, reason: "not_possible" });
  expect(await into(newer, newer)).toEqual({ ok: false, reason: "same_complaint" });
  const someoneElse = await filed(house, { statement: { ...emptyStatement, what: "Me too.", reach: "13800002222" } });
  expect(await into(someoneElse, older)).toEqual({ ok: false, reason: "other_person" });
  const mine = { complaintId: older.id, actor: { kind: "complainant" } } as const;
  expect(await into(newer, older)).toEqual({ ok: true });
  expect(await latest(house, newer.id)).toMatchObject({ state: "merged", mergedInto: older.id });
  // What is over takes no more: the person would wait for an answer that never comes.
  const third = await filed(house);
  await withdrawComplaint(house, mine);
  expect(await into(third, older)).toEqual({ ok: false, reason: "other_answered" });
});

test("the account is looked up for a purpose, and that is on record before it is shown", async () => {
  const house = complaintHouse(june);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const complaint = await filed(house, { borrowerId, loanId: loan.id });
  const handler = await handlerIn(house, "sumin1");
  const seen = await lookUpAccount(house, { complaintId: complaint.id, handler, purpose: "check_charges" });
  expect(seen).toMatchObject({ ok: true, slice: { loanNo: loan.loanNo, currency: "CNY" } });
  const agent = await handlerIn(house, "agent1", ["agent", "approver", "admin", "auditor"]);
  expect(await lookUpAccount(house, { complaintId: complaint.id, handler: agent, purpose: "check_charges" })).toEqual({
    ok: false,
    reason: "not_allowed",
  });
  const reads = await auditPage(house.db.read, { categories: ["complaint"], object: `loan:${loan.id}`, size: 5 });
  expect(reads.map(({ action, reason, actor }) => [action, reason, actor])).toEqual([
    ["account.read", "check_charges", `staff:${handler.staffId}`],
  ]);
});

test("figures for those who may count", async () => {
  const house = complaintHouse(june);
  const { step } = await investigated(house);
  await submitAnswer(house, { ...(await step()), answer });
  await filed(house, { channel: "phone", categories: ["credit_record"], receivedAt: june - 30 * 86_400_000 });
  const span = { from: 0, until: june + 1 };
  expect(await countComplaintsOf(house, ["agent", "approver"], span)).toEqual({ ok: false, reason: "not_allowed" });
  const counted = await countComplaintsOf(house, ["auditor"], span);
  if (!counted.ok) throw new Error("not counted");
  expect(counted.report).toMatchObject({ received: 2, answered: 1, answeredOnTime: 1, late: 1, upheld: 1, open: 1 });
  expect(counted.report.by.channel).toEqual([
    { key: "phone", count: 1 },
    { key: "portal", count: 1 },
  ]);
});
