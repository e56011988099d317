import { expect, test } from "vitest";
import type { AllocationRule, Component, Contract, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

/** 900.00 in three instalments of 300.00 on 15 February, March and April; at 1 % a month 9.00, 6.00 and 3.00 of interest. */
function loanOf(allocation: Partial<AllocationRule>, terms: Partial<Contract> = {}): Contract {
  const product: Product = {
    ...plainProduct,
    method: "equal-principal",
    allocation: { ...plainProduct.allocation, ...allocation },
  };
  return contractOf(product, { principal: 90_000, count: 3, ...terms });
}

const free = { annualRatePpm: 0 };

/** What the payments of a loan went to, as [instalment, component, amount], and the credit. */
function parts(contract: Contract, entries: readonly Entry[], iso: string) {
  const { payments, credit } = positionOf(contract, makeSchedule(contract), entries, day(iso));
  const all = payments.flatMap((payment) => payment.parts);
  return [...all.map(({ instalment, component, amount }) => [instalment, component, amount]), credit];
}

test("money beyond what is due: the next, the last, all of them, or the next principal", () => {
  const early = [paid("p", "2026-02-01", 40_000)];
  const P = "principal";
  expect(parts(loanOf({ excess: "next" }, free), early, "2026-02-01")).toEqual([[1, P, 30_000], [2, P, 10_000], 0]);
  expect(parts(loanOf({ excess: "last" }, free), early, "2026-02-01")).toEqual([[3, P, 30_000], [2, P, 10_000], 0]);
  // 400.00 ÷ 3 = 133.33, cents to the last.
  expect(parts(loanOf({ excess: "re-amortise" }, free), early, "2026-02-01")).toEqual([
    [1, P, 13_333],
    [2, P, 13_333],
    [3, P, 13_334],
    0,
  ]);
  expect(parts(loanOf({ excess: "next-principal" }), early, "2026-02-01")).toEqual([[1, P, 30_000], [2, P, 10_000], 0]);
  expect(parts(loanOf({ excess: "next" }), early, "2026-02-01")).toEqual([
    [1, "interest", 900],
    [1, P, 30_000],
    [2, "interest", 600],
    [2, P, 8_500],
    0,
  ]);
});

test("in equal parts, also where one instalment has less left; a cent goes to the first, not to nobody", () => {
  // The first has 100.00 left. 240.00 are 80.00 each; 700.00 are all that is left.
  const contract = loanOf({ excess: "re-amortise" }, free);
  const first: Entry = { ...paid("a", "2026-01-20", 20_000), excess: "next" };
  const open = (amount: number) =>
    positionOf(contract, makeSchedule(contract), [first, paid("b", "2026-02-01", amount)], day("2026-02-01")).instalments.map(
      ({ outstanding }) => outstanding.principal,
    ); // prettier-ignore
  expect(open(24_000)).toEqual([2_000, 22_000, 22_000]);
  // 110.00 each; the 10.00 that the first cannot take are 5.00 for each of the others.
  expect(open(33_000)).toEqual([0, 18_500, 18_500]);
  expect(open(1)).toEqual([9_999, 30_000, 30_000]);
  expect(open(2)).toEqual([9_999, 29_999, 30_000]);
  expect(open(70_000)).toEqual([0, 0, 0]);
});

test("a payment may have an order and a rule for the rest of its own", () => {
  const order: Component[] = ["principal", "interest", "penalty", "fee"];
  expect(parts(loanOf({}), [{ ...paid("p", "2026-02-15", 30_100), order }], "2026-02-15")).toEqual([
    [1, "principal", 30_000],
    [1, "interest", 100],
    0,
  ]);
  expect(parts(loanOf({}, free), [{ ...paid("p", "2026-02-01", 100), excess: "last" }], "2026-02-01")).toEqual([
    [3, "principal", 100],
    0,
  ]);
  // In advance too, its own order goes before the product's.
  expect(parts(loanOf({}), [{ ...paid("p", "2026-02-01", 30_100), order }], "2026-02-01")).toEqual([
    [1, "principal", 30_000],
    [1, "interest", 100],
    0,
  ]);
});

test("instalment by instalment, or component by component; what is past due goes before what is due today", () => {
  const money = [paid("p", "2026-04-15", 31_500)];
  const due: Component[] = ["interest", "principal", "penalty", "fee"];
  expect(parts(loanOf({ due }), money, "2026-04-15")).toEqual([
    [1, "interest", 900],
    [1, "principal", 30_000],
    [2, "interest", 600],
    0,
  ]);
  expect(parts(loanOf({ due, direction: "vertical" }), money, "2026-04-15")).toEqual([
    [1, "interest", 900],
    [2, "interest", 600],
    [1, "principal", 30_000],
    0,
  ]);
  // 619.00 is 15.00 + 600.00 of what is past due, then the interest of today, then 1.00 of today's principal.
  expect(parts(loanOf({ due, direction: "vertical" }), [paid("p", "2026-04-15", 61_900)], "2026-04-15")).toEqual([
    [1, "interest", 900],
    [2, "interest", 600],
    [1, "principal", 30_000],
    [2, "principal", 30_000],
    [3, "interest", 300],
    [3, "principal", 100],
    0,
  ]);
});

test("in advance component by component where the product says so", () => {
  const advance: Component[] = ["interest", "principal", "penalty", "fee"];
  expect(parts(loanOf({ advance, direction: "vertical" }), [paid("p", "2026-02-01", 2_000)], "2026-02-01")).toEqual([
    [1, "interest", 900],
    [2, "interest", 600],
    [3, "interest", 300],
    [1, "principal", 200],
    0,
  ]);
});

test("a charge that is payable goes before instalments in advance; one that is not yet waits with its instalment", () => {
  const fees = [
    charged("now", "2026-03-01", 500),
    { ...charged("later", "2026-03-10", 400), effective: day("2026-02-01") },
  ];
  const money = [paid("a", "2026-02-15", 30_000), ...fees, paid("b", "2026-03-05", 700)];
  expect(parts(loanOf({ excess: "last" }, free), money, "2026-03-05")).toEqual([
    [1, "principal", 30_000],
    [2, "fee", 500],
    [3, "principal", 200],
    0,
  ]);
});

test("what nothing needs is credit; it settles a charge that comes, oldest credit first, and what is left goes out", () => {
  const all = [paid("a", "2026-02-01", 90_300), paid("b", "2026-02-02", 500)];
  const contract = loanOf({}, free);
  const see = (entries: readonly Entry[], iso: string) =>
    positionOf(contract, makeSchedule(contract), entries, day(iso)).payments.map(({ credit }) => credit);
  expect(see(all, "2026-02-02")).toEqual([300, 500]);
  const charges = [...all, charged("fee", "2026-02-05", 400)];
  expect(see(charges, "2026-02-04")).toEqual([300, 500]);
  expect(see(charges, "2026-02-05")).toEqual([0, 400]);
  const out: Entry = { kind: "refund", id: "r", effective: day("2026-02-06"), enteredAt: 9e15, amount: 150 };
  const after = positionOf(contract, makeSchedule(contract), [...charges, out], day("2026-02-06"));
  expect([after.credit, after.stage]).toEqual([250, "settled"]);
});

test("a waiver without an instalment starts with the oldest and goes on; with one it stays there", () => {
  const contract = loanOf({});
  const waiver: Entry = {
    kind: "waiver",
    id: "w",
    effective: day("2026-03-15"),
    enteredAt: 9e15,
    component: "interest",
    amount: 1_000,
  };
  const waived = (entry: Entry) =>
    positionOf(contract, makeSchedule(contract), [entry], day("2026-03-15")).instalments.map(
      (row) => row.waived.interest,
    );
  expect(waived(waiver)).toEqual([900, 100, 0]);
  expect(waived({ ...waiver, instalment: 2 })).toEqual([0, 600, 0]);
});

test("a credit for one charge settles that charge first, and the rest goes where payments go", () => {
  const entries: Entry[] = [
    charged("first", "2026-02-10", 500),
    charged("second", "2026-02-11", 500),
    { kind: "adjustment", id: "a", effective: day("2026-02-12"), enteredAt: 9e15, amount: 700, charge: "second" },
  ];
  const contract = loanOf({}, free);
  const { lines } = positionOf(contract, makeSchedule(contract), entries, day("2026-02-12"));
  expect(lines.map(({ code, amount }) => [code, amount])).toEqual([["first", 300]]);
});

test("charges of one instalment are settled oldest first, by payments and by waivers", () => {
  // 5.00 payable on 20 February and 4.00 on the 25th, both with the instalment of March.
  const fees = [
    { ...charged("first", "2026-02-20", 500), effective: day("2026-02-01") },
    { ...charged("second", "2026-02-25", 400), effective: day("2026-02-01") },
  ];
  const contract = loanOf({}, free);
  const lines = (entries: readonly Entry[], iso: string) =>
    positionOf(contract, makeSchedule(contract), [...fees, ...entries], day(iso)).lines.map(({ code, amount }) => [
      code,
      amount,
    ]);
  const both = [["first", 500], ["second", 400]]; // prettier-ignore
  const paidFirst = paid("p", "2026-02-15", 30_000);
  expect(lines([paidFirst], "2026-02-25")).toEqual(both);
  // 6.00 in advance: the first, and 1.00 of the second.
  expect(lines([paidFirst, paid("q", "2026-02-16", 600)], "2026-02-25")).toEqual([["second", 300]]);
  const waiver: Entry = {
    kind: "waiver",
    id: "w",
    effective: day("2026-02-16"),
    enteredAt: 9e15,
    component: "fee",
    amount: 200,
  };
  expect(lines([paidFirst, waiver], "2026-02-25")).toEqual([["first", 300], ["second", 400]]); // prettier-ignore
  expect(lines([paidFirst, { ...waiver, amount: 600 }], "2026-02-25")).toEqual([["second", 300]]);
});

test("a credit for a charge takes what is left of it once, and what it settles of one component is one part", () => {
  const contract = loanOf({}, free);
  const credit = (id: string, amount: number): Entry => ({ kind: "adjustment", id, effective: day("2026-02-12"), enteredAt: 9e15, amount, charge: "second" }); // prettier-ignore
  const entries = [
    charged("first", "2026-02-10", 500),
    charged("second", "2026-02-11", 500),
    credit("a", 200),
    credit("b", 400),
  ];
  const { lines, payments } = positionOf(contract, makeSchedule(contract), entries, day("2026-02-12"));
  expect(lines.map(({ code, amount }) => [code, amount])).toEqual([["first", 400]]);
  expect(payments.map((payment) => payment.parts)).toEqual([
    [{ instalment: 1, component: "fee", amount: 200 }],
    [{ instalment: 1, component: "fee", amount: 400 }],
  ]);
});
