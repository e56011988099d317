import { expect, test } from "vitest";
import { formatDay } from "#app/lending/calendar.ts";
import type { Product } from "#app/lending/contract.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import type { ArrearsChoices } from "#app/lending/terms/arrears.ts";
import { previewTerms, type TermsOffer } from "#app/lending/terms/preview.ts";
import type { Terms } from "#app/lending/terms/terms.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

/**
 * 1,200.00 in 12 monthly instalments of 100.00 principal at 1 % a month, nothing paid. On 20 April three are overdue: principal
 * 300.00, interest 12.00 + 11.00 + 10.00, a fee of 7.00, and penalty of 0.05 a day each for 64, 36 and 5 days: 5.25.
 * Nine are to come, with 900.00 of principal and interest of 9.00 falling to 1.00: 45.00. All that is still to be paid: 1,290.25.
 */
const product: Product = {
  ...plainProduct,
  method: "equal-principal",
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 360, graceDays: 0 },
};
const contract = contractOf(product, { principal: 120_000, count: 12 });
const loan = { contract, schedule: makeSchedule(contract), entries: [charged("letter", "2026-04-01", 700)] };
const today = day("2026-04-20");
const SPREAD: ArrearsChoices = { principal: "spread", interest: "collect", penalty: "collect", fee: "collect" };

function offer(terms: Terms, choices: Partial<ArrearsChoices> = {}, mayCapitalise = false): TermsOffer {
  const result = previewTerms(loan, today, terms, { ...SPREAD, ...choices }, { mayCapitalise });
  if (!result.ok) throw new Error(result.reason);
  return result.offer;
}

/** Number, day, principal, interest, penalty and fee of the new instalments. */
function table({ after }: TermsOffer) {
  return after.map(({ nr, due, principal, interest, penalty, fee }) => [
    nr,
    formatDay(due),
    principal,
    interest,
    penalty,
    fee,
  ]);
}

test("re-amortised: a ninth of 300.00 more principal in each; overdue principal bears interest from the day of the terms", () => {
  const shown = offer({ kind: "re-amortise" });
  // 300.00 ÷ 9 = 33.33, the last takes 33.36. Interest of May: 900.00 × 1 % + 300.00 × 1 % × 25 ÷ 30 + 33.00 overdue.
  expect(table(shown)).toEqual([
    [4, "2026-05-15", 13_333, 900 + 250 + 3_300, 525, 700],
    [5, "2026-06-15", 13_333, 1_067, 0, 0],
    [6, "2026-07-15", 13_333, 933, 0, 0],
    [7, "2026-08-15", 13_333, 800, 0, 0],
    [8, "2026-09-15", 13_333, 667, 0, 0],
    [9, "2026-10-15", 13_333, 533, 0, 0],
    [10, "2026-11-15", 13_333, 400, 0, 0],
    [11, "2026-12-15", 13_333, 267, 0, 0],
    [12, "2027-01-15", 13_336, 133, 0, 0],
  ]);
  expect(shown).toMatchObject({
    firstDue: day("2026-05-15"),
    lastDue: day("2027-01-15"),
    count: 9,
    usual: 13_469,
    largest: 13_333 + 4_450 + 525 + 700,
    totalBefore: 129_025,
    totalAfter: 120_000 + 9_250 + 525 + 700,
    extraCost: 1_450,
    interestWaits: false,
  });
  const none = { principal: 0, interest: 0, penalty: 0, fee: 0 };
  expect(shown.drafts).toMatchObject([
    {
      kind: "schedule",
      effective: today,
      terms: "re-amortise",
      moves: ["principal", "interest", "penalty", "fee"],
      keepsOverdue: false,
      basis: { principal: 120_000, interest: 3_300, penalty: 525, fee: 700 },
      waived: none,
      capitalised: none,
    },
  ]);
});

test("overdue principal collected first: 300.00 more in May with its 25 days of interest, the rest as before", () => {
  expect(table(offer({ kind: "re-amortise" }, { principal: "collect" })).slice(0, 3)).toEqual([
    [4, "2026-05-15", 40_000, 900 + 250 + 3_300, 525, 700],
    [5, "2026-06-15", 10_000, 800, 0, 0],
    [6, "2026-07-15", 10_000, 700, 0, 0],
  ]);
});

test("overdue instalments shifted to the end: three more of 100.00, and interest on 1,200.00 falls from there", () => {
  const rows = table(offer({ kind: "re-amortise" }, { principal: "shift" }));
  expect(rows.slice(0, 2)).toEqual([
    [4, "2026-05-15", 10_000, 900 + 250 + 3_300, 525, 700],
    [5, "2026-06-15", 10_000, 1_100, 0, 0],
  ]);
  expect(rows.slice(8)).toEqual([
    [12, "2027-01-15", 10_000, 400, 0, 0],
    [13, "2027-02-15", 10_000, 300, 0, 0],
    [14, "2027-03-15", 10_000, 200, 0, 0],
    [15, "2027-04-15", 10_000, 100, 0, 0],
  ]);
});

test("overdue interest, penalty and fee spread: ninths of 33.00, 5.25 and 7.00, the last takes what rounding left", () => {
  const rows = table(offer({ kind: "re-amortise" }, { interest: "spread", penalty: "spread", fee: "spread" }));
  expect([rows[0], rows[1], rows[8]]).toEqual([
    [4, "2026-05-15", 13_333, 1_150 + 367, 58, 78],
    [5, "2026-06-15", 13_333, 1_067 + 367, 58, 78],
    [12, "2027-01-15", 13_336, 133 + 364, 61, 76],
  ]);
});

test("overdue interest, penalty and fee capitalised: 45.25 more principal, bearing interest from the day of the terms", () => {
  const shown = offer(
    { kind: "re-amortise" },
    { interest: "capitalise", penalty: "capitalise", fee: "capitalise" },
    true,
  );
  // 345.25 ÷ 9 = 38.36. Interest of May: 900.00 × 1 % + 345.25 × 1 % × 25 ÷ 30 = 11.877; of June: 1,106.89 × 1 %.
  expect(table(shown).slice(0, 2)).toEqual([
    [4, "2026-05-15", 13_836, 1_188, 0, 0],
    [5, "2026-06-15", 13_836, 1_107, 0, 0],
  ]);
  expect(shown.drafts).toMatchObject([
    { capitalised: { principal: 0, interest: 3_300, penalty: 525, fee: 700 }, waived: { interest: 0, penalty: 0 } },
  ]);
});

test("overdue interest, penalty and fee waived: given up, and none of it asked for", () => {
  const shown = offer({ kind: "re-amortise" }, { interest: "waive", penalty: "waive", fee: "waive" });
  expect(table(shown)[0]).toEqual([4, "2026-05-15", 13_333, 1_150, 0, 0]);
  expect(shown.extraCost).toBe(1_450 - 3_300 - 525 - 700);
  expect(shown.drafts).toMatchObject([
    { waived: { principal: 0, interest: 3_300, penalty: 525, fee: 700 }, capitalised: { interest: 0, fee: 0 } },
  ]);
});

test("deferred by two months: three months on 900.00, and two and 25 days on what was overdue", () => {
  const rows = table(offer({ kind: "deferral", periods: 2 }));
  expect([rows[0], rows[1], rows[8]]).toEqual([
    [4, "2026-07-15", 13_333, 2_700 + 850 + 3_300, 525, 700],
    [5, "2026-08-15", 13_333, 1_067, 0, 0],
    [12, "2027-03-15", 13_336, 133, 0, 0],
  ]);
});

test("one instalment and those after it moved by a month: two months on the balance once", () => {
  const rows = table(offer({ kind: "due-date-move", nr: 6, to: day("2026-08-15") }));
  expect([rows[0], rows[1], rows[2], rows[3], rows[8]]).toEqual([
    [4, "2026-05-15", 13_333, 1_150 + 3_300, 525, 700],
    [5, "2026-06-15", 13_333, 1_067, 0, 0],
    [6, "2026-08-15", 13_333, 2 * 933 + 1, 0, 0],
    [7, "2026-09-15", 13_333, 800, 0, 0],
    [12, "2027-02-15", 13_336, 133, 0, 0],
  ]);
});

test("5.00 for two months, then level principal: interest of 6.50 and 7.00 waits and comes with the last", () => {
  const shown = offer({ kind: "reduced", amount: 500, count: 2, extend: 1 });
  const rows = table(shown);
  expect([rows[0], rows[1], rows[2], rows[9], rows.length]).toEqual([
    [4, "2026-05-15", 0, 500 + 3_300, 525, 700],
    [5, "2026-06-15", 0, 500, 0, 0],
    [6, "2026-07-15", 15_000, 1_200, 0, 0],
    [13, "2027-02-15", 15_000, 150 + 650 + 700, 0, 0],
    10,
  ]);
  expect(shown.interestWaits).toBe(true);
  expect(offer({ kind: "token", amount: 1, count: 2, extend: 1 }).interestWaits).toBe(true);
  // 20.00 covers the interest of 11.50 and of 11.92: 8.50 of principal in May.
  const enough = offer({ kind: "reduced", amount: 2_000, count: 2, extend: 1 });
  expect(table(enough)[0]).toEqual([4, "2026-05-15", 850, 1_150 + 3_300, 525, 700]);
  expect(enough.interestWaits).toBe(false);
});

test("interest only for two months: no principal, then 150.00 each", () => {
  const rows = table(offer({ kind: "interest-only", count: 2, extend: 1 }));
  expect([rows[0], rows[1], rows[2], rows[9], rows.length]).toEqual([
    [4, "2026-05-15", 0, 1_150 + 3_300, 525, 700],
    [5, "2026-06-15", 0, 1_200, 0, 0],
    [6, "2026-07-15", 15_000, 1_200, 0, 0],
    [13, "2027-02-15", 15_000, 150, 0, 0],
    10,
  ]);
});

test("extended by six from the seventh: those before keep 100.00, the others ask for a twelfth of 900.00", () => {
  const rows = table(offer({ kind: "extension", extra: 6, fromNr: 7 }));
  expect([rows[0], rows[2], rows[3], rows[14], rows.length]).toEqual([
    [4, "2026-05-15", 10_000, 1_150 + 3_300, 525, 700],
    [6, "2026-07-15", 10_000, 1_000, 0, 0],
    [7, "2026-08-15", 7_500, 900, 0, 0],
    [18, "2027-07-15", 7_500, 75, 0, 0],
    15,
  ]);
  expect(table(offer({ kind: "extension", extra: 3 }))[0]).toEqual([4, "2026-05-15", 10_000, 4_450, 525, 700]);
});

test("half the rate from the seventh on; those before keep 1 % a month and 100.00", () => {
  const rows = table(offer({ kind: "rate-change", annualRatePpm: 60_000, fromNr: 7 }));
  expect([rows[0], rows[1], rows[2], rows[3], rows[8]]).toEqual([
    [4, "2026-05-15", 10_000, 1_150 + 3_300, 525, 700],
    [5, "2026-06-15", 10_000, 1_100, 0, 0],
    [6, "2026-07-15", 10_000, 1_000, 0, 0],
    [7, "2026-08-15", 15_000, 450, 0, 0],
    [12, "2027-01-15", 15_000, 75, 0, 0],
  ]);
  const all = table(offer({ kind: "rate-change", annualRatePpm: 60_000 }));
  expect(all[0]).toEqual([4, "2026-05-15", 13_333, 450 + 125 + 3_300, 525, 700]);
});

test("re-aged into four: everything open in quarters, with numbers of their own", () => {
  const frequency = { every: 1, unit: "month" } as const;
  expect(table(offer({ kind: "re-age", firstDue: day("2026-05-15"), count: 4, frequency }))).toEqual([
    [13, "2026-05-15", 30_000, 1_150 + 3_300, 525, 700],
    [14, "2026-06-15", 30_000, 900, 0, 0],
    [15, "2026-07-15", 30_000, 600, 0, 0],
    [16, "2026-08-15", 30_000, 300, 0, 0],
  ]);
});

test("a settlement pays principal, then overdue interest, fee and penalty; the rest is waived", () => {
  const settle = (amount: number, count: number) => {
    const shown = offer({ kind: "settlement", amount, firstDue: day("2026-05-31"), count });
    const [draft] = shown.drafts;
    return [table(shown), draft?.kind === "schedule" && draft.waived];
  };
  expect(settle(50_000, 3)).toEqual([
    [
      [13, "2026-05-31", 16_667, 0, 0, 0],
      [14, "2026-06-30", 16_667, 0, 0, 0],
      [15, "2026-07-31", 16_666, 0, 0, 0],
    ],
    { principal: 70_000, interest: 3_300, penalty: 525, fee: 700 },
  ]);
  expect(settle(123_600, 2)).toEqual([
    [
      [13, "2026-05-31", 60_000, 1_650, 0, 150],
      [14, "2026-06-30", 60_000, 1_650, 0, 150],
    ],
    { principal: 0, interest: 0, penalty: 525, fee: 400 },
  ]);
  expect(settle(124_100, 2)).toEqual([
    [
      [13, "2026-05-31", 60_000, 1_650, 50, 350],
      [14, "2026-06-30", 60_000, 1_650, 50, 350],
    ],
    { principal: 0, interest: 0, penalty: 425, fee: 0 },
  ]);
});

test("what is just possible and what is just not", () => {
  const reason = (terms: Terms, choices: Partial<ArrearsChoices> = {}) => {
    const result = previewTerms(loan, today, terms, { ...SPREAD, ...choices });
    return result.ok ? "ok" : result.reason;
  };
  const firstDue = day("2026-05-15");
  const frequency = { every: 1, unit: "month" } as const;
  const COUNT = "count-out-of-range";
  const AMOUNT = "amount-out-of-range";
  const DATE = "date-not-in-future";
  // All that is open on the day is 1,200.00 + 33.00 + 5.25 + 7.00: a settlement has to be below it.
  expect(reason({ kind: "settlement", amount: 124_524, firstDue, count: 1 })).toBe("ok");
  expect(reason({ kind: "settlement", amount: 124_525, firstDue, count: 1 })).toBe(AMOUNT);
  expect(reason({ kind: "settlement", amount: 1, firstDue, count: 1 })).toBe("ok");
  expect(reason({ kind: "settlement", amount: 0, firstDue, count: 1 })).toBe(AMOUNT);
  expect(reason({ kind: "settlement", amount: 60_000, firstDue, count: 60 })).toBe("ok");
  expect(reason({ kind: "settlement", amount: 60_000, firstDue, count: 61 })).toBe(COUNT);
  expect(reason({ kind: "settlement", amount: 60_000, firstDue, count: 0 })).toBe(COUNT);
  expect(reason({ kind: "settlement", amount: 60_000, firstDue: today + 1, count: 1 })).toBe("ok");
  expect(reason({ kind: "settlement", amount: 60_000, firstDue: today, count: 1 })).toBe(DATE);
  expect(reason({ kind: "deferral", periods: 12 })).toBe("ok");
  expect(reason({ kind: "deferral", periods: 13 })).toBe(COUNT);
  expect(reason({ kind: "extension", extra: 0 })).toBe("ok");
  expect(reason({ kind: "extension", extra: -1 })).toBe(COUNT);
  expect(reason({ kind: "extension", extra: 600 })).toBe("ok");
  expect(reason({ kind: "extension", extra: 601 })).toBe(COUNT);
  expect(reason({ kind: "extension", extra: 1, fromNr: 3 })).toBe("no-such-instalment");
  expect(reason({ kind: "re-age", firstDue: today + 1, count: 1, frequency })).toBe("ok");
  expect(reason({ kind: "re-age", firstDue: today, count: 1, frequency })).toBe(DATE);
  expect(reason({ kind: "re-age", firstDue, count: 0, frequency })).toBe(COUNT);
  expect(reason({ kind: "re-age", firstDue, count: 600, frequency })).toBe("ok");
  expect(reason({ kind: "re-age", firstDue, count: 601, frequency })).toBe(COUNT);
  expect(reason({ kind: "due-date-move", nr: 4, to: today + 1 })).toBe("ok");
  expect(reason({ kind: "due-date-move", nr: 4, to: today })).toBe(DATE);
  expect(reason({ kind: "due-date-move", nr: 6, to: day("2026-06-15") })).toBe(DATE);
  expect(reason({ kind: "due-date-move", nr: 6, to: day("2026-06-16") })).toBe("ok");
  expect(reason({ kind: "reduced", amount: 0, count: 1, extend: 0 })).toBe("ok");
  expect(reason({ kind: "reduced", amount: -1, count: 1, extend: 0 })).toBe(AMOUNT);
  expect(reason({ kind: "reduced", amount: 1, count: 0, extend: 0 })).toBe(COUNT);
  expect(reason({ kind: "reduced", amount: 1, count: 8, extend: 0 })).toBe("ok");
  expect(reason({ kind: "reduced", amount: 1, count: 9, extend: 0 })).toBe(COUNT);
  expect(reason({ kind: "interest-only", count: 1, extend: -1 })).toBe(COUNT);
  expect(reason({ kind: "penalty-waiver", amount: 525 })).toBe("ok");
  expect(reason({ kind: "penalty-waiver", amount: 526 })).toBe(AMOUNT);
  expect(reason({ kind: "penalty-waiver", amount: 1 })).toBe("ok");
  expect(reason({ kind: "penalty-waiver", amount: 0 })).toBe(AMOUNT);
  expect(reason({ kind: "interest-pause", from: today, until: today + 1 })).toBe("ok");
  expect(reason({ kind: "interest-pause", from: today, until: today })).toBe(DATE);
  expect(reason({ kind: "re-amortise" }, { interest: "capitalise" })).toBe("capitalising-not-allowed");
  expect(reason({ kind: "re-amortise" }, { fee: "capitalise" })).toBe("capitalising-not-allowed");
  expect(reason({ kind: "re-amortise" }, { fee: "leave" })).toBe("something-stays-past-due");
});

test("what a waiver of penalty and a pause of interest write down", () => {
  expect(offer({ kind: "penalty-waiver", amount: 300 }).drafts).toEqual([
    { kind: "waiver", effective: today, component: "penalty", amount: 300 },
  ]);
  const [from, until] = [day("2026-05-01"), day("2026-05-11")];
  expect(offer({ kind: "interest-pause", from, until }).drafts).toEqual([
    {
      kind: "hold-start",
      effective: from,
      hold: `interest-pause-${from}`,
      scopes: ["interest"],
      reason: "interest-pause",
    },
    { kind: "hold-end", effective: until, hold: `interest-pause-${from}` },
  ]);
});

test("after the last due day: everything overdue comes again at once, one period later", () => {
  const short = contractOf(product, { principal: 120_000, count: 1 });
  const open = { contract: short, schedule: makeSchedule(short), entries: [] };
  const deferred = previewTerms(open, day("2026-04-15"), { kind: "deferral", periods: 1 }, SPREAD);
  // Due on 15 February, 59 days at 0.60 of penalty. Interest runs again from the day of the terms: 1,200.00 × 1 %.
  expect(deferred.ok && deferred.offer.after).toEqual([
    { nr: 2, due: day("2026-05-15"), amount: 125_940, principal: 120_000, interest: 2_400, penalty: 3_540, fee: 0 },
  ]);
  const again = previewTerms(open, today, { kind: "re-amortise" }, SPREAD);
  expect(again).toEqual({ ok: false, reason: "no-such-instalment" });
  const longer = previewTerms(open, today, { kind: "extension", extra: 0 }, SPREAD);
  expect(longer).toEqual({ ok: false, reason: "no-such-instalment" });
});

test("an instalment paid a month ahead: its 100.00 are not out in May, so that 1.00 of its interest comes off June", () => {
  // Three on time, and the fourth with them, with 9.00 of May. The other 800.00 cost 8.00 in May and 8.00 in June.
  const entries = [
    paid("a", "2026-02-15", 11_200),
    paid("b", "2026-03-15", 11_100),
    paid("c", "2026-04-15", 11_000),
    paid("d", "2026-04-15", 10_900),
  ];
  const result = previewTerms({ ...loan, entries }, day("2026-04-15"), { kind: "re-amortise" }, SPREAD);
  expect(result.ok && result.offer.extraCost).toBe(-100);
  expect(result.ok && table(result.offer).slice(0, 2)).toEqual([
    [5, "2026-06-15", 10_000, 800 - 100, 0, 0],
    [6, "2026-07-15", 10_000, 700, 0, 0],
  ]);
});
