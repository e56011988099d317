import { expect, test } from "vitest";
import { positionOf } from "#app/lending/position-of.ts";
import { chargeVerdict } from "#app/payments/charge-plan.ts";
import { agreePlan } from "#app/plans/agree-plan.ts";
import { readAgreement } from "#app/plans/plan-agreement.ts";
import { openedMark } from "#app/plans/reading-time.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import { auditPage } from "#db/stores/audit.ts";
import { queuedMessages } from "#db/stores/contact.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { planDraftOf } from "#db/stores/plans-drafts.ts";
import { agreementOf, plansOf } from "#db/stores/plans.ts";
import { testContract } from "#tests/support/loans.ts";
import { openAMinute } from "#tests/support/reading.ts";
import { agreedDay, lateBorrower } from "./support.ts";

test("agreeing writes plan, hold, schedule, document, audit and message together; the ledger asks for exactly the plan", async () => {
  const { services, viewer, loanId, desk, agree } = await lateBorrower();
  const before = (await desk()).standing.position;
  expect(before.upToDate).toBe(228_912);
  const plan = await agree();
  expect(plan).toMatchObject({ total: 236_890, extraCost: 7_978, status: "active", arrearsSince: agreedDay - 12 });

  const view = await readPlan(services.db.read, services, viewer, loanId);
  const position = view?.standing.position;
  expect(position).toMatchObject({ upToDate: 0, dpd: 0, principalLeft: before.principalLeft });
  expect(position?.holds).toMatchObject([{ reason: "plan", scopes: ["contact"], from: agreedDay, until: null }]);
  const rows = position?.instalments.filter(({ nr }) => plan.instalments.some((one) => one.nr === nr)) ?? [];
  expect(rows.map(({ due, owed }) => [due, owed.principal + owed.interest + owed.penalty + owed.fee])).toEqual(
    plan.instalments.map(({ due, amount }) => [due, amount]),
  );
  // The usual instalment of 6 December carries on as it was.
  expect(position?.next).toEqual(before.next);

  expect(await readAgreement(services.db.read, services.keyring, plan)).toMatchObject({
    document: { reference: plan.reference, zh: { title: "您的分期方案" }, en: { title: "Your payment plan" } },
  });
  const [event] = await auditPage(services.db.read, { categories: ["repayment"], size: 1 });
  expect(event).toMatchObject({
    action: "plan.agreed",
    object: `loan:${loanId}`,
    actor: `borrower:${viewer.borrowerId}`,
  });
  expect((await queuedMessages(services.db.read, services.clock.now(), 10)).map(({ template }) => template)).toEqual([
    "plan-agreed",
  ]);
  expect(await planDraftOf(services.db.read, loanId, viewer.borrowerId)).toBeNull();
});

test("the penalty stands still from the day of agreement, whatever is missed", async () => {
  const { services, viewer, loanId, agree, on } = await lateBorrower();
  await agree();
  on(agreedDay + 60);
  const view = await readPlan(services.db.read, services, viewer, loanId);
  expect(view?.standing.position.overdue.penalty).toBe(912);
});

test("sent twice at the same moment, it is agreed once", async () => {
  const { services, viewer, loanId, answer, desk } = await lateBorrower();
  await answer({ wish: { amount: 40_000, every: "monthly", day: 16, first: agreedDay + 3 } });
  await answer({ choice: 6 });
  const shown = (await desk()).shown ?? "";
  const consent = { kind: "name", typed: "王小明" } as const;
  const given = { shown, consent, opened: openAMinute(services, loanId, shown) };
  const outcomes = await Promise.all([1, 2].map(() => agreePlan(services, viewer, loanId, given)));
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
  expect(outcomes[1]).toMatchObject({ reason: "not_here", place: "plan" });
  expect(await plansOf(services.db.read, loanId)).toHaveLength(1);
});

test("money that came in meanwhile, or another day, is shown before anything is agreed", async () => {
  const { services, viewer, loanId, answer, desk, pay, on } = await lateBorrower();
  await answer({ wish: { amount: 40_000, every: "monthly", day: 16, first: agreedDay + 3 } });
  await answer({ choice: 5 });
  const shown = (await desk()).shown ?? "";
  await pay(agreedDay, 1_000);
  const consent = { kind: "tick" } as const;
  expect(await agreePlan(services, viewer, loanId, { shown, consent, opened: "" })).toMatchObject({ ok: false });
  await answer({ choice: 6 });
  const fresh = (await desk()).shown ?? "";
  on(agreedDay + 1);
  expect(await agreePlan(services, viewer, loanId, { shown: fresh, consent, opened: "" })).toEqual({
    ok: false,
    reason: "changed_since_shown",
  });
  expect(await plansOf(services.db.read, loanId)).toEqual([]);
});

test("the table of costs has to be open for as long as the profile asks; a mark of other figures does not count", async () => {
  const { services, viewer, loanId, answer, desk } = await lateBorrower();
  await answer({ wish: { amount: 40_000, every: "monthly", day: 16, first: agreedDay + 3 } });
  await answer({ choice: 5 });
  const other = openAMinute(services, loanId, (await desk()).shown ?? "");
  await answer({ choice: 6 });
  const { shown, profile } = await desk();
  const seconds = profile.plan.costTable?.minReadSeconds ?? 0;
  expect(seconds).toBe(10);
  const opened = openedMark(services, loanId, shown ?? "", services.clock.now());
  const agreeing = (mark: string) =>
    agreePlan(services, viewer, loanId, { shown: shown ?? "", consent: { kind: "tick" }, opened: mark });
  for (const mark of ["", other, opened, `${services.clock.now() - 60_000}.${opened.split(".")[1]}`])
    expect(await agreeing(mark)).toEqual({ ok: false, reason: "not_read_yet" });
  services.clock.advance(seconds * 1000 - 1);
  expect(await agreeing(opened)).toEqual({ ok: false, reason: "not_read_yet" });
  services.clock.advance(1);
  expect(await agreeing(opened)).toMatchObject({ ok: true });
});

test("a stranger's loan is not found", async () => {
  const { services, loanId, agree } = await lateBorrower();
  await agree();
  const stranger = { borrowerId: "someone-else", timeZone: "Asia/Shanghai" };
  const consent = { kind: "tick" } as const;
  expect(await agreePlan(services, stranger, loanId, { shown: "0".repeat(64), consent, opened: "" })).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await readPlan(services.db.read, services, stranger, loanId)).toBeNull();
});

test("what was signed cannot be changed, and its hash says so", async () => {
  const { services, agree } = await lateBorrower();
  const plan = await agree();
  const run = (sql: string) => services.db.writer.prepare(sql).run();
  expect(() => run("update plan_agreements set hash = 'x'")).toThrow("never changes");
  expect(() => run("update plans set total = 1")).toThrow("never change");
  expect(() => run("delete from plans")).toThrow("kept");
  expect((await agreementOf(services.db.read, plan.loanId, plan.id))?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("a saved card pays each payment of the plan on its day, and no more", async () => {
  const { services, viewer, loanId, agree, pay, on } = await lateBorrower();
  const plan = await agree();
  const position = async () => (await readPlan(services.db.read, services, viewer, loanId))!.standing.position;
  const usual = (await position()).next!;
  on(usual.due);
  await pay(usual.due, usual.amount);
  const [first] = plan.instalments;
  on(first!.due - 1);
  expect(chargeVerdict(await position(), agreedDay, () => [])).toEqual({ kind: "not_due" });
  on(first!.due);
  expect(chargeVerdict(await position(), agreedDay, () => [])).toEqual({
    kind: "charge",
    dueDay: first!.due,
    tryNo: 1,
    amount: first!.amount,
  });
});

test("paid on time beside the usual instalments, the plan is completed and the loan is where it would have been", async () => {
  const { services, viewer, loanId, agree, pay, on } = await lateBorrower();
  const plan = await agree();
  const schedule = (await readPlan(services.db.read, services, viewer, loanId))?.standing.loan.schedule;
  const usual = schedule?.rows.filter(({ due }) => due > agreedDay && due <= plan.instalments[5]!.due) ?? [];
  const dues = [...usual.map((row) => ({ due: row.due, amount: row.principal + row.interest })), ...plan.instalments];
  for (const { due, amount } of dues.sort((a, b) => a.due - b.due)) {
    on(due);
    await pay(due, amount);
    const view = await readPlan(services.db.read, services, viewer, loanId);
    expect(view?.standing.position.upToDate).toBe(0);
  }
  const view = await readPlan(services.db.read, services, viewer, loanId);
  expect(view?.progress).toMatchObject({ state: "completed", paid: 236_890, left: 0, slips: 0 });
  const entries = await ledgerOf(services.db.read, loanId);
  const after = positionOf(testContract, schedule!, entries, plan.instalments[5]!.due);
  expect(after.principalLeft).toBe(6_000_000 - 250_000 * (14 + usual.length));
});
