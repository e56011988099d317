import { expect, test } from "vitest";
import type { Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Line } from "#app/lending/position.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

/**
 * 1,000.00 and 10.00 of interest, due on 15 February; 0.05 % a day on overdue principal. A letter for 7.00 on the 10th, of which
 * 1.00 is credited and 2.00 waived; a visit for 9.00 after the last due day; two days on hold; 528.00 paid; 100.00 waived.
 */
const daily: Product = {
  ...plainProduct,
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
};
const contract = contractOf(daily, { count: 1 });
const on = (iso: string) => ({ effective: day(iso), enteredAt: day(iso) * 86_400_000 });
const entries: Entry[] = [
  charged("letter", "2026-02-10", 700),
  charged("visit", "2026-02-18", 900, "penalty"),
  { ...on("2026-02-11"), kind: "adjustment", id: "goodwill", amount: 100, charge: "letter" },
  { ...on("2026-02-11"), kind: "waiver", id: "give", component: "fee", amount: 200, charge: "letter" },
  { ...on("2026-02-20"), kind: "hold-start", id: "from", hold: "h", scopes: ["penalty"], reason: "dispute" },
  { ...on("2026-02-22"), kind: "hold-end", id: "until", hold: "h" },
  paid("part", "2026-02-25", 52_800),
  { ...on("2026-02-27"), kind: "waiver", id: "less", component: "principal", amount: 10_000, instalment: 1 },
];

function see(iso: string) {
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

/** A line with nothing in it but what is said. */
function line(said: Partial<Line>): Partial<Line> {
  const nothing = { component: null, instalment: null, formula: null, from: null, to: null, days: 0 };
  return { ...nothing, notCharged: 0, heldDays: 0, code: null, entry: null, split: null, ...said };
}

test("a charge that is payable before its instalment is due: only what is left of it", () => {
  const { lines, upToDate, overdue, next } = see("2026-02-12");
  const on10 = { from: day("2026-02-10"), to: day("2026-02-10") };
  expect(lines).toEqual([
    line({ kind: "charge", component: "fee", instalment: 1, amount: 400, ...on10, code: "letter", entry: "letter" }),
  ]);
  expect(upToDate).toBe(400);
  expect(overdue).toEqual({ principal: 0, interest: 0, penalty: 0, fee: 0 });
  expect(next).toEqual({ nr: 1, due: day("2026-02-15"), amount: 101_400 });
});

test("every line of a late instalment, with its days, its formula and what settled it", () => {
  const { lines, upToDate } = see("2026-03-01");
  const daysOf = (from: string, to: string) => ({ from: day(from), to: day(to) });
  const penalty = (base: number, days: number) =>
    ({ kind: "time", base, ratePpm: 500, per: "day", numerator: days, denominator: 1 }) as const;
  const none = { principal: 0, interest: 0, penalty: 0, fee: 0 };
  expect(lines).toEqual([
    line({ kind: "principal", component: "principal", instalment: 1, amount: 100_000 }),
    line({
      kind: "interest",
      component: "interest",
      instalment: 1,
      amount: 1_000,
      formula: { kind: "time", per: "year", base: 100_000, ratePpm: 120_000, numerator: 30, denominator: 360 },
      ...daysOf("2026-01-16", "2026-02-15"),
      days: 31,
    }),
    // Ten days, two of them on hold, at 0.50; two at 0.245 after 510.00 of principal; two at 0.195 after 100.00 more.
    line({
      kind: "penalty",
      component: "penalty",
      instalment: 1,
      amount: 400,
      formula: penalty(100_000, 8),
      ...daysOf("2026-02-16", "2026-02-25"),
      days: 8,
      heldDays: 2,
    }),
    line({
      kind: "penalty",
      component: "penalty",
      instalment: 1,
      amount: 49,
      formula: penalty(49_000, 2),
      ...daysOf("2026-02-26", "2026-02-27"),
      days: 2,
    }),
    line({
      kind: "penalty",
      component: "penalty",
      instalment: 1,
      amount: 39,
      formula: penalty(39_000, 2),
      ...daysOf("2026-02-28", "2026-03-01"),
      days: 2,
    }),
    line({
      kind: "charge",
      component: "fee",
      instalment: 1,
      amount: 700,
      ...daysOf("2026-02-10", "2026-02-10"),
      code: "letter",
      entry: "letter",
    }),
    line({
      kind: "charge",
      component: "penalty",
      instalment: 2,
      amount: 900,
      ...daysOf("2026-02-18", "2026-02-18"),
      code: "visit",
      entry: "visit",
    }),
    line({
      kind: "credit",
      component: "fee",
      amount: -100,
      ...daysOf("2026-02-11", "2026-02-11"),
      entry: "goodwill",
      split: { ...none, fee: 100 },
    }),
    line({
      kind: "payment",
      amount: -52_800,
      ...daysOf("2026-02-25", "2026-02-25"),
      entry: "part",
      split: { fee: 400, penalty: 400, interest: 1_000, principal: 51_000 },
    }),
    line({
      kind: "waiver",
      component: "fee",
      amount: -200,
      ...daysOf("2026-02-11", "2026-02-11"),
      entry: "give",
      split: { ...none, fee: 200 },
    }),
    line({
      kind: "waiver",
      component: "principal",
      amount: -10_000,
      ...daysOf("2026-02-27", "2026-02-27"),
      entry: "less",
      split: { ...none, principal: 10_000 },
    }),
  ]);
  expect(upToDate).toBe(39_000 + 49 + 39 + 900);
});

test("the same day in figures: overdue, growth, days on hold, where the payment went", () => {
  const position = see("2026-03-01");
  expect(position.overdue).toEqual({ principal: 39_000, interest: 0, penalty: 988, fee: 0 });
  // Three days at 0.195 are 0.585: half-even 0.58, after 0.39 for two.
  expect(position.tomorrow).toBe(19);
  expect([position.dpd, position.dpdWithoutHolds, position.oldestUnpaidDue]).toEqual([14, 12, day("2026-02-15")]);
  expect(position.principalLeft).toBe(39_000);
  expect(position.next).toBeNull();
  expect(position.holds).toEqual([
    { hold: "h", reason: "dispute", scopes: ["penalty"], from: day("2026-02-20"), until: day("2026-02-22") },
  ]);
  expect(position.payments).toEqual([
    {
      entry: "goodwill",
      effective: day("2026-02-11"),
      total: 100,
      parts: [{ instalment: 1, component: "fee", amount: 100 }],
      split: { principal: 0, interest: 0, penalty: 0, fee: 100 },
      credit: 0,
    },
    {
      entry: "part",
      effective: day("2026-02-25"),
      total: 52_800,
      parts: [
        { instalment: 1, component: "fee", amount: 400 },
        { instalment: 1, component: "penalty", amount: 400 },
        { instalment: 1, component: "interest", amount: 1_000 },
        { instalment: 1, component: "principal", amount: 51_000 },
      ],
      split: { principal: 51_000, interest: 1_000, penalty: 400, fee: 400 },
      credit: 0,
    },
  ]);
  expect(position.instalments).toEqual([
    {
      nr: 1,
      from: day("2026-01-15"),
      due: day("2026-02-15"),
      kind: "instalment",
      owed: { principal: 100_000, interest: 1_000, penalty: 488, fee: 700 },
      paid: { principal: 51_000, interest: 1_000, penalty: 400, fee: 500 },
      waived: { principal: 10_000, interest: 0, penalty: 0, fee: 200 },
      outstanding: { principal: 39_000, interest: 0, penalty: 88, fee: 0 },
      settledOn: null,
    },
    {
      nr: 2,
      from: day("2026-02-18"),
      due: day("2026-02-18"),
      kind: "charges",
      owed: { principal: 0, interest: 0, penalty: 900, fee: 0 },
      paid: { principal: 0, interest: 0, penalty: 0, fee: 0 },
      waived: { principal: 0, interest: 0, penalty: 0, fee: 0 },
      outstanding: { principal: 0, interest: 0, penalty: 900, fee: 0 },
      settledOn: null,
    },
  ]);
});
