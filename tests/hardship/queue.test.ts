import { expect, test } from "vitest";
import { takeStep } from "#app/hardship/borrower-steps.ts";
import { claimCase, claimNext, releaseCase, takeOver } from "#app/hardship/desk-steps.ts";
import { dueSoon, readQueue } from "#app/hardship/queue.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import { cutPage, type Place } from "#db/stores/keyset.ts";
import { caseById } from "#db/stores/hardship.ts";
import { insertPlanRequest, waitingPlanRequests } from "#db/stores/plans-requests.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { testServices } from "#tests/support/people.ts";
import { day, lateLoan, mustAsk, person, type Testing } from "./support.ts";

async function refundAsked(services: Testing, by: { staffId: string }, nr: number) {
  const asked = await services.db.transact((tx) =>
    requestApproval(tx, services, by, {
      ...{ kind: "refund", subject: `payment:${nr}`, reason: "paid_twice", terms: { nr } },
      amount: { minor: 10_000 + nr, currency: "CNY" },
    }),
  );
  if (!asked.ok) throw new Error(asked.reason);
  return asked.approvalId;
}

async function planAsked(services: Testing, of: { loanId: string; borrowerId: string }, decideBy: number) {
  const id = services.ids.ordered(services.clock.now());
  await services.db.transact(async (tx) => {
    const seal = await personalSeal(tx, services.keyring, of.borrowerId);
    if (!seal) throw new Error("no seal");
    await insertPlanRequest(tx, {
      ...{ id, loanId: of.loanId, borrowerId: of.borrowerId, reference: `PR-${id}`, status: "waiting", policyId: "p" },
      ...{ reasons: ["longer_than_policy"], createdAt: services.clock.now(), decideBy },
      answersSealed: seal.seal("plan", "{}"),
    });
  });
  return id;
}

test("cases, plans outside the policy and refunds stand in one queue, the first to be late first, in pages without gaps", async () => {
  const services = testServices();
  const agent = await person(services, "anna", ["agent"]);
  const expected: { id: string; due: number }[] = [];
  for (let nr = 0; nr < 12; nr += 1) {
    const of = await lateLoan(services);
    const { caseId } = await mustAsk(services, of);
    expected.push({ id: caseId, due: (await caseById(services.db.read, caseId))?.dueAt ?? 0 });
    const plan = await lateLoan(services);
    const decideBy = services.clock.now() + ((nr * 7) % 9) * day;
    expected.push({ id: await planAsked(services, plan, decideBy), due: decideBy });
    const due = services.clock.now() + 3 * day;
    expected.push({ id: await refundAsked(services, agent, nr), due });
    services.clock.advance(day / 3);
  }
  expected.sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
  const seen: string[] = [];
  let after: Place | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<typeof readQueue>> = await readQueue(services, {
      ...{ view: "all", staffId: agent.staffId, after },
    });
    expect(page.counts).toMatchObject({ all: 36, plans: 12, money: 12, toApprove: 12, unassigned: 12, mine: 0 });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
    pages += 1;
  } while (after !== null);
  expect(pages).toBe(2);
  expect(seen).toEqual(expected.map(({ id }) => id));
  const { rows } = await readQueue(services, { view: "money", staffId: agent.staffId, after: null });
  expect(rows.map(({ kind }) => kind)).toEqual(Array(12).fill("money"));
});

test("requests of one deadline do not hide each other at the end of a page", async () => {
  const services = testServices();
  const decideBy = services.clock.now() + day;
  const asked: string[] = [];
  for (let nr = 0; nr < 7; nr += 1) asked.push(await planAsked(services, await lateLoan(services), decideBy));
  const seen: string[] = [];
  let after: Place | null = null;
  do {
    const found: Awaited<ReturnType<typeof waitingPlanRequests>> = await waitingPlanRequests(
      services.db.read,
      after,
      3,
    );
    const page = cutPage(found, 2, ({ id }) => ({ at: decideBy, id }));
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(asked.sort());
});

test("a page stays where it was while cases before it are decided and new ones arrive", async () => {
  const services = testServices();
  const agent = await person(services, "anna", ["agent"]);
  const cases: { id: string; due: number; of: Awaited<ReturnType<typeof lateLoan>> }[] = [];
  for (let nr = 0; nr < 27; nr += 1) {
    const of = await lateLoan(services);
    const { caseId } = await mustAsk(services, of);
    cases.push({ id: caseId, due: (await caseById(services.db.read, caseId))?.dueAt ?? 0, of });
    services.clock.advance(day);
  }
  cases.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1));
  const order = async (after: Place | null) => readQueue(services, { view: "all", staffId: agent.staffId, after });
  const first = await order(null);
  expect(first.rows).toHaveLength(25);
  await mustAsk(services, await lateLoan(services));
  for (const { of } of cases.slice(0, 3)) await takeStep(services, "withdraw", of);
  const second = await order(first.next);
  expect(second.rows.map(({ id }) => id).slice(0, 2)).toEqual(cases.slice(25).map(({ id }) => id));
});

test("the views: mine, nobody's, needs care; how many are late and due today", async () => {
  const services = testServices();
  const anna = await person(services, "anna", ["agent"]);
  const { caseId } = await mustAsk(services, await lateLoan(services));
  await mustAsk(services, await lateLoan(services));
  await claimCase(services, anna, caseId);
  const ids = async (view: "mine" | "unassigned" | "all") =>
    (await readQueue(services, { view, staffId: anna.staffId, after: null })).rows.map(({ id }) => id);
  expect(await ids("mine")).toEqual([caseId]);
  expect(await ids("unassigned")).not.toContain(caseId);
  const due = (await caseById(services.db.read, caseId))?.dueAt ?? 0;
  expect(await dueSoon(services, due - 60_000)).toEqual({ late: 0, today: 2 });
  expect(await dueSoon(services, due + 60_000)).toEqual({ late: 2, today: 0 });
  const [row] = (await readQueue(services, { view: "mine", staffId: anna.staffId, after: null })).rows;
  expect(row?.name).toMatch(/^. \*$/u);
});

test("of ten who take the next one at once, each gets another case; the last ones get none", async () => {
  const services = testServices();
  const people = await Promise.all(Array.from({ length: 10 }, (_, nr) => person(services, `agent${nr}`, ["agent"])));
  for (let nr = 0; nr < 7; nr += 1) await mustAsk(services, await lateLoan(services));
  const taken = await Promise.all(people.map((who) => claimNext(services, who)));
  const got = taken.flatMap((each) => (each.ok ? [each.caseId] : []));
  expect(new Set(got).size).toBe(7);
  expect(taken.filter((each) => !each.ok && each.reason === "nothing_waits")).toHaveLength(3);
});

test("of two who take over and give back at once, the case ends with one owner or with none, never half", async () => {
  const services = testServices();
  const [a, b] = [await person(services, "anna", ["agent"]), await person(services, "bert", ["agent"])];
  const { caseId } = await mustAsk(services, await lateLoan(services));
  await claimCase(services, a, caseId);
  await Promise.all([takeOver(services, b, caseId), releaseCase(services, a, caseId)]);
  const found = await caseById(services.db.read, caseId);
  expect([found?.assigneeId === null, found?.assignedAt === null]).toEqual(
    found?.state === "received" ? [true, true] : [false, false],
  );
});
