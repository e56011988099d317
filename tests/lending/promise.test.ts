import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "#app/lending/ledger.ts";
import { type AgreedPlan, followPlan } from "#app/lending/plan-progress.ts";
import { type PromiseTerms, evaluatePromise } from "#app/lending/promise.ts";
import { type SettledMoney, settledMoney } from "#app/lending/settled-money.ts";

const promise: PromiseTerms = { madeOn: 100, promisedOn: 110, amount: 5000, graceDays: 3 };

function paid(day: number, amount: number, entry = `p${day}`): SettledMoney {
  return { entry, day, amount };
}

function payment(id: string, effective: number, amount: number): Entry {
  return { kind: "payment", id, effective, enteredAt: effective * 86_400_000, amount };
}

function reversal(id: string, effective: number, reverses: string): Entry {
  return { kind: "reversal", id, effective, enteredAt: effective * 86_400_000, reverses };
}

test("a promise is kept on the day its amount is reached, in one payment or several", () => {
  expect(evaluatePromise(promise, [paid(105, 5000)], 105)).toMatchObject({ state: "kept", keptOn: 105, missing: 0 });
  expect(evaluatePromise(promise, [paid(105, 2000), paid(113, 3000)], 200)).toMatchObject({
    state: "kept",
    keptOn: 113,
  });
  expect(evaluatePromise(promise, [paid(100, 6000)], 100)).toMatchObject({ state: "kept", keptOn: 100, paid: 6000 });
});

test("it is pending to the end of the grace, then partial or broken; one unit does not keep it", () => {
  expect(evaluatePromise(promise, [], 113)).toMatchObject({ state: "pending", closesOn: 113, missing: 5000 });
  expect(evaluatePromise(promise, [], 114)).toMatchObject({ state: "broken", keptOn: null });
  expect(evaluatePromise(promise, [paid(110, 1)], 113)).toMatchObject({ state: "pending", paid: 1 });
  expect(evaluatePromise(promise, [paid(110, 1)], 114)).toMatchObject({ state: "partial", missing: 4999 });
});

test("money from before it was made or after the grace does not count, but late money is seen", () => {
  expect(evaluatePromise(promise, [paid(99, 5000)], 114).state).toBe("broken");
  expect(evaluatePromise(promise, [paid(114, 5000)], 120)).toMatchObject({ state: "broken", paid: 0, paidAfter: 5000 });
  expect(evaluatePromise(promise, [paid(112, 5000)], 111).state).toBe("pending");
});

test("a reversal turns kept into broken, a late entry broken into kept", () => {
  const ledger = [payment("a", 108, 5000)];
  expect(evaluatePromise(promise, settledMoney(ledger, 205), 120).state).toBe("kept");
  const bounced = [...ledger, reversal("r", 118, "a")];
  expect(evaluatePromise(promise, settledMoney(bounced, 205), 120).state).toBe("broken");
  const restored = [...bounced, reversal("rr", 119, "r")];
  expect(evaluatePromise(promise, settledMoney(restored, 205), 120).state).toBe("kept");
  expect(evaluatePromise(promise, settledMoney([...bounced, payment("b", 112, 5000)], 205), 120).state).toBe("kept");
});

test("on a day before the reversal the payment still stood", () => {
  const bounced = [payment("a", 108, 5000), reversal("r", 118, "a")];
  expect(evaluatePromise(promise, settledMoney(bounced, 117), 117).state).toBe("kept");
  expect(evaluatePromise(promise, settledMoney(bounced, 118), 118).state).toBe("broken");
});

test("a chargeback takes back its part; a reversed chargeback does not", () => {
  const chargeback: Entry = { kind: "chargeback", id: "c", effective: 115, enteredAt: 1, payment: "a", amount: 2000 };
  const ledger = [payment("a", 108, 5000), chargeback];
  expect(settledMoney(ledger, 205)).toEqual([{ entry: "a", day: 108, amount: 3000 }]);
  expect(evaluatePromise(promise, settledMoney(ledger, 205), 120).state).toBe("partial");
  expect(settledMoney([...ledger, reversal("r", 116, "c")], 205)).toEqual([{ entry: "a", day: 108, amount: 5000 }]);
  expect(settledMoney([payment("a", 108, 2000), chargeback], 205)).toEqual([]);
});

const plan: AgreedPlan = {
  agreedOn: 100,
  instalments: [
    { number: 1, due: 110, amount: 1000 },
    { number: 2, due: 140, amount: 1000 },
    { number: 3, due: 170, amount: 900 },
  ],
  graceDays: 3,
  rule: { instalmentsBehind: 2, slipsInAll: null, openDays: null },
};

test("instalments are upcoming, kept, partial or missed, the oldest filled first", () => {
  const states = (money: SettledMoney[], asOf: number) =>
    followPlan(plan, money, asOf).instalments.map(({ state }) => state);
  expect(states([], 100)).toEqual(["upcoming", "upcoming", "upcoming"]);
  expect(states([], 113)).toEqual(["upcoming", "upcoming", "upcoming"]);
  expect(states([], 114)).toEqual(["missed", "upcoming", "upcoming"]);
  expect(states([paid(110, 999)], 114)).toEqual(["partial", "upcoming", "upcoming"]);
  expect(states([paid(110, 1000)], 110)).toEqual(["kept", "upcoming", "upcoming"]);
  expect(states([paid(105, 1500)], 105)).toEqual(["kept", "upcoming", "upcoming"]);
  expect(states([paid(99, 1000)], 114)).toEqual(["missed", "upcoming", "upcoming"]);
});

test("a payment in the grace keeps the instalment and tells how late it was", () => {
  const { instalments, slips, state } = followPlan(plan, [paid(113, 1000)], 120);
  expect(instalments[0]).toMatchObject({ state: "kept", paidOn: 113, daysLate: 3 });
  expect([slips, state]).toEqual([0, "on-track"]);
});

test("a missed one that is made up is kept again; the slip stays counted", () => {
  expect(followPlan(plan, [], 120)).toMatchObject({ state: "behind", slips: 1, toCatchUp: 1000, left: 2900 });
  const made = followPlan(plan, [paid(125, 1000)], 126);
  expect(made).toMatchObject({ state: "on-track", slips: 1, toCatchUp: 0, next: { number: 2 } });
  expect(made.instalments[0]).toMatchObject({ state: "kept", daysLate: 15 });
});

test("one behind but paying every time is one slip, not a new one each month", () => {
  const money = [paid(140, 1000), paid(170, 900)];
  expect(followPlan(plan, money, 174)).toMatchObject({ slips: 1, state: "behind", toCatchUp: 1000, broken: null });
});

test("broken only by the rule shown at signing, from the first day it was met", () => {
  expect(followPlan(plan, [], 143).broken).toBeNull();
  expect(followPlan(plan, [], 144)).toMatchObject({ state: "broken", broken: { on: 144, by: "instalmentsBehind" } });
  const byDays = { ...plan, rule: { instalmentsBehind: null, slipsInAll: null, openDays: 20 } };
  expect(followPlan(byDays, [], 129).broken).toBeNull();
  expect(followPlan(byDays, [], 200).broken).toEqual({ on: 130, by: "openDays" });
  const bySlips = { ...plan, rule: { instalmentsBehind: null, slipsInAll: 2, openDays: null } };
  expect(followPlan(bySlips, [paid(120, 2000)], 180).broken).toEqual({ on: 174, by: "slipsInAll" });
  const never = { ...plan, rule: { instalmentsBehind: null, slipsInAll: null, openDays: null } };
  expect(followPlan(never, [], 999)).toMatchObject({ state: "behind", broken: null });
});

test("broken stays after a later payment, clears by a correction of the past, and ends when all is paid", () => {
  expect(followPlan(plan, [paid(150, 2000)], 160)).toMatchObject({ state: "broken", broken: { on: 144 } });
  expect(followPlan(plan, [paid(143, 1000), paid(150, 1000)], 160)).toMatchObject({ state: "on-track", broken: null });
  const done = followPlan(plan, [paid(150, 2900)], 160);
  expect(done).toMatchObject({ state: "completed", completedOn: 150, next: null, left: 0 });
});

test("money beyond the plan is told, not lost", () => {
  expect(followPlan(plan, [paid(101, 3000)], 101)).toMatchObject({ state: "completed", paid: 2900, beyond: 100 });
});

const anyMoney = fc
  .array(fc.record({ day: fc.integer({ min: 90, max: 200 }), amount: fc.integer({ min: 1, max: 1500 }) }), {
    maxLength: 8,
  })
  .map((list) => list.map(({ day, amount }, k) => paid(day, amount, `p${k}`)));

test("property: promise and plan agree with a day-by-day count of the money, in any order", () => {
  fc.assert(
    fc.property(anyMoney, fc.integer({ min: 95, max: 205 }), (money, asOf) => {
      let inWindow = 0;
      let keptOn: number | null = null;
      for (let day = promise.madeOn; day <= Math.min(asOf, 113); day++) {
        inWindow += money.filter((one) => one.day === day).reduce((sum, { amount }) => sum + amount, 0);
        if (keptOn === null && inWindow >= promise.amount) keptOn = day;
      }
      const standing = evaluatePromise(promise, money, asOf);
      expect(standing).toMatchObject({ paid: inWindow, keptOn, missing: Math.max(0, 5000 - inWindow) });
      expect(standing.state === "kept").toBe(keptOn !== null);
      expect(evaluatePromise(promise, [...money].reverse(), asOf)).toEqual(standing);

      const progress = followPlan(plan, money, asOf);
      expect(followPlan(plan, [...money].reverse(), asOf)).toEqual(progress);
      const cents: number[] = [];
      for (let day = plan.agreedOn; day <= asOf; day++) {
        for (const { amount } of money.filter((one) => one.day === day))
          for (let k = 0; k < amount; k++) cents.push(day);
      }
      let start = 0;
      for (const one of progress.instalments) {
        const own = cents.slice(start, start + one.amount);
        expect(one.paid).toBe(own.length);
        expect(one.paidOn).toBe(own.length === one.amount ? own.at(-1) : null);
        start += one.amount;
      }
      expect(progress.paid + progress.beyond).toBe(cents.length);
      expect(progress.paid + progress.left).toBe(2900);
    }),
    { numRuns: 1500 },
  );
});

test("property: reversing a payment is the same as never having had it", () => {
  fc.assert(
    fc.property(anyMoney, fc.nat(7), fc.integer({ min: 95, max: 205 }), (money, pick, asOf) => {
      const ledger = money.map(({ entry, day, amount }) => payment(entry, day, amount));
      const without = ledger.filter((_, k) => k !== pick);
      const reversed = pick < ledger.length ? [...ledger, reversal("r", 150, `p${pick}`)] : ledger;
      expect(settledMoney(reversed, 205)).toEqual(settledMoney(without, 205));
      expect(followPlan(plan, settledMoney(reversed, 205), asOf)).toEqual(
        followPlan(plan, settledMoney(without, 205), asOf),
      );
    }),
    { numRuns: 1000 },
  );
});
