import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "#app/policy/units.ts";
import { instantOf, isZone, localDay, localMinute } from "#app/policy/zones.ts";

const utc = (iso: string) => Date.parse(iso);

test("local day and minute in whole, half and quarter hour zones", () => {
  const at = utc("2026-11-22T16:30:00Z");
  expect([localDay(at, "Asia/Shanghai"), localMinute(at, "Asia/Shanghai")]).toEqual([day("2026-11-23"), 30]);
  expect([localDay(at, "Australia/Adelaide"), localMinute(at, "Australia/Adelaide")]).toEqual([day("2026-11-23"), 180]);
  expect([localDay(at, "Pacific/Honolulu"), localMinute(at, "Pacific/Honolulu")]).toEqual([day("2026-11-22"), 390]);
  expect(localMinute(at, "Asia/Kathmandu")).toBe(22 * 60 + 15);
});

test("London jumps over 01:30 on 29 March 2026 and has it twice on 25 October 2026", () => {
  expect(instantOf(day("2026-03-29"), 90, "Europe/London")).toBe(utc("2026-03-29T01:00:00Z"));
  expect(instantOf(day("2026-03-29"), 180, "Europe/London")).toBe(utc("2026-03-29T02:00:00Z"));
  expect(instantOf(day("2026-10-25"), 90, "Europe/London")).toBe(utc("2026-10-25T00:30:00Z"));
  expect(instantOf(day("2026-10-25"), 150, "Europe/London")).toBe(utc("2026-10-25T02:30:00Z"));
});

test("a midnight that is jumped over starts the day at the jump", () => {
  expect(instantOf(day("2026-09-06"), 0, "America/Santiago")).toBe(utc("2026-09-06T04:00:00Z"));
});

test("the first instant of a day belongs to it and the one before does not, on every day and zone", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        "Europe/London",
        "America/New_York",
        "Australia/Sydney",
        "Asia/Shanghai",
        "America/Santiago",
        "Australia/Lord_Howe",
      ),
      fc.integer({ min: day("2020-01-01"), max: day("2036-01-01") }),
      (zone, date) => {
        const start = instantOf(date, 0, zone);
        return localDay(start, zone) === date && localDay(start - 1, zone) === date - 1;
      },
    ),
    { numRuns: 500 },
  );
});

test("unknown zones are told apart", () => {
  expect(isZone("Europe/London")).toBe(true);
  expect(isZone("Europe/Atlantis")).toBe(false);
});
