import { expect, test } from "vitest";
import type { Entry, Payment, Reversal } from "#app/lending/ledger.ts";
import { inOrder, withoutReversed } from "#app/lending/order.ts";
import { moneyBetween, settledMoney } from "#app/lending/settled-money.ts";

function payment(id: string, effective: number, enteredAt = 1): Payment {
  return { kind: "payment", id, effective, enteredAt, amount: 100 };
}

function reversal(id: string, reverses: string, effective: number): Reversal {
  return { kind: "reversal", id, effective, enteredAt: 1, reverses };
}

const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id);

test("within a day: money paid out, an opening, holds and rates, then the rest as entered and by name", () => {
  const at = (enteredAt: number) => ({ effective: 5, enteredAt });
  const entries: Entry[] = [
    payment("b", 5, 2),
    payment("a", 5, 2),
    payment("earlier", 5, 1),
    payment("day before", 4, 9),
    { ...at(8), kind: "rate-change", id: "rate", annualRatePpm: 1 },
    { ...at(7), kind: "hold-start", id: "from", hold: "h", scopes: ["penalty"], reason: "r" },
    { ...at(6), kind: "hold-end", id: "until", hold: "g" },
    { ...at(9), kind: "disbursement", id: "out", amount: 1 },
    { ...at(8), kind: "opening", id: "opening", paid: { principal: 0, interest: 0, penalty: 0, fee: 0 }, unpaid: { penalty: 0, fee: 0 } }, // prettier-ignore
  ];
  const order = ["day before", "out", "opening", "until", "from", "rate", "earlier", "a", "b"];
  expect(ids(inOrder(entries))).toEqual(order);
  expect(ids(inOrder([...entries].reverse()))).toEqual(order);
  expect(ids(inOrder([...entries, ...entries]))).toEqual(order);
  expect(ids(inOrder([payment("a", 1), payment("a", 1)]))).toEqual(["a"]);
});

test("a reversal counts from its day; a reversal that is reversed cancels nothing", () => {
  const entries = [payment("p", 1), reversal("r", "p", 3), payment("q", 4)];
  expect(ids(withoutReversed(entries, 2))).toEqual(["p", "q"]);
  expect(ids(withoutReversed(entries, 3))).toEqual(["q"]);
  expect(ids(withoutReversed([...entries, reversal("rr", "r", 5)], 5))).toEqual(["p", "q"]);
  expect(ids(withoutReversed([...entries, reversal("rr", "r", 5)], 4))).toEqual(["q"]);
  // Reversed twice, one of the two taken back: it stays cancelled.
  const twice = [...entries, reversal("r2", "p", 3), reversal("rr", "r", 5)];
  expect(ids(withoutReversed(twice, 5))).toEqual(["q"]);
  expect(ids(withoutReversed([payment("p", 1)], 5))).toEqual(["p"]);
});

test("money that came and stayed: without what was reversed, less what banks took back, up to the day", () => {
  const back = (id: string, effective: number, amount: number): Entry => ({ kind: "chargeback", id, effective, enteredAt: 1, payment: "b", amount }); // prettier-ignore
  const entries = [
    payment("a", 1),
    payment("b", 2),
    payment("c", 3),
    reversal("r", "a", 4),
    back("x", 4, 30),
    back("y", 5, 20),
  ];
  const seen = (asOf: number) => settledMoney(entries, asOf).map(({ entry, day, amount }) => [entry, day, amount]);
  expect(seen(0)).toEqual([]);
  expect(seen(3)).toEqual([["a", 1, 100], ["b", 2, 100], ["c", 3, 100]]); // prettier-ignore
  expect(seen(4)).toEqual([["b", 2, 70], ["c", 3, 100]]); // prettier-ignore
  expect(seen(5)).toEqual([["b", 2, 50], ["c", 3, 100]]); // prettier-ignore
  expect(settledMoney([...entries, back("z", 6, 50)], 6).map(({ entry }) => entry)).toEqual(["c"]);
  const money = settledMoney(entries, 5);
  expect([moneyBetween(money, 2, 3), moneyBetween(money, 3, 3), moneyBetween(money, 3, 2), moneyBetween(money, 0, 2)]).toEqual([150, 100, 0, 50]); // prettier-ignore
});
