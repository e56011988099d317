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

test("a late fee for interest alone; none of nothing", () => {
  const first: Product = {
    ...plainProduct,
    allocation: { ...plainProduct.allocation, due: ["principal", "interest", "penalty", "fee"] },
  };
  const principal = [paid("principal", "2026-02-15", 100_000)];
  expect(see("2026-02-20", { repeatEveryDays: null }, principal, [], first).overdue).toEqual({
    principal: 0,
    interest: 1_000,
    penalty: 0,
    fee: 5_050,
  });
  expect(see("2026-02-20", { ratePpm: 0 }).lines.filter(({ kind }) => kind === "late-fee")).toEqual([]);
});

test("the next late fee waits for the days on hold too", () => {
  const hold = (kind: "hold-start" | "hold-end", iso: string): Entry =>
    kind === "hold-start"
      ? { kind, id: kind, effective: day(iso), enteredAt: 1, hold: "h", scopes: ["penalty"], reason: "r" }
      : { kind, id: kind, effective: day(iso), enteredAt: 1, hold: "h" };
  // After the fee of 20 February ten days without the 22nd to the 24th: 5 March.
  const entries = [hold("hold-start", "2026-02-22"), hold("hold-end", "2026-02-25")];
  expect(see("2026-03-04", {}, entries).overdue.fee).toBe(5_050);
  expect(see("2026-03-05", {}, entries).overdue.fee).toBe(10_100);
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
  // At 1 % a month: 497.51 and 10.00, then 502.49 and 5.02. All of the first comes back; 5 % of 507.51 are 25.38.
  const bearing = contractOf(product, { count: 2 });
  const [first, second] = makeSchedule(bearing).rows;
  expect([first?.principal, first?.interest, second?.principal, second?.interest]).toEqual([
    49_751, 1_000, 50_249, 502,
  ]);
  const again: Entry[] = [paid("p", "2026-02-15", 50_751), { ...back, amount: 50_751 }];
  expect(positionOf(bearing, makeSchedule(bearing), again, day("2026-03-20")).overdue.fee).toBe(2_538);
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

test("a default rate on fees where interest bears penalty too: 0.1 % a day on 1,010.00", () => {
  const cap: Cap = { kind: "default-rate", ratePpm: 1_000, per: "day", yearDays: 365, covers: ["fee"], source: "x" };
  const product: Product = { ...plainProduct, penalty: { ...daily.penalty!, base: "principal-and-interest" } };
  expect(see("2026-02-20", { ratePpm: 0, minimum: 1_200 }, [], [cap], product).overdue.fee).toBe(505);
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

test("what is charged already counts under a ceiling on all costs", () => {
  // By 15 March 7.00 of penalty, paid with 250.00 of principal. Of the 3.30 left 0.125 and 0.25 a day take eight days; of the
  // 0.30 on the ninth the first instalment takes 0.12 (1.125 is half-even 1.12), the second 0.18.
  const contract = contractOf(daily, {
    count: 2,
    annualRatePpm: 0,
    caps: [{ kind: "total-cost", ratePpm: 10_300, source: "all costs" }],
  });
  const entries = [paid("some", "2026-03-15", 25_700)];
  const seen = (iso: string) => positionOf(contract, makeSchedule(contract), entries, day(iso));
  const penalties = (iso: string) => seen(iso).instalments.map(({ owed }) => owed.penalty);
  expect(penalties("2026-03-23")).toEqual([800, 200]);
  expect(seen("2026-03-23").tomorrow).toBe(30);
  expect(penalties("2026-04-30")).toEqual([812, 218]);
});

test("late fees of several instalments use up their ceiling in order of time", () => {
  // 3.00 each: the first instalment on 20 February, 2, 12 and 22 March, the second on 20 and 30 March. 12.00 are the first
  // four of these days.
  const contract = contractOf(
    { ...plainProduct, lateFee: { ...rule, ratePpm: 0, minimum: 300 } },
    { count: 2, caps: [{ kind: "late-fees", amount: 1_200, source: "fees" }] },
  );
  const { instalments, notCharged } = positionOf(contract, makeSchedule(contract), [], day("2026-03-31"));
  expect(instalments.map(({ owed }) => owed.fee)).toEqual([900, 300]);
  expect(notCharged).toBe(600);
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
  // Looked at much later, when 23 days of penalty alone would be 11.50, the fee still came before the penalty that followed it. Not
  // charged are 7.50 of that penalty and a second fee of 6.00.
  expect(owed("2026-03-10")).toEqual([400, 600, 0, 1_350]);
  const tight: Cap[] = [{ kind: "total-cost", ratePpm: 15_000, source: "all costs" }];
  const { overdue } = see("2026-02-20", { ratePpm: 0, minimum: 600 }, [], tight, daily);
  expect(overdue).toMatchObject({ penalty: 250, fee: 250 });
});
