import { expect, test } from "vitest";
import type { Contract, Excess, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

/**
 * 1,200.00 in three instalments of 400.00 principal on 15 February, March and April, 1 % a month: 12.00, 8.00 and 4.00. From
 * 15 February to 15 March are 28 nights, from 15 January to 15 February 31.
 */
const equalPrincipal: Product = { ...plainProduct, method: "equal-principal" };

function see(entries: readonly Entry[], iso: string, product: Partial<Product> = {}, terms: Partial<Contract> = {}) {
  const contract = contractOf({ ...equalPrincipal, ...product }, { principal: 120_000, count: 3, ...terms });
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

/** Principal and interest of every instalment. */
function rows(entries: readonly Entry[], iso: string, product: Partial<Product> = {}, terms: Partial<Contract> = {}) {
  return see(entries, iso, product, terms).instalments.map(({ owed }) => [owed.principal, owed.interest]);
}

const at = (iso: string) => ({ effective: day(iso), enteredAt: day(iso) * 86_400_000 });

function rate(iso: string, annualRatePpm: number): Entry {
  return { ...at(iso), kind: "rate-change", id: `rate of ${iso}`, annualRatePpm };
}

function more(iso: string, amount: number): Entry {
  return { ...at(iso), kind: "disbursement", id: `more on ${iso}`, amount };
}

function pause(from: string, until: string): Entry[] {
  return [
    { ...at(from), kind: "hold-start", id: "from", hold: "h", scopes: ["interest"], reason: "pause" },
    { ...at(until), kind: "hold-end", id: "until", hold: "h" },
  ];
}

test("a rate changes on 1 March: the night that ends on that day is the first at the new rate", () => {
  // 13 nights at 1 % and 15 at 0.5 % on 800.00: 371.43 + 214.29 = 585.71; then 400.00 × 0.5 %.
  expect(rows([rate("2026-03-01", 60_000)], "2026-03-15")).toEqual([[40_000, 1_200], [40_000, 586], [40_000, 200]]); // prettier-ignore
  // Free from the 8th: 13 at 1 % and 7 at 0.5 %: 371.43 + 100.
  const twice = [rate("2026-03-01", 60_000), rate("2026-03-08", 0)];
  expect(rows(twice, "2026-03-15")).toEqual([[40_000, 1_200], [40_000, 471], [40_000, 0]]); // prettier-ignore
  // On the first night of an instalment, and on its last.
  expect(rows([rate("2026-02-16", 60_000)], "2026-03-15")).toEqual([[40_000, 1_200], [40_000, 400], [40_000, 200]]); // prettier-ignore
  expect(rows([rate("2026-03-15", 60_000)], "2026-03-15")).toEqual([[40_000, 1_200], [40_000, 786], [40_000, 200]]); // prettier-ignore
});

test("the line of an instalment with two rates shows both stretches", () => {
  const { lines } = see([rate("2026-03-01", 60_000)], "2026-03-15");
  expect(lines.find(({ instalment, kind }) => instalment === 2 && kind === "interest")?.formula).toEqual({
    kind: "sum",
    parts: [
      { base: 80_000, ratePpm: 120_000, numerator: 30 * 13, denominator: 360 * 28 },
      { base: 80_000, ratePpm: 60_000, numerator: 30 * 15, denominator: 360 * 28 },
    ],
  });
});

test("a pause of interest from 1 March until the 11th leaves 13 and 5 of 28 nights", () => {
  expect(rows(pause("2026-03-01", "2026-03-11"), "2026-03-15")).toEqual([[40_000, 1_200], [40_000, 514], [40_000, 400]]); // prettier-ignore
  expect(rows(pause("2026-02-16", "2026-03-16"), "2026-03-16")).toEqual([[40_000, 1_200], [40_000, 0], [40_000, 400]]); // prettier-ignore
});

test("300.00 more on 1 March, by method", () => {
  const entries = [more("2026-03-01", 30_000)];
  // 150.00 more in each of two. 8.00 and 14 of 28 nights on 300.00; then 1 % of 550.00.
  expect(rows(entries, "2026-03-15")).toEqual([[40_000, 1_200], [55_000, 950], [55_000, 550]]); // prettier-ignore
  expect(rows([more("2026-02-15", 30_000)], "2026-03-15")).toEqual([[40_000, 1_200], [55_000, 1_100], [55_000, 550]]); // prettier-ignore
  // Flat: 12.00 each, and 1 % of 300.00 for half a month and a month.
  expect(rows(entries, "2026-03-15", { method: "flat" })).toEqual([[40_000, 1_200], [55_000, 1_350], [55_000, 1_500]]); // prettier-ignore
  // Interest only, and all at the end: the last instalment takes it. 45 of 90 nights on 300.00 × 3 %.
  expect(rows(entries, "2026-03-15", { method: "interest-only" })).toEqual([[0, 1_200], [0, 1_350], [150_000, 1_500]]); // prettier-ignore
  expect(rows(entries, "2026-03-15", { method: "bullet" })).toEqual([[150_000, 3_600 + 450]]);
  // Level instalments without interest: (800.00 + 300.00) ÷ 2.
  const level = { method: "equal-instalment" } as const;
  expect(rows(entries, "2026-03-15", level, { annualRatePpm: 0 })).toEqual([[40_000, 0], [55_000, 0], [55_000, 0]]); // prettier-ignore
});

test("a level instalment is solved again when money is paid out or the rate changes", () => {
  const level = { method: "equal-instalment" } as const;
  // 1,200.00 at 1 % in three: 408.03, of which 12.00 interest. 803.97 are left.
  expect(rows([], "2026-02-15", level)).toEqual([[39_603, 1_200], [39_999, 804], [40_398, 404]]); // prettier-ignore
  // Without interest from 16 February: halves of 803.97.
  expect(rows([rate("2026-02-16", 0)], "2026-03-15", level)).toEqual([[39_603, 1_200], [40_198, 0], [40_199, 0]]); // prettier-ignore
  // From 1 March: 13 of 28 nights of 8.04 are 3.73, in a level of (803.97 + 3.73) ÷ 2 = 403.85.
  expect(rows([rate("2026-03-01", 0)], "2026-03-15", level)).toEqual([[39_603, 1_200], [40_012, 373], [40_385, 0]]); // prettier-ignore
  // 300.00 more on 1 March: x with (803.97 × 1.01 + 300.00 × 1.005 − x) × 1.01 = x is 559.52. Interest 8.04 + 1.50.
  expect(rows([more("2026-03-01", 30_000)], "2026-03-15", level)).toEqual([[39_603, 1_200], [54_998, 954], [55_399, 554]]); // prettier-ignore
});

/** Interest that follows payments. */
function recalculated(excess: Excess, method: Product["method"] = "equal-principal"): Partial<Product> {
  return { method, interest: "recalculated", allocation: { ...plainProduct.allocation, excess } };
}

test("500.00 on 1 February: 17 of 31 nights are paid, 6.58, and 493.42 of principal", () => {
  const money = [paid("p", "2026-02-01", 50_000)];
  // 706.58 are left: 14 of 31 nights and a month on them, 10.26, in March.
  expect(rows(money, "2026-02-01", recalculated("next"))).toEqual([[40_000, 658], [40_000, 1_026], [40_000, 400]]); // prettier-ignore
  // What went beyond the first instalment comes off the last, or off the next principal.
  expect(rows(money, "2026-02-01", recalculated("last"))).toEqual([[49_342, 658], [40_000, 1_026], [30_658, 307]]); // prettier-ignore
  expect(rows(money, "2026-02-01", recalculated("next-principal"))).toEqual([[49_342, 658], [30_658, 1_026], [40_000, 400]]); // prettier-ignore
  for (const excess of ["next", "last", "next-principal", "re-amortise"] as const) {
    const then = see(money, "2026-02-01", recalculated(excess));
    expect([then.payoff.total, then.upToDate, then.credit, then.stage]).toEqual([70_658, 0, 0, "current"]);
    // On the 15th 14 of 31 nights on 706.58.
    expect(see(money, "2026-02-15", recalculated(excess)).payoff.total).toBe(70_658 + 319);
  }
});

test("600.00 on 1 February on a level instalment of 408.03", () => {
  const money = [paid("p", "2026-02-01", 60_000)];
  const level = (excess: Excess) => rows(money, "2026-02-15", recalculated(excess, "equal-instalment"));
  // 6.58 of interest, 593.42 of principal; 606.58 are left, and 8.81 of interest on them by 15 March.
  expect(level("next")).toEqual([[40_145, 658], [39_922, 881], [39_933, 399]]); // prettier-ignore
  expect(level("last")).toEqual([[59_342, 658], [39_922, 881], [20_736, 207]]); // prettier-ignore
  // Solved again for two, on what the schedule leaves: 606.58 × 1.01² ÷ 2.01 = 307.85.
  expect(level("re-amortise")).toEqual([[59_342, 658], [30_785 - 881, 881], [30_754, 308]]); // prettier-ignore
  // 191.97 beyond the instalment come off the next principal.
  expect(level("next-principal")).toEqual([[59_342, 658], [39_922 - 19_197, 881], [39_933, 399]]); // prettier-ignore
});

test("paid on the due day with more: principal falls from that day", () => {
  const { instalments, payoff } = see([paid("p", "2026-02-15", 61_200)], "2026-02-15", recalculated("last"));
  expect(instalments.map(({ owed }) => [owed.principal, owed.interest])).toEqual([
    [60_000, 1_200],
    [40_000, 600],
    [20_000, 200],
  ]);
  expect(payoff.total).toBe(60_000);
});

test("late by ten days: the next instalment bears interest of 400.00 for ten more nights", () => {
  // 12.00 and 400.00 on 25 February. March: 800.00 for 28 nights and 400.00 for ten, 8.00 + 1.43.
  const money = [paid("p", "2026-02-25", 41_200)];
  expect(rows(money, "2026-03-15", recalculated("next"))).toEqual([[40_000, 1_200], [40_000, 943], [40_000, 400]]); // prettier-ignore
});

test("interest that a grace postpones is asked for with the first instalment after it", () => {
  const grace = { principal: 0, interestPayment: 1, interestFree: 0 };
  // Nothing in February; then halves of the principal, and 12.00 twice.
  const postponed = [[0, 0], [60_000, 2_400], [60_000, 600]]; // prettier-ignore
  expect(rows([], "2026-03-15", { grace })).toEqual(postponed);
  expect(rows([], "2026-03-15", { ...recalculated("next"), grace })).toEqual(postponed);
  // Half the rate from 15 March on: the last night of March's instalment at 0.5 %, 12.00 + 11.57 + 0.21.
  const changed = rows([rate("2026-03-15", 60_000)], "2026-03-15", { grace });
  expect(changed).toEqual([[0, 0], [60_000, 2_379], [60_000, 300]]); // prettier-ignore
});

test("ending a loan that was paid more: the further money bears interest from its day", () => {
  // On 8 March: 412.00 are overdue; 1,100.00 ahead; 21 of 28 nights on 800.00 and seven on 300.00.
  const entries = [more("2026-03-01", 30_000)];
  expect(see(entries, "2026-03-08").payoff.total).toBe(41_200 + 110_000 + 600 + 75);
  // Flat: 21 of 28 parts of 13.50, 10.125, half-even 10.12.
  expect(see(entries, "2026-03-08", { method: "flat" }).payoff.total).toBe(41_200 + 110_000 + 1_012);
  // Where interest follows payments, and the first was paid on its day.
  const onTime = [paid("p", "2026-02-15", 41_200), ...entries];
  expect(see(onTime, "2026-03-08", recalculated("next")).payoff.total).toBe(110_000 + 600 + 75);
  expect(rows(onTime, "2026-03-08", recalculated("next"))[1]).toEqual([55_000, 950]);
});

test("one free night: that which ends on the due day", () => {
  expect(rows(pause("2026-03-15", "2026-03-16"), "2026-03-16")[1]).toEqual([40_000, 771]);
  expect(rows(pause("2026-03-14", "2026-03-15"), "2026-03-16")[1]).toEqual([40_000, 771]);
});

test("money paid out on a due day goes onto the level instalments after it", () => {
  // (803.97 + 300.00) × 1.01² ÷ 2.01 = 560.28; interest of March 11.04.
  const level = { method: "equal-instalment" } as const;
  expect(rows([more("2026-02-15", 30_000)], "2026-02-15", level)).toEqual([
    [39_603, 1_200],
    [56_028 - 1_104, 1_104],
    [55_473, 555],
  ]);
});

test("a level instalment that is solved with equal parts of a year is solved so again", () => {
  // By actual days: 408.03 with 12.23 of interest for 31 of 365 days. 804.20 at 0.5 % a month: × 1.005² ÷ 2.005 = 405.12.
  const instalment = { ...plainProduct.instalment, solvedWith: "equal" } as const;
  const product = { method: "equal-instalment", dayCount: "actual/365", instalment } as const;
  const changed = rows([rate("2026-02-16", 60_000)], "2026-02-16", product);
  expect(changed[0]).toEqual([40_803 - 1_223, 1_223]);
  // 28 days at 6 % on 804.20: 3.70.
  expect(changed[1]).toEqual([40_512 - 370, 370]);
});

test("principal waived where interest follows payments stops its interest on that day", () => {
  // 100.00 on 1 February: 17 nights on 1,200.00 and 14 on 1,100.00.
  const waiver: Entry = { ...at("2026-02-01"), kind: "waiver", id: "w", component: "principal", amount: 10_000 };
  expect(rows([waiver], "2026-02-01", recalculated("next"))).toEqual([[40_000, 1_155], [40_000, 800], [40_000, 400]]); // prettier-ignore
});

test("money taken back where interest follows payments bears interest from that day", () => {
  // 12.00 and 400.00 of February come back on the 20th: owed in March, with 23 of 28 nights on 400.00.
  const back: Entry = { ...at("2026-02-20"), kind: "chargeback", id: "b", payment: "p", amount: 41_200 };
  const entries = [paid("p", "2026-02-15", 41_200), back];
  expect(rows(entries, "2026-02-20", recalculated("next"))).toEqual([[40_000, 1_200], [80_000, 800 + 329 + 1_200], [40_000, 400]]); // prettier-ignore
});

test("two prepayments in one period: the second pays the nights since the first", () => {
  // 706.58 are left on 1 February. 10.00 more on that day are all principal; 100.00 on the 10th pay nine nights, 2.05.
  const first = paid("p", "2026-02-01", 50_000);
  for (const excess of ["last", "next-principal", "re-amortise"] as const) {
    const product = recalculated(excess);
    expect(see([first, paid("q", "2026-02-01", 1_000)], "2026-02-01", product).payoff.total).toBe(69_658);
    expect(see([first, paid("q", "2026-02-10", 10_000)], "2026-02-10", product).payoff.total).toBe(
      70_658 + 205 - 10_000,
    );
  }
  expect(rows([first, paid("q", "2026-02-01", 1_000)], "2026-02-01", recalculated("last"))).toEqual([
    [50_342, 658],
    [40_000, 1_011],
    [29_658, 297],
  ]);
});
