import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, civilOf, dayOf, daysInMonth, formatDay, weekdayOf } from "#app/lending/calendar.ts";
import { type PayCycle, cycleDates, isWithinMonthly } from "#app/lending/pay-cycle.ts";
import { type PlanBasis, type PlanOption, buildPlan } from "#app/lending/plan-build.ts";
import {
  type PlanAnswer,
  type PlanLimits,
  type PlanWish,
  budgetReasons,
  longestPlan,
  suggestPlans,
} from "#app/lending/plan-options.ts";

const today = dayOf(2026, 11, 22);
const basis: PlanBasis = {
  owed: 490000,
  today,
  cycle: { every: "monthly", day: 1 },
  daysAfterPayday: 0,
  leadDays: 3,
  unit: 1,
};
const limits: PlanLimits = {
  maxMonths: 24,
  minCount: 2,
  minInstalment: 500,
  monthlyCeiling: null,
  maxTotal: null,
  firstWithinDays: null,
  suggestions: 3,
};

function shape(answer: PlanAnswer): string[] {
  if (answer.kind === "invalid") return [...answer.reasons];
  return answer.options.map(({ role, option }) => `${role} ${option.count} × ${option.regular}, last ${option.last}`);
}

function planOf(over: Partial<PlanBasis>, count: number): PlanOption {
  const option = buildPlan({ ...basis, ...over }, count);
  if (option === null) throw new Error("no such plan");
  return option;
}

test("HMRC's figures: 4,900 with 1,000 left a month is 10 × 490.00, 9 × 544.44 and 8 × 612.50", () => {
  const answer = suggestPlans(basis, { by: "budget", monthly: 50000 }, { ...limits, monthlyCeiling: 90000 });
  if (answer.kind !== "within") throw new Error("expected plans");
  expect(answer.options.map(({ role, option }) => [role, option.count, option.evenShare])).toEqual([
    ["nearest", 10, 49000],
    ["faster", 9, 54444],
    ["faster", 8, 61250],
  ]);
  // 9 × 544.44 is 4 pence short of 4,900: HMRC makes the last one 544.48. Ours are 544.45, so that the last one is the smaller.
  expect(answer.options.map(({ option }) => [option.regular, option.last])).toEqual([
    [49000, 49000],
    [54445, 54440],
    [61250, 61250],
  ]);
});

test("HMRC's other worked rows", () => {
  const shares = (owed: number, monthly: number) => {
    const answer = suggestPlans({ ...basis, owed }, { by: "budget", monthly }, limits);
    if (answer.kind === "invalid") throw new Error("invalid");
    return { kind: answer.kind, plans: answer.options.map(({ option }) => [option.count, option.evenShare]) };
  };
  expect(shares(240000, 20000)).toEqual({ kind: "within", plans: [[12, 20000], [11, 21818], [10, 24000]] }); // prettier-ignore
  expect(shares(60000, 3000)).toEqual({ kind: "within", plans: [[20, 3000], [19, 3158], [18, 3333]] }); // prettier-ignore
  // 600 with 49 left: half is 24.50 and no 24 months suffice. HMRC refuses; here it goes to staff with a reason.
  const tooLong = suggestPlans({ ...basis, owed: 60000 }, { by: "budget", monthly: 2450 }, limits);
  expect(tooLong).toMatchObject({ kind: "outside", reasons: ["longer_than_policy"], asked: { count: 25 } });
});

test("an amount gives the length: nearest not above what was said, then a smaller and a faster one", () => {
  expect(shape(suggestPlans(basis, { by: "amount", amount: 50000 }, limits))).toEqual([
    "nearest 10 × 49000, last 49000",
    "smaller 11 × 44546, last 44540",
    "faster 9 × 54445, last 54440",
  ]);
});

test("a length gives the amount", () => {
  expect(shape(suggestPlans(basis, { by: "length", count: 7 }, limits))).toEqual([
    "nearest 7 × 70000, last 70000",
    "smaller 8 × 61250, last 61250",
    "faster 6 × 81667, last 81665",
  ]);
});

test("weekly suggestions lie about a month apart", () => {
  const weekly = { ...basis, cycle: { every: "weekly", payday: dayOf(2026, 11, 20) } } as const;
  expect(shape(suggestPlans(weekly, { by: "amount", amount: 10000 }, limits))).toEqual([
    "nearest 49 × 10000, last 10000",
    "smaller 53 × 9246, last 9208",
    "faster 45 × 10889, last 10884",
  ]);
});

test("whole units: instalments are whole yuan, the last takes what is left", () => {
  expect(planOf({ owed: 100050, unit: 100 }, 3)).toMatchObject({ regular: 33400, last: 33250, total: 100050 });
});

test("outside the policy: the wish is kept for staff with its reasons, and plans within the policy stand beside it", () => {
  const low = suggestPlans(basis, { by: "amount", amount: 400 }, limits);
  expect(low).toMatchObject({ kind: "outside", reasons: ["longer_than_policy", "below_min_instalment"], asked: null });
  expect(shape(low)).toEqual([
    "nearest 24 × 20417, last 20409",
    "faster 23 × 21305, last 21290",
    "faster 22 × 22273, last 22267",
  ]);

  const long = suggestPlans(basis, { by: "length", count: 30 }, limits);
  expect(long).toMatchObject({
    kind: "outside",
    reasons: ["longer_than_policy"],
    asked: { count: 30, regular: 16334 },
  });

  const quick = suggestPlans(basis, { by: "length", count: 3 }, { ...limits, monthlyCeiling: 90000 });
  expect(quick).toMatchObject({ kind: "outside", reasons: ["above_monthly_ceiling"], asked: { regular: 163334 } });
  expect(shape(quick)[0]).toBe("nearest 6 × 81667, last 81665");

  const single = suggestPlans(basis, { by: "length", count: 1 }, limits);
  expect(single).toMatchObject({
    kind: "outside",
    reasons: ["fewer_than_policy"],
    asked: { count: 1, regular: 490000 },
  });

  const small = suggestPlans({ ...basis, owed: 600 }, { by: "amount", amount: 300 }, limits);
  expect(small).toMatchObject({ kind: "outside", reasons: ["below_min_instalment"], options: [] });

  const wish: PlanWish = { by: "amount", amount: 50000 };
  const large = suggestPlans(basis, wish, { ...limits, maxTotal: 489999 });
  expect(large).toMatchObject({ kind: "outside", reasons: ["debt_above_policy"], asked: { count: 10 } });
  expect(shape(large)).toHaveLength(3);
  expect(suggestPlans(basis, wish, { ...limits, firstWithinDays: 8 })).toMatchObject({
    reasons: ["first_payment_too_late"],
  });
  expect(suggestPlans(basis, wish, { ...limits, maxTotal: 490000, firstWithinDays: 9 }).kind).toBe("within");

  expect(
    suggestPlans({ ...basis, owed: 3 }, { by: "length", count: 5 }, { ...limits, minInstalment: 0 }),
  ).toMatchObject({
    kind: "outside",
    reasons: ["cannot_be_spread"],
    asked: null,
  });
});

test("an amount above the whole debt gives the shortest plan", () => {
  expect(shape(suggestPlans(basis, { by: "amount", amount: 900000 }, limits))[0]).toBe(
    "nearest 2 × 245000, last 245000",
  );
});

test("what makes no sense is named, not computed", () => {
  const wish: PlanWish = { by: "amount", amount: 100 };
  expect(shape(suggestPlans({ ...basis, owed: 0 }, wish, limits))).toEqual(["owed_not_positive"]);
  expect(shape(suggestPlans(basis, { by: "length", count: 0 }, limits))).toEqual(["wish_not_positive"]);
  expect(shape(suggestPlans(basis, { by: "budget", monthly: 1.5 }, limits))).toEqual(["wish_not_positive"]);
  expect(shape(suggestPlans({ ...basis, cycle: { every: "monthly", day: 32 } }, wish, limits))).toEqual([
    "cycle_not_legal",
  ]);
  expect(shape(suggestPlans({ ...basis, leadDays: -1 }, wish, limits))).toEqual(["basis_not_legal"]);
});

test("a cost of time is part of the agreed total and is spread over all instalments", () => {
  const option = planOf({ costOf: (draft) => 100 * draft.length + 3 }, 10);
  expect(option).toMatchObject({ total: 491003, extraCost: 1003, regular: 49101, last: 49094 });
  const wish: PlanWish = { by: "amount", amount: 49000 };
  const answer = suggestPlans({ ...basis, costOf: () => 1 }, wish, limits);
  expect(shape(answer)[0]).toBe("nearest 11 × 44546, last 44541");
});

test("a monthly plan keeps its day and clamps where the month is short", () => {
  const dates = cycleDates({ every: "monthly", day: 31 }, dayOf(2027, 12, 1), 6).map(formatDay);
  expect(dates).toEqual(["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]);
  const after = cycleDates({ every: "monthly", day: 31 }, dayOf(2027, 2, 1), 3, 1).map(formatDay);
  expect(after).toEqual(["2027-02-01", "2027-03-01", "2027-04-01"]);
});

test("the first date is today + lead at the earliest, also right on it", () => {
  expect(cycleDates({ every: "weekly", payday: today }, today, 2)).toEqual([today, today + 7]);
  expect(cycleDates({ every: "weekly", payday: today }, today + 1, 1)).toEqual([today + 7]);
  expect(cycleDates({ every: "two-weekly", payday: today - 140 }, today, 2, 1)).toEqual([today + 1, today + 15]);
  expect(cycleDates({ every: "four-weekly", payday: today + 280 }, today + 1, 1)).toEqual([today + 28]);
});

test("the longest plan ends within the months from today", () => {
  expect(longestPlan(basis, 24)).toBe(24); // 1 December 2026 … 1 November 2028
  expect(longestPlan({ ...basis, cycle: { every: "monthly", day: 23 }, leadDays: 5 }, 24)).toBe(23);
  expect(longestPlan({ ...basis, cycle: { every: "weekly", payday: today } }, 1)).toBe(4); // 29 November … 20 December
  expect(longestPlan({ ...basis, leadDays: 40 }, 1)).toBe(0);
});

test("income and spending are asked for long, large or low plans only", () => {
  const rule = { maxMonths: 6, maxTotal: 490000, minMonthly: 50000 };
  expect(budgetReasons(planOf({}, 5), today, rule)).toEqual([]);
  expect(budgetReasons(planOf({}, 8), today, rule)).toEqual(["long"]);
  expect(budgetReasons(planOf({}, 12), today, rule)).toEqual(["long", "low"]);
  expect(budgetReasons(planOf({ owed: 490001 }, 5), today, rule)).toEqual(["large"]);
  expect(budgetReasons(planOf({ owed: 990000 }, 5), today, { maxMonths: 6, maxTotal: null, minMonthly: null })).toEqual(
    [],
  );
});

const anyCycle: fc.Arbitrary<PayCycle> = fc.oneof(
  fc.record({
    every: fc.constantFrom("weekly", "two-weekly", "four-weekly"),
    payday: fc.integer({ min: today - 400, max: today + 400 }),
  }),
  fc.record({ every: fc.constant("monthly" as const), day: fc.integer({ min: 1, max: 31 }) }),
);
const anyBasis = fc.record({
  owed: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 50_000_000 })),
  today: fc.integer({ min: dayOf(2023, 1, 1), max: dayOf(2033, 12, 31) }),
  cycle: anyCycle,
  daysAfterPayday: fc.nat(6),
  leadDays: fc.nat(14),
  unit: fc.constantFrom(1, 1, 10, 100),
});
const anyWish: fc.Arbitrary<PlanWish> = fc.oneof(
  fc.record({ by: fc.constant("amount" as const), amount: fc.integer({ min: 1, max: 4_000_000 }) }),
  fc.record({ by: fc.constant("length" as const), count: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ by: fc.constant("budget" as const), monthly: fc.integer({ min: 1, max: 4_000_000 }) }),
);
const anyLimits = fc.record({
  maxMonths: fc.integer({ min: 0, max: 60 }),
  minCount: fc.constantFrom(1, 2, 2, 3),
  minInstalment: fc.constantFrom(0, 1, 500, 5000),
  monthlyCeiling: fc.option(fc.integer({ min: 1, max: 8_000_000 })),
  maxTotal: fc.option(fc.integer({ min: 1, max: 50_000_000 })),
  firstWithinDays: fc.option(fc.integer({ min: 1, max: 50 })),
  suggestions: fc.integer({ min: 1, max: 3 }),
});

/** On the right weekday and a whole number of cycles from payday, or on the anchor day or the last day of a short month. */
function fallsOnCycle(cycle: PayCycle, payday: number): boolean {
  if (cycle.every === "monthly") {
    const { year, month, day } = civilOf(payday);
    return day === Math.min(cycle.day, daysInMonth(year, month));
  }
  const length = { weekly: 7, "two-weekly": 14, "four-weekly": 28 }[cycle.every];
  return weekdayOf(payday) === weekdayOf(cycle.payday) && (payday - cycle.payday) % length === 0;
}

function expectSound(given: PlanBasis, option: PlanOption): void {
  expect(option.instalments.reduce((sum, { amount }) => sum + amount, 0)).toBe(option.total);
  expect(option.total).toBe(given.owed + option.extraCost);
  expect(option.instalments).toHaveLength(option.count);
  expect(option.last).toBeGreaterThan(0);
  expect(option.last).toBeLessThanOrEqual(option.regular);
  const before = option.instalments.slice(0, -1);
  expect(before.every(({ amount }) => amount === option.regular && amount % given.unit === 0)).toBe(true);
  // Rounded up by less than one unit: only rounding settles in the last one.
  expect(option.regular - option.total / option.count).toBeLessThan(given.unit);
}

test("property: every option is sound, within the cap and the limits, and the same on the next request", () => {
  fc.assert(
    fc.property(anyBasis, anyWish, anyLimits, (given, wish, within) => {
      const answer = suggestPlans(given, wish, within);
      expect(suggestPlans(structuredClone(given), structuredClone(wish), structuredClone(within))).toEqual(answer);
      if (answer.kind === "invalid") throw new Error("these are valid requests");
      if (answer.kind === "outside") {
        expect(answer.reasons.length).toBeGreaterThan(0);
        if (answer.asked !== null) expectSound(given, answer.asked);
      } else {
        expect(given.owed).toBeLessThanOrEqual(within.maxTotal ?? Infinity);
        expect(answer.options[0]?.option.firstDue).toBeLessThanOrEqual(
          given.today + (within.firstWithinDays ?? Infinity),
        );
        expect(answer.options.length).toBeGreaterThan(0);
        const nearest = answer.options[0]?.option;
        if (nearest === undefined) throw new Error("the first option is the nearest");
        if (wish.by === "amount") expect(nearest.regular).toBeLessThanOrEqual(wish.amount);
        if (wish.by === "length") expect(nearest.count).toBe(wish.count);
        if (wish.by === "budget") expect(isWithinMonthly(nearest.regular, given.cycle.every, wish.monthly)).toBe(true);
      }
      expect(answer.options.length).toBeLessThanOrEqual(within.suggestions);
      expect(new Set(answer.options.map(({ option }) => option.count)).size).toBe(answer.options.length);
      const base = answer.options[0]?.option.count ?? 0;
      for (const { role, option } of answer.options) {
        expectSound(given, option);
        expect(option.count).toBeGreaterThanOrEqual(within.minCount);
        expect(option.regular).toBeGreaterThanOrEqual(within.minInstalment);
        expect(option.lastDue).toBeLessThanOrEqual(addMonths(given.today, within.maxMonths));
        if (within.monthlyCeiling !== null) {
          expect(isWithinMonthly(option.regular, given.cycle.every, within.monthlyCeiling)).toBe(true);
        }
        expect(role).toBe(option.count === base ? "nearest" : option.count > base ? "smaller" : "faster");
      }
    }),
    { numRuns: 3000 },
  );
});

test("property: the nearest plan to an amount is the shortest that does not ask for more", () => {
  fc.assert(
    fc.property(anyBasis, fc.integer({ min: 1, max: 4_000_000 }), (given, amount) => {
      const answer = suggestPlans(given, { by: "amount", amount }, { ...limits, maxMonths: 60, minInstalment: 0 });
      if (answer.kind !== "within") return;
      const count = answer.options[0]?.option.count ?? 0;
      for (let shorter = 2; shorter < count; shorter++) {
        expect(buildPlan(given, shorter)?.regular ?? Infinity).toBeGreaterThan(amount);
      }
    }),
    { numRuns: 1000 },
  );
});

test("property: dates are legal for every payday 1–31 and every cycle, each cycle once, none before today + lead", () => {
  fc.assert(
    fc.property(anyBasis, fc.integer({ min: 1, max: 60 }), (given, count) => {
      const earliest = given.today + given.leadDays;
      const dates = cycleDates(given.cycle, earliest, count, given.daysAfterPayday);
      expect(dates).toHaveLength(count);
      expect(dates[0]).toBeGreaterThanOrEqual(earliest);
      expect(dates.every((due) => fallsOnCycle(given.cycle, due - given.daysAfterPayday))).toBe(true);
      const longestGap = given.cycle.every === "monthly" ? 31 : 28;
      expect((dates[0] ?? 0) - earliest).toBeLessThan(longestGap);
      for (const [k, due] of dates.entries()) {
        if (k > 0) expect(due - (dates[k - 1] ?? 0)).toBeGreaterThan(0);
        if (k > 0) expect(due - (dates[k - 1] ?? 0)).toBeLessThanOrEqual(longestGap);
      }
    }),
    { numRuns: 2000 },
  );
});

test("every payday 1–31 gives the dates of a reference year, leap and common", () => {
  for (const year of [2027, 2028]) {
    for (let day = 1; day <= 31; day++) {
      const dates = cycleDates({ every: "monthly", day }, dayOf(year, 1, 1), 12);
      expect(dates).toEqual(
        Array.from({ length: 12 }, (_, k) => dayOf(year, k + 1, Math.min(day, daysInMonth(year, k + 1)))),
      );
    }
  }
});
