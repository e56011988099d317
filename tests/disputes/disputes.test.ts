import { mayBeComplaint } from "#app/disputes/may-be-complaint.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addDisputeFile } from "#app/disputes/dispute-files.ts";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { insertMessage } from "#db/stores/contact.ts";
import { standingOf } from "#app/account/standing.ts";
import { addDisputeFacts, withdrawDispute } from "#app/disputes/borrower-steps.ts";
import type { Correction } from "#app/disputes/corrections.ts";
import { answerDispute, carryOutCorrection, claimDispute, proposeCorrection } from "#app/disputes/desk-steps.ts";
import { readDisputePage } from "#app/disputes/dispute-page.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import { type disputeActors, nextDisputeState } from "#app/disputes/states.ts";
import { formatDay } from "#app/lending/calendar.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { day } from "#app/policy/units.ts";
import { instantOf } from "#app/policy/zones.ts";
import { disputeEventKinds, disputeStates } from "#db/schema/disputes.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { disputeById } from "#db/stores/disputes.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { complaintHouse, fresh, loanUnder, type TestHouse } from "#tests/complaints/support.ts";
import { staffWith } from "#tests/support/staff.ts";

const at = (iso: string, zone = "Asia/Shanghai") => instantOf(day(iso), 600, zone);

async function disputed(house: TestHouse, key: ProfileKey = "cn.licensed.loan", zone = "Asia/Shanghai") {
  const { borrowerId, loan } = await loanUnder(house, key, zone);
  const opened = await openDispute(house, {
    ...{ borrowerId, loanId: loan.id, reason: "already_paid" },
    statement: { what: "I paid by transfer.", paid: { amount: 300_000, day: "2025-10-06", how: "bank transfer" } },
  });
  if (!opened.ok) throw new Error(opened.reason);
  const { disputeId } = opened;
  const version = async () => (await disputeById(house.db.read, disputeId))?.version ?? -1;
  return { borrowerId, loan, disputeId, version };
}

test("every state × event × actor does exactly what the matrix says", () => {
  const row = (state: (typeof disputeStates)[number], actor: (typeof disputeActors)[number]) =>
    disputeEventKinds
      .map((event) => {
        const to = nextDisputeState(state, event, actor);
        return to === null ? "" : to === state ? event : `${event}→${to}`;
      })
      .filter((text) => text !== "")
      .join(" ");
  expect(
    Object.fromEntries(disputeStates.map((state) => [state, [row(state, "borrower"), row(state, "staff")]])),
  ).toEqual({
    held: ["add withdraw→withdrawn file", "claim→checking add note file"],
    checking: [
      "add withdraw→withdrawn file",
      "claim ask→needs_info add propose→proposed verify→verified reject→rejected not_the_borrower→not_the_borrower note file",
    ],
    needs_info: [
      "add→checking withdraw→withdrawn file",
      "claim add→checking propose→proposed verify→verified reject→rejected not_the_borrower→not_the_borrower note file",
    ],
    proposed: ["add withdraw→withdrawn file", "claim add send_back→checking correct→corrected note file"],
    ...Object.fromEntries(
      ["verified", "corrected", "rejected", "not_the_borrower", "withdrawn"].map((over) => [over, ["", ""]]),
    ),
  });
});

test("the hold comes first: from the same transaction penalties and contact stop, and there is one date", async () => {
  for (const [key, zone, due] of [
    ["cn.licensed.loan", "Asia/Shanghai", "2026-06-16"],
    ["uk.lender.loan", "Europe/London", "2026-06-15"],
    ["us.first_party.loan", "America/New_York", "2026-07-01"],
    ["au.licensee.credit_contract", "Australia/Sydney", "2026-06-22"],
  ] as const) {
    const house = complaintHouse(at("2026-06-01", zone));
    const { borrowerId, loan, disputeId } = await disputed(house, key, zone);
    const entries = await ledgerOf(house.db.read, loan.id);
    expect(entries).toMatchObject([{ kind: "hold-start", hold: `dispute:${disputeId}`, effective: day("2026-06-01") }]);
    expect(entries[0]?.kind === "hold-start" && entries[0].scopes).toEqual(
      expect.arrayContaining(["penalty", "contact"]),
    );
    expect(formatDay((await disputeById(house.db.read, disputeId))?.dueDay ?? 0)).toBe(due);
    const again = { borrowerId, loanId: loan.id, reason: "wrong_amount", statement: { what: "", paid: null } } as const;
    expect(await openDispute(house, again)).toEqual({ ok: false, reason: "already_open", disputeId });
    expect(await openDispute(house, { ...again, borrowerId: "somebody" })).toEqual({ ok: false, reason: "no_loan" });
    expect(await readDisputePage(house, "somebody", disputeId)).toBe(null);
  }
});

test("no penalty is counted while the dispute runs, and none afterwards for those days", async () => {
  const house = complaintHouse(at("2025-11-01"));
  const { borrowerId, loan, disputeId } = await disputed(house);
  const penalty = async (iso: string) => {
    const { position } = standingOf(loan, await ledgerOf(house.db.read, loan.id), day(iso));
    return position.overdue.penalty;
  };
  const atOpening = await penalty("2025-11-01");
  expect(atOpening).toBeGreaterThan(0);
  expect(await penalty("2025-11-05")).toBe(atOpening);
  house.clock.set(at("2025-11-05"));
  expect(await withdrawDispute(house, { borrowerId, disputeId })).toEqual({ ok: true });
  expect(await penalty("2025-11-05")).toBe(atOpening);
  expect(await penalty("2025-11-12")).toBeGreaterThan(atOpening);
});

test("already paid, corrected: another person agrees, the credit counts from the day of the payment, the hold ends", async () => {
  const house = complaintHouse(at("2025-11-01"));
  const { borrowerId, loan, disputeId, version } = await disputed(house);
  const agent = await staffWith(house, "agent1", ["agent"]);
  const approver = await staffWith(house, "approver1", ["approver"]);
  const step = async () => ({ staff: fresh(house, agent), disputeId, version: await version() });
  expect(await claimDispute(house, await step())).toEqual({ ok: true });
  const correction: Correction = { kind: "adjustment", amount: 310_000, day: day("2025-10-06") };
  const before = standingOf(loan, await ledgerOf(house.db.read, loan.id), day("2025-11-01")).position;
  expect(await proposeCorrection(house, { ...(await step()), correction, reasons: "We found your transfer." })).toEqual(
    {
      ok: true,
    },
  );
  expect(await ledgerOf(house.db.read, loan.id)).toHaveLength(1);
  const approvalId = (await disputeById(house.db.read, disputeId))?.approvalId ?? "";
  const termsHash = (await approvalById(house.db.read, approvalId))?.termsHash ?? "";
  expect(await carryOutCorrection(house, { ...(await step()), termsHash })).toMatchObject({ ok: false });
  const second = { ...(await step()), staff: fresh(house, approver) };
  expect(await carryOutCorrection(house, { ...second, termsHash: "other" })).toEqual({
    ok: false,
    reason: "terms_changed",
  });
  expect(await carryOutCorrection(house, { ...second, termsHash })).toEqual({ ok: true });
  expect(await carryOutCorrection(house, { ...second, termsHash })).toEqual({ ok: false, reason: "changed" });
  const entries = await ledgerOf(house.db.read, loan.id);
  expect(entries.map(({ kind }) => kind).sort()).toEqual(["adjustment", "hold-end", "hold-start"]);
  const after = standingOf(loan, entries, day("2025-11-01")).position;
  expect(after.overdue.penalty).toBe(0);
  expect(after.upToDate).toBeLessThan(before.upToDate);
  const page = await readDisputePage(house, borrowerId, disputeId);
  expect(page).toMatchObject({ state: "corrected", open: false, reasons: "We found your transfer." });
});

test("an answer needs reasons; reasons stay ours until it is given; who is not the borrower is left alone", async () => {
  const house = complaintHouse(at("2025-11-01"));
  const { borrowerId, loan, disputeId, version } = await disputed(house);
  const agent = await staffWith(house, "agent1", ["agent"]);
  const step = async () => ({ staff: fresh(house, agent), disputeId, version: await version() });
  expect(await answerDispute(house, { ...(await step()), outcome: "reject", reasons: "No." })).toMatchObject({
    ok: false,
  });
  await claimDispute(house, await step());
  expect(await answerDispute(house, { ...(await step()), outcome: "reject", reasons: " " })).toEqual({
    ok: false,
    reason: "nothing_said",
  });
  expect(await addDisputeFacts(house, { borrowerId, disputeId, text: "Here is the slip number." })).toEqual({
    ok: true,
  });
  const done = { ...(await step()), outcome: "not_the_borrower", reasons: "The signature is not yours." } as const;
  expect(await answerDispute(house, done)).toEqual({ ok: true });
  expect((await ledgerOf(house.db.read, loan.id)).map(({ kind }) => kind)).toEqual(["hold-start"]);
  const outsider = await staffWith(house, "handler1", ["complaints", "auditor"]);
  expect(await claimDispute(house, { ...(await step()), staff: outsider })).toEqual({
    ok: false,
    reason: "not_allowed",
  });
});

test("a correction that does not fit is refused before anybody is asked", async () => {
  const house = complaintHouse(at("2025-11-01"));
  const { disputeId, version } = await disputed(house);
  const agent = await staffWith(house, "agent1", ["agent"]);
  await claimDispute(house, { staff: agent, disputeId, version: await version() });
  const refused = async (correction: Correction) =>
    proposeCorrection(house, { staff: agent, disputeId, version: await version(), correction, reasons: "x" });
  expect(await refused({ kind: "waiver", component: "penalty", amount: 0 })).toEqual({
    ok: false,
    reason: "no_amount",
  });
  expect(await refused({ kind: "adjustment", amount: 1, day: day("2025-11-02") })).toEqual({
    ok: false,
    reason: "in_the_future",
  });
  expect(await refused({ kind: "reversal", entry: "nothing" })).toEqual({ ok: false, reason: "unknown_entry" });
});

test("words that sound like a complaint are noticed in both languages", () => {
  expect(["你们一直骚扰我", "Your man was rude", "they rang me at work"].map(mayBeComplaint)).toEqual([
    true,
    true,
    true,
  ]);
  expect(["You told my boss", "给我单位打电话"].map(mayBeComplaint)).toEqual([true, true]);
  expect(["I paid 500 on Monday", "金额不对"].map(mayBeComplaint)).toEqual([false, false]);
  // What requests for help are about is no complaint by itself.
  expect(["My hours at work were cut", "I support my family", "单位停工，家人生病"].map(mayBeComplaint)).toEqual([
    ...[false, false, false],
  ]);
});

test("US collectors: raised within the validation period, collecting waits until proof was sent", async () => {
  const first = at("2026-07-06", "America/New_York");
  const house = complaintHouse(first);
  const { borrowerId, loan } = await loanUnder(house, "us.third_party.loan", "America/New_York");
  const sms = { channel: "sms", template: "reminder", lang: "en", status: "sent", createdAt: first } as const;
  await house.db.transact((tx) =>
    insertMessage(tx, { ...sms, id: "m1", borrowerId, loanId: loan.id, settledAt: first, dedupeKey: "m1" }),
  );
  const raise = async (iso: string) => {
    house.clock.set(at(iso, "America/New_York"));
    const statement = { what: "Not mine.", paid: null };
    const opened = await openDispute(house, { borrowerId, loanId: loan.id, reason: "not_mine", statement });
    if (!opened.ok) throw new Error(opened.reason);
    return opened.disputeId;
  };
  // Sent on Monday 6 July, assumed received on the 13th, ends on 12 August (rules.md US4).
  const inside = await raise("2026-08-12");
  expect((await disputeById(house.db.read, inside))?.inValidation).toBe(true);
  const agent = await staffWith(house, "agent1", ["agent"]);
  const step = async () => ({
    ...{
      staff: fresh(house, agent),
      disputeId: inside,
      version: (await disputeById(house.db.read, inside))?.version ?? -1,
    },
  });
  await claimDispute(house, await step());
  const verified = { outcome: "verify", reasons: "The contract." } as const;
  expect(await answerDispute(house, { ...(await step()), ...verified })).toEqual({ ok: false, reason: "proof_needed" });
  const folder = mkdtempSync(join(tmpdir(), "proof-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { ...house, files: openEvidenceFiles(folder), scanner: "demo" as const };
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n9\n%%EOF\n");
  const by = { kind: "staff", staffId: agent.staffId } as const;
  const file = { name: "contract.pdf", bytes: pdf };
  expect(await addDisputeFile(files, { disputeId: inside, by, file })).toMatchObject({ ok: true });
  expect((await readDisputePage(house, borrowerId, inside))?.files).toMatchObject([
    { name: "contract.pdf", ours: true },
  ]);
  expect(await answerDispute(house, { ...(await step()), ...verified })).toEqual({ ok: true });

  const outside = await raise("2026-08-13");
  expect((await disputeById(house.db.read, outside))?.inValidation).toBe(false);
});
