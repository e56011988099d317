import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { agreePlan } from "#app/plans/agree-plan.ts";
import { readAgreement } from "#app/plans/plan-agreement.ts";
import { offersFor } from "#app/plans/plan-offers.ts";
import { readPlan } from "#app/plans/read-plan.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { insertLoan } from "#db/stores/loans.ts";
import { activePlanOf, plansOf } from "#db/stores/plans.ts";
import { testContract } from "#tests/support/loans.ts";
import { evening } from "#tests/support/people.ts";
import { openAMinute } from "#tests/support/reading.ts";
import { agreedDay, lateBorrower } from "./support.ts";

/** The design's borrower with a second, smaller loan that is late as well. */
async function twoLoans(profile: ProfileKey = "cn.licensed.loan") {
  const world = await lateBorrower({ profile });
  const { services, borrower } = world;
  const contract = { ...testContract, principal: 2_400_000 };
  const schedule = makeSchedule(contract);
  const other = services.ids.random();
  await services.db.transact(async (tx) => {
    const loan = { id: other, loanNo: "LN-second", borrowerId: borrower.id, profile, contract, schedule };
    await insertLoan(tx, loan, "terms", evening);
    for (const row of schedule.rows.filter(({ nr }) => nr < 14)) {
      const at = row.due * 86_400_000 + 36_000_000;
      const amount = row.principal + row.interest;
      const entry: Entry = { kind: "payment", id: services.ids.ordered(at), effective: row.due, enteredAt: at, amount };
      await appendEntry(tx, other, entry, `test:${entry.id}`, at);
    }
  });
  const wish = { amount: 80_000, every: "monthly" as const, day: 16, first: agreedDay + 3 };
  const agreeBoth = async () => {
    await world.answer({ wish, withLoans: [other] });
    const { offers } = await world.desk();
    await world.answer({ choice: offers?.offers[0]?.option.count ?? null });
    const desk = await world.desk();
    const shown = desk.shown ?? "";
    const opened = openAMinute(services, world.loanId, shown);
    const given = { shown, opened, consent: { kind: "tick" } as const };
    return { desk, outcome: await agreePlan(services, world.viewer, world.loanId, given) };
  };
  return { ...world, other, wish, agreeBoth };
}

test("two loans in one plan: the parts make the whole, payment by payment, and the last is never the larger", async () => {
  const { desk, answer, other, wish } = await twoLoans();
  expect((await desk()).companions).toMatchObject([{ included: false, standing: { loan: { id: other } } }]);
  await answer({ wish, withLoans: [other] });
  const { ground, answers, companions } = await desk();
  const alone = ground!.parts.map((part) => part.ground.owed);
  expect(alone).toEqual([228_912, companions[0]!.ground.owed]);
  expect(ground!.owed).toBe(alone[0]! + alone[1]!);
  fc.assert(
    fc.property(
      fc.integer({ min: 15_000, max: 400_000 }),
      fc.constantFrom("weekly" as const, "two-weekly" as const, "four-weekly" as const, "monthly" as const),
      fc.integer({ min: 1, max: 31 }),
      (amount, every, day) => {
        const asked = { ...answers, wish: { ...wish, amount, every, day } };
        const offers = offersFor(ground!, asked);
        expect(offersFor(structuredClone(ground!), structuredClone(asked))).toEqual(offers);
        for (const { option, drawn, shares, role } of offers.offers) {
          expect(drawn.reduce((sum, one) => sum + one.amount, 0)).toBe(option.total);
          expect(option.total).toBe(ground!.owed + option.extraCost);
          expect(option.last).toBeLessThanOrEqual(option.regular);
          if (offers.kind === "within" && role === "nearest") expect(option.regular).toBeLessThanOrEqual(amount);
          for (const [index, { due, amount: whole }] of drawn.entries()) {
            expect(shares.map((share) => share.drawn[index]?.due)).toEqual([due, due]);
            expect(shares.reduce((sum, share) => sum + (share.drawn[index]?.amount ?? 0), 0)).toBe(whole);
          }
          shares.forEach(({ option: own }, index) => {
            expect(own.total).toBe(alone[index]! + own.extraCost);
            expect(own.last).toBeLessThanOrEqual(own.regular);
          });
        }
      },
    ),
    { numRuns: 150 },
  );
});

test("one agreement: a plan and a hold on each loan in one transaction, one document with what goes where", async () => {
  const { services, viewer, loanId, other, agreeBoth } = await twoLoans();
  const { desk, outcome } = await agreeBoth();
  expect(outcome).toMatchObject({ ok: true });
  const plans = await Promise.all([loanId, other].map(async (id) => (await activePlanOf(services.db.read, id))!));
  expect(plans.map(({ total }) => total)).toEqual(desk.picked!.shares.map(({ option }) => option.total));
  expect(new Set(plans.map(({ bundleId }) => bundleId)).size).toBe(1);
  expect(plans[1]!.reference).toBe(`${plans[0]!.reference}-2`);
  for (const id of [loanId, other]) {
    const view = await readPlan(services.db.read, services, viewer, id);
    expect(view?.standing.position).toMatchObject({ upToDate: 0, dpd: 0, holds: [{ reason: "plan" }] });
    expect(view?.beside).toHaveLength(1);
    const schedules = (await ledgerOf(services.db.read, id)).filter((entry) => entry.kind === "schedule");
    expect(schedules).toMatchObject([{ shownHash: desk.shown }]);
  }
  const documents = await Promise.all(plans.map((plan) => readAgreement(services.db.read, services.keyring, plan)));
  expect(documents[0]?.hash).toBe(documents[1]?.hash);
  for (const text of [documents[0]!.document.zh, documents[0]!.document.en]) {
    const tables = text.sections.flatMap(({ table }) => (table === null ? [] : [table]));
    expect(tables.map(({ head }) => head.length)).toEqual([4, 4, 2]);
    expect(tables[1]!.head[2]).toBe("LN-second");
    expect(tables[1]!.rows).toHaveLength(desk.picked!.option.count);
  }
});

test("money that came in on the second loan meanwhile is shown first, and nothing is written on either", async () => {
  const { services, viewer, loanId, other, wish, answer, desk } = await twoLoans();
  await answer({ wish, withLoans: [other] });
  await answer({ choice: (await desk()).offers!.offers[0]!.option.count });
  const shown = (await desk()).shown ?? "";
  const at = agreedDay * 86_400_000 + 36_000_000;
  const id = services.ids.ordered(at);
  const entry: Entry = { kind: "payment", id, effective: agreedDay, enteredAt: at, amount: 10 };
  await services.db.transact((tx) => appendEntry(tx, other, entry, "test:late", at));
  const opened = openAMinute(services, loanId, shown);
  const outcome = await agreePlan(services, viewer, loanId, { shown, opened, consent: { kind: "tick" } });
  expect(outcome).toEqual({ ok: false, reason: "changed_since_shown" });
  for (const each of [loanId, other]) expect(await plansOf(services.db.read, each)).toEqual([]);
});

test("where the policy wants one loan in a plan, or something runs on the other, there is nothing to put in", async () => {
  const us = await twoLoans("us.first_party.loan");
  expect((await us.desk()).companions).toEqual([]);
  const { agreeBoth, desk } = await twoLoans();
  await agreeBoth();
  expect((await desk()).companions).toEqual([]);
});
