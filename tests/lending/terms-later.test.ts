import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { commitTerms } from "#app/lending/terms/commit.ts";
import { previewTerms } from "#app/lending/terms/preview.ts";
import type { Terms } from "#app/lending/terms/terms.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

/**
 * The loan of terms-figures.test.ts after its terms: 1,200.00 in 12 instalments of 100.00 principal at 1 % a month, a fee of 7.00;
 * three overdue on 20 April and re-amortised over the nine to come.
 */
const product: Product = {
  ...plainProduct,
  method: "equal-principal",
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 360, graceDays: 0 },
};
const contract = contractOf(product, { principal: 120_000, count: 12 });
const schedule = makeSchedule(contract);
const letter = charged("letter", "2026-04-01", 700);
const SPREAD: ArrearsChoices = { principal: "spread", interest: "collect", penalty: "collect", fee: "collect" };

function agree(
  entries: readonly Entry[],
  iso: string,
  terms: Terms = { kind: "re-amortise" },
  choices: Partial<ArrearsChoices> = {},
): Entry[] {
  const writing = { newId: () => `terms of ${iso}`, enteredAt: day(iso) * 86_400_000 + 86_000_000, hashOf: () => "" };
  const policy = { mayCapitalise: true };
  const loan = { contract, schedule, entries };
  const result = commitTerms(loan, day(iso), terms, { ...SPREAD, ...choices }, policy, "", writing);
  if (!result.ok) throw new Error(result.reason);
  return [...entries, ...result.entries];
}

function see(entries: readonly Entry[], iso: string) {
  return positionOf(contract, schedule, entries, day(iso));
}

/** Principal, interest, penalty and fee that a row asks for, what was waived of the last three, its kind and when it was settled. */
function row(entries: readonly Entry[], iso: string, nr: number) {
  const found = see(entries, iso).instalments.find((each) => each.nr === nr);
  if (found === undefined) throw new Error(`no instalment ${nr}`);
  const { owed, waived, kind, settledOn } = found;
  return [
    [owed.principal, owed.interest, owed.penalty, owed.fee],
    [waived.interest, waived.penalty, waived.fee],
    kind,
    settledOn === null ? null : formatDay(settledOn),
  ];
}

test("what was open has left the old instalments, which are settled by the terms", () => {
  const entries = agree([letter], "2026-04-20");
  const moved = [[0, 0, 0, 0], [0, 0, 0], "moved", "2026-04-20"];
  expect([1, 2, 3].map((nr) => row(entries, "2026-04-20", nr))).toEqual([moved, moved, moved]);
  expect(row(entries, "2026-04-20", 4)).toEqual([[13_333, 4_450, 525, 700], [0, 0, 0], "instalment", null]);
  expect(row(entries, "2026-04-20", 12)).toEqual([[13_336, 133, 0, 0], [0, 0, 0], "instalment", null]);
  expect(see(entries, "2026-04-20")).toMatchObject({ upToDate: 0, dpd: 0, principalLeft: 120_000, tomorrow: 0 });
});

test("ending the loan after the terms: interest of 900.00 from 15 April and of 300.00 from 20 April", () => {
  const entries = agree([letter], "2026-04-20");
  // 1,200.00 + 33.00 + 5.25 + 7.00, and 900.00 × 1 % × 5 ÷ 30: the same as without the terms.
  expect(see([letter], "2026-04-20").payoff.total).toBe(124_525 + 150);
  expect(see(entries, "2026-04-20").payoff.total).toBe(124_525 + 150);
  // On 5 May 20 days on 900.00 and 15 on 300.00.
  expect(see(entries, "2026-05-05").payoff.total).toBe(124_525 + 600 + 150);
  // On the due day it is what is due and the principal that is left; five days later 5 ÷ 31 of a month and penalty of 0.33.
  expect(see(entries, "2026-05-15").payoff.total).toBe(19_008 + 106_667);
  expect(see(entries, "2026-05-20").payoff.total).toBe(19_008 + 33 + 106_667 + 172);
  expect(see(entries, "2026-05-15").upToDate).toBe(19_008);
});

test("lines of the first new instalment: what was carried into it is a charge, interest has no single formula", () => {
  const { lines } = see(agree([letter], "2026-04-20"), "2026-05-16");
  expect(lines.map(({ kind, component, amount, code, formula }) => [kind, component, amount, code, formula])).toEqual([
    ["principal", "principal", 13_333, null, null],
    ["interest", "interest", 4_450, null, null],
    [
      "penalty",
      "penalty",
      7,
      null,
      { kind: "time", base: 13_333, ratePpm: 500, per: "day", numerator: 1, denominator: 1 },
    ],
    ["charge", "penalty", 525, "carried", null],
    ["charge", "fee", 700, "carried", null],
  ]);
});

test("what is waived is waived on the instalments that owed it", () => {
  const entries = agree([letter], "2026-04-20", undefined, { interest: "waive", penalty: "waive", fee: "waive" });
  expect([1, 2, 3].map((nr) => row(entries, "2026-04-20", nr))).toEqual([
    [[0, 1_200, 320, 0], [1_200, 320, 0], "moved", "2026-04-20"],
    [[0, 1_100, 180, 0], [1_100, 180, 0], "moved", "2026-04-20"],
    [[0, 1_000, 25, 700], [1_000, 25, 700], "moved", "2026-04-20"],
  ]);
  expect(see(entries, "2026-04-20").payoff.total).toBe(120_000 + 150);
});

test("a payment found lowers the first new instalment by what it settles and by the penalty it ends", () => {
  // 112.00 for the first instalment on its day: 100.00 of principal, 12.00 of interest, and 3.20 of penalty that never was.
  const entries = [...agree([letter], "2026-04-20"), { ...paid("found", "2026-02-15", 11_200), enteredAt: 9e15 }];
  expect(row(entries, "2026-04-20", 1)).toEqual([[10_000, 1_200, 0, 0], [0, 0, 0], "instalment", "2026-02-15"]);
  expect(row(entries, "2026-04-20", 4)).toEqual([[3_333, 3_250, 205, 700], [0, 0, 0], "instalment", null]);
  expect(row(entries, "2026-04-20", 5)).toEqual([[13_333, 1_067, 0, 0], [0, 0, 0], "instalment", null]);
  expect(see(entries, "2026-04-20").payoff.total).toBe(110_000 + 2_100 + 205 + 700 + 150);
  // On 5 May 20 days on 900.00 and 15 on 200.00.
  expect(see(entries, "2026-05-05").payoff.total).toBe(110_000 + 2_100 + 205 + 700 + 600 + 100);
});

test("a larger one goes on to the next instalments", () => {
  // The first two on their days; of 100.00 on 15 April the fee takes 7.00, interest 10.00, principal 83.00. What is overdue then
  // is 17.00 of the third's principal and five days of penalty on it, 0.0425.
  const found = [paid("a", "2026-02-15", 11_200), paid("b", "2026-03-15", 11_100), paid("c", "2026-04-15", 10_000)];
  const late = found.map((payment) => ({ ...payment, enteredAt: 9e15 }));
  const entries = [...agree([letter], "2026-04-20"), ...late];
  // Of principal 300.00 − 17.00 come off: 133.33, 133.33 and 16.34.
  expect([4, 5, 6, 7].map((nr) => row(entries, "2026-04-20", nr)[0])).toEqual([
    [0, 1_150, 4, 0],
    [0, 1_067, 0, 0],
    [11_699, 933, 0, 0],
    [13_333, 800, 0, 0],
  ]);
});

test("a payment that bounces after the terms raises the first new instalment", () => {
  // The first instalment had been paid: 200.00 overdue are 22.22 more in each of nine. It bounces on 25 April.
  const entries = agree([letter, paid("p", "2026-02-15", 11_200)], "2026-04-20");
  expect(row(entries, "2026-04-20", 4)).toEqual([[12_222, 1_067 + 2_100, 205, 700], [0, 0, 0], "instalment", null]);
  const bounced: Entry = { kind: "reversal", id: "r", effective: day("2026-04-25"), enteredAt: 9e15, reverses: "p" };
  const after = [...entries, bounced];
  expect(row(after, "2026-04-25", 1)).toEqual([[0, 0, 0, 0], [0, 0, 0], "moved", "2026-04-20"]);
  expect(row(after, "2026-04-25", 4)).toEqual([[22_222, 3_167 + 1_200, 525, 700], [0, 0, 0], "instalment", null]);
  expect(row(after, "2026-04-25", 5)).toEqual([[12_222, 978, 0, 0], [0, 0, 0], "instalment", null]);
  // Ten days on 900.00 and five on 300.00.
  expect(see(after, "2026-04-25").payoff.total).toBe(120_000 + 3_300 + 525 + 700 + 300 + 50);
});

test("money that a bank took back moves with the rest", () => {
  // 112.00 were paid on 15 February and taken back on 1 April: owed with the third, 0.10 a day from 16 April.
  const back: Entry = {
    kind: "chargeback",
    id: "back",
    effective: day("2026-04-01"),
    enteredAt: day("2026-04-01") * 86_400_000,
    payment: "p",
    amount: 11_200,
  };
  const before = [letter, paid("p", "2026-02-15", 11_200), back];
  expect(row(before, "2026-04-20", 3)[0]).toEqual([20_000, 2_200, 50, 700]);
  const entries = agree(before, "2026-04-20");
  expect(row(entries, "2026-04-20", 3)).toEqual([[0, 0, 0, 0], [0, 0, 0], "moved", "2026-04-20"]);
  expect(row(entries, "2026-04-20", 4)[0]).toEqual([13_333, 4_450, 180 + 50, 700]);
  expect(see(entries, "2026-04-20").payoff.total).toBe(see(before, "2026-04-20").payoff.total);
});

test("dates moved to another day of the month stay a month long when the rate changes later", () => {
  // Three paid on time. From the fifth on the 25th, the sixth is a whole month on 700.00; at half the rate 3.50.
  const onTime = [paid("a", "2026-02-15", 11_200), paid("b", "2026-03-15", 11_100), paid("c", "2026-04-15", 11_000)];
  const moved = agree(onTime, "2026-04-20", { kind: "due-date-move", nr: 5, to: day("2026-06-25") });
  expect(row(moved, "2026-04-20", 6)[0]).toEqual([10_000, 700, 0, 0]);
  const cheaper = agree(moved, "2026-04-21", { kind: "rate-change", annualRatePpm: 60_000 });
  expect(row(cheaper, "2026-04-21", 6)[0]).toEqual([10_000, 350, 0, 0]);
});

test("terms on terms: interest that the first had spread is collected by the second", () => {
  // Ninths of 33.00 in each; the first new instalment is paid on its day. The other eight carry 7 × 3.67 + 3.64 = 29.33.
  const first = [...agree([letter], "2026-04-20", undefined, { interest: "spread" }), paid("m", "2026-05-15", 16_075)];
  expect(row(first, "2026-05-20", 5)[0]).toEqual([13_333, 1_067 + 367, 0, 0]);
  const again = agree(first, "2026-05-20", { kind: "extension", extra: 0 });
  expect(row(again, "2026-05-20", 4)).toEqual([[13_333, 1_517, 525, 700], [0, 0, 0], "instalment", "2026-05-15"]);
  expect(row(again, "2026-05-20", 5)[0]).toEqual([13_333, 1_067 + 2_933, 0, 0]);
  expect(row(again, "2026-05-20", 6)[0]).toEqual([13_333, 933, 0, 0]);
  expect(see(again, "2026-05-20").payoff.total).toBe(see(first, "2026-05-20").payoff.total);
  // 1,066.67, 29.33, and five of 31 nights.
  expect(see(first, "2026-05-20").payoff.total).toBe(106_667 + 2_933 + 172);
});

test("a charge that was to come moves into the first new instalment, and is asked for once", () => {
  const later: Entry = { ...charged("letter", "2026-05-01", 700), effective: day("2026-04-10") };
  const entries = agree([later], "2026-04-20");
  expect(row(entries, "2026-05-15", 4)[0]).toEqual([13_333, 4_450, 525, 700]);
  const fees = see(entries, "2026-05-15").lines.filter(({ component }) => component === "fee");
  expect(fees.map(({ code, amount }) => [code, amount])).toEqual([["carried", 700]]);
});

test("terms on a loan with a pause of interest: free nights stay free, what is capitalised bears interest from the terms", () => {
  // Three paid on time, no interest on the nights of 16 to 20 April. On 25 April extended by three: 25 of 30 nights of
  // 9.00 in May.
  const pause: Entry[] = [
    {
      kind: "hold-start",
      id: "from",
      effective: day("2026-04-16"),
      enteredAt: 1,
      hold: "h",
      scopes: ["interest"],
      reason: "r",
    },
    { kind: "hold-end", id: "until", effective: day("2026-04-21"), enteredAt: 1, hold: "h" },
  ];
  const onTime = [
    paid("a", "2026-02-15", 11_200),
    paid("b", "2026-03-15", 11_100),
    paid("c", "2026-04-15", 11_000),
    ...pause,
  ];
  const longer = agree(onTime, "2026-04-25", { kind: "extension", extra: 3 });
  expect(row(longer, "2026-04-25", 4)[0]?.[1]).toBe(750);
  expect(see(longer, "2026-04-25").payoff.total).toBe(90_000 + 150);
  // A letter of 7.00 capitalised: 20 of 30 nights on it in May, 0.05.
  const owing = [...onTime, charged("letter", "2026-04-20", 700)];
  const capitalised = agree(owing, "2026-04-25", { kind: "extension", extra: 3 }, { fee: "capitalise" });
  expect(row(capitalised, "2026-04-25", 4)[0]?.[1]).toBe(755);
  expect(see(capitalised, "2026-04-25")).toMatchObject({ principalLeft: 90_700, payoff: { total: 90_700 + 150 } });
  expect(see(capitalised, "2026-05-05").payoff.total).toBe(90_700 + 450 + 2);
});

test("terms may be taken back: everything is as before, and made again on other terms", () => {
  const loan = { contract, schedule, entries: [letter] };
  const first = agree([letter], "2026-04-20");
  const undo: Entry = { kind: "reversal", id: "u", effective: day("2026-04-20"), enteredAt: 9e15, reverses: "terms of 2026-04-20" }; // prettier-ignore
  expect(see([...first, undo], "2026-04-21")).toEqual(see([letter], "2026-04-21"));
  const again = previewTerms(
    { ...loan, entries: [...first, undo] },
    day("2026-04-20"),
    { kind: "re-amortise" },
    SPREAD,
  );
  expect(again).toEqual(previewTerms(loan, day("2026-04-20"), { kind: "re-amortise" }, SPREAD));
});
