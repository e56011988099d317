import { expect, test } from "vitest";
import { approvalPolicy, kindsFor, withinAuthority } from "#app/staff/approvals/approval-policy.ts";
import { approve, refuse } from "#app/staff/approvals/decide-approval.ts";
import { expireApprovals } from "#app/staff/approvals/expire-approvals.ts";
import { findApproval, listApprovals } from "#app/staff/approvals/list-approvals.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import { termsHash, writeTerms } from "#app/staff/approvals/terms.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import { withdraw } from "#app/staff/approvals/withdraw-approval.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import type { StaffSession } from "#app/staff/staff-session.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { auditPage } from "#db/stores/audit.ts";
import { setRoles } from "#db/stores/staff.ts";
import { sessionOf, staffHouse, staffWith } from "#tests/support/staff.ts";

type House = ReturnType<typeof staffHouse>;
const hour = 3_600_000;
const terms = { loanId: "l1", pay: 120_00, from: 20_700 };
const refund = {
  kind: "refund",
  subject: "payment:p1",
  loanId: "l1",
  reason: "paid_twice",
  terms,
  amount: { minor: 120_00, currency: "CNY" },
} as const;

const ask = (house: House, by: StaffSession, request: Parameters<typeof requestApproval>[3] = refund) =>
  house.db.transact((tx) => requestApproval(tx, house, by, request));
const say = (house: House, by: StaffSession, approvalId: string, hash = termsHash(terms)) =>
  house.db.transact((tx) => approve(tx, house, by, { approvalId, termsHash: hash }));
const use = (house: House, approvalId: string, deed = refund as { kind: "refund"; subject: string; terms: unknown }) =>
  house.db.transact((tx) =>
    useApproval(tx, house, "system", { ...deed, approvalId, terms: deed.terms as typeof terms }),
  );

async function desk() {
  const house = staffHouse();
  const agent = await staffWith(house, "agent", ["agent"]);
  const approver = await staffWith(house, "approver", ["approver"]);
  const asked = await ask(house, agent);
  if (!asked.ok) throw new Error(asked.reason);
  return { house, agent, approver, id: asked.approvalId };
}

test("one asks, another agrees, and it is carried out once", async () => {
  const { house, approver, id } = await desk();
  expect(await use(house, id)).toEqual({ ok: false, reason: "not_approved" });
  expect(await say(house, approver, id)).toMatchObject({ ok: true, approval: { status: "approved" } });
  expect(await use(house, id)).toMatchObject({ ok: true });
  expect(await use(house, id)).toEqual({ ok: false, reason: "already_used" });
  const trail = await auditPage(house.db.read, { categories: ["repayment"], size: 10 });
  expect(trail.map((event) => `${event.action} ${event.outcome}`).reverse()).toEqual([
    "refund.requested pending",
    "refund.decided approved",
    "refund.used carried_out",
  ]);
  expect(new Set(trail.map((event) => event.after))).toEqual(new Set([termsHash(terms)]));
});

test("nobody approves their own request, not in another session and not with another role", async () => {
  const { house, agent } = await desk();
  const both = await staffWith(house, "both", ["agent", "approver"]);
  const asked = await ask(house, both, { ...refund, subject: "payment:p2" });
  if (!asked.ok) throw new Error(asked.reason);
  expect(await say(house, both, asked.approvalId)).toEqual({ ok: false, reason: "own_request" });
  expect(await say(house, await sessionOf(house, both.staffId), asked.approvalId)).toEqual({
    ok: false,
    reason: "own_request",
  });
  await house.db.transact((tx) => setRoles(tx, both.staffId, ["approver"], { at: 0, by: "operator" }));
  expect(await say(house, both, asked.approvalId)).toEqual({ ok: false, reason: "own_request" });
  expect(await say(house, agent, asked.approvalId)).toEqual({ ok: false, reason: "not_allowed" });
});

test("the table itself refuses one who is both, changed terms, a second decision and a deletion", async () => {
  const { house, agent, approver, id } = await desk();
  const { writer } = house.db;
  expect(() =>
    writer.prepare("update approvals set status = 'approved', approver_id = ? where id = ?").run(agent.staffId, id),
  ).toThrow("approvals_four_eyes");
  expect(() => writer.prepare("update approvals set status = 'approved' where id = ?").run(id)).toThrow(
    "decided_by_somebody",
  );
  expect(() => writer.prepare("update approvals set terms = '{}' where id = ?").run(id)).toThrow("never change");
  expect(() => writer.prepare("update approvals set used_at = 1 where id = ?").run(id)).toThrow(
    "used_only_when_approved",
  );
  await say(house, approver, id);
  expect(() => writer.prepare("update approvals set status = 'refused' where id = ?").run(id)).toThrow("decided once");
  expect(() => writer.prepare("delete from approvals").run()).toThrow("kept");
});

test("an approval is bound to the exact terms, on the page and in the deed", async () => {
  const { house, approver, id } = await desk();
  const other = { ...terms, pay: 120_01 };
  expect(await say(house, approver, id, termsHash(other))).toEqual({ ok: false, reason: "terms_changed" });
  await say(house, approver, id);
  expect(await use(house, id, { ...refund, terms: other })).toEqual({ ok: false, reason: "other_terms" });
  expect(await use(house, id, { ...refund, subject: "payment:p9" })).toEqual({ ok: false, reason: "not_found" });
  expect(await use(house, id, { ...refund, terms: { from: 20_700, pay: 120_00, loanId: "l1" } })).toMatchObject({
    ok: true,
  });
});

test("terms are written one way, whatever the order of their keys", () => {
  expect(writeTerms({ b: [1, { d: null, c: "x" }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  expect(() => writeTerms({ a: Number.NaN })).toThrow("finite");
});

test("approving needs a second factor of the last five minutes", async () => {
  const { house, approver, id } = await desk();
  house.clock.advance(5 * 60_000 + 1);
  expect(await say(house, approver, id)).toEqual({ ok: false, reason: "second_factor_needed" });
  expect(await say(house, await sessionOf(house, approver.staffId), id)).toMatchObject({ ok: true });
});

test("the same thing waits once; after a decision it may be asked again", async () => {
  const { house, agent, approver, id } = await desk();
  expect(await ask(house, agent)).toEqual({ ok: false, reason: "already_pending" });
  const no = await house.db.transact((tx) =>
    refuse(tx, house, approver, { approvalId: id, termsHash: termsHash(terms), reason: "not_paid_twice" }),
  );
  expect(no).toMatchObject({ ok: true, approval: { status: "refused", closedReason: "not_paid_twice" } });
  expect(await ask(house, agent)).toMatchObject({ ok: true });
});

test("limits count by role, amount and currency, to the last minor unit", async () => {
  const { house, agent } = await desk();
  const limit = approvalPolicy.refund.requestUpTo?.agent?.CNY ?? 0;
  const of = (minor: number, currency: string) => ({
    ...refund,
    subject: `payment:${minor}${currency}`,
    amount: { minor, currency },
  });
  expect(await ask(house, agent, of(limit, "CNY"))).toMatchObject({ ok: true });
  expect(await ask(house, agent, of(limit + 1, "CNY"))).toEqual({ ok: false, reason: "above_limit" });
  expect(await ask(house, agent, of(1, "XAU"))).toEqual({ ok: false, reason: "above_limit" });
  const approver = await staffWith(house, "chief", ["approver"]);
  const big = await ask(house, approver, of((approvalPolicy.refund.approveUpTo?.approver?.CNY ?? 0) + 1, "CNY"));
  if (!big.ok) throw new Error(big.reason);
  const other = await staffWith(house, "other", ["approver"]);
  expect(await say(house, other, big.approvalId)).toEqual({ ok: false, reason: "above_limit" });
  const admin = await staffWith(house, "admin", ["admin"]);
  expect(await say(house, admin, big.approvalId)).toMatchObject({ ok: true });
});

test("an admin decides only what is above an approver, by the house or by the loan's profile", async () => {
  const { house, agent, approver, id } = await desk();
  const admin = await staffWith(house, "admin", ["admin"]);
  expect(await say(house, admin, id)).toEqual({ ok: false, reason: "not_allowed" });
  const beyond = await ask(house, agent, { ...refund, subject: "payment:p3", beyondApprover: true });
  if (!beyond.ok) throw new Error(beyond.reason);
  expect(await say(house, approver, beyond.approvalId)).toEqual({ ok: false, reason: "above_limit" });
  expect(await say(house, admin, beyond.approvalId)).toMatchObject({ ok: true });
});

test("a request ends after three days, not a millisecond before", async () => {
  const { house, agent, approver, id } = await desk();
  house.clock.advance(72 * hour - 1);
  expect(await expireApprovals(house)).toBe(0);
  house.clock.advance(1);
  expect(await say(house, await sessionOf(house, approver.staffId), id)).toEqual({ ok: false, reason: "expired" });
  expect((await approvalById(house.db.read, id))?.status).toBe("expired");
  const again = await ask(house, agent);
  expect(again).toMatchObject({ ok: true });
  house.clock.advance(72 * hour);
  expect(await ask(house, agent)).toMatchObject({ ok: true });
  house.clock.advance(72 * hour);
  expect(await expireApprovals(house)).toBe(1);
  expect(await expireApprovals(house)).toBe(0);
});

test("of twenty approvers at once, one wins and the rest are told", async () => {
  const { house, id } = await desk();
  const approvers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => staffWith(house, `approver${i}`, ["approver"])),
  );
  const answers = await Promise.all(approvers.map((approver) => say(house, approver, id)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "not_pending")).toHaveLength(19);
  const uses = await Promise.all(Array.from({ length: 20 }, () => use(house, id)));
  expect(uses.filter((answer) => answer.ok)).toHaveLength(1);
});

test("who asked may take it back, nobody else", async () => {
  const { house, agent, approver, id } = await desk();
  const back = (by: StaffSession) => house.db.transact((tx) => withdraw(tx, house, by, id));
  expect(await back(approver)).toEqual({ ok: false, reason: "not_found" });
  expect(await back(agent)).toEqual({ ok: true });
  expect(await back(agent)).toEqual({ ok: false, reason: "not_pending" });
  expect(await say(house, approver, id)).toEqual({ ok: false, reason: "not_pending" });
});

test("a request of somebody who lost the role or left is withdrawn", async () => {
  const { house, agent, approver, id } = await desk();
  await house.db.transact((tx) => setRoles(tx, agent.staffId, ["auditor"], { at: 0, by: "operator" }));
  expect(await say(house, approver, id)).toEqual({ ok: false, reason: "requester_not_allowed" });
  expect(await approvalById(house.db.read, id)).toMatchObject({
    status: "withdrawn",
    closedReason: "requester_not_allowed",
  });
  const leaver = await staffWith(house, "leaver", ["agent"]);
  const asked = await ask(house, leaver);
  if (!asked.ok) throw new Error(asked.reason);
  await disableStaff(house, { kind: "operator" }, { staffId: leaver.staffId, reason: "left" });
  expect(await approvalById(house.db.read, asked.approvalId)).toMatchObject({ status: "withdrawn" });
  expect(await ask(house, leaver)).toEqual({ ok: false, reason: "not_allowed" });
});

test("repayment staff never see what waits in the complaint room, and the other way round", async () => {
  const { house, id } = await desk();
  const one = await staffWith(house, "one", ["complaints"]);
  const asked = await ask(house, one, {
    kind: "complaint_extension",
    subject: "complaint:c1",
    reason: "waiting_for_records",
    terms: { days: 30 },
    amount: null,
  });
  if (!asked.ok) throw new Error(asked.reason);
  const seen = async (roles: StaffRole[]) => (await listApprovals(house, roles)).approvals.map((row) => row.id);
  expect(await seen(["agent"])).toEqual([id]);
  expect(await seen(["approver"])).toEqual([id]);
  expect(await seen(["complaints"])).toEqual([asked.approvalId]);
  expect(await seen(["admin"])).toEqual([id]);
  expect(await seen(["auditor"])).toEqual([]);
  expect(await findApproval(house, ["approver"], asked.approvalId)).toBe(null);
  const complaintTrail = await auditPage(house.db.read, { categories: ["complaint"], size: 9 });
  expect(complaintTrail.map((event) => event.object)).toEqual([`approval:${asked.approvalId}`]);
  const others = await auditPage(house.db.read, { categories: ["repayment", "staff", "access", "system"], size: 99 });
  expect(JSON.stringify(others)).not.toMatch(/complaint_|complaint:/);
});

test("what the table does not name nobody may do: every kind by every role", () => {
  for (const kind of Object.keys(approvalPolicy) as (keyof typeof approvalPolicy)[]) {
    for (const role of ["agent", "approver", "complaints", "admin", "auditor"] as const) {
      for (const step of ["request", "approve"] as const) {
        const named = (approvalPolicy[kind][step] as readonly StaffRole[]).includes(role);
        const answer = withinAuthority([role], step, { kind, amount: null });
        expect(answer).toEqual(named ? { ok: true } : { ok: false, reason: "not_allowed" });
      }
    }
    expect(withinAuthority([], "approve", { kind, amount: null })).toEqual({ ok: false, reason: "not_allowed" });
  }
  expect(kindsFor(["admin"]).some((kind) => approvalPolicy[kind].complaint)).toBe(false);
});
