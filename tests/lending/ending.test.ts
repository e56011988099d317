import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Contract, Excess, Product } from "#app/lending/contract.ts";
import type { Entry, Payment } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

/**
 * 1,200.00 in three instalments of 400.00 principal on 15 February, March and April, 1 % a month: 12.00, 8.00 and 4.00. On
 * 1 February 17 of 31 nights of the first have passed: 6.58.
 */
const equalPrincipal: Product = { ...plainProduct, method: "equal-principal" };

function see(entries: readonly Entry[], iso: string, product: Partial<Product> = {}, terms: Partial<Contract> = {}) {
  const contract = contractOf({ ...equalPrincipal, ...product }, { principal: 120_000, count: 3, ...terms });
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

/** Principal and interest of every instalment, and the day on which it was settled. */
function rows(entries: readonly Entry[], iso: string, product: Partial<Product> = {}) {
  return see(entries, iso, product).instalments.map(({ owed, settledOn }) => [
    owed.principal,
    owed.interest,
    settledOn === null ? null : formatDay(settledOn),
  ]);
}

/** The lines of ending the loan: kind, component, code, amount and days. */
function payoff(entries: readonly Entry[], iso: string, product: Partial<Product> = {}) {
  const { lines, total } = see(entries, iso, product).payoff;
  return [...lines.map(({ kind, component, code, amount, days }) => [kind, component, code, amount, days]), total];
}

function received(iso: string, amount: number, id = "p"): Payment {
  return paid(id, iso, amount);
}

/** Taken back in the evening. */
function back(iso: string, amount: number, id = "back", payment = "p"): Entry {
  const effective = day(iso);
  return { kind: "chargeback", id, effective, enteredAt: effective * 86_400_000 + 72_000_000, payment, amount };
}

const P = ["principal", "principal", null];
const I = ["interest", "interest", null];

test("what ending the loan on 1 February takes: interest to the day, to the due day, in full, or a share of flat interest", () => {
  expect(payoff([], "2026-02-01")).toEqual([[...P, 120_000, 0], [...I, 658, 17], 120_658]);
  const toDueDay = { earlyInterest: "to-due-day" } as const;
  expect(payoff([], "2026-02-01", toDueDay)).toEqual([[...P, 120_000, 0], [...I, 1_200, 31], 121_200]);
  const inFull = { earlyInterest: "in-full" } as const;
  expect(payoff([], "2026-02-01", inFull)).toEqual([
    [...P, 120_000, 0],
    ["interest", "interest", "in-full", 2_400, 0],
    122_400,
  ]);
  expect(payoff([], "2026-02-01", { method: "flat" })).toEqual([[...P, 120_000, 0], [...I, 658, 17], 120_658]);
  expect(see([], "2026-02-01").payoff.lines[1]).toMatchObject({
    formula: { kind: "time", per: "year", base: 120_000, ratePpm: 120_000, numerator: 30 * 17, denominator: 360 * 31 },
    from: day("2026-01-16"),
    to: day("2026-02-01"),
  });
  expect(see([], "2026-02-01", toDueDay).payoff.lines[1]).toMatchObject({
    formula: { kind: "time", per: "year", base: 120_000, ratePpm: 120_000, numerator: 30, denominator: 360 },
    from: day("2026-01-16"),
  });
  const flatToDueDay = see([], "2026-02-01", { method: "flat", ...toDueDay }).payoff.lines[1];
  expect(flatToDueDay).toMatchObject({ formula: null, amount: 1_200 });
  expect(see([], "2026-02-01", { method: "flat" }).payoff.lines[1]?.formula).toBeNull();
});

test("paying that ends the loan: interest that has not grown is owed no more", () => {
  const ended = (amount: number, product: Partial<Product>) => {
    const { stage, credit, instalments } = see([received("2026-02-01", amount)], "2026-02-01", product);
    return [stage, credit, ...instalments.map(({ owed }) => owed.interest)];
  };
  expect(ended(120_658, {})).toEqual(["settled", 0, 658, 0, 0]);
  expect(ended(120_660, {})).toEqual(["settled", 2, 658, 0, 0]);
  expect(ended(120_657, {})).toEqual(["current", 0, 1_200, 800, 400]);
  expect(ended(120_658, { method: "flat" })).toEqual(["settled", 0, 658, 0, 0]);
  expect(ended(121_200, { earlyInterest: "to-due-day" })).toEqual(["settled", 0, 1_200, 0, 0]);
  expect(ended(122_400, { earlyInterest: "in-full" })).toEqual(["settled", 0, 1_200, 800, 400]);
  expect(ended(121_200, { earlyInterest: "in-full" })).toEqual(["current", 0, 1_200, 800, 400]);
});

test("an instalment paid ahead on 20 January stops its interest: five nights on 1,200.00, twelve on 800.00", () => {
  const ahead = received("2026-01-20", 41_200, "a");
  // 1.935 + 3.097 = 5.03 of the 12.00 that were paid.
  expect(payoff([ahead], "2026-02-01")).toEqual([
    [...P, 80_000, 0],
    [...I, 503, 17],
    ["payment", "interest", "interest-ahead", -1_200, 0],
    79_303,
  ]);
  const parts = (base: number, nights: number) => ({ base, ratePpm: 120_000, numerator: 30 * nights, denominator: 360 * 31 }); // prettier-ignore
  expect(see([ahead], "2026-02-01").payoff.lines[1]?.formula).toEqual({
    kind: "sum",
    parts: [parts(120_000, 5), parts(80_000, 12)],
  });
  // The 6.97 that were paid too much are given back by the first payment and pay for the last instalment.
  const end = see([ahead, received("2026-02-01", 79_303)], "2026-02-01");
  expect([end.stage, end.credit]).toEqual(["settled", 0]);
  expect(end.instalments.map(({ owed }) => owed.interest)).toEqual([503, 0, 0]);
  expect(end.payments.map(({ parts: to }) => to.map((part) => [part.instalment, part.component, part.amount]))).toEqual(
    [
      [
        [1, "interest", 503],
        [1, "principal", 40_000],
        [3, "principal", 697],
      ],
      [
        [2, "principal", 40_000],
        [3, "principal", 39_303],
      ],
    ],
  );
});

test("interest that two payments had paid too much is given back by the last first", () => {
  // 12.00 of February in two halves on 20 January. 5.03 of it is owed on 1 February: 6.00 come from the second, 0.97 from the first.
  const halves = [received("2026-01-20", 600, "a"), received("2026-01-20", 40_600, "b")];
  const end = see([...halves, received("2026-02-01", 79_303)], "2026-02-01");
  expect([end.stage, end.credit]).toEqual(["settled", 0]);
  expect(end.payments.map(({ parts: to }) => to.map((part) => [part.instalment, part.component, part.amount]))).toEqual(
    [
      [
        [1, "interest", 503],
        [3, "principal", 97],
      ],
      [
        [1, "principal", 40_000],
        [3, "principal", 600],
      ],
      [
        [2, "principal", 40_000],
        [3, "principal", 39_303],
      ],
    ],
  );
});

test("charges to come and credit are lines of their own", () => {
  const later: Entry = { ...charged("letter", "2026-03-01", 700), effective: day("2026-01-20") };
  expect(payoff([later], "2026-02-01")).toEqual([
    [...P, 120_000, 0],
    [...I, 658, 17],
    ["charge", null, "later-charges", 700, 0],
    121_358,
  ]);
  expect(payoff([], "2026-03-01")).toEqual([
    ["charge", null, "up-to-date", 41_200, 0],
    [...P, 80_000, 0],
    [...I, 400, 14],
    121_600,
  ]);
  expect(payoff([received("2026-04-15", 122_500)], "2026-04-15")).toEqual([["credit", null, null, -100, 0], -100]);
});

test("money of a loan that had ended is taken back: owed again where it was, and interest of the nights to come", () => {
  const ended = received("2026-02-01", 120_658);
  // All of it: 6.58 and the principal again, and interest from that day on: ten of 31 nights, 3.87, and all of March and April.
  expect(rows([ended, back("2026-02-05", 120_658)], "2026-02-05")).toEqual([
    [80_000, 658 + 658 + 387, null],
    [80_000, 800, null],
    [80_000, 400, null],
  ]);
  // 406.58: the interest first, then principal from the last. Ten nights on 400.00 are 1.29; a month is 4.00.
  const some = [ended, back("2026-02-05", 40_658)];
  expect(rows(some, "2026-02-05")).toEqual([
    [40_000, 658 + 658 + 129, null],
    [40_000, 400, null],
    [80_000, 400, null],
  ]);
  expect(see(some, "2026-02-05").payoff.total).toBe(40_658);
  // 400.00 more a day later, of the second: nine nights on them are 1.16, and March is 8.00. One night on 400.00 is 0.13.
  const twice = [...some, back("2026-02-06", 40_000, "again")];
  expect(rows(twice, "2026-02-06")).toEqual([
    [40_000, 658 + 658 + 245, null],
    [80_000, 800, null],
    [80_000, 400, null],
  ]);
  expect(see(twice, "2026-02-06").payoff.total).toBe(80_658 + 13);
});

test("money that had been due is taken back: owed with the instalment that runs, interest before principal", () => {
  const onTime = received("2026-02-15", 41_200);
  const then = (amount: number, product: Partial<Product> = {}) =>
    rows([onTime, back("2026-02-20", amount)], "2026-02-20", product).map(([principal, interest]) => [
      principal,
      interest,
    ]);
  expect(then(41_200)).toEqual([[40_000, 1_200], [80_000, 2_000], [40_000, 400]]); // prettier-ignore
  expect(then(11_200)).toEqual([[40_000, 1_200], [50_000, 2_000], [40_000, 400]]); // prettier-ignore
  expect(then(1_000)).toEqual([[40_000, 1_200], [40_000, 1_800], [40_000, 400]]); // prettier-ignore
  const asPrincipal: Partial<Product> = { allocation: { ...plainProduct.allocation, chargeback: "principal" } };
  expect(then(11_200, asPrincipal)).toEqual([[40_000, 1_200], [51_200, 800], [40_000, 400]]); // prettier-ignore
  // What comes back bears no contract interest: five of 28 nights on 800.00.
  expect(payoff([onTime, back("2026-02-20", 41_200)], "2026-02-20")).toEqual([
    [...P, 120_000, 0],
    [...I, 143, 5],
    ["interest", "interest", "carried", 1_200, 0],
    121_343,
  ]);
  // A payment that nobody knows comes back as principal.
  expect(rows([back("2026-02-20", 5_000, "b", "none")], "2026-02-20")[1]).toEqual([45_000, 800, null]);
});

test("a fee that a payment had settled comes back before its interest", () => {
  const entries = [charged("fee", "2026-02-10", 700), received("2026-02-15", 41_900), back("2026-02-20", 1_000)];
  const { instalments, payoff: end } = see(entries, "2026-02-20");
  expect(instalments[1]?.owed).toEqual({ principal: 40_000, interest: 1_100, penalty: 0, fee: 700 });
  expect(end.total).toBe(80_000 + 143 + 300 + 700);
});

test("credit pays for what is taken back first; after the last due day each day has a row of its own", () => {
  // 1,250.00 for 1,224.00 on the last day leaves 26.00. Of 50.00 that are taken back 24.00 are owed again.
  const entries = [received("2026-04-15", 125_000), back("2026-04-20", 5_000)];
  const after = see(entries, "2026-04-20");
  expect([after.credit, after.upToDate, after.dpd]).toEqual([0, 2_400, 0]);
  expect(after.instalments[3]).toMatchObject({
    nr: 4,
    kind: "charges",
    due: day("2026-04-20"),
    owed: { interest: 2_400 },
  });
  const more = [...entries, back("2026-04-20", 1_000, "b2"), back("2026-04-25", 1_000, "b3")];
  const late = see(more, "2026-04-25");
  expect(
    late.instalments.slice(3).map(({ nr, due, owed }) => [nr, formatDay(due), owed.principal, owed.interest]),
  ).toEqual([
    [4, "2026-04-20", 1_000, 2_400],
    [5, "2026-04-25", 1_000, 0],
  ]);
  expect([late.upToDate, late.dpd]).toEqual([4_400, 5]);
});

function recalculated(excess: Excess, method: Product["method"] = "equal-principal"): Partial<Product> {
  return { method, interest: "recalculated", allocation: { ...plainProduct.allocation, excess } };
}

test("principal prepaid where interest follows payments is lent again when a bank takes it back", () => {
  // Of 500.00 on 1 February 6.58 are interest. 50.00 come back on the 5th: the interest and 43.42 of principal.
  const entries = [received("2026-02-01", 50_000), back("2026-02-05", 5_000)];
  const seen = (product: Partial<Product>) => see(entries, "2026-02-05", product);
  const figures = (product: Partial<Product>) =>
    seen(product).instalments.map(({ owed, paid: settled }) => owed.principal - settled.principal);
  expect(figures(recalculated("last"))).toEqual([0, 40_000, 35_000]);
  expect(figures(recalculated("next-principal"))).toEqual([0, 35_000, 40_000]);
  // Four nights on 706.58 are 0.91.
  for (const excess of ["last", "next-principal"] as const) {
    expect(seen(recalculated(excess)).payoff.total).toBe(75_000 + 658 + 91);
  }
  // In March: 0.91, ten nights on 750.00 and a month on them.
  expect(seen(recalculated("last")).instalments[1]?.owed.interest).toBe(1_083);
});

test("a level instalment that a prepayment had lowered is solved again when a bank takes it back", () => {
  // 600.00 on 1 February are 6.58 and 593.42, of which 191.97 beyond the instalment. 206.58 come back: the interest, 191.97 of
  // what was beyond, and 8.03 of the instalment. 798.55 are left for two: × 1.01² ÷ 2.01 = 405.27. Interest by March: four nights
  // on 606.58, ten on 806.58, a month on 798.55: 11.37.
  const entries = [received("2026-02-01", 60_000), back("2026-02-05", 20_658)];
  const { instalments } = see(entries, "2026-02-05", recalculated("re-amortise", "equal-instalment"));
  expect(instalments.map(({ owed, paid: settled }) => [owed.principal - settled.principal, owed.interest])).toEqual([
    [803, 658 + 658],
    [40_527 - 1_137, 1_137],
    [40_465, 405],
  ]);
});
