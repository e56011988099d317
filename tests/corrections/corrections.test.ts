import { expect, test } from "vitest";
import { standingOf } from "#app/account/standing.ts";
import { addNote, startInvestigation } from "#app/complaints/work-complaint.ts";
import { answerOf } from "#app/complaints/answer-draft.ts";
import { emptyAnswer } from "#app/complaints/compose-answer.ts";
import { readDeskCase } from "#app/complaints/desk-page.ts";
import { noteRedress } from "#app/complaints/note-redress.ts";
import { approveAnswer, submitAnswer } from "#app/complaints/send-answer.ts";
import { triageComplaint } from "#app/complaints/triage-complaint.ts";
import { askGoodwill } from "#app/corrections/ask-goodwill.ts";
import { readCorrections } from "#app/corrections/read-corrections.ts";
import { settleCorrection } from "#app/corrections/settle-correction.ts";
import { carryOutCorrection, claimDispute, proposeCorrection } from "#app/disputes/desk-steps.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import { day } from "#app/policy/units.ts";
import { instantOf, localDay } from "#app/policy/zones.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { auditPage } from "#db/stores/audit.ts";
import { eventsOfComplaint } from "#db/stores/complaints.ts";
import { correctionQueue } from "#db/stores/corrections.ts";
import { disputeById } from "#db/stores/disputes.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import {
  complaintHouse,
  filed,
  fresh,
  handlerIn,
  latest,
  loanUnder,
  type TestHouse,
} from "#tests/complaints/support.ts";
import { staffWith } from "#tests/support/staff.ts";

const at = instantOf(day("2025-11-01"), 600, "Asia/Shanghai");

/** Redress of a complaint, agreed by two of the team and handed over. */
async function redress(house: TestHouse, loan: { loanId: string; borrowerId: string }, amount: number) {
  const complaint = await filed(house, loan);
  const su = await handlerIn(house, "sumin1");
  const lin = await handlerIn(house, "linlan");
  const step = async (handler = su) => ({
    ...{ complaintId: complaint.id, version: (await latest(house, complaint.id)).version },
    handler: fresh(house, handler),
  });
  const triage = { severity: "normal", against: "house", named: [], vulnerable: null, writtenAnswer: false } as const;
  await triageComplaint(house, { ...(await step()), ...triage, categories: ["charges"] });
  await startInvestigation(house, await step());
  const items = [{ kind: "waive_penalty" as const, amount }];
  const answer = { ...emptyAnswer, outcome: "upheld" as const, findings: "So it was.", reasons: "So it is." };
  await submitAnswer(house, { ...(await step()), answer: { ...answer, items, currency: "CNY" } });
  const { approvalId } = await answerOf(house.db.read, house.keyring, await latest(house, complaint.id));
  const termsHash = (await approvalById(house.db.read, approvalId ?? ""))?.termsHash ?? "";
  const agreed = await approveAnswer(house, { ...(await step(lin)), approvalId: approvalId ?? "", termsHash });
  expect(agreed).toEqual({ ok: true });
  return { complaint, su };
}

const penaltyOf = async (house: TestHouse, loan: Awaited<ReturnType<typeof loanUnder>>["loan"]) =>
  standingOf(loan, await ledgerOf(house.db.read, loan.id), localDay(house.clock.now(), "Asia/Shanghai")).position
    .overdue.penalty;

test("redress is carried out by repayment staff without a word of the complaint, and read back as done", async () => {
  const house = complaintHouse(at);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const { complaint, su } = await redress(house, { borrowerId, loanId: loan.id }, 500);
  const before = await penaltyOf(house, loan);
  const [row] = (await readCorrections(house, false, null)).rows;
  expect(Object.keys(row ?? {}).sort()).toEqual(
    ["amount", "askedAt", "currency", "id", "kind", "loanNo", "obstacle", "outcome"].sort(),
  );
  const [stored] = await correctionQueue(house.db.read, false, null, 5);
  const everything = JSON.stringify(stored);
  for (const secret of [complaint.id, complaint.reference, su.staffId, "complaint"]) {
    expect(everything).not.toContain(secret);
  }
  const agent = await staffWith(house, "agent1", ["agent"]);
  const given = {
    staff: fresh(house, agent),
    correctionId: row?.id ?? "",
    word: { outcome: "done", proof: "" },
  } as const;
  expect(await settleCorrection(house, given)).toEqual({ ok: true });
  expect(await settleCorrection(house, given)).toEqual({ ok: false, reason: "already_settled" });
  expect(before - (await penaltyOf(house, loan))).toBe(500);

  expect(await noteRedress(house)).toBe(1);
  expect(await noteRedress(house)).toBe(0);
  const events = (await eventsOfComplaint(house.db.read, complaint.id)).map(({ event }) => event);
  expect(events.at(-1)).toBe("redress");
  const seen = await readDeskCase(house, fresh(house, su), complaint.id);
  expect(seen?.redress).toEqual([
    { kind: "waive_penalty", amount: 500, currency: "CNY", outcome: "done", obstacle: null },
  ]);
  expect(
    await addNote(house, { ...{ complaintId: complaint.id, version: -1, handler: su }, text: "x", shown: false }),
  ).toEqual({
    ...{ ok: false, reason: "changed" },
  });
});

test("goodwill, a dispute and a complaint leave corrections that nobody can tell apart, in the list and in the trail", async () => {
  const house = complaintHouse(at);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const admin = await staffWith(house, "admin1", ["admin"]);
  const goodwill = {
    staff: fresh(house, admin),
    loanNo: loan.loanNo,
    kind: "waive_penalty",
    amountOf: () => 500,
  } as const;
  expect(await askGoodwill(house, goodwill)).toEqual({ ok: true });
  await redress(house, { borrowerId, loanId: loan.id }, 500);
  const rows = await correctionQueue(house.db.read, false, null, 5);
  expect(rows).toHaveLength(2);
  const alike = rows.map(({ id: _id, key: _key, notBy, ...row }) => ({
    ...row,
    hashes: notBy.every((hash) => hash.length === 64),
  }));
  expect(alike[0]).toEqual(alike[1]);
  const trail = await auditPage(house.db.read, { categories: ["repayment"], size: 50 });
  const asked = trail.filter(({ action }) => action === "correction.ask");
  expect(asked.map(({ actor, outcome, reason }) => [actor, outcome, reason])).toEqual([
    ["system", "waive_penalty", null],
    ["system", "waive_penalty", null],
  ]);
});

test("a credit record that was wrong is corrected through the same list", async () => {
  const house = complaintHouse(at);
  const { borrowerId, loan } = await loanUnder(house, "cn.licensed.loan");
  const statement = { what: "It says late; I never was.", paid: null };
  const opened = await openDispute(house, { borrowerId, loanId: loan.id, reason: "credit_record", statement });
  if (!opened.ok) throw new Error(opened.reason);
  const agent = await staffWith(house, "agent1", ["agent"]);
  const approver = await staffWith(house, "approver1", ["approver"]);
  const { disputeId } = opened;
  const step = async (staff = agent) => ({
    ...{ staff: fresh(house, staff), disputeId, version: (await disputeById(house.db.read, disputeId))?.version ?? -1 },
  });
  await claimDispute(house, await step());
  const asked = await proposeCorrection(house, { ...(await step()), correction: { kind: "record" }, reasons: "Ours." });
  expect(asked).toEqual({ ok: true });
  const approvalId = (await disputeById(house.db.read, disputeId))?.approvalId ?? "";
  const termsHash = (await approvalById(house.db.read, approvalId))?.termsHash ?? "";
  expect(await carryOutCorrection(house, { ...(await step(approver)), termsHash })).toEqual({ ok: true });
  const [row] = await correctionQueue(house.db.read, false, null, 5);
  expect(row).toMatchObject({ kind: "credit_record", amount: null, loanId: loan.id });
  const settle = (staff: typeof agent, proof: string) =>
    settleCorrection(house, {
      ...{ staff: fresh(house, staff), correctionId: row?.id ?? "", word: { outcome: "done", proof } },
    });
  expect(await settle(approver, "PBOC-1")).toEqual({ ok: false, reason: "own_request" });
  expect(await settle(agent, " ")).toEqual({ ok: false, reason: "proof_needed" });
  expect(await settle(agent, "PBOC-20251101-7")).toEqual({ ok: true });
  expect((await correctionQueue(house.db.read, true, null, 5))[0]?.proofSealed?.includes("PBOC")).toBe(false);
});

test("not by other roles, not with an old second factor, not by who asked, and never more than is owed", async () => {
  const house = complaintHouse(at);
  const { loan } = await loanUnder(house, "cn.licensed.loan");
  const both = await staffWith(house, "both1", ["admin", "agent"]);
  const agent = await staffWith(house, "agent1", ["agent"]);
  const ask = (amount: number | null, staff = both) =>
    askGoodwill(house, { staff: fresh(house, staff), loanNo: loan.loanNo, kind: "waive_fees", amountOf: () => amount });
  expect(await ask(0)).toEqual({ ok: false, reason: "no_amount" });
  expect(await ask(100, agent)).toEqual({ ok: false, reason: "not_allowed" });
  expect(await ask(100_000_000)).toEqual({ ok: true });
  const [row] = await correctionQueue(house.db.read, false, null, 5);
  const done = { correctionId: row?.id ?? "", word: { outcome: "done", proof: "" } } as const;
  expect(await settleCorrection(house, { ...done, staff: fresh(house, both) })).toEqual({
    ok: false,
    reason: "own_request",
  });
  const handler = await handlerIn(house, "sumin1");
  expect(await settleCorrection(house, { ...done, staff: handler })).toEqual({ ok: false, reason: "not_allowed" });
  expect(await settleCorrection(house, { ...done, staff: { ...agent, secondFactorAt: 0 } })).toEqual({
    ...{ ok: false, reason: "second_factor_needed" },
  });
  const mine = { ...done, staff: fresh(house, agent) };
  expect(await settleCorrection(house, mine)).toEqual({ ok: false, reason: "more_than_owed" });
  expect(await ledgerOf(house.db.read, loan.id)).toEqual([]);
  const cannot = { ...mine, word: { outcome: "cannot", obstacle: "less_is_owed" } } as const;
  expect(await settleCorrection(house, cannot)).toEqual({ ok: true });
  expect(await ledgerOf(house.db.read, loan.id)).toEqual([]);
});
