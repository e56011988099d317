import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Product } from "#app/lending/contract.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { splitPreview, whatWaitingCosts } from "#app/lending/waiting.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

/** The loan of the sample breakdown page: ¥60,000 over 24 months, equal principal, 12 %, penalty 1.5 × on a 360-day year. */
const product: Product = {
  ...plainProduct,
  method: "equal-principal",
  penalty: { rate: { kind: "uplift", upliftPpm: 500_000 }, base: "principal", yearDays: 360, graceDays: 0 },
  allocation: {
    ...plainProduct.allocation,
    due: ["fee", "interest", "penalty", "principal"],
    advance: ["fee", "interest", "penalty", "principal"],
  },
};
const contract = contractOf(product, {
  principal: 6_000_000,
  startDay: day("2025-09-06"),
  firstDueDay: day("2025-10-06"),
  anchorDay: 6,
  count: 24,
  caps: [
    {
      kind: "default-rate",
      ratePpm: 240_000,
      per: "year",
      yearDays: 360,
      covers: ["penalty", "fee"],
      source: "24 % all-in",
    },
  ],
});
const schedule = makeSchedule(contract);
const onTime = schedule.rows
  .slice(0, 13)
  .map((row) => paid(`p${row.nr}`, formatDay(row.due), row.principal + row.interest));
const entries = [...onTime, paid("part", "2026-11-10", 50_000)];
const asOf = day("2026-11-18");
const position = positionOf(contract, schedule, entries, asOf);

test("the sample breakdown comes out line by line", () => {
  expect(position.lines.map(({ kind, instalment, amount, days }) => ({ kind, instalment, amount, days }))).toEqual([
    { kind: "principal", instalment: 14, amount: 250_000, days: 0 },
    { kind: "interest", instalment: 14, amount: 27_500, days: 31 },
    { kind: "penalty", instalment: 14, amount: 500, days: 4 },
    { kind: "penalty", instalment: 14, amount: 912, days: 8 },
    { kind: "payment", instalment: null, amount: -50_000, days: 0 },
  ]);
  expect(position.upToDate).toBe(228_912);
});

test("the instalments of the worked example in app/lending/README.md are those of the schedule", () => {
  let left = contract.principal;
  const shown = schedule.rows.map(({ nr, due, principal, interest }) => {
    left -= principal;
    return [nr, formatDay(due), principal, interest, left];
  });
  expect([shown[0], shown[1], shown[13], shown.length]).toEqual([
    [1, "2025-10-06", 250_000, 60_000, 5_750_000],
    [2, "2025-11-06", 250_000, 57_500, 5_500_000],
    [14, "2026-11-06", 250_000, 27_500, 2_500_000],
    24,
  ]);
});

test("each line carries what is needed to recompute it", () => {
  const [principal, interest, before, after, payment] = position.lines;
  expect(principal?.formula).toEqual({ kind: "share", of: 6_000_000, parts: 24 });
  expect(interest?.formula).toEqual({
    kind: "time",
    base: 2_750_000,
    ratePpm: 120_000,
    per: "year",
    numerator: 30,
    denominator: 360,
  });
  expect([interest?.from, interest?.to]).toEqual([day("2026-10-07"), day("2026-11-06")]);
  expect(before?.formula).toEqual({
    kind: "time",
    base: 250_000,
    ratePpm: 180_000,
    per: "year",
    numerator: 4,
    denominator: 360,
  });
  expect([before?.from, before?.to]).toEqual([day("2026-11-07"), day("2026-11-10")]);
  expect(after?.formula).toMatchObject({ base: 228_000, numerator: 8 });
  expect([after?.from, after?.to]).toEqual([day("2026-11-11"), day("2026-11-18")]);
  expect(payment?.split).toEqual({ principal: 22_000, interest: 27_500, penalty: 500, fee: 0 });
});

test("the cap, tomorrow and the full amount are those of the sample", () => {
  expect(position.caps).toEqual([
    {
      kind: "default-rate",
      source: "24 % all-in",
      limitPpm: 240_000,
      limit: 1_883,
      charged: 1_412,
      notCharged: 0,
      reached: false,
    },
  ]);
  expect(position.tomorrow).toBe(114);
  expect(position.payoff.total).toBe(2_738_912);
  expect(position.payoff.lines.map(({ kind, amount, days }) => ({ kind, amount, days }))).toEqual([
    { kind: "charge", amount: 228_912, days: 0 },
    { kind: "principal", amount: 2_500_000, days: 0 },
    { kind: "interest", amount: 10_000, days: 12 },
  ]);
  expect(position.payoff.lines[2]?.formula).toEqual({
    kind: "time",
    base: 2_500_000,
    ratePpm: 120_000,
    per: "year",
    numerator: 12,
    denominator: 360,
  });
});

test("delinquency of the sample", () => {
  expect(position.dpd).toBe(12);
  expect(position.stage).toBe("early");
  expect(position.oldestUnpaidDue).toBe(day("2026-11-06"));
  expect(position.next).toEqual({ nr: 15, due: day("2026-12-06"), amount: 250_000 + 25_000 });
  expect(position.overdue).toEqual({ principal: 228_000, interest: 0, penalty: 912, fee: 0 });
});

test("waiting: penalty for 7 and 30 more days, and the instalment that falls due", () => {
  const waiting = whatWaitingCosts(contract, schedule, entries, asOf);
  expect(waiting.map(({ upToDate, extraCost, newlyDue, dpd }) => ({ upToDate, extraCost, newlyDue, dpd }))).toEqual([
    { upToDate: 228_912, extraCost: 0, newlyDue: 0, dpd: 12 },
    { upToDate: 228_912 + 798, extraCost: 798, newlyDue: 0, dpd: 19 },
    { upToDate: 228_912 + 3_420 + 275_000 + 1_500, extraCost: 4_920, newlyDue: 275_000, dpd: 42 },
  ]);
});

test("the split is shown before paying and is what the payment gets", () => {
  const preview = splitPreview(contract, schedule, entries, asOf, 228_912);
  expect(preview.allocation.split).toEqual({ principal: 228_000, interest: 0, penalty: 912, fee: 0 });
  expect(preview.upToDateAfter).toBe(0);
  const after = positionOf(contract, schedule, [...entries, paid("all", "2026-11-18", 228_912)], asOf);
  expect(after.dpd).toBe(0);
  expect(after.stage).toBe("current");
  expect(after.payments.find(({ entry }) => entry === "all")?.split).toEqual(preview.allocation.split);
});
