import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, civilOf, daysInMonth } from "#app/lending/calendar.ts";
import { isWithinMonthly, type PayFrequency } from "#app/lending/pay-cycle.ts";
import { noAnswers, type PlanAnswers } from "#app/plans/plan-answers.ts";
import { type PlanGround, planGround } from "#app/plans/plan-ground.ts";
import { budgetOf, leadDays, offersFor, offersOrPerson, pickedOffer, reasonsForStaff } from "#app/plans/plan-offers.ts";
import { shownHash } from "#app/plans/plan-desk.ts";
import { agreedDay, lateBorrower } from "./support.ts";

/** What a plan of the design's borrower spreads; on one day, whatever the loan. */
async function lateGround(): Promise<PlanGround> {
  const { standing, profile } = await (await lateBorrower()).desk();
  const found = planGround(standing, profile, null);
  if (found === null) throw new Error("nothing to spread");
  return found;
}

const every = fc.constantFrom<PayFrequency>("weekly", "two-weekly", "four-weekly", "monthly");
const wish = fc.record({
  amount: fc.integer({ min: 1, max: 300_000 }),
  every,
  day: fc.integer({ min: 1, max: 31 }),
  ahead: fc.integer({ min: 3, max: 28 }),
});
/** What is left a month after rent, from nothing to plenty; null where nobody asked. */
const budget = fc.option(fc.integer({ min: 0, max: 900_000 }));

function answersOf(
  given: { amount: number; every: PayFrequency; day: number; ahead: number },
  wages: number | null,
): PlanAnswers {
  const { ahead, ...said } = given;
  return {
    ...noAnswers,
    wish: { ...said, first: agreedDay + ahead },
    checklist: wages === null ? null : { lines: ["wages"], adults: 1, dependants: 0 },
    figures: wages === null ? null : [{ code: "wages", amount: wages, every: "monthly" }],
  };
}

test("property: every plan that is offered on a real loan is sound, for every day of the month and every rhythm", async () => {
  const ground = await lateGround();
  fc.assert(
    fc.property(wish, budget, (given, wages) => {
      const answers = answersOf(given, wages);
      const offers = offersFor(ground, answers);
      const judged = budgetOf(ground, answers);
      const ceiling = judged?.outcome.kind === "plan" ? judged.outcome.ceiling : null;
      expect(offers.kind).not.toBe("failed");
      expect(offers.offers.length).toBeLessThanOrEqual(ground.profile.plan.suggestions);
      for (const { option, drawn } of offers.offers) {
        const amounts = drawn.map(({ amount }) => amount);
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(option.total);
        expect(option.total).toBe(ground.owed + option.extraCost);
        expect(Math.max(...amounts.slice(0, -1))).toBe(Math.min(...amounts.slice(0, -1)));
        expect(amounts.at(-1)).toBeLessThanOrEqual(amounts[0] ?? 0);
        expect(drawn.at(-1)?.leftAfter).toBe(0);
        if (ceiling !== null) expect(isWithinMonthly(option.regular, given.every, ceiling)).toBe(true);
        expect(option.regular).toBeGreaterThanOrEqual(ground.profile.plan.minInstalmentMinor);
        expect(option.lastDue).toBeLessThanOrEqual(addMonths(ground.today, ground.profile.plan.selfServe.maxMonths));
        for (const { due } of drawn) {
          expect(due).toBeGreaterThanOrEqual(ground.today + leadDays(ground));
          const { year, month, day } = civilOf(due);
          if (given.every === "monthly") expect(day).toBe(Math.min(given.day, daysInMonth(year, month)));
        }
      }
      if (offers.kind === "within") expect(offers.offers[0]?.option.regular).toBeLessThanOrEqual(given.amount);
    }),
    { numRuns: 300 },
  );
});

test("property: what is shown is what is submitted: the same answers give the same plans and the same hash", async () => {
  const ground = await lateGround();
  fc.assert(
    fc.property(wish, budget, fc.nat(2), (given, wages, nth) => {
      const shown = offersFor(ground, answersOf(given, wages));
      const submitted = offersFor(structuredClone(ground), structuredClone(answersOf(given, wages)));
      expect(submitted).toEqual(shown);
      const picked = shown.offers[nth];
      if (picked === undefined) return;
      const again = pickedOffer(submitted, picked.option.count);
      expect(again && shownHash("loan", ground, again)).toBe(shownHash("loan", ground, picked));
    }),
    { numRuns: 200 },
  );
});

test("a calculator that fails means a person with the reason, never a page that is broken and never a no", async () => {
  const ground = await lateGround();
  const answers = answersOf({ amount: 40_000, every: "monthly", day: 16, ahead: 3 }, null);
  const broken: PlanGround = {
    ...ground,
    get owed(): number {
      throw new Error("a ledger that does not add up");
    },
  };
  expect(() => offersFor(broken, answers)).toThrow("does not add up");
  const offers = offersOrPerson(broken, answers);
  expect(offers).toEqual({ kind: "failed", offers: [], asked: null, reasons: ["calculator_error"] });
  expect(reasonsForStaff(broken, answers, offers, null)).toEqual(["calculator_failed", "calculator_error"]);
});
