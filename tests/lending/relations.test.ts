import fc from "fast-check";
import { expect, test } from "vitest";
import { type Contract, totalOf } from "#app/lending/contract.ts";
import { interestOfParts } from "#app/lending/interest.ts";
import type { Entry, Payment } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { divideBig } from "#app/lending/money.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Line, Position } from "#app/lending/position.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { commitTerms, undoTerms } from "#app/lending/terms/commit.ts";
import { previewTerms } from "#app/lending/terms/preview.ts";
import type { Terms } from "#app/lending/terms/terms.ts";
import { anyHistory, type History } from "./reference/histories.ts";

const runs = Number(process.env.RUNS ?? (process.env.DEEP === "1" ? 50_000 : 1_000));
const check = (property: fc.IRawProperty<unknown, false>): void => fc.assert(property, { numRuns: runs });
const LONG = 600_000;

function see({ contract, entries, asOf }: History): Position {
  return positionOf(contract, makeSchedule(contract), entries, asOf);
}

/** A position without the names of payments: what a borrower owes. */
function owed({ instalments, upToDate, payoff, dpd, credit, notCharged, tomorrow, stage }: Position) {
  return { instalments, upToDate, payoff: payoff.total, dpd, credit, notCharged, tomorrow, stage };
}

/** What a line's formula gives, computed in another way than the core does. */
function recomputed(line: Line): number | null {
  const { formula } = line;
  if (formula === null || line.kind === "charge") return null;
  const nearest = (over: bigint, under: bigint) => Number(divideBig(over, under));
  switch (formula.kind) {
    case "share":
      return formula.of / formula.parts;
    case "sum":
      return interestOfParts(formula.parts);
    case "percent":
      return Math.max(formula.minimum, nearest(BigInt(formula.base) * BigInt(formula.ratePpm), 1_000_000n));
    case "time": {
      const { base, ratePpm, numerator, denominator } = formula;
      return nearest(BigInt(base) * BigInt(ratePpm) * BigInt(numerator), 1_000_000n * BigInt(denominator));
    }
  }
}

function expectIdentities(position: Position): void {
  const { lines, upToDate, payoff, instalments, payments } = position;
  expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(upToDate);
  expect(payoff.lines.reduce((sum, line) => sum + line.amount, 0)).toBe(payoff.total);
  for (const line of lines) {
    const figure = recomputed(line);
    if (figure !== null) expect(line.amount + line.notCharged).toBe(figure);
    if (line.split !== null) expect(totalOf(line.split)).toBe(-line.amount);
  }
  for (const row of instalments) {
    for (const component of ["principal", "interest", "penalty", "fee"] as const) {
      const { owed: due, paid, waived, outstanding } = row;
      expect(outstanding[component]).toBe(due[component] - paid[component] - waived[component]);
      expect(outstanding[component]).toBeGreaterThanOrEqual(0);
    }
    if (row.settledOn !== null) expect(totalOf(row.outstanding)).toBe(0);
  }
  for (const payment of payments) {
    expect(totalOf(payment.split)).toBe(payment.parts.reduce((sum, part) => sum + part.amount, 0));
    expect(totalOf(payment.split) + payment.credit).toBe(payment.total);
  }
  expect(upToDate).toBeGreaterThanOrEqual(0);
  const open = instalments.reduce((sum, row) => sum + row.outstanding.principal, 0);
  expect(position.principalLeft).toBe(open);
}

test(
  "identities: lines sum to totals, outstanding = due − paid − waived, splits sum to the payment",
  () => {
    check(fc.property(anyHistory, (history) => expectIdentities(see(history))));
  },
  LONG,
);

test(
  "the order in which entries arrive changes nothing, and an entry that arrives twice counts once",
  () => {
    check(
      fc.property(anyHistory, fc.integer(), (history, seed) => {
        const shuffled = [...history.entries].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        expect(see({ ...history, entries: [...shuffled, ...history.entries] })).toEqual(see(history));
      }),
    );
  },
  LONG,
);

function hash(id: string, seed: number): number {
  let value = seed;
  for (const letter of id) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value;
}

test(
  "a reversed entry is as if it had never been",
  () => {
    check(
      fc.property(anyHistory, fc.nat(), (history, pick) => {
        const candidates = history.entries.filter(
          ({ kind }) => kind === "payment" || kind === "charge" || kind === "waiver",
        );
        const target = candidates[pick % Math.max(1, candidates.length)];
        fc.pre(
          target !== undefined &&
            !history.entries.some((entry) => entry.kind === "reversal" || entry.kind === "chargeback"),
        );
        if (target === undefined) return;
        const reversal: Entry = {
          kind: "reversal",
          id: "undo",
          effective: target.effective,
          enteredAt: 9e15,
          reverses: target.id,
        };
        const without = history.entries.filter((entry) => entry.id !== target.id);
        expect(see({ ...history, entries: [...history.entries, reversal] })).toEqual(
          see({ ...history, entries: without }),
        );
      }),
    );
  },
  LONG,
);

test(
  "a payment split in two on one day is one payment, and a payment of nothing changes nothing",
  () => {
    check(
      fc.property(anyHistory, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (history, pick, part) => {
        const payments = history.entries.filter((entry): entry is Payment => entry.kind === "payment");
        const whole = payments[pick % Math.max(1, payments.length)];
        fc.pre(
          whole !== undefined && !history.entries.some(({ kind }) => kind === "chargeback" || kind === "reversal"),
        );
        if (whole === undefined || history.contract.product.allocation.excess === "re-amortise") return;
        const amount = Math.floor(whole.amount * part);
        const first: Payment = { ...whole, amount };
        const second: Payment = { ...whole, id: `${whole.id}!`, amount: whole.amount - amount };
        const rest = history.entries.filter((entry) => entry.id !== whole.id);
        const nothing: Payment = { ...whole, id: `${whole.id}!!`, amount: 0 };
        const entries = [...rest, first, second, nothing];
        expect(owed(see({ ...history, entries }))).toEqual(owed(see(history)));
      }),
    );
  },
  LONG,
);

/** A payment on the day of the history, taken back by the bank in `parts` that add up to it. */
function paidAndTakenBack({ asOf }: History, amount: number, parts: readonly number[]): Entry[] {
  const at = { effective: asOf, enteredAt: 9e15 };
  const payment: Entry = { ...at, kind: "payment", id: "paid", amount };
  const back = parts.map((part, k): Entry => ({
    ...at,
    kind: "chargeback",
    id: `back ${k}`,
    enteredAt: 9e15 + 1 + k,
    payment: "paid",
    amount: part,
  }));
  return [payment, ...back];
}

const anyParts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 });

function partsOf(amount: number, shares: readonly number[]): number[] {
  let left = amount;
  const parts = shares.map((share) => {
    const part = Math.floor(left * share);
    left -= part;
    return part;
  });
  return [...parts, left];
}

test(
  "money taken back on the day on which it came leaves what ending the loan takes, in however many parts it goes",
  () => {
    check(
      fc.property(anyHistory, fc.integer({ min: 1, max: 6_000_000 }), anyParts, (history, amount, shares) => {
        const known = history.entries.filter(({ effective }) => effective <= history.asOf);
        const before = see({ ...history, entries: known });
        fc.pre(before.credit === 0);
        const whole = see({ ...history, entries: [...known, ...paidAndTakenBack(history, amount, [amount])] });
        const parts = partsOf(amount, shares);
        const inParts = see({ ...history, entries: [...known, ...paidAndTakenBack(history, amount, parts)] });
        // Where interest to come was waived, no more is asked than is left of it, and the part that is lent again is rounded.
        const waived = known.some((entry) => entry.kind === "waiver" && entry.component === "interest");
        const most = before.payoff.total;
        expect(whole.payoff.total).toBeLessThanOrEqual(most);
        expect(whole.payoff.total).toBeGreaterThanOrEqual(waived ? most - 1 : most);
        expect(whole.credit).toBe(0);
        expect(whole.upToDate).toBeLessThanOrEqual(before.upToDate);
        expect([inParts.payoff.total, inParts.credit]).toEqual([whole.payoff.total, 0]);
        const open = ({ instalments }: Position) => instalments.map(({ outstanding }) => outstanding);
        expect(open(inParts)).toEqual(open(whole));
      }),
    );
  },
  LONG,
);

test(
  "a loan paid in parts on one day costs what paying it at once does",
  () => {
    check(
      fc.property(anyHistory, anyParts, (history, shares) => {
        const known = history.entries.filter(({ effective }) => effective <= history.asOf);
        const before = see({ ...history, entries: known });
        fc.pre(before.payoff.total > 0);
        const payments = partsOf(before.payoff.total, shares).map((amount, k): Payment => ({
          kind: "payment",
          id: `part ${k}`,
          effective: history.asOf,
          enteredAt: 9e15 + k,
          amount,
        }));
        let paid = 0;
        for (let count = 1; count <= payments.length; count += 1) {
          paid += payments[count - 1]?.amount ?? 0;
          const after = see({ ...history, entries: [...known, ...payments.slice(0, count)] });
          expect(after.payoff.total).toBe(before.payoff.total - paid);
        }
        expect(see({ ...history, entries: [...known, ...payments] }).stage).toBe("settled");
      }),
    );
  },
  LONG,
);

test(
  "paying the full amount ends the loan on the day, with nothing left and nothing over",
  () => {
    check(
      fc.property(anyHistory, (history) => {
        const before = see(history);
        fc.pre(before.payoff.total > 0);
        const all: Payment = {
          kind: "payment",
          id: "all",
          effective: history.asOf,
          enteredAt: 9e15,
          amount: before.payoff.total,
        };
        const entries = [...history.entries.filter(({ effective }) => effective <= history.asOf), all];
        const after = see({ ...history, entries });
        expect([after.stage, after.payoff.total, after.credit, after.dpd]).toEqual(["settled", 0, 0, 0]);
      }),
    );
  },
  LONG,
);

test(
  "paying what it takes to be up to date makes the loan up to date",
  () => {
    check(
      fc.property(anyHistory, (history) => {
        const before = see(history);
        fc.pre(before.upToDate > 0);
        const amount = before.upToDate;
        const due: Payment = { kind: "payment", id: "due", effective: history.asOf, enteredAt: 9e15, amount };
        const after = see({
          ...history,
          entries: [...history.entries.filter(({ effective }) => effective <= history.asOf), due],
        });
        expect([after.upToDate, after.dpd, after.tomorrow]).toEqual([0, 0, 0]);
        expect(after.payments.at(-1)?.parts.every(({ amount: part }) => part > 0)).toBe(true);
      }),
    );
  },
  LONG,
);

test(
  "the days in between add up: tomorrow's growth is what tomorrow shows",
  () => {
    check(
      fc.property(anyHistory, (history) => {
        const known = history.entries.filter(({ effective }) => effective <= history.asOf);
        const today = see({ ...history, entries: known });
        const next = see({ ...history, entries: known, asOf: history.asOf + 1 });
        const fallsDue = [...next.instalments].some((row) => row.due === history.asOf + 1);
        fc.pre(!fallsDue && !known.some((entry) => entry.kind === "charge" && entry.due === history.asOf + 1));
        expect(next.upToDate).toBe(today.upToDate + today.tomorrow);
      }),
    );
  },
  LONG,
);

const anyChoices: fc.Arbitrary<ArrearsChoices> = fc.record({
  principal: fc.constantFrom("collect", "spread", "shift"),
  interest: fc.constantFrom("collect", "spread", "capitalise", "waive"),
  penalty: fc.constantFrom("collect", "spread", "capitalise", "waive"),
  fee: fc.constantFrom("collect", "spread", "capitalise", "waive"),
});

function anyTerms({ asOf }: History): fc.Arbitrary<Terms> {
  const later = fc.integer({ min: asOf + 1, max: asOf + 400 });
  const few = fc.integer({ min: 1, max: 6 });
  return fc.oneof(
    fc.record({ kind: fc.constant("due-date-move" as const), nr: fc.integer({ min: 1, max: 24 }), to: later }),
    fc.record({ kind: fc.constant("deferral" as const), periods: few }),
    fc.record({ kind: fc.constant("reduced" as const), amount: fc.nat(20_000), count: few, extend: few }),
    fc.record({ kind: fc.constant("interest-only" as const), count: few, extend: few }),
    fc.record({ kind: fc.constant("token" as const), amount: fc.nat(500), count: few, extend: few }),
    fc.record({ kind: fc.constant("extension" as const), extra: few }),
    fc.record({ kind: fc.constant("rate-change" as const), annualRatePpm: fc.nat(300_000) }),
    fc.constant({ kind: "re-amortise" as const }),
    fc.record({
      kind: fc.constant("re-age" as const),
      firstDue: later,
      count: few,
      frequency: fc.constant({ every: 1, unit: "month" as const }),
    }),
    fc.record({
      kind: fc.constant("settlement" as const),
      amount: fc.integer({ min: 1, max: 90_000 }),
      firstDue: later,
      count: few,
    }),
  );
}

const anyAgreement = anyHistory.chain((history) =>
  fc.record({ history: fc.constant(history), terms: anyTerms(history), choices: anyChoices }),
);

function agree(history: History, terms: Terms, choices: ArrearsChoices) {
  const { contract, asOf } = history;
  const entries = history.entries.filter(({ effective, enteredAt }) => effective <= asOf && enteredAt < 8e15);
  const loan = { contract, schedule: makeSchedule(contract), entries };
  const policy = { mayCapitalise: true };
  const shown = previewTerms(loan, asOf, terms, choices, policy);
  if (!shown.ok) return null;
  const hashOf = (text: string) => text;
  const writing = { newId: () => "terms", enteredAt: 8e15, hashOf };
  const result = commitTerms(loan, asOf, terms, choices, policy, shown.offer.canonical, writing);
  if (!result.ok) throw new Error(result.reason);
  return { loan, offer: shown.offer, entries: [...entries, ...result.entries] };
}

test(
  "agreed terms clear the arrears, lose no cent of principal, and undo restores",
  () => {
    check(
      fc.property(anyAgreement, ({ history, terms, choices }) => {
        const deal = agree(history, terms, choices);
        if (deal === null) return;
        const before = see({ ...history, entries: deal.loan.entries });
        const after = see({ ...history, entries: deal.entries });
        expectIdentities(after);
        expect([after.upToDate, after.dpd]).toEqual([0, 0]);
        const waived = after.instalments.reduce((sum, row) => sum + row.waived.principal, 0);
        const waivedBefore = before.instalments.reduce((sum, row) => sum + row.waived.principal, 0);
        const capitalised = deal.entries.reduce(
          (sum, entry) => (entry.kind === "schedule" ? sum + totalOf(entry.capitalised) : sum),
          0,
        );
        expect(after.principalLeft).toBe(before.principalLeft + capitalised - (waived - waivedBefore));
        const undo = undoTerms(deal.entries, "terms", history.asOf, { newId: () => "undo", enteredAt: 9e15 });
        expect(undo.ok).toBe(true);
        if (undo.ok) expect(see({ ...history, entries: [...deal.entries, undo.entry] })).toEqual(before);
      }),
    );
  },
  LONG,
);

test(
  "agreed terms leave what ending the loan takes on the day, but for what they waive; and paying it later ends the loan",
  () => {
    check(
      fc.property(anyAgreement, fc.nat(200), ({ history, terms, choices }, later) => {
        const deal = agree(history, terms, choices);
        if (deal === null || terms.kind === "settlement") return;
        const before = see({ ...history, entries: deal.loan.entries });
        const after = see({ ...history, entries: deal.entries });
        const waived = deal.entries.reduce(
          (sum, entry) => (entry.kind === "schedule" ? sum + totalOf(entry.waived) : sum),
          0,
        );
        // A new rate also prices the nights of the instalment that runs; and under 30/360 a night of a longer period weighs a
        // little differently.
        if (terms.kind !== "rate-change" && history.contract.product.dayCount !== "30/360") {
          const expected = before.payoff.total - waived;
          // Interest to come that had been waived lowers all interest of the new instalments: arrears put there, and what is owed again.
          const givenUp = before.instalments.reduce(
            (sum, row) => (row.due > history.asOf ? sum + row.waived.interest : sum),
            0,
          );
          expect(after.payoff.total).toBeLessThanOrEqual(expected);
          expect(after.payoff.total).toBeGreaterThanOrEqual(expected - givenUp);
        }
        const asOf = history.asOf + later;
        const then = see({ ...history, entries: deal.entries, asOf });
        const all = {
          kind: "payment",
          id: "all",
          effective: asOf,
          enteredAt: 9e15,
          amount: then.payoff.total,
        } as const;
        const end = see({ ...history, entries: [...deal.entries, all], asOf });
        expect([end.stage, end.payoff.total, end.credit]).toEqual(["settled", 0, 0]);
      }),
    );
  },
  LONG,
);

test(
  "paying agreed terms as asked, on their days, settles the loan to the cent",
  () => {
    check(
      fc.property(anyAgreement, ({ history, terms, choices }) => {
        const contract: Contract = { ...history.contract, product: { ...history.contract.product, lateFee: null } };
        const deal = agree({ ...history, contract }, terms, choices);
        if (deal === null) return;
        const payments = deal.offer.after.map((row): Payment => ({
          kind: "payment",
          id: `n${row.nr}`,
          effective: row.due,
          enteredAt: 9e15 + row.nr,
          amount: row.amount,
        }));
        const asOf = deal.offer.lastDue ?? history.asOf;
        const end = positionOf(contract, makeSchedule(contract), [...deal.entries, ...payments], asOf);
        expect([end.stage, end.upToDate]).toEqual(["settled", 0]);
        expectIdentities(end);
      }),
    );
  },
  LONG,
);
