import { expect, test } from "vitest";
import { monthFraction } from "#app/lending/daycount.ts";
import { day } from "./products.ts";

/** Months of 30 days, from a day to a day, on an anchor day. */
const months = (from: string, to: string, anchor: number) => {
  const { numerator, denominator } = monthFraction(day(from), day(to), anchor);
  return (numerator / denominator) * 12;
};

test("30/360: whole months are counted back from the last day, the broken rest by its own days", () => {
  expect(months("2026-04-15", "2026-05-15", 15)).toBe(1);
  // 10 of the 31 days from 25 March; 20 of the 30 from 5 April; a month and 10 of the 31 from 25 March; 25 of the 30 from 10 April.
  expect(months("2026-04-15", "2026-04-25", 15)).toBeCloseTo(10 / 31, 12);
  expect(months("2026-04-15", "2026-05-05", 15)).toBeCloseTo(20 / 30, 12);
  expect(months("2026-04-15", "2026-05-25", 15)).toBeCloseTo(1 + 10 / 31, 12);
  expect(months("2026-04-15", "2026-06-10", 15)).toBeCloseTo(1 + 25 / 30, 12);
});

test("30/360: a last day that its month cut short counts back on the anchor day", () => {
  expect(months("2026-01-31", "2026-02-28", 31)).toBe(1);
  expect(months("2025-12-31", "2026-02-28", 31)).toBe(2);
  expect(months("2026-01-28", "2026-02-28", 28)).toBe(1);
  // Anchor 30: from 30 January to 28 February is a month, from 28 January two days more.
  expect(months("2026-01-30", "2026-02-28", 30)).toBe(1);
  expect(months("2026-01-28", "2026-02-28", 30)).toBeCloseTo(1 + 2 / 31, 12);
});
