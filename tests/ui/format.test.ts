import { expect, test } from "vitest";
import {
  currencySign,
  formatDay,
  formatDigits,
  formatInstant,
  formatMoney,
  formatNumber,
  formatPercent,
  isoDay,
  wallClock,
} from "#app/ui/format.ts";

const day = (iso: string) => Date.parse(iso) / 86_400_000;

test.each([
  [228912, "CNY", "¥2,289.12"],
  [100, "CNY", "¥1.00"],
  [5, "CNY", "¥0.05"],
  [0, "CNY", "¥0.00"],
  [-50000, "CNY", "−¥500.00"],
  [125000, "GBP", "£1,250.00"],
  [125000, "USD", "US$1,250.00"],
  [125000, "AUD", "A$1,250.00"],
  [123456, "JPY", "JP¥123,456"],
  [1234567, "KWD", "KWD1,234.567"],
  [99999, "EUR", "€999.99"],
])("%i minor units of %s are written %s, alike in both languages", (amount, currency, text) => {
  expect(formatMoney(amount, currency, "en")).toBe(text);
  expect(formatMoney(amount, currency, "zh-CN")).toBe(text);
});

test("digits stay exact up to the largest safe integer", () => {
  expect(formatDigits(Number.MAX_SAFE_INTEGER, "CNY", "en")).toBe("90,071,992,547,409.91");
  expect(formatDigits(Number.MAX_SAFE_INTEGER, "JPY", "zh-CN")).toBe("9,007,199,254,740,991");
});

test("signs tell a yen from a yuan and one dollar from another", () => {
  expect(["CNY", "JPY", "USD", "AUD"].map(currencySign)).toEqual(["¥", "JP¥", "US$", "A$"]);
});

test.each([
  [120_000, "12%"],
  [500, "0.05%"],
  [182_500, "18.25%"],
  [1, "0.0001%"],
  [0, "0%"],
  [10_000_000, "1,000%"],
  [-120_000, "−12%"],
])("%i ppm is %s", (ppm, text) => {
  expect(formatPercent(ppm, "en")).toBe(text);
  expect(formatPercent(ppm, "zh-CN")).toBe(text);
});

test("counts are grouped, and keep the decimals asked for", () => {
  expect(formatNumber(12480, "zh-CN")).toBe("12,480");
  expect(formatNumber(4.2, "en", 1)).toBe("4.2");
  expect(formatNumber(4, "en", 1)).toBe("4.0");
});

test.each([
  ["long", "16 December 2026", "2026年12月16日"],
  ["day", "16 December", "12月16日"],
  ["weekday", "Wed 16 December", "12月16日 周三"],
  ["short", "16 Dec", "12月16日"],
  ["table", "16 Dec 2026", "2026-12-16"],
  ["month", "December 2026", "2026年12月"],
] as const)("a day in the %s style", (style, en, zh) => {
  expect(formatDay(day("2026-12-16"), "en", style)).toBe(en);
  expect(formatDay(day("2026-12-16"), "zh-CN", style)).toBe(zh);
});

test("weekdays, leap days and days before 1970 are right", () => {
  expect(formatDay(day("2026-11-22"), "en", "weekday")).toBe("Sun 22 November");
  expect(formatDay(day("2028-02-29"), "zh-CN")).toBe("2028年2月29日");
  expect(formatDay(day("1949-10-01"), "en")).toBe("1 October 1949");
  expect(isoDay(day("1949-10-01"))).toBe("1949-10-01");
});

test("an instant is written as the clock on the wall of its time zone, summer time included", () => {
  const instant = Date.parse("2026-11-18T11:20:00Z");
  expect(formatInstant(instant, "en", "Asia/Shanghai")).toBe("18 November 2026, 19:20");
  expect(formatInstant(instant, "zh-CN", "Asia/Shanghai")).toBe("2026年11月18日 19:20");
  expect(formatInstant(instant, "en", "Asia/Shanghai", "short")).toBe("18 Nov, 19:20");
  expect(formatInstant(Date.parse("2026-07-01T23:30:00Z"), "en", "Europe/London", "table")).toBe("2 Jul 2026, 00:30");
  expect(formatInstant(Date.parse("2026-11-18T04:59:00Z"), "en", "America/New_York")).toBe("17 November 2026, 23:59");
});

test("midnight is 00:00 of the day that begins", () => {
  expect(wallClock(Date.parse("2026-12-31T16:00:00Z"), "Asia/Shanghai")).toEqual({
    day: day("2027-01-01"),
    time: "00:00",
  });
});
