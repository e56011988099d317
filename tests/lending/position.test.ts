import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Contract, LateFeeRule, Product } from "#app/lending/contract.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

function see(entries: readonly Entry[], iso: string, product: Partial<Product> = {}, terms: Partial<Contract> = {}) {
  const contract = contractOf({ ...plainProduct, method: "equal-principal", ...product }, { count: 1, ...terms });
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

function hold(name: string, scope: HoldScope, from: string, until?: string): Entry[] {
  const start: Entry = { kind: "hold-start", id: `${name} from`, effective: day(from), enteredAt: 1, hold: name, scopes: [scope], reason: "r" }; // prettier-ignore
  if (until === undefined) return [start];
  return [start, { kind: "hold-end", id: `${name} until`, effective: day(until), enteredAt: 1, hold: name }];
}

const daily: NonNullable<Product["penalty"]> = {
  rate: { kind: "own", ratePpm: 500, per: "day" },
  base: "principal",
  yearDays: 365,
  graceDays: 0,
};

test("holds that run or that ran after the oldest unpaid due day, and days past due without them", () => {
  const entries = [
    ...hold("before", "penalty", "2026-02-01", "2026-02-15"),
    ...hold("over the due day", "penalty", "2026-02-01", "2026-02-16"),
    ...hold("ended", "contact", "2026-02-20", "2026-02-25"),
    ...hold("running", "penalty", "2026-02-24"),
    ...hold("interest only", "interest", "2026-02-17", "2026-02-19"),
  ];
  const late = see(entries, "2026-02-25");
  expect(late.holds.map((each) => [each.hold, each.until === null ? null : formatDay(each.until)])).toEqual([
    ["over the due day", "2026-02-16"],
    ["interest only", "2026-02-19"],
    ["ended", "2026-02-25"],
    ["running", null],
  ]);
  // Of the 16th to the 25th contact rests on five days, penalty on the last two: six in all.
  expect([late.dpd, late.dpdWithoutHolds]).toEqual([10, 4]);
  const all = [...entries, paid("p", "2026-02-15", 101_000)];
  expect(see(all, "2026-02-25").holds.map((each) => each.hold)).toEqual(["running"]);
  // A hold that runs has not ended, known or not; one that is still to come is not shown.
  const known = see([...all, ...hold("to come", "penalty", "2026-02-25")], "2026-02-24").holds;
  expect(known.map((each) => [each.hold, each.until === null ? null : formatDay(each.until)])).toEqual([
    ["ended", null],
    ["running", null],
  ]);
});

test("a hold over all days past due: a line of no days and no amount, that says how many were held", () => {
  const { lines, overdue } = see(hold("h", "penalty", "2026-02-01"), "2026-02-20", { penalty: daily });
  expect(lines.find(({ kind }) => kind === "penalty")).toMatchObject({ amount: 0, days: 0, heldDays: 5 });
  expect(overdue.penalty).toBe(0);
});

test("the next instalment is the next that asks for something", () => {
  const three = { count: 3, principal: 120_000, annualRatePpm: 0 };
  expect(see([paid("p", "2026-02-01", 80_000)], "2026-02-01", {}, three).next).toEqual({
    nr: 3,
    due: day("2026-04-15"),
    amount: 40_000,
  });
  expect(see([paid("p", "2026-02-01", 120_000)], "2026-02-01", {}, three).next).toBeNull();
});

test("what is settled among what is due has no lines", () => {
  const allocation = { ...plainProduct.allocation, excess: "last" } as const;
  const two = { count: 2, principal: 80_000, annualRatePpm: 0 };
  const position = see([paid("p", "2026-02-01", 40_000)], "2026-03-20", { allocation, penalty: daily }, two);
  expect(position.lines.map(({ kind, instalment, amount }) => [kind, instalment, amount])).toEqual([
    ["principal", 1, 40_000],
    ["penalty", 1, 33 * 20],
  ]);
  expect([position.tomorrow, position.dpd]).toEqual([20, 33]);
});

test("tomorrow: late fees that come, as far as their ceiling leaves room, and none for a late fee alone", () => {
  // 3.00 on the fifth day and 28 days later: on 20 March for both instalments. 8.00 in all, of which 3.00 are charged.
  const lateFee: LateFeeRule = { minimum: 300, ratePpm: 0, of: "instalment", graceDays: 4, repeatEveryDays: 28, component: "fee" }; // prettier-ignore
  const two = { count: 2, principal: 80_000, annualRatePpm: 0 };
  expect(see([], "2026-03-19", { lateFee }, two).tomorrow).toBe(600);
  const caps: Contract["caps"] = [{ kind: "late-fees", amount: 800, source: "fees" }];
  expect(see([], "2026-03-19", { lateFee }, { ...two, caps }).tomorrow).toBe(500);
  // All but the fee is paid on 25 February.
  const allocation = { ...plainProduct.allocation, due: ["principal", "interest", "penalty", "fee"] as const };
  const one = { principal: 40_000, annualRatePpm: 0 };
  const feeLeft = see([paid("p", "2026-02-25", 40_000)], "2026-03-19", { lateFee, allocation }, one);
  expect([feeLeft.overdue.fee, feeLeft.tomorrow]).toEqual([300, 0]);
  // Principal is paid, 4.00 of interest is not.
  const interestLeft = see(
    [paid("p", "2026-02-15", 40_000)],
    "2026-02-19",
    { lateFee, allocation },
    { principal: 40_000 },
  );
  expect([interestLeft.overdue.interest, interestLeft.tomorrow]).toEqual([400, 300]);
});

test("penalty by the year says so: 18.25 % on 1,000.00 for ten of 365 days", () => {
  const yearly = { ...daily, rate: { kind: "own", ratePpm: 182_500, per: "year" } } as const;
  expect(see([], "2026-02-25", { penalty: yearly }).lines.find(({ kind }) => kind === "penalty")).toMatchObject({
    amount: 500,
    formula: { kind: "time", base: 100_000, ratePpm: 182_500, per: "year", numerator: 10, denominator: 365 },
  });
});

test("the principal of a flat loan is an equal share of what was borrowed", () => {
  const shares = (method: Product["method"], principal: number) =>
    see([], "2026-04-15", { method }, { count: 3, principal })
      .lines.filter(({ kind }) => kind === "principal")
      .map(({ formula }) => formula);
  const share = { kind: "share", of: 120_000, parts: 3 };
  expect(shares("flat", 120_000)).toEqual([share, share, share]);
  expect(shares("equal-principal", 120_000)).toEqual([share, share, share]);
  expect(shares("equal-instalment", 120_000)).toEqual([null, null, null]);
  // 1,000.00 ÷ 3 is 333.33, the last 333.34: none is exactly a third.
  expect(shares("flat", 100_000)).toEqual([null, null, null]);
});

test("interest that a bank took back is a charge beside the interest of its instalment, whose formula stays", () => {
  const back: Entry = {
    kind: "chargeback",
    id: "b",
    effective: day("2026-02-20"),
    enteredAt: 9e15,
    payment: "p",
    amount: 1_000,
  };
  const { lines } = see([paid("p", "2026-02-15", 41_200), back], "2026-03-15", {}, { count: 3, principal: 120_000 });
  expect(
    lines.map(({ kind, component, amount, formula, code }) => [kind, component, amount, formula?.kind ?? null, code]),
  ).toEqual([
    ["principal", "principal", 40_000, "share", null],
    ["interest", "interest", 800, "time", null],
    ["charge", "interest", 1_000, null, "chargeback"],
  ]);
});

test("of two charges to come only the payable one, less what was credited and waived of it", () => {
  const entries: Entry[] = [
    charged("letter", "2026-02-01", 700),
    { ...charged("visit", "2026-02-10", 900), effective: day("2026-01-20") },
    {
      kind: "waiver",
      id: "w",
      effective: day("2026-02-02"),
      enteredAt: 1,
      component: "fee",
      amount: 200,
      charge: "letter",
    },
    { kind: "adjustment", id: "a", effective: day("2026-02-02"), enteredAt: 1, amount: 100, charge: "letter" },
  ];
  const { lines, upToDate } = see(entries, "2026-02-05");
  expect(lines.map(({ code, amount }) => [code, amount])).toEqual([["letter", 400]]);
  expect(upToDate).toBe(400);
  // Both are open on the 12th; a payment of 6.00 settles the older one first.
  const later = see([...entries, paid("p", "2026-02-12", 600)], "2026-02-12");
  expect(later.lines.map(({ code, amount }) => [code, amount])).toEqual([["visit", 700]]);
});

test("a down payment on further money is due at once and late from the day after", () => {
  // 1,200.00 with 20 % down, without interest: 240.00, then 320.00 three times. 300.00 more on 1 March: 60.00 at once, and
  // 120.00 more in each of two. On 3 March two days of 0.05 % on 60.00.
  const product = { downPaymentPpm: 200_000, penalty: daily };
  const terms = { count: 3, principal: 120_000, annualRatePpm: 0 };
  const entries: Entry[] = [
    paid("down", "2026-01-15", 24_000),
    paid("first", "2026-02-15", 32_000),
    { kind: "disbursement", id: "more", effective: day("2026-03-01"), enteredAt: 1, amount: 30_000 },
  ];
  const { instalments, overdue, dpd } = see(entries, "2026-03-03", product, terms);
  expect(instalments.map(({ nr, due, owed }) => [nr, formatDay(due), owed.principal, owed.penalty])).toEqual([
    [1, "2026-01-15", 24_000, 0],
    [2, "2026-02-15", 32_000, 0],
    [5, "2026-03-01", 6_000, 6],
    [3, "2026-03-15", 44_000, 0],
    [4, "2026-04-15", 44_000, 0],
  ]);
  expect([overdue.principal, dpd]).toEqual([6_000, 2]);
});
