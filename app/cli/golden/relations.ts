import { dayOf as dayOfDate } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { Unsupported } from "./case.ts";
import { contractOf } from "./conventions.ts";

/** A loan in arrears that the relations are tried on: 12 instalments, penalty on what is overdue. */
function sample(payment: number) {
  const golden = { id: "relation", category: "", portability: "", conventions: {}, events: [], expected: [] };
  const inputs = { annual_rate_pct: 12, installments: 12, interest_type: "DECLINING_BALANCE" };
  const start = dayOfDate(2024, 1, 5);
  const base = contractOf({ ...golden, inputs }, start, (payment * 10) / 100);
  const penalty = {
    rate: { kind: "own", ratePpm: 250_000, per: "year" },
    base: "principal-and-interest",
    yearDays: 365,
    graceDays: 0,
  } as const;
  const contract = { ...base, product: { ...base.product, penalty } };
  const schedule = makeSchedule(contract);
  const asOf = dayOfDate(2024, 8, 20);
  const see = (entries: readonly Entry[]) => positionOf(contract, schedule, entries, asOf);
  const pay = (id: string, effective: number, enteredAt: number): Entry => ({
    kind: "payment",
    id,
    effective,
    enteredAt,
    amount: payment,
  });
  return { see, pay };
}

/** Tries a relation that a file states in words. Null when it holds. */
export function relationHolds(said: string, payment: number): string | null {
  const { see, pay } = sample(payment);
  const days = [dayOfDate(2024, 2, 5), dayOfDate(2024, 3, 20), dayOfDate(2024, 5, 5)];
  const inOrder = days.map((day, index) => pay(`p${index}`, day, index));
  const outOfOrder = days.map((day, index) => pay(`p${index}`, day, 2 - index)).reverse();
  const same = (a: readonly Entry[], b: readonly Entry[]) => JSON.stringify(figures(a)) === JSON.stringify(figures(b));
  const figures = (entries: readonly Entry[]) => {
    const { instalments, upToDate, payments, dpd } = see(entries);
    return { instalments, upToDate, payments, dpd };
  };
  if (/out of order/.test(said)) return same(inOrder, outOfOrder) ? null : "the order of entry matters";
  if (/cancelling a payment/.test(said)) {
    const cancel: Entry = { kind: "reversal", id: "r", effective: days[1] ?? 0, enteredAt: 9, reverses: "p1" };
    return same(
      [...inOrder, cancel],
      inOrder.filter(({ id }) => id !== "p1"),
    )
      ? null
      : "a cancelled payment leaves traces";
  }
  if (/backdated on-time payment/.test(said)) {
    const before = see([]).overdue.penalty;
    const after = see([pay("found", dayOfDate(2024, 2, 5), 99)]);
    const first = after.instalments[0];
    return after.overdue.penalty < before && first?.owed.penalty === 0 ? null : "penalty survives an on-time payment";
  }
  if (/recomputes/.test(said)) {
    const late = see([pay("late", dayOfDate(2024, 4, 1), 1)]);
    const early = see([pay("late", dayOfDate(2024, 2, 20), 1)]);
    return early.upToDate < late.upToDate ? null : "backdating changes nothing";
  }
  throw new Unsupported(`relation: ${said}`);
}
