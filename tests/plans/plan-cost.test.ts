import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "#app/lending/calendar.ts";
import { totalOf } from "#app/lending/contract.ts";
import { buildPlan, type PlanBasis } from "#app/lending/plan-build.ts";
import { costOfSpreading, drawPlan, interestFor, type PlanInterest } from "#app/plans/plan-cost.ts";

const rule: PlanInterest = { ratePpm: 120_000, yearDays: 360 };
const spread = { principal: 228_000, interest: 0, penalty: 912, fee: 0 };
const today = dayOf(2026, 11, 18);

function basisOf(amounts: typeof spread, interest: PlanInterest | null): PlanBasis {
  return {
    owed: totalOf(amounts),
    today,
    cycle: { every: "monthly", day: 16 },
    daysAfterPayday: 0,
    leadDays: 2,
    unit: 1,
    costOf: (draft) => costOfSpreading(amounts, interest, today, draft.map(({ due }) => due)), // prettier-ignore
  };
}

test.each([
  [6, 39_482, 39_480, 236_890, 7_978],
  [12, 20_339, 20_328, 244_057, 15_145],
  [4, 58_640, 58_637, 234_557, 5_645],
])("the design's plan of %i payments comes out to the fen", (count, regular, last, total, extraCost) => {
  const option = buildPlan(basisOf(spread, rule), count);
  expect(option).toMatchObject({ count, regular, last, total, extraCost });
});

test("the design's schedule: what is in each payment and what is left after it", () => {
  const option = buildPlan(basisOf(spread, rule), 6);
  const drawn = drawPlan(spread, rule, today, option?.instalments ?? []);
  expect(drawn.map(({ amount, interest, leftAfter }) => [amount, interest, leftAfter])).toEqual([
    [39_482, 2_128, 191_558],
    [39_482, 1_979, 154_055],
    [39_482, 1_592, 116_165],
    [39_482, 1_084, 77_767],
    [39_482, 804, 39_089],
    [39_480, 391, 0],
  ]);
  expect(drawn[0]?.parts).toEqual({ fee: 0, interest: 2_128, penalty: 912, principal: 36_442 });
});

test("without interest nothing is added", () => {
  expect(buildPlan(basisOf(spread, null), 6)).toMatchObject({ extraCost: 0, total: 228_912 });
});

test("every plan adds up: parts to amounts, amounts to the total, and what is left to zero", () => {
  const amounts = fc.record({
    principal: fc.integer({ min: 1, max: 20_000_000 }),
    interest: fc.integer({ min: 0, max: 500_000 }),
    penalty: fc.integer({ min: 0, max: 500_000 }),
    fee: fc.integer({ min: 0, max: 50_000 }),
  });
  const rules = fc.record({ ratePpm: fc.integer({ min: 0, max: 360_000 }), yearDays: fc.constantFrom(360, 365) });
  fc.assert(
    fc.property(amounts, rules, fc.integer({ min: 2, max: 60 }), (owing, interest, count) => {
      const option = buildPlan(basisOf(owing, interest), count);
      if (option === null) return;
      const drawn = drawPlan(owing, interest, today, option.instalments);
      for (const one of drawn) expect(totalOf(one.parts)).toBe(one.amount);
      expect(drawn.reduce((sum, { amount }) => sum + amount, 0)).toBe(option.total);
      expect(drawn.reduce((sum, one) => sum + one.interest, 0)).toBe(option.extraCost);
      for (const component of ["principal", "penalty", "fee"] as const) {
        expect(drawn.reduce((sum, { parts }) => sum + parts[component], 0)).toBe(owing[component]);
      }
      expect(drawn.at(-1)?.leftAfter).toBe(0);
      expect(option.last).toBeLessThanOrEqual(option.regular);
      // Never more than if nothing had been paid off until the end.
      expect(option.extraCost).toBeLessThanOrEqual(
        interestFor(owing.principal, interest, option.lastDue - today) + count,
      );
    }),
    { numRuns: 400 },
  );
});
