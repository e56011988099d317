import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDay, weekdayOf } from "#app/lending/calendar.ts";
import { addBusinessDays, calendarCovers, calendarFor, isBusinessDay, isHoliday } from "#app/policy/calendars.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { calendarIds } from "#app/policy/calendar-ids.ts";
import { day } from "#app/policy/units.ts";

test("a weekend in China is a business day when the State Council says so, and a weekday may be off", () => {
  expect(isBusinessDay("CN", day("2026-02-14"))).toBe(true);
  expect(weekdayOf(day("2026-02-14"))).toBe(6);
  expect(isBusinessDay("CN", day("2026-02-23"))).toBe(false);
  expect(weekdayOf(day("2026-02-23"))).toBe(1);
  expect(isBusinessDay("CN", day("2026-02-24"))).toBe(true);
  expect(formatDay(addBusinessDays("CN", day("2026-09-30"), 3))).toBe("2026-10-10");
});

test("nations of the United Kingdom keep their own holidays", () => {
  expect(isHoliday("GB-ENG", day("2026-05-04"))).toBe(true);
  expect(isHoliday("GB-ENG", day("2026-01-02"))).toBe(false);
  expect(isHoliday("GB-SCT", day("2026-01-02"))).toBe(true);
  expect(isHoliday("GB-NIR", day("2026-03-17"))).toBe(true);
  expect(isHoliday("GB-ENG", day("2026-12-28"))).toBe(true);
});

test("a holiday proclaimed after the tables were made counts", () => {
  expect(isBusinessDay("GB-SCT", day("2026-06-15"))).toBe(false);
  expect(isBusinessDay("GB-ENG", day("2026-06-15"))).toBe(true);
});

test("federal and state holidays of the United States and Australia", () => {
  expect(isHoliday("US", day("2026-07-03"))).toBe(true);
  expect(isBusinessDay("US", day("2026-11-26"))).toBe(false);
  expect(isHoliday("AU", day("2026-01-26"))).toBe(true);
  expect(isHoliday("AU", day("2026-11-03"))).toBe(false);
  expect(isHoliday("AU-VIC", day("2026-11-03"))).toBe(true);
  expect(isHoliday("AU-QLD", day("2026-12-24"))).toBe(false);
});

test("the nearest n-th business day has exactly n business days up to it and is one itself", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...calendarIds),
      fc.integer({ min: day("2020-01-01"), max: day("2026-11-01") }),
      fc.integer({ min: 1, max: 30 }),
      (calendar, from, count) => {
        const end = addBusinessDays(calendar, from, count);
        let seen = 0;
        for (let each = from + 1; each <= end; each += 1) if (isBusinessDay(calendar, each)) seen += 1;
        return seen === count && isBusinessDay(calendar, end);
      },
    ),
    { numRuns: 300 },
  );
});

test("day 0 is the day itself, and a broken count is a bug", () => {
  expect(addBusinessDays("US", day("2026-11-22"), 0)).toBe(day("2026-11-22"));
  expect(() => addBusinessDays("US", day("2026-11-22"), -1)).toThrow(RangeError);
  expect(() => addBusinessDays("US", day("2026-11-22"), Number.NaN)).toThrow(RangeError);
});

test("a calendar says which years it knows; beyond them only weekends are off", () => {
  expect(calendarCovers("CN", day("2026-12-31"))).toBe(true);
  expect(calendarCovers("CN", day("2036-01-01"))).toBe(false);
  expect(calendarCovers("GB-ENG", day("2035-12-31"))).toBe(true);
  expect(isBusinessDay("GB-ENG", day("2040-12-25"))).toBe(true);
  expect(isBusinessDay("GB-ENG", day("2040-12-29"))).toBe(false);
});

test("a region picks its calendar only where the profile knows it", () => {
  const uk = profileFor("uk.lender.loan", day("2026-11-22"));
  expect(calendarFor(uk, "GB-SCT")).toBe("GB-SCT");
  expect(calendarFor(uk, null)).toBe("GB-ENG");
  expect(calendarFor(uk, "AU-NSW")).toBe("GB-ENG");
});
