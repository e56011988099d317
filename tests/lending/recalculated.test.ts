import fc from "fast-check";
import { expect, test } from "vitest";
import { totalOf, type Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

const runs = process.env.DEEP === "1" ? 50_000 : 1_000;
const check = (property: fc.IRawProperty<unknown, false>): void => fc.assert(property, { numRuns: runs });

const daily: Product = { ...plainProduct, dayCount: "actual/365", interest: "recalculated" };
const contract = contractOf(daily, { principal: 1_200_000, count: 12 });
const schedule = makeSchedule(contract);
const level = (schedule.rows[0]?.principal ?? 0) + (schedule.rows[0]?.interest ?? 0);

test("paid on the day as scheduled, the recalculated loan is the scheduled loan", () => {
  const entries = schedule.rows.map((row) => ({
    ...paid(`p${row.nr}`, "2026-02-15", row.principal + row.interest),
    effective: row.due,
  }));
  const { instalments, stage, credit } = positionOf(contract, schedule, entries, day("2027-01-15"));
  expect(instalments.map(({ owed }) => [owed.principal, owed.interest])).toEqual(
    schedule.rows.map(({ principal, interest }) => [principal, interest]),
  );
  expect([stage, credit]).toEqual(["settled", 0]);
});

test("ten days late: the unpaid principal bears interest for ten more days in the next instalment", () => {
  const first = schedule.rows[0];
  const late = positionOf(contract, schedule, [paid("late", "2026-02-25", level)], day("2026-02-25"));
  const [one, two] = late.instalments;
  expect(one?.owed).toMatchObject({ principal: first?.principal, interest: first?.interest });
  const extra = Math.round(((first?.principal ?? 0) * 0.12 * 10) / 365);
  expect((two?.owed.interest ?? 0) - (schedule.rows[1]?.interest ?? 0)).toBeGreaterThanOrEqual(extra - 1);
  expect((two?.owed.interest ?? 0) - (schedule.rows[1]?.interest ?? 0)).toBeLessThanOrEqual(extra + 1);
});

test("a rate change prices the night that ends on its day, and solves the instalment again", () => {
  const change: Entry = {
    kind: "rate-change",
    id: "r",
    effective: day("2026-02-16"),
    enteredAt: 1,
    annualRatePpm: 60_000,
  };
  const { instalments } = positionOf(contract, schedule, [paid("p", "2026-02-15", level), change], day("2026-02-16"));
  const [, second, third] = instalments;
  const left = contract.principal - (schedule.rows[0]?.principal ?? 0);
  expect(second?.owed.interest).toBe(Math.round((left * 0.06 * 28) / 365));
  expect(totalOf(second?.owed ?? { principal: 0, interest: 0, penalty: 0, fee: 0 })).toBeLessThan(level);
  expect(totalOf(third?.owed ?? { principal: 0, interest: 0, penalty: 0, fee: 0 })).toBe(
    totalOf(second?.owed ?? { principal: 0, interest: 0, penalty: 0, fee: 0 }),
  );
});

test("more principal paid out on a running loan is asked for by the instalments that are left", () => {
  const more: Entry = { kind: "disbursement", id: "d", effective: day("2026-03-01"), enteredAt: 1, amount: 300_000 };
  const plain = { ...contract, product: { ...daily, interest: "contracted" as const } };
  const { instalments } = positionOf(plain, makeSchedule(plain), [more], day("2026-03-01"));
  expect(instalments.reduce((sum, row) => sum + row.owed.principal, 0)).toBe(1_500_000);
  const amounts = instalments.slice(1, -1).map((row) => row.owed.principal + row.owed.interest);
  expect(new Set(amounts).size).toBe(1);
  expect(instalments[0]?.owed.principal).toBe(schedule.rows[0]?.principal);
});

const anyPayments = fc.array(
  fc.record({ at: fc.integer({ min: contract.startDay, max: contract.startDay + 420 }), amount: fc.nat(400_000) }),
  { maxLength: 8 },
);
const anyExcess = fc.constantFrom("next", "last", "re-amortise", "next-principal" as const);
const anyCount = fc.constantFrom("actual/365", "actual/360", "actual/actual", "30/360" as const);
const anyEvents = fc.record({
  pause: fc.option(fc.integer({ min: contract.startDay + 1, max: contract.startDay + 300 })),
  rate: fc.option(
    fc.record({ at: fc.integer({ min: contract.startDay + 1, max: contract.startDay + 300 }), ppm: fc.nat(240_000) }),
  ),
  more: fc.option(
    fc.record({
      at: fc.integer({ min: contract.startDay + 1, max: contract.startDay + 200 }),
      amount: fc.nat(500_000),
    }),
  ),
});

test("whatever is paid and whenever: principal is conserved, figures fit together, and the full amount ends the loan", () => {
  check(
    fc.property(
      anyPayments, anyExcess, anyCount, anyEvents, fc.integer({ min: 1, max: 420 }), fc.boolean(),
      (payments, excess, dayCount, { pause, rate, more }, days, principalFirst) => {
        const advance = principalFirst ? (["fee", "penalty", "principal", "interest"] as const) : (["fee", "penalty", "interest", "principal"] as const);
        const product: Product = { ...daily, dayCount, allocation: { ...daily.allocation, excess, advance } };
        const loan = { ...contract, product };
        const signed = makeSchedule(loan);
        const asOf = loan.startDay + days;
        const entries: Entry[] = payments.map(({ at, amount }, index) => ({ kind: "payment", id: `p${index}`, effective: at, enteredAt: index, amount }));
        if (pause !== null) {
          entries.push({ kind: "hold-start", id: "h", effective: pause, enteredAt: 50, hold: "h", scopes: ["interest"], reason: "test" });
          entries.push({ kind: "hold-end", id: "e", effective: pause + 20, enteredAt: 51, hold: "h" });
        }
        if (rate !== null) entries.push({ kind: "rate-change", id: "r", effective: rate.at, enteredAt: 52, annualRatePpm: rate.ppm });
        if (more !== null) entries.push({ kind: "disbursement", id: "d", effective: more.at, enteredAt: 53, amount: more.amount });
        const known = entries.filter(({ effective }) => effective <= asOf);
        const position = positionOf(loan, signed, known, asOf);
        const lent = loan.principal + (more !== null && more.at <= asOf ? more.amount : 0);
        expect(position.instalments.reduce((sum, row) => sum + row.owed.principal, 0)).toBe(lent);
        expect(position.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(position.upToDate);
        for (const row of position.instalments) {
          expect(Math.min(row.outstanding.principal, row.outstanding.interest)).toBeGreaterThanOrEqual(0);
        }
        if (position.payoff.total <= 0) return;
        const all: Entry = { kind: "payment", id: "all", effective: asOf, enteredAt: 9e15, amount: position.payoff.total };
        const end = positionOf(loan, signed, [...known, all], asOf);
        expect([end.stage, end.payoff.total, end.credit]).toEqual(["settled", 0, 0]);
        const shuffled = [...known].reverse();
        expect(positionOf(loan, signed, shuffled, asOf)).toEqual(position);
      },
    ),
  );
}, 600_000); // prettier-ignore
