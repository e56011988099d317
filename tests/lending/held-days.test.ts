import { expect, test } from "vitest";
import { dayWithoutHolds, heldDaysIn, heldSpans } from "#app/lending/held-days.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";
import type { HeldSpan } from "#app/lending/state.ts";

/** Days are counted from a day 0 here; `until` is the first day that counts again. */
function span(from: number, until: number, ...scopes: HoldScope[]): HeldSpan {
  return { hold: `${from}`, reason: "test", scopes, from, until };
}

function start(hold: string, effective: number): Entry {
  return { kind: "hold-start", id: `start ${hold} ${effective}`, effective, enteredAt: 1, hold, scopes: ["penalty"], reason: "r" }; // prettier-ignore
}

function end(hold: string, effective: number): Entry {
  return { kind: "hold-end", id: `end ${hold} ${effective}`, effective, enteredAt: 1, hold };
}

test("days on hold within a stretch, both ends included, of the scopes that are asked for", () => {
  const held = [span(15, 25, "contact"), span(10, 20, "penalty", "interest")];
  expect(heldDaysIn(held, "penalty", 1, 30)).toBe(10);
  expect(heldDaysIn(held, "interest", 1, 30)).toBe(10);
  expect(heldDaysIn(held, "contact", 1, 30)).toBe(10);
  // 10…19 and 15…24 are the fifteen days 10…24.
  expect(heldDaysIn(held, ["penalty", "contact"], 1, 30)).toBe(15);
  expect(heldDaysIn(held, "penalty", 1, 10)).toBe(1);
  expect(heldDaysIn(held, "penalty", 1, 9)).toBe(0);
  expect(heldDaysIn(held, "penalty", 19, 30)).toBe(1);
  expect(heldDaysIn(held, "penalty", 20, 30)).toBe(0);
  expect(heldDaysIn(held, "penalty", 12, 12)).toBe(1);
  expect(heldDaysIn(held, "penalty", 13, 12)).toBe(0);
  expect(heldDaysIn([], "penalty", 1, 30)).toBe(0);
});

test("a hold inside another counts no day twice, one after a gap counts its own", () => {
  const inside = [span(10, 20, "penalty"), span(12, 14, "penalty"), span(22, 24, "penalty")];
  expect(heldDaysIn(inside, "penalty", 1, 30)).toBe(12);
  expect(heldDaysIn([...inside].reverse(), "penalty", 1, 30)).toBe(12);
  expect(heldDaysIn([span(10, Infinity, "penalty")], "penalty", 1, 30)).toBe(21);
});

test("five days from day 5: 6, 7, 8 and 9, and the fifth after the hold", () => {
  expect(dayWithoutHolds([], "penalty", 5, 5)).toBe(10);
  const once = [span(10, 20, "penalty")];
  expect(dayWithoutHolds(once, "penalty", 5, 4)).toBe(9);
  expect(dayWithoutHolds(once, "penalty", 5, 5)).toBe(20);
  expect(dayWithoutHolds(once, "penalty", 5, 6)).toBe(21);
  expect(dayWithoutHolds(once, "contact", 5, 5)).toBe(10);
  expect(dayWithoutHolds([...once, span(21, 23, "penalty")], "penalty", 5, 6)).toBe(23);
  // Day 5 itself is not counted: of a hold from 3 until 8 only 6 and 7 are.
  expect(dayWithoutHolds([span(3, 8, "penalty")], "penalty", 5, 5)).toBe(12);
});

test("a day that a hold without an end keeps from coming never comes", () => {
  const forEver = span(10, Infinity, "penalty");
  expect(dayWithoutHolds([forEver], "penalty", 5, 4)).toBe(9);
  expect(dayWithoutHolds([forEver], "penalty", 5, 5)).toBe(Infinity);
  expect(dayWithoutHolds([span(10, 20, "penalty"), span(21, Infinity, "penalty")], "penalty", 5, 5)).toBe(20);
  expect(dayWithoutHolds([span(10, 20, "penalty"), span(21, Infinity, "penalty")], "penalty", 5, 6)).toBe(Infinity);
  expect(dayWithoutHolds([span(10, 20, "penalty"), span(6, Infinity, "contact")], "penalty", 5, 5)).toBe(20);
});

test("holds of a ledger: each with its end, running without one, those to come included", () => {
  const ledger = [end("a", 1), start("a", 2), start("b", 3), end("a", 5), start("c", 6), end("b", 8), start("d", 9)];
  const seen = (count: number) => heldSpans(ledger.slice(0, count)).map(({ hold, from, until }) => [hold, from, until]);
  expect(seen(1)).toEqual([]);
  expect(seen(3)).toEqual([
    ["a", 2, Infinity],
    ["b", 3, Infinity],
  ]);
  expect(seen(7)).toEqual([
    ["a", 2, 5],
    ["b", 3, 8],
    ["c", 6, Infinity],
    ["d", 9, Infinity],
  ]);
  expect(heldSpans([start("a", 2), end("a", 5), start("a", 7)])).toEqual([
    { hold: "a", reason: "r", scopes: ["penalty"], from: 2, until: 5 },
    { hold: "a", reason: "r", scopes: ["penalty"], from: 7, until: Infinity },
  ]);
  expect(heldSpans([])).toEqual([]);
});
