import { expect, test } from "vitest";
import { dayOf, formatDay } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { liveThrough } from "./reference/day-by-day.ts";
import { agreedRows } from "./reference/instalments.ts";
import { plainContract, plainProduct } from "./reference/histories.ts";

// The reference must be right on its own before it may judge the core: published figures and sums done by hand.

const startDay = dayOf(2024, 1, 1);

function loan(product: Partial<Product>, over: Partial<Contract> = {}): Contract {
  return {
    ...plainContract,
    startDay,
    firstDueDay: dayOf(2024, 2, 1),
    anchorDay: 1,
    ...over,
    product: { ...plainProduct, ...product },
  };
}

function figures(contract: Contract): string[] {
  return agreedRows(contract).map(({ due, principal, interest }) => `${formatDay(due)} ${principal} + ${interest}`);
}

test("published level instalments: 17.13, 34.68, 17.25 and 16.77 on 100", () => {
  const first = (contract: Contract) => {
    const row = agreedRows(contract)[0];
    return row === undefined ? 0 : row.principal + row.interest;
  };
  const hundred = { principal: 10000, count: 6, annualRatePpm: 94822 };
  expect(first(loan({ dayCount: "30/360" }, hundred))).toBe(1713);
  const everySecond = { every: 2, unit: "month" } as const;
  const byTwo = { principal: 10000, count: 3, annualRatePpm: 120000, firstDueDay: dayOf(2024, 3, 1) };
  expect(first(loan({ dayCount: "30/360", frequency: everySecond }, byTwo))).toBe(3468);
  expect(first(loan({ dayCount: "actual/365" }, { ...hundred, annualRatePpm: 120000 }))).toBe(1725);
  const weekly = { every: 1, unit: "week" } as const;
  expect(first(loan({ dayCount: "actual/364", frequency: weekly }, { ...hundred, firstDueDay: startDay + 7 }))).toBe(
    1677,
  );
});

test("a published table: 100 at 7 % in six months", () => {
  expect(figures(loan({ dayCount: "30/360" }, { principal: 10000, annualRatePpm: 70000, count: 6 }))).toEqual([
    "2024-02-01 1643 + 58",
    "2024-03-01 1652 + 49",
    "2024-04-01 1662 + 39",
    "2024-05-01 1672 + 29",
    "2024-06-01 1681 + 20",
    "2024-07-01 1690 + 10",
  ]);
});

test("dates of the 31st clamp and come back", () => {
  const contract = loan(
    {},
    { startDay: dayOf(2023, 12, 31), firstDueDay: dayOf(2024, 1, 31), anchorDay: 31, count: 4 },
  );
  expect(agreedRows(contract).map(({ due }) => formatDay(due))).toEqual([
    "2024-01-31",
    "2024-02-29",
    "2024-03-31",
    "2024-04-30",
  ]);
});

const dailyPenalty: Partial<Product> = {
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
};
const single = { principal: 125000, annualRatePpm: 0, count: 1 };

function paid(id: string, day: number, amount: number): Entry {
  return { id, kind: "payment", effective: day, enteredAt: day, amount };
}

test("1,250.00 × 0.05 % a day × 12 days = 7.50; the due day itself costs nothing", () => {
  const due = dayOf(2024, 2, 1);
  expect(liveThrough(loan(dailyPenalty, single), [], due)).toMatchObject({
    upToDate: 125000,
    dpd: 0,
    penaltyOwed: 0,
  });
  expect(liveThrough(loan(dailyPenalty, single), [], due + 12)).toMatchObject({
    upToDate: 125750,
    dpd: 12,
    penaltyOwed: 750,
  });
});

test("grace days stay free, days on hold do not count, a part payment lowers the base from the next day", () => {
  const due = dayOf(2024, 2, 1);
  const withGrace = { penalty: { ...plainPenalty(), graceDays: 5 } };
  expect(liveThrough(loan(withGrace, single), [], due + 12).penaltyOwed).toBe(438); // 7 days: 437.5 to even
  const hold: Entry[] = [
    {
      id: "h",
      kind: "hold-start",
      hold: "h",
      scopes: ["penalty"],
      reason: "hardship",
      effective: due - 3,
      enteredAt: 1,
    },
    { id: "i", kind: "hold-end", hold: "h", effective: due + 5, enteredAt: 2 },
  ];
  expect(liveThrough(loan(dailyPenalty, single), hold, due + 12).penaltyOwed).toBe(500); // days 5…12
  // 4 days on 1,250.00 = 2.50; then 1,002.50 − 2.50 = 1,000.00 paid off, 8 days on 250.00 = 1.00
  const position = liveThrough(loan(dailyPenalty, single), [paid("p", due + 4, 100250)], due + 12);
  expect(position).toMatchObject({ penaltyOwed: 350, upToDate: 25100 });
});

test("a reversed payment never was; a reversed reversal never was either", () => {
  const due = dayOf(2024, 2, 1);
  const ledger = [paid("p", due, 125000)];
  const back: Entry = { id: "r", kind: "reversal", reverses: "p", effective: due + 3, enteredAt: due + 3 };
  const again: Entry = { id: "s", kind: "reversal", reverses: "r", effective: due + 4, enteredAt: due + 4 };
  expect(liveThrough(loan(dailyPenalty, single), ledger, due + 12).upToDate).toBe(0);
  expect(liveThrough(loan(dailyPenalty, single), [...ledger, back], due + 12).upToDate).toBe(125750);
  expect(liveThrough(loan(dailyPenalty, single), [...ledger, back, again], due + 12).upToDate).toBe(0);
});

test("a late fee comes once, after its free days, and a default-rate cap cuts what is above it", () => {
  const due = dayOf(2024, 2, 1);
  const fee = {
    minimum: 1500,
    ratePpm: 50_000,
    of: "instalment",
    graceDays: 10,
    repeatEveryDays: null,
    component: "fee",
  } as const;
  const of = (days: number) => liveThrough(loan({ lateFee: fee }, single), [], due + days).upToDate;
  expect([of(10), of(11), of(60)]).toEqual([125000, 131250, 131250]);
  const capped = {
    ...single,
    caps: [
      { kind: "default-rate", ratePpm: 240_000, per: "year", yearDays: 360, covers: ["penalty"], source: "24 %" },
    ] as const,
  };
  // 0.05 % a day is 18 % a year: under the cap. 0.1 % a day is 36 %: cut to 24 %.
  expect(liveThrough(loan(dailyPenalty, capped), [], due + 30).penaltyOwed).toBe(1875);
  const dear = { penalty: { ...plainPenalty(), rate: { kind: "own", ratePpm: 1000, per: "day" } as const } };
  expect(liveThrough(loan(dear, capped), [], due + 30).penaltyOwed).toBe(2500);
});

function plainPenalty(): NonNullable<Product["penalty"]> {
  return { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 };
}
