import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import { countFor } from "#app/lending/count-for.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { parseMoney } from "#app/lending/money.ts";
import { parsePercent } from "#app/lending/rate.ts";
import { contractOf, day, plainProduct } from "./products.ts";

const LENDING_CLUB = "../shared/data/lending_club_2018q1_a.csv";

/** Rows whose published instalment does not fit their own amount, rate and term: errors of the source. */
const SOURCE_ERRORS = ["LC09687"];

function table(contract: Contract): string[] {
  return makeSchedule(contract).rows.map(
    ({ due, principal, interest }) => `${formatDay(due)} ${principal} ${interest}`,
  );
}

function withProduct(changes: Partial<Product>): Product {
  return { ...plainProduct, ...changes };
}

test.skipIf(!existsSync(LENDING_CLUB))(
  "the computed instalment is the published one, rounded up, for 5,000 real loans",
  () => {
    const product = withProduct({ instalment: { ...plainProduct.instalment, rounding: "up" } });
    const wrong = readFileSync(LENDING_CLUB, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .filter((line) => {
        const [, amount = "", term = "", rate = "", instalment = ""] = line.split(",");
        const contract = contractOf(product, {
          currency: "USD",
          principal: parseMoney(amount, "USD") ?? 0,
          annualRatePpm: parsePercent(rate) ?? 0,
          count: Number(term),
        });
        const [first] = makeSchedule(contract).rows;
        return (first?.principal ?? 0) + (first?.interest ?? 0) !== parseMoney(instalment, "USD");
      })
      .map((line) => line.split(",")[0]);
    expect(wrong).toEqual(SOURCE_ERRORS);
  },
);

test("equal instalments: interest on what is left, the last one takes what rounding left", () => {
  expect(table(contractOf(plainProduct, { count: 4 }))).toEqual([
    "2026-02-15 24628 1000",
    "2026-03-15 24874 754",
    "2026-04-15 25123 505",
    "2026-05-15 25375 254",
  ]);
});

test("equal principal, flat, interest only and bullet", () => {
  const rows = (method: Product["method"]) => table(contractOf(withProduct({ method }), { count: 3 }));
  expect(rows("equal-principal")).toEqual(["2026-02-15 33333 1000", "2026-03-15 33333 667", "2026-04-15 33334 333"]);
  expect(rows("flat")).toEqual(["2026-02-15 33333 1000", "2026-03-15 33333 1000", "2026-04-15 33334 1000"]);
  expect(rows("interest-only")).toEqual(["2026-02-15 0 1000", "2026-03-15 0 1000", "2026-04-15 100000 1000"]);
  expect(rows("bullet")).toEqual(["2026-04-15 100000 3000"]);
});

test("day counts: equal months, actual days over 360, 365 and the calendar year", () => {
  const first = (dayCount: Product["dayCount"]) =>
    makeSchedule(
      contractOf(withProduct({ dayCount, method: "interest-only" }), {
        startDay: day("2023-12-15"),
        firstDueDay: day("2024-01-15"),
        count: 1,
      }),
    ).rows[0]?.interest;
  expect(first("30/360")).toBe(1_000);
  expect(first("actual/360")).toBe(1_033);
  expect(first("actual/365")).toBe(1_019);
  expect(first("actual/actual")).toBe(Math.round(12_000 * (17 / 365 + 14 / 366)));
  expect(first("actual/actual-end")).toBe(Math.round(12_000 * (16 / 365 + 15 / 366)));
});

test("a loan of the 31st keeps its anchor: short months take their last day, or roll to the first of the next", () => {
  const dates = (monthEnd: Product["monthEnd"]) =>
    makeSchedule(
      contractOf(withProduct({ monthEnd }), {
        startDay: day("2026-01-31"),
        firstDueDay: day(monthEnd === "clamp" ? "2026-02-28" : "2026-03-01"),
        anchorDay: 31,
        count: 4,
      }),
    ).rows.map(({ due }) => formatDay(due));
  expect(dates("clamp")).toEqual(["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
  expect(dates("roll")).toEqual(["2026-03-01", "2026-03-31", "2026-05-01", "2026-05-31"]);
});

test("a long first period counts its whole months and its odd days", () => {
  const long = makeSchedule(
    contractOf(plainProduct, { startDay: day("2026-01-10"), firstDueDay: day("2026-02-15"), count: 4 }),
  ).rows[0];
  expect(long?.interest).toBe(Math.round(1_000 * (1 + 5 / 31)));
  const short = makeSchedule(
    contractOf(plainProduct, { startDay: day("2026-01-25"), firstDueDay: day("2026-02-15"), count: 4 }),
  ).rows[0];
  expect(short?.interest).toBe(Math.round((1_000 * 21) / 31));
});

test("weekly and two-weekly loans", () => {
  const rows = (every: number) =>
    makeSchedule(
      contractOf(withProduct({ frequency: { every, unit: "week" }, dayCount: "actual/364" }), {
        startDay: day("2026-01-05"),
        firstDueDay: day("2026-01-05") + 7 * every,
        count: 3,
      }),
    ).rows;
  expect(rows(1).map(({ due }) => formatDay(due))).toEqual(["2026-01-12", "2026-01-19", "2026-01-26"]);
  expect(rows(2).map(({ due }) => formatDay(due))).toEqual(["2026-01-19", "2026-02-02", "2026-02-16"]);
  expect(rows(2)[0]?.interest).toBe(Math.round((12_000 * 14) / 364));
});

test("grace: interest only, interest later, no interest", () => {
  const rows = (grace: Partial<Product["grace"]>) =>
    table(contractOf(withProduct({ grace: { ...plainProduct.grace, ...grace } }), { count: 4 }));
  expect(rows({ principal: 2 }).slice(0, 2)).toEqual(["2026-02-15 0 1000", "2026-03-15 0 1000"]);
  expect(rows({ interestPayment: 2 }).slice(0, 3)).toEqual([
    "2026-02-15 0 0",
    "2026-03-15 0 0",
    "2026-04-15 49751 3000",
  ]);
  expect(rows({ interestFree: 1 })[0]).toMatch(/ 0$/);
});

test("instalments in whole units, and a down payment before them", () => {
  const whole = contractOf(withProduct({ instalment: { ...plainProduct.instalment, multiple: 100 } }), { count: 4 });
  const amounts = makeSchedule(whole).rows.map(({ principal, interest }) => principal + interest);
  expect(amounts.slice(0, 3).every((amount) => amount % 100 === 0)).toBe(true);
  expect(makeSchedule(whole).rows.reduce((sum, { principal }) => sum + principal, 0)).toBe(100_000);
  const down = makeSchedule(contractOf(withProduct({ downPaymentPpm: 250_000 }), { count: 3 })).rows;
  expect(down.map(({ nr, principal }) => [nr, principal])[0]).toEqual([1, 25_000]);
  expect(down).toHaveLength(4);
});

test("smoothing spreads the difference of the last instalment when that makes it smaller", () => {
  const rough = contractOf(plainProduct, { principal: 33_177, annualRatePpm: 106_500, count: 5 });
  const last = (contract: Contract) => {
    const amounts = makeSchedule(contract).rows.map(({ principal, interest }) => principal + interest);
    return Math.abs((amounts.at(-1) ?? 0) - (amounts[0] ?? 0));
  };
  const smooth = { ...rough, product: withProduct({ instalment: { ...plainProduct.instalment, smoothing: true } }) };
  expect(last(smooth)).toBeLessThanOrEqual(last(rough));
});

test("a rate cap of law makes the schedule with the lower rate", () => {
  const capped = contractOf(plainProduct, {
    annualRatePpm: 360_000,
    caps: [{ kind: "interest-rate", ratePpm: 120_000, source: "4 × LPR" }],
    count: 4,
  });
  expect(table(capped)).toEqual(table(contractOf(plainProduct, { count: 4 })));
});

test("how many instalments of a fixed amount end a loan; never, when it does not cover the interest", () => {
  expect(countFor(contractOf(plainProduct), 25_628)).toBe(5);
  expect(countFor(contractOf(plainProduct), 1_000)).toBeNull();
  expect(countFor(contractOf(plainProduct), 900)).toBeNull();
});

test("a grace of principal, of interest payment, or of both: who pays and how much", () => {
  const rows = (
    count: number,
    principal: number,
    interestPayment: number,
    method: Product["method"] = "equal-principal",
  ) =>
    makeSchedule(
      contractOf(withProduct({ method, grace: { principal, interestPayment, interestFree: 0 } }), {
        principal: 120_000,
        count,
      }),
    ).rows.map((row) => [row.principal, row.interest]);
  // 1,200.00 at 1 % a month. One instalment of interest only, then halves.
  expect(rows(3, 1, 0)).toEqual([[0, 1_200], [60_000, 1_200], [60_000, 600]]); // prettier-ignore
  // Two that ask for nothing: the third collects 36.00.
  expect(rows(4, 1, 2)).toEqual([[0, 0], [0, 0], [60_000, 3_600], [60_000, 600]]); // prettier-ignore
  // Nothing in the first, interest only in the second (with that of the first), then halves.
  expect(rows(4, 2, 1)).toEqual([[0, 0], [0, 2_400], [60_000, 1_200], [60_000, 600]]); // prettier-ignore
});

test("smoothing: 1,000.00 in seven of whole tens, rounded up, ends with 100.00; spread once, with 160.00", () => {
  const tens = (smoothing: boolean, count: number) =>
    makeSchedule(
      contractOf(
        withProduct({ instalment: { ...plainProduct.instalment, rounding: "up", multiple: 1_000, smoothing } }),
        {
          annualRatePpm: 0,
          count,
        },
      ),
    ).rows.map(({ principal }) => principal);
  expect(tens(false, 7)).toEqual([15_000, 15_000, 15_000, 15_000, 15_000, 15_000, 10_000]);
  expect(tens(true, 7)).toEqual([14_000, 14_000, 14_000, 14_000, 14_000, 14_000, 16_000]);
  expect(tens(false, 3)).toEqual([34_000, 34_000, 32_000]);
  expect(tens(true, 3)).toEqual([33_000, 33_000, 34_000]);
  expect(tens(true, 4)).toEqual([25_000, 25_000, 25_000, 25_000]);
});

test("flat interest with an agreed instalment, or with whole units: what is not interest is principal", () => {
  const rows = (multiple: number, agreedInstalment: number | null) =>
    makeSchedule(
      contractOf(withProduct({ method: "flat", instalment: { ...plainProduct.instalment, multiple } }), {
        count: 3,
        agreedInstalment,
      }),
    ).rows.map(({ principal, interest }) => [principal, interest]);
  // 1,000.00 and 30.00 in three: 343.33, or 343.00 in whole units, or 345.00 as agreed.
  expect(rows(1, null)).toEqual([[33_333, 1_000], [33_333, 1_000], [33_334, 1_000]]); // prettier-ignore
  expect(rows(100, null)).toEqual([[33_300, 1_000], [33_300, 1_000], [33_400, 1_000]]); // prettier-ignore
  expect(rows(1, 34_500)).toEqual([[33_500, 1_000], [33_500, 1_000], [33_000, 1_000]]); // prettier-ignore
});
