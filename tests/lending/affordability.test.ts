import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AffordabilityRule,
  type Budget,
  type BudgetLine,
  type EssentialLine,
  allowanceOn,
  assessAffordability,
  judgeAmount,
} from "#app/lending/affordability.ts";
import { dayOf } from "#app/lending/calendar.ts";
import { fromMonthly, isWithinMonthly, toMonthly } from "#app/lending/pay-cycle.ts";

const today = dayOf(2026, 11, 22);
const hmrc: AffordabilityRule = { allowances: [], savings: null, startShare: 500_000, staffShare: 900_000 };

/** The county courts' monthly allowances of 2021, pence. */
const courts2021 = {
  from: dayOf(2021, 4, 1),
  version: "2021",
  monthly: { single25: 32370, dependant: 29726, couple: 50873 },
};
const courts2019 = {
  from: dayOf(2019, 4, 1),
  version: "2019",
  monthly: { single25: 31680, dependant: 29048, couple: 49790 },
};
const courts: AffordabilityRule = { ...hmrc, allowances: [courts2021, courts2019] };

function monthly(code: string, amount: number): BudgetLine {
  return { code, amount, every: "monthly" };
}

function essential(code: string, amount: number, living = false): EssentialLine {
  return { code, amount, every: "monthly", living };
}

function budget(parts: Partial<Budget>): Budget {
  return { income: [], essentials: [], priorityDebts: [], household: {}, ...parts };
}

test("a weekly, 2-weekly or 4-weekly amount becomes monthly at 52/12, 26/12 and 13/12, rounded half-even once", () => {
  expect(toMonthly(12000, "weekly")).toBe(52000);
  expect(toMonthly(12000, "two-weekly")).toBe(26000);
  expect(toMonthly(12000, "four-weekly")).toBe(13000);
  expect(toMonthly(12345, "monthly")).toBe(12345);
  expect(toMonthly(100, "weekly")).toBe(433); // 433.33
  expect(toMonthly(3, "two-weekly")).toBe(6); // 6.5 → even
  expect(toMonthly(9, "two-weekly")).toBe(20); // 19.5 → even
  expect(toMonthly(6, "four-weekly")).toBe(6); // 6.5 → even
});

test("the courts' worked case: 1,600 less rent 700, debts 60, one adult and one child leaves 219.04, 50.55 a week", () => {
  const judged = assessAffordability(
    budget({
      income: [monthly("wages", 160000)],
      essentials: [essential("rent", 70000)],
      priorityDebts: [monthly("debts", 6000)],
      household: { single25: 1, dependant: 1 },
    }),
    courts,
    today,
  );
  expect(judged.totals).toEqual({
    income: 160000,
    essentials: 70000,
    allowance: 62096,
    topUp: 62096,
    priorityDebts: 6000,
    savings: 0,
    surplus: 21904,
  });
  expect(judged.allowanceVersion).toBe("2021");
  expect(fromMonthly(21904, "weekly")).toBe(5055);
  expect(judged.outcome).toEqual({ kind: "plan", start: 10952, ceiling: 19713 });
});

test("the allowance protects a floor: living costs below it are topped up, above it they count as they are", () => {
  const household = { single25: 1 };
  const of = (food: number) =>
    assessAffordability(
      budget({ income: [monthly("wages", 100000)], essentials: [essential("food", food, true)], household }),
      courts,
      today,
    ).totals;
  expect(of(10000)).toMatchObject({ essentials: 10000, topUp: 22370, surplus: 67630 });
  expect(of(32370)).toMatchObject({ topUp: 0, surplus: 67630 });
  expect(of(40000)).toMatchObject({ topUp: 0, surplus: 60000 });
});

test("the allowance is the one in force on the day", () => {
  expect(allowanceOn(courts.allowances, dayOf(2021, 3, 31))?.version).toBe("2019");
  expect(allowanceOn(courts.allowances, dayOf(2021, 4, 1))?.version).toBe("2021");
  expect(allowanceOn(courts.allowances, dayOf(2019, 3, 31))).toBeNull();
  expect(allowanceOn([], today)).toBeNull();
});

test("a surplus starts at half of itself and goes to staff above 90 %", () => {
  const judged = assessAffordability(budget({ income: [monthly("wages", 100000)] }), hmrc, today);
  expect(judged.outcome).toEqual({ kind: "plan", start: 50000, ceiling: 90000 });
  expect(judgeAmount(judged, 30000)).toEqual({ kind: "accept", share: 300000, aboveStart: false });
  expect(judgeAmount(judged, 90000)).toEqual({ kind: "accept", share: 900000, aboveStart: true });
  expect(judgeAmount(judged, 90001)).toEqual({ kind: "staff", share: 900010, reasons: ["above_staff_share"] });
});

test("half of an odd surplus is rounded down", () => {
  const judged = assessAffordability(budget({ income: [monthly("wages", 4901)] }), hmrc, today);
  expect(judged.outcome).toEqual({ kind: "plan", start: 2450, ceiling: 4410 });
});

test("a small sum may be put aside first: a tenth of what is left, 20.00 at most", () => {
  const saving = { ...hmrc, savings: { share: 100_000, maxMonthly: 2000 } };
  const of = (wages: number) =>
    assessAffordability(budget({ income: [monthly("wages", wages)] }), saving, today).totals;
  expect(of(10009)).toMatchObject({ savings: 1000, surplus: 9009 });
  expect(of(100000)).toMatchObject({ savings: 2000, surplus: 98000 });
  expect(of(0)).toMatchObject({ savings: 0, surplus: 0 });
});

test("nothing left, or less than nothing, is hardship", () => {
  const spending = (amount: number) =>
    assessAffordability(
      budget({ income: [monthly("wages", 100000)], priorityDebts: [monthly("council tax", amount)] }),
      hmrc,
      today,
    );
  expect(spending(100000).outcome).toEqual({ kind: "hardship", reasons: ["nothing_left"] });
  expect(spending(100001).outcome).toEqual({ kind: "hardship", reasons: ["spending_above_income"] });
  expect(spending(100001).totals?.surplus).toBe(-1);
  expect(judgeAmount(spending(100001), 1)).toEqual({ kind: "hardship" });
  expect(assessAffordability(budget({}), hmrc, today).outcome).toEqual({ kind: "hardship", reasons: ["nothing_left"] });
});

test("what cannot be judged goes to staff, not to no", () => {
  const odd = (parts: Partial<Budget>, rule = hmrc, on = today) => assessAffordability(budget(parts), rule, on).outcome;
  const unusable = { kind: "staff", reasons: ["figures_not_usable"] };
  expect(odd({ income: [monthly("wages", -1)] })).toEqual(unusable);
  expect(odd({ income: [monthly("wages", 1.5)] })).toEqual(unusable);
  expect(odd({ income: [monthly("wages", Number.NaN)] })).toEqual(unusable);
  expect(odd({ income: [monthly("wages", 1e13)] })).toEqual(unusable);
  expect(odd({ household: { single25: -1 } }, courts)).toEqual(unusable);
  expect(odd({ household: { lodger: 1 } }, courts)).toEqual({ kind: "staff", reasons: ["household_not_in_table"] });
  expect(odd({}, courts, dayOf(2018, 1, 1))).toEqual({ kind: "staff", reasons: ["no_allowance_in_force"] });
  const judged = assessAffordability(budget({ income: [monthly("wages", -1)] }), hmrc, today);
  expect(judgeAmount(judged, 1)).toEqual({ kind: "staff", share: null, reasons: ["figures_not_usable"] });
});

const frequency = fc.constantFrom("weekly", "two-weekly", "four-weekly", "monthly");
const line = fc.record({ code: fc.constant("x"), amount: fc.nat(50_000_000), every: frequency });
const essentialLine = fc.record({
  code: fc.constant("x"),
  amount: fc.nat(50_000_000),
  every: frequency,
  living: fc.boolean(),
});
const anyBudget = fc.record({
  income: fc.array(line, { maxLength: 6 }),
  essentials: fc.array(essentialLine, { maxLength: 8 }),
  priorityDebts: fc.array(line, { maxLength: 4 }),
  household: fc.record({ single25: fc.nat(2), dependant: fc.nat(6) }),
});

test("property: shown lines add up to the totals, the totals to the surplus, and the outcome follows its sign", () => {
  fc.assert(
    fc.property(anyBudget, fc.integer({ min: 1, max: 1_000_000 }), (given, startShare) => {
      const { lines, totals, outcome } = assessAffordability(
        given,
        { ...courts, startShare, savings: { share: 100_000, maxMonthly: 2000 } },
        today,
      );
      if (totals === null) throw new Error("judged budgets have totals");
      const sum = (list: readonly { monthly: number }[]) => list.reduce((all, one) => all + one.monthly, 0);
      expect(sum(lines.income)).toBe(totals.income);
      expect(sum(lines.essentials)).toBe(totals.essentials);
      expect(sum(lines.priorityDebts)).toBe(totals.priorityDebts);
      expect(totals.income - totals.essentials - totals.topUp - totals.priorityDebts - totals.savings).toBe(
        totals.surplus,
      );
      if (totals.surplus <= 0) expect(outcome.kind).toBe("hardship");
      if (totals.surplus > 1) expect(outcome.kind).toBe("plan");
      if (outcome.kind === "plan") {
        expect(outcome.start).toBeGreaterThan(0);
        expect(outcome.start).toBeLessThanOrEqual(outcome.ceiling);
        expect(outcome.ceiling).toBeLessThanOrEqual(totals.surplus);
      }
    }),
    { numRuns: 1500 },
  );
});

test("property: monthly and back is within half a unit, and the exact comparison agrees with the exact ratio", () => {
  const times = { weekly: 52n, "two-weekly": 26n, "four-weekly": 13n, monthly: 12n };
  fc.assert(
    fc.property(fc.nat(10 ** 12), frequency, fc.integer({ min: -3, max: 3 }), (amount, every, nudge) => {
      const perMonth = toMonthly(amount, every);
      const error = BigInt(perMonth) * 12n - BigInt(amount) * times[every];
      expect(error <= 6n && error >= -6n).toBe(true);
      expect(Math.abs(fromMonthly(perMonth, every) - amount)).toBeLessThanOrEqual(1);
      const limit = Math.max(0, perMonth + nudge);
      expect(isWithinMonthly(amount, every, limit)).toBe(BigInt(amount) * times[every] <= BigInt(limit) * 12n);
    }),
    { numRuns: 1500 },
  );
});
