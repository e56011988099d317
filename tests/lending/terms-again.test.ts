import { expect, test } from "vitest";
import type { Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { ArrearsChoice, ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { previewTerms, type TermsOffer } from "#app/lending/terms/preview.ts";
import type { Terms } from "#app/lending/terms/terms.ts";
import { contractOf, day, paid, plainProduct } from "./products.ts";

/** 1,200.00 in 12 monthly instalments of 100.00 principal at 1 % a month: 12.00 of interest, 11.00, 10.00, … */
const product: Product = { ...plainProduct, method: "equal-principal" };
const SPREAD: ArrearsChoices = { principal: "spread", interest: "collect", penalty: "collect", fee: "collect" };

function loanOf(entries: readonly Entry[], over: Partial<Product> = {}) {
  const contract = contractOf({ ...product, ...over }, { principal: 120_000, count: 12 });
  return { contract, schedule: makeSchedule(contract), entries };
}

function offer(loan: ReturnType<typeof loanOf>, iso: string, terms: Terms, choices = SPREAD): TermsOffer {
  const result = previewTerms(loan, day(iso), terms, choices, { mayCapitalise: true });
  if (!result.ok) throw new Error(result.reason);
  return result.offer;
}

function agreed(loan: ReturnType<typeof loanOf>, iso: string, terms: Terms, choices = SPREAD) {
  const written = offer(loan, iso, terms, choices).drafts.map((draft, k): Entry => {
    const entry = { id: `terms of ${iso} ${k}`, enteredAt: day(iso) * 86_400_000 + 80_000_000 };
    return draft.kind === "schedule" ? { ...draft, ...entry, shownHash: "" } : { ...draft, ...entry };
  });
  return { ...loan, entries: [...loan.entries, ...written] };
}

const payoff = ({ contract, schedule, entries }: ReturnType<typeof loanOf>, iso: string) =>
  positionOf(contract, schedule, entries, day(iso)).payoff.total;

const onTime = [paid("1", "2026-02-15", 11_200), paid("2", "2026-03-15", 11_100), paid("3", "2026-04-15", 11_000)];

test("a pause of interest that is still to come is in the figures before anybody agrees to it", () => {
  // 900.00 × 1 % = 9.00 for the 30 nights to 15 May; ten of them are free.
  const pause: Terms = { kind: "interest-pause", from: day("2026-04-16"), until: day("2026-04-26") };
  const shown = offer(loanOf(onTime), "2026-04-15", pause);
  expect([shown.after[0]?.interest, shown.after[1]?.interest, shown.extraCost]).toEqual([600, 800, -300]);
  const after = agreed(loanOf(onTime), "2026-04-15", pause);
  const { next } = positionOf(after.contract, after.schedule, after.entries, day("2026-04-20"));
  expect(next?.amount).toBe(10_600);
});

test("a due date moved to another day of the month costs the days it moves by", () => {
  const moved = (to: string) => offer(loanOf(onTime), "2026-04-15", { kind: "due-date-move", nr: 4, to: day(to) });
  // 900.00 × 1 % a month: 20 of the 30 days from 5 April; a month and 25 of the 30 days from 10 April.
  expect(moved("2026-05-05").after[0]).toMatchObject({ interest: 600, principal: 10_000 });
  expect(moved("2026-06-10").after[0]).toMatchObject({ interest: 1_650, principal: 10_000 });
});

test("a second agreement in the same instalment does not charge nights that the first had left out", () => {
  // 300.00 that were overdue run with the instalment of May since 20 April, the day of the first agreement.
  const once = agreed(loanOf([]), "2026-04-20", { kind: "re-amortise" });
  const twice = agreed(once, "2026-05-05", { kind: "extension", extra: 3 });
  // 33.00 carried, 9.00 × 20 ÷ 30 and 3.00 × 15 ÷ 30 grown since.
  expect(payoff(once, "2026-05-05")).toBe(120_000 + 3_300 + 600 + 150);
  expect(payoff(twice, "2026-05-05")).toBe(120_000 + 3_300 + 600 + 150);
});

test("where interest follows payments, new terms ask for the interest of a night once", () => {
  const loan = loanOf([], { interest: "recalculated" });
  // 12.00 a month on 1,200.00: three months overdue, and 5 of 30 nights since.
  expect(payoff(loan, "2026-04-20")).toBe(120_000 + 3_600 + 200);
  const after = (interest: ArrearsChoice) =>
    payoff(agreed(loan, "2026-04-20", { kind: "re-amortise" }, { ...SPREAD, interest }), "2026-04-20");
  expect(["collect", "spread", "capitalise", "waive"].map((choice) => after(choice as ArrearsChoice))).toEqual([
    123_800, 123_800, 123_800, 120_200,
  ]);
});

test("where interest follows payments, what was paid of an instalment that terms replaced stays paid", () => {
  const loan = loanOf([paid("part", "2026-02-15", 5_200)], { interest: "recalculated" });
  const before = payoff(loan, "2026-04-20");
  const after = agreed(loan, "2026-04-20", { kind: "re-amortise" });
  expect(payoff(after, "2026-04-20")).toBe(before);
  const { principalLeft } = positionOf(after.contract, after.schedule, after.entries, day("2026-04-20"));
  expect(principalLeft).toBe(116_000);
});

test("a pause that comes after new terms leaves the nights of fresh principal alone", () => {
  const loan = agreed(loanOf([]), "2026-04-20", { kind: "re-amortise" });
  const pause: Terms = { kind: "interest-pause", from: day("2026-05-01"), until: day("2026-05-11") };
  // 33.00 carried; of 30 nights on 900.00 twenty count, of 25 on the 300.00 that came on 20 April fifteen.
  expect(offer(loan, "2026-04-20", pause).after[0]?.interest).toBe(3_300 + 600 + 150);
});

test("where principal is level, a pause after new terms lowers the interest and not the principal", () => {
  const loan = agreed(loanOf(onTime), "2026-04-15", { kind: "due-date-move", nr: 4, to: day("2026-05-20") });
  const pause: Terms = { kind: "interest-pause", from: day("2026-04-16"), until: day("2026-05-21") };
  const shown = offer(loan, "2026-04-15", pause);
  expect(shown.after.slice(0, 2).map(({ principal, interest }) => [principal, interest])).toEqual([
    [10_000, 0],
    [10_000, expect.any(Number)],
  ]);
});

test("a charge that new terms took along leaves no line of nothing behind", () => {
  const letter: Entry = {
    kind: "charge",
    id: "letter",
    component: "fee",
    code: "letter",
    amount: 700,
    due: day("2026-05-10"),
    effective: day("2026-04-01"),
    enteredAt: 1,
  };
  const { contract, schedule, entries } = agreed(loanOf([letter]), "2026-04-20", { kind: "re-amortise" });
  const { lines } = positionOf(contract, schedule, entries, day("2026-05-15"));
  expect(lines.filter(({ component }) => component === "fee").map(({ amount, code }) => [amount, code])).toEqual([
    [700, "carried"],
  ]);
});
