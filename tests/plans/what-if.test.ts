import { expect, test } from "vitest";
import { dayOf } from "#app/lending/calendar.ts";
import { previewSlip } from "#app/plans/what-if.ts";
import { levelPayments } from "#app/plans/what-if.ts";

const interest = { ratePpm: 120_000, yearDays: 360 };
const spread = { principal: 228_000, interest: 0, penalty: 912, fee: 0 };
const agreedOn = dayOf(2026, 11, 18);
const days = [[2026, 12], [2027, 1], [2027, 2], [2027, 3], [2027, 4], [2027, 5]].map(([y, m]) => dayOf(y ?? 0, m ?? 0, 16)); // prettier-ignore
const rules = {
  graceDays: 3,
  breakRule: { instalmentsBehind: null, slipsInAll: 3, openDays: 60 },
  moveDateMaxDays: 14,
  moveDatePerInstalment: 1,
  interest,
  holdScopes: [],
  remindDaysBefore: [2, 0],
};
const agreed = {
  spread,
  interest,
  agreedOn,
  cycle: { every: "monthly", day: 16 } as const,
  drawn: levelPayments(spread, interest, agreedOn, days),
  rules,
};

test("the design's table for a missed February comes out to the fen", () => {
  const preview = previewSlip("one", agreed);
  expect(preview?.rows.map(({ before, after, missed }) => [before, after, missed])).toEqual([
    [39_482, 39_482, false],
    [39_482, 39_482, false],
    [39_482, null, true],
    [39_482, 39_873, false],
    [39_482, 39_873, false],
    [39_480, 39_873, false],
    [null, 39_871, false],
  ]);
  expect(preview).toMatchObject({
    total: { before: 236_890, after: 238_454 },
    extra: 1_564,
    used: 1,
    left: 1,
    breaks: false,
  });
});

test("three days late is on time and costs nothing", () => {
  expect(previewSlip("late", agreed)).toMatchObject({ extra: 0, used: 0, left: 2 });
});

test("two missed running use both slips and do not end the plan", () => {
  expect(previewSlip("two", agreed)).toMatchObject({ used: 2, left: 0, breaks: false, number: 3 });
});

test("a plan too short for two misses says nothing about them", () => {
  const two = { ...agreed, drawn: levelPayments(spread, interest, agreedOn, days.slice(0, 1)) };
  expect(previewSlip("two", two)).toBeNull();
});
