import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import { type Product, totalOf } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { commitTerms, undoTerms } from "#app/lending/terms/commit.ts";
import { type Loan, previewTerms, type TermsOffer } from "#app/lending/terms/preview.ts";
import type { Terms } from "#app/lending/terms/terms.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

const product: Product = {
  ...plainProduct,
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 360, graceDays: 0 },
};
const contract = contractOf(product, { principal: 1_200_000, count: 12 });
const schedule = makeSchedule(contract);
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const COLLECT: ArrearsChoices = { principal: "spread", interest: "collect", penalty: "collect", fee: "collect" };
const today = day("2026-05-20");

/** Two instalments paid, the third and fourth overdue on 20 May 2026. */
const late: Loan = {
  contract,
  schedule,
  entries: schedule.rows.slice(0, 2).map((row) => paid(`p${row.nr}`, formatDay(row.due), row.principal + row.interest)),
};
const onTime: Loan = {
  contract,
  schedule,
  entries: schedule.rows.slice(0, 4).map((row) => paid(`p${row.nr}`, formatDay(row.due), row.principal + row.interest)),
};

function offer(loan: Loan, terms: Terms, choices = COLLECT, mayCapitalise = false): TermsOffer {
  const result = previewTerms(loan, today, terms, choices, { mayCapitalise });
  if (!result.ok) throw new Error(result.reason);
  return result.offer;
}

function agreed(loan: Loan, terms: Terms, choices = COLLECT): Loan {
  const shown = hashOf(offer(loan, terms, choices).canonical);
  let next = 0;
  const writing = { newId: () => `t${(next += 1)}`, enteredAt: today * 86_400_000 + 86_000_000, hashOf };
  const result = commitTerms(loan, today, terms, choices, { mayCapitalise: false }, shown, writing);
  if (!result.ok) throw new Error(result.reason);
  return { ...loan, entries: [...loan.entries, ...result.entries] };
}

function see({ contract: agreedContract, schedule: signed, entries }: Loan, iso: string) {
  return positionOf(agreedContract, signed, entries, day(iso));
}

const EVERY: readonly Terms[] = [
  { kind: "due-date-move", nr: 5, to: day("2026-06-25") },
  { kind: "deferral", periods: 2 },
  { kind: "reduced", amount: 40_000, count: 3, extend: 0 },
  { kind: "interest-only", count: 3, extend: 3 },
  { kind: "token", amount: 100, count: 2, extend: 2 },
  { kind: "extension", extra: 6 },
  { kind: "rate-change", annualRatePpm: 60_000 },
  { kind: "re-amortise" },
  { kind: "re-age", firstDue: day("2026-07-01"), count: 24, frequency: { every: 1, unit: "month" } },
  { kind: "settlement", amount: 800_000, firstDue: day("2026-06-20"), count: 2 },
];

test.each(EVERY.map((terms) => [terms.kind, terms] as const))(
  "%s clears the arrears and asks for every cent",
  (_kind, terms) => {
    const before = see(late, "2026-05-20");
    const after = see(agreed(late, terms), "2026-05-20");
    expect(after.dpd).toBe(0);
    expect(after.upToDate).toBe(0);
    expect(after.stage).not.toBe("early");
    const waived = after.instalments.reduce((sum, row) => sum + row.waived.principal, 0);
    expect(after.principalLeft + waived).toBe(before.principalLeft);
    const paidAfter = after.instalments.reduce((sum, row) => sum + totalOf(row.paid), 0);
    expect(paidAfter).toBe(before.instalments.reduce((sum, row) => sum + totalOf(row.paid), 0));
  },
);

test.each(EVERY.map((terms) => [terms.kind, terms] as const))(
  "%s: paying what is asked, on the day, ends the loan",
  (_kind, terms) => {
    const shown = offer(late, terms);
    const loan = agreed(late, terms);
    const payments = shown.after.map((row) => paid(`n${row.nr}`, formatDay(row.due), row.amount));
    const last = shown.after.at(-1);
    const end = see({ ...loan, entries: [...loan.entries, ...payments] }, formatDay(last?.due ?? today));
    expect(end.stage).toBe("settled");
    expect(end.credit).toBe(0);
    expect(shown.after.reduce((sum, row) => sum + row.amount, 0)).toBe(shown.totalAfter);
    expect(shown.extraCost).toBe(shown.totalAfter - shown.totalBefore);
  },
);

test("what is agreed is what was shown, or it is refused", () => {
  const terms: Terms = { kind: "extension", extra: 6 };
  const shown = hashOf(offer(late, terms).canonical);
  const moved = { ...late, entries: [...late.entries, paid("x", "2026-05-20", 100)] };
  const writing = { newId: () => "t", enteredAt: 1, hashOf };
  const policy = { mayCapitalise: false };
  expect(commitTerms(moved, today, terms, COLLECT, policy, shown, writing)).toEqual({
    ok: false,
    reason: "changed-since-shown",
  });
  const result = commitTerms(late, today, terms, COLLECT, policy, shown, writing);
  expect(result.ok && result.entries.map((entry) => entry.kind === "schedule" && entry.shownHash)).toEqual([shown]);
});

test("undo restores schedule and delinquency while the terms are the latest", () => {
  const before = see(late, "2026-05-20");
  const loan = agreed(late, { kind: "re-amortise" });
  const undo = undoTerms(loan.entries, "t1", today, { newId: () => "u", enteredAt: 9e15 });
  expect(undo.ok).toBe(true);
  const restored = undo.ok ? see({ ...loan, entries: [...loan.entries, undo.entry] }, "2026-05-20") : null;
  expect(restored).toEqual(before);
  const paidSince: Entry[] = [...loan.entries, { ...paid("later", "2026-05-21", 100), enteredAt: 8e15 }];
  expect(undoTerms(paidSince, "t1", today, { newId: () => "u", enteredAt: 9e15 })).toEqual({
    ok: false,
    reason: "not-latest",
  });
});

test("a payment found later lowers the new instalments, one taken back raises the first", () => {
  const loan = agreed(late, { kind: "re-amortise" });
  const plain = see(loan, "2026-05-20");
  const found = see(
    { ...loan, entries: [...loan.entries, { ...paid("found", "2026-04-15", 106_619), enteredAt: 9e15 }] },
    "2026-05-20",
  );
  expect(found.dpd).toBe(0);
  expect(found.principalLeft).toBeLessThan(plain.principalLeft);
  expect(found.next?.amount ?? 0).toBeLessThan(plain.next?.amount ?? 0);
  const bounced: Entry = { kind: "reversal", id: "b", effective: today, enteredAt: 9e15, reverses: "p2" };
  const raised = see({ ...loan, entries: [...loan.entries, bounced] }, "2026-05-20");
  expect(raised.dpd).toBe(0);
  expect(raised.next?.amount ?? 0).toBeGreaterThan(plain.next?.amount ?? 0);
});

test("each overdue component goes where the choice says", () => {
  const { penalty } = see(late, "2026-05-20").overdue;
  expect(penalty).toBeGreaterThan(0);
  const terms: Terms = { kind: "re-amortise" };
  const first = (choice: ArrearsChoices["penalty"], mayCapitalise = false) =>
    offer(late, terms, { ...COLLECT, penalty: choice }, mayCapitalise);
  expect(first("collect").after[0]?.penalty).toBe(penalty);
  expect(
    first("spread")
      .after.map((row) => row.penalty)
      .reduce((a, b) => a + b, 0),
  ).toBe(penalty);
  expect(first("spread").after[0]?.penalty ?? 0).toBeLessThan(penalty);
  expect(first("waive").after.every((row) => row.penalty === 0)).toBe(true);
  expect(first("waive").totalAfter).toBe(first("collect").totalAfter - penalty);
  const capitalised = first("capitalise", true).after.reduce((sum, row) => sum + row.principal, 0);
  expect(capitalised).toBe(first("collect").after.reduce((sum, row) => sum + row.principal, 0) + penalty);
  expect(previewTerms(late, today, terms, { ...COLLECT, penalty: "capitalise" })).toEqual({
    ok: false,
    reason: "capitalising-not-allowed",
  });
  expect(previewTerms(late, today, terms, { ...COLLECT, penalty: "leave" })).toEqual({
    ok: false,
    reason: "something-stays-past-due",
  });
});

test("a deferral of one month keeps the instalment and costs the interest of the added days", () => {
  const shown = offer(onTime, { kind: "deferral", periods: 1 });
  expect(shown.before.map((row) => formatDay(row.due))[0]).toBe("2026-06-15");
  expect(shown.after.map((row) => formatDay(row.due))[0]).toBe("2026-07-15");
  expect(shown.after.at(-1)?.due).toBe(day("2027-02-15"));
  const level = shown.before[0]?.amount;
  expect(shown.after.slice(0, -1).every((row) => row.amount === level)).toBe(true);
  expect(shown.count).toBe(shown.before.length);
  const principalLeft = shown.before.reduce((sum, row) => sum + row.principal, 0);
  expect(shown.extraCost).toBeGreaterThan(Math.floor(principalLeft * 0.0099));
  expect(shown.extraCost).toBeLessThan(Math.ceil(principalLeft * 0.0112));
});

test("re-amortising keeps the number of instalments; extending adds exactly what was promised", () => {
  expect(offer(late, { kind: "re-amortise" }).count).toBe(8);
  expect(offer(late, { kind: "extension", extra: 6 }).count).toBe(14);
  expect(offer(late, { kind: "interest-only", count: 3, extend: 3 }).count).toBe(11);
});

test("a pause of interest and a waiver of penalty leave the schedule where it is", () => {
  const pause = offer(onTime, { kind: "interest-pause", from: day("2026-05-21"), until: day("2026-06-05") });
  expect(pause.after.map(({ due }) => due)).toEqual(pause.before.map(({ due }) => due));
  const paused = agreed(onTime, { kind: "interest-pause", from: day("2026-05-21"), until: day("2026-06-05") });
  const running = (loan: Loan) => see(loan, "2026-06-15").instalments[4];
  expect(running(paused)?.owed.interest).toBe(Math.round(((running(onTime)?.owed.interest ?? 0) * 16) / 31));
  const { penalty } = see(late, "2026-05-20").overdue;
  const waiver = offer(late, { kind: "penalty-waiver", amount: penalty });
  expect(waiver.extraCost).toBe(-penalty);
  expect(see(agreed(late, { kind: "penalty-waiver", amount: penalty }), "2026-05-20").overdue.penalty).toBe(0);
});

test("settlement waives the rest, and a token amount says that interest waits", () => {
  const shown = offer(late, { kind: "settlement", amount: 800_000, firstDue: day("2026-06-20"), count: 2 });
  expect(shown.after.map(({ amount }) => amount)).toEqual([400_000, 400_000]);
  expect(shown.totalAfter).toBe(800_000);
  expect(offer(late, { kind: "token", amount: 100, count: 2, extend: 2 }).interestWaits).toBe(true);
  expect(offer(late, { kind: "reduced", amount: 60_000, count: 2, extend: 2 }).interestWaits).toBe(false);
});

test("impossible terms are refused with a reason", () => {
  const reason = (terms: Terms, loan = late) => {
    const result = previewTerms(loan, today, terms, COLLECT);
    return result.ok ? "ok" : result.reason;
  };
  expect(reason({ kind: "due-date-move", nr: 99, to: day("2026-07-01") })).toBe("no-such-instalment");
  expect(reason({ kind: "due-date-move", nr: 5, to: day("2026-05-20") })).toBe("date-not-in-future");
  expect(reason({ kind: "deferral", periods: 0 })).toBe("count-out-of-range");
  expect(reason({ kind: "reduced", amount: 1, count: 8, extend: 0 })).toBe("count-out-of-range");
  expect(reason({ kind: "settlement", amount: 99_000_000, firstDue: day("2026-07-01"), count: 1 })).toBe(
    "amount-out-of-range",
  );
  expect(reason({ kind: "penalty-waiver", amount: 99_000_000 })).toBe("amount-out-of-range");
  const payoff = positionOf(contract, schedule, late.entries, today).payoff.total;
  const settled = { ...late, entries: [...late.entries, paid("all", "2026-05-20", payoff + 1_000_000)] };
  expect(reason({ kind: "re-amortise" }, settled)).toBe("nothing-open");
});
