import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Cap, LateFeeRule, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

/** 5 % on the fifth day after the due date and every ten days from then, of one instalment of 1,000.00 and 10.00. */
const rule: LateFeeRule = {
  minimum: 0,
  ratePpm: 50_000,
  of: "instalment",
  graceDays: 4,
  repeatEveryDays: 10,
  component: "fee",
};

function see(
  iso: string,
  changed: Partial<LateFeeRule> = {},
  entries: readonly Entry[] = [],
  caps: readonly Cap[] = [],
  product: Product = plainProduct,
) {
  const contract = contractOf({ ...product, lateFee: { ...rule, ...changed } }, { count: 1, caps });
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

test("a late fee of the instalment as agreed, of what is overdue of it, of its principal or of its interest", () => {
  // 4.00 of the interest was paid on the due date.
  const some = [paid("some", "2026-02-15", 400)];
  expect(see("2026-02-20", {}, some).overdue.fee).toBe(5_050);
  expect(see("2026-02-20", { of: "overdue" }, some).overdue.fee).toBe(5_030);
  expect(see("2026-02-20", { of: "overdue-principal" }, some).overdue.fee).toBe(5_000);
  expect(see("2026-02-20", { of: "overdue-interest" }, some).overdue.fee).toBe(30);
  expect(see("2026-02-20", { of: "overdue-interest", minimum: 31 }, some).overdue.fee).toBe(31);
});

test("late fees come on their days, one line each, until principal and interest are paid", () => {
  const days = (iso: string, entries: readonly Entry[] = []) =>
    see(iso, { repeatEveryDays: 10 }, entries)
      .lines.filter(({ kind }) => kind === "late-fee")
      .map(({ from, to, code, amount, component }) => [formatDay(from ?? 0), to === from, code, amount, component]);
  const fee = (iso: string) => [iso, true, "late-fee", 5_050, "fee"];
  expect(days("2026-02-19")).toEqual([]);
  expect(days("2026-02-20")).toEqual([fee("2026-02-20")]);
  expect(days("2026-03-01")).toEqual([fee("2026-02-20")]);
  expect(days("2026-03-12")).toEqual([fee("2026-02-20"), fee("2026-03-02"), fee("2026-03-12")]);
  // Fees come first: of 1,060.50 the fee takes 50.50 and the rest pays all else, so that only what is unpaid of fees is left.
  const all = paid("all", "2026-02-25", 106_050);
  expect(see("2026-03-12", {}, [all]).stage).toBe("settled");
  expect(see("2026-03-12", {}, [paid("all", "2026-02-25", 106_049)]).overdue).toEqual({
    principal: 1,
    interest: 0,
    penalty: 0,
    fee: 10_100,
  });
});

test("no late fee for an instalment of which only a late fee is unpaid", () => {
  const last: Product = {
    ...plainProduct,
    allocation: { ...plainProduct.allocation, due: ["interest", "principal", "penalty", "fee"] },
  };
  const position = see("2026-06-01", {}, [paid("all but the fee", "2026-02-25", 101_000)], [], last);
  expect(position.overdue).toEqual({ principal: 0, interest: 0, penalty: 0, fee: 5_050 });
  expect(position.tomorrow).toBe(0);
});

test("a late fee may be penalty; tomorrow says when it comes", () => {
  const position = see("2026-02-20", { component: "penalty", repeatEveryDays: null });
  expect(position.overdue).toMatchObject({ penalty: 5_050, fee: 0 });
  expect(position.instalments[0]?.owed).toEqual({ principal: 100_000, interest: 1_000, penalty: 5_050, fee: 0 });
  expect(see("2026-02-19").tomorrow).toBe(5_050);
  expect(see("2026-02-18").tomorrow).toBe(0);
  expect(see("2026-03-01").tomorrow).toBe(5_050);
});

test("principal that a bank took back is owed, but no part of the instalment that a late fee is of", () => {
  // Two instalments without interest, 500.00 each. The first is paid and taken back ten days later: owed with the second.
  const product: Product = { ...plainProduct, lateFee: rule };
  const contract = contractOf(product, { count: 2, annualRatePpm: 0 });
  const back: Entry = { kind: "chargeback", id: "c", effective: day("2026-02-25"), enteredAt: 9e15, payment: "p", amount: 50_000 }; // prettier-ignore
  const entries = [paid("p", "2026-02-15", 50_000), back];
  const position = positionOf(contract, makeSchedule(contract), entries, day("2026-03-20"));
  expect(position.overdue).toEqual({ principal: 100_000, interest: 0, penalty: 0, fee: 2_500 });
});

test("a default rate on fees: 0.1 % a day on 1,000.00 leaves 5.00 on the fifth day, 15.00 on the fifteenth", () => {
  const cap: Cap = { kind: "default-rate", ratePpm: 1_000, per: "day", yearDays: 365, covers: ["fee"], source: "x" };
  const position = see("2026-03-02", { ratePpm: 0, minimum: 1_200 }, [], [cap]);
  expect(position.lines.filter(({ kind }) => kind === "late-fee")).toMatchObject([
    { amount: 500, notCharged: 700 },
    { amount: 1_000, notCharged: 200 },
  ]);
  expect(position.notCharged).toBe(900);
  expect(see("2026-02-19", { ratePpm: 0, minimum: 1_200 }, [], [cap]).tomorrow).toBe(500);
});

const daily: Product = {
  ...plainProduct,
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
};

test("a ceiling on all costs is used up in order of time, by the oldest instalment first on the last day", () => {
  // Two instalments of 500.00 without interest, 0.25 a day each. 1.03 % of 1,000.00 is 10.30: 28 days of the first alone are
  // 7.00, six days of both 3.00, and of the 0.30 left on the seventh the first takes 0.25.
  const contract = contractOf(daily, {
    count: 2,
    annualRatePpm: 0,
    caps: [{ kind: "total-cost", ratePpm: 10_300, source: "all costs" }],
  });
  const penalties = (iso: string) => {
    const { instalments, tomorrow, notCharged } = positionOf(contract, makeSchedule(contract), [], day(iso));
    return [...instalments.map(({ owed }) => owed.penalty), tomorrow, notCharged];
  };
  expect(penalties("2026-03-15")).toEqual([700, 0, 50, 0]);
  expect(penalties("2026-03-20")).toEqual([825, 125, 50, 0]);
  expect(penalties("2026-03-21")).toEqual([850, 150, 30, 0]);
  expect(penalties("2026-03-22")).toEqual([875, 155, 0, 20]);
  expect(penalties("2026-03-23").slice(0, 3)).toEqual([875, 155, 0]);
});

test("a late fee takes what a ceiling on all costs leaves after the penalty of its day", () => {
  // 10.00 in all: by 20 February five days of penalty are 2.50, the fee of 6.00 leaves 1.50, three more days.
  const caps: Cap[] = [{ kind: "total-cost", ratePpm: 20_000, source: "all costs" }];
  const owed = (iso: string) => {
    const { overdue, tomorrow, notCharged } = see(iso, { ratePpm: 0, minimum: 600 }, [], caps, daily);
    return [overdue.penalty, overdue.fee, tomorrow, notCharged];
  };
  expect(owed("2026-02-19")).toEqual([200, 0, 650, 0]);
  expect(owed("2026-02-20")).toEqual([250, 600, 50, 0]);
  expect(owed("2026-02-23")).toEqual([400, 600, 0, 0]);
  expect(owed("2026-02-24")).toEqual([400, 600, 0, 50]);
  const tight: Cap[] = [{ kind: "total-cost", ratePpm: 15_000, source: "all costs" }];
  const { overdue } = see("2026-02-20", { ratePpm: 0, minimum: 600 }, [], tight, daily);
  expect(overdue).toMatchObject({ penalty: 250, fee: 250 });
});
