import { expect, test } from "vitest";
import {
  addMonths,
  civilOf,
  dayOf,
  dayOfInstant,
  daysBetween,
  formatDay,
  isLeapYear,
  parseDay,
  weekdayOf,
} from "#app/lending/calendar.ts";
import { daysFraction, monthFraction } from "#app/lending/daycount.ts";
import { interestOf, interestOfParts } from "#app/lending/interest.ts";
import { divide, divideBig, formatMoney, mulDiv, parseMoney } from "#app/lending/money.ts";
import { formatPercent, parsePercent, upliftRate } from "#app/lending/rate.ts";
import { day } from "./products.ts";

test("money is read exactly or not at all", () => {
  const read = (text: string, currency = "CNY") => parseMoney(text, currency);
  expect(["1250", "1250.5", " 3.20 ", "-3.20", "0", "-0.00", "0.010", "1.5000"].map((text) => read(text))).toEqual([
    125_000, 125_050, 320, -320, 0, 0, 1, 150,
  ]);
  expect(["", "1,250", "1.005", "x1", "1x", "1.", ".5", "--1", "1e3"].map((text) => read(text))).toEqual(
    Array.from({ length: 9 }, () => null),
  );
  expect([read("500", "JPY"), read("500.0", "JPY"), read("500.5", "JPY"), read("1.234", "KWD")]).toEqual([500, 500, null, 1_234]); // prettier-ignore
  // 2^53 − 1 is the largest that is exact.
  expect([read("90071992547409.91"), read("90071992547409.92")]).toEqual([9_007_199_254_740_991, null]);
});

test("money is written with the decimals of its currency", () => {
  expect([125_000, 5, 0, -5, -320, 100].map((amount) => formatMoney(amount, "CNY"))).toEqual([
    "1250.00",
    "0.05",
    "0.00",
    "-0.05",
    "-3.20",
    "1.00",
  ]);
  expect([formatMoney(500, "JPY"), formatMoney(-5, "JPY"), formatMoney(0, "JPY"), formatMoney(1_234, "KWD")]).toEqual(["500", "-5", "0", "1.234"]); // prettier-ignore
});

test("a percentage is read exactly or not at all, and written without trailing zeros", () => {
  expect(["14.07", "0.05%", "12 %", "-3", "-0", " 1.2300 ", "0.0001"].map(parsePercent)).toEqual([
    140_700, 500, 120_000, -30_000, 0, 12_300, 1,
  ]);
  expect(["", "x", "1.23456", "12%%", "a12", "12 x", "1.2x"].map(parsePercent)).toEqual([null, null, null, null, null, null, null]); // prettier-ignore
  expect([140_700, 120_000, 500, 1, 0, -30_000, 1_000_000, 100_010].map(formatPercent)).toEqual(["14.07", "12", "0.05", "0.0001", "0", "-3", "100", "10.001"]); // prettier-ignore
  expect(upliftRate(120_000, 500_000)).toBe(180_000);
  // 1 ppm and a half of it is 1.5, half-even 2; 5 and a half are 7.5, half-even 8; 3 and a half are 4.5, half-even 4.
  expect([upliftRate(1, 500_000), upliftRate(5, 500_000), upliftRate(3, 500_000)]).toEqual([2, 8, 4]);
});

test("a quotient is rounded once: to the nearest, a tie to the even neighbour; or away from zero", () => {
  const cases = [[5, 2], [7, 2], [-5, 2], [-7, 2], [1, 3], [2, 3], [-1, 3], [-2, 3], [6, 3], [-6, 3], [0, 3]] as const; // prettier-ignore
  const nearest = [2, 4, -2, -4, 0, 1, 0, -1, 2, -2, 0];
  const up = [3, 4, -3, -4, 1, 1, -1, -1, 2, -2, 0];
  expect(cases.map(([over, under]) => divide(over, under) + 0)).toEqual(nearest);
  expect(cases.map(([over, under]) => divide(over, under, "up") + 0)).toEqual(up);
  expect(cases.map(([over, under]) => Number(divideBig(BigInt(over), BigInt(under))))).toEqual(nearest);
  expect(cases.map(([over, under]) => Number(divideBig(BigInt(over), BigInt(under), "up")))).toEqual(up);
  expect([mulDiv(5, 1, 2), mulDiv(5, 1, 2, "up"), mulDiv(250_000, 500 * 4, 1_000_000)]).toEqual([2, 3, 500]);
});

test("products beyond a safe integer stay exact", () => {
  // 9,007,199,254,740,991 × 3 ÷ 3, and the same ÷ 2 = 13,510,798,882,111,486.5 ÷ 3.
  const most = Number.MAX_SAFE_INTEGER;
  expect(mulDiv(most, 3, 3)).toBe(most);
  expect(mulDiv(most, 1_000_001, 1_000_000)).toBe(9_007_208_261_940_246);
  expect(mulDiv(1, 1, 2 * 4_503_599_627_370_497)).toBe(0);
  expect(mulDiv(most, 1, most)).toBe(1);
  const formula = { base: 9_000_000_000_000, ratePpm: 120_000, numerator: 30, denominator: 360 };
  expect(interestOf(formula)).toBe(90_000_000_000);
  // A tie over two stretches: 0.25 and 0.25 are 0.5, half-even 0; with 1 more 1.5 is 2.
  const quarter = { base: 1, ratePpm: 250_000, numerator: 1, denominator: 1 };
  expect(interestOfParts([quarter, quarter])).toBe(0);
  expect(interestOfParts([quarter, quarter, { ...quarter, base: 4 }])).toBe(2);
  expect(interestOfParts([quarter, { ...quarter, numerator: 7, denominator: 2 }])).toBe(1);
  expect(interestOfParts([])).toBe(0);
});

test("a day is a date that exists", () => {
  expect(parseDay("1970-01-01")).toBe(0);
  expect(parseDay("2026-11-18")).toBe(20_775);
  expect(parseDay("2000-02-29")).toBe(11_016);
  expect(parseDay("1900-02-28")).toBe(-25_509);
  const none = ["2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "x2026-01-01", "2026-01-01x", ""]; // prettier-ignore
  expect(none.map(parseDay)).toEqual(none.map(() => null));
  expect([0, 20_775, -25_508].map(formatDay)).toEqual(["1970-01-01", "2026-11-18", "1900-03-01"]);
  expect([1900, 2000, 2024, 2026, 2100].map(isLeapYear)).toEqual([false, true, true, false, false]);
  expect(formatDay(dayOf(987, 6, 5))).toBe("0987-06-05");
});

test("every day from 1890 to 2110 is written and read back, one after the other", () => {
  let { year, month, day: date } = civilOf(dayOf(1890, 1, 1));
  for (let at = dayOf(1890, 1, 1); at < dayOf(2110, 1, 1); at += 1) {
    const civil = civilOf(at);
    if (civil.year !== year || civil.month !== month || civil.day !== date || dayOf(year, month, date) !== at)
      throw new Error(`${at} is ${year}-${month}-${date}`);
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    date += 1;
    if (date > length) [month, date] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
  expect([year, month, date]).toEqual([2110, 1, 1]);
});

test("weekdays, days between, and the date of an instant in China", () => {
  expect(["1970-01-01", "2026-11-22", "2026-11-23", "1969-12-31", "1969-12-28"].map((iso) => weekdayOf(day(iso)))).toEqual([4, 7, 1, 3, 7]); // prettier-ignore
  expect([daysBetween(10, 12), daysBetween(12, 10)]).toEqual([2, -2]);
  const sixInTheEvening = Date.UTC(2026, 10, 22, 16, 0);
  expect([dayOfInstant(sixInTheEvening), dayOfInstant(sixInTheEvening, 480), dayOfInstant(sixInTheEvening - 1, 480)]).toEqual([20_779, 20_780, 20_779]); // prettier-ignore
});

test("months keep their anchor day; a short month takes its last day, or the first of the next", () => {
  const step = (iso: string, months: number, anchor?: number, end?: "roll") => formatDay(addMonths(day(iso), months, anchor, end)); // prettier-ignore
  expect([step("2026-01-31", 1), step("2026-02-28", 1), step("2026-02-28", 1, 31), step("2026-01-31", 1, 31, "roll")]).toEqual(["2026-02-28", "2026-03-28", "2026-03-31", "2026-03-01"]); // prettier-ignore
  expect([step("2026-01-15", -1), step("2026-01-15", 12), step("2026-12-31", 2, 31), step("2026-03-15", -15)]).toEqual(["2025-12-15", "2027-01-15", "2027-02-28", "2024-12-15"]); // prettier-ignore
});

test("parts of a year: counted days, nights of common and leap years, months and broken months", () => {
  const [from, to] = [day("2023-12-21"), day("2024-01-20")];
  expect(daysFraction("actual/360", from, to)).toEqual({ numerator: 30, denominator: 360 });
  expect(daysFraction("actual/364", from, to)).toEqual({ numerator: 30, denominator: 364 });
  expect(daysFraction("actual/365", from, to)).toEqual({ numerator: 30, denominator: 365 });
  // 11 nights begin in 2023 and 19 in 2024; by the day they end on 10 and 20.
  expect(daysFraction("actual/actual", from, to)).toEqual({ numerator: 11 * 366 + 19 * 365, denominator: 365 * 366 });
  expect(daysFraction("actual/actual-end", from, to)).toEqual({
    numerator: 10 * 366 + 20 * 365,
    denominator: 365 * 366,
  });
  expect(daysFraction("actual/actual", day("2024-01-10"), to)).toEqual({ numerator: 10, denominator: 366 });
  expect(daysFraction("actual/actual", day("2023-01-10"), day("2023-01-20"))).toEqual({
    numerator: 10,
    denominator: 365,
  });
  expect(monthFraction(day("2026-01-15"), day("2026-03-15"), 15)).toEqual({ numerator: 60, denominator: 360 });
  // Two months, and ten of the 31 days from 15 December.
  expect(monthFraction(day("2026-01-05"), day("2026-03-15"), 15)).toEqual({ numerator: 30 * (2 * 31 + 10), denominator: 360 * 31 }); // prettier-ignore
  expect(monthFraction(day("2026-01-31"), day("2026-02-28"), 31)).toEqual({ numerator: 30, denominator: 360 });
});
