import { expect, test } from "vitest";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { charged, contractOf, day, paid, plainProduct } from "./products.ts";

const daily: Product = {
  ...plainProduct,
  penalty: { rate: { kind: "own", ratePpm: 500, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
};
/** One instalment of ¥1,000.00 principal and ¥10.00 interest, due on 15 February 2026. */
const single = { count: 1 } as const;

function see(contract: Contract, entries: readonly Entry[], iso: string) {
  return positionOf(contract, makeSchedule(contract), entries, day(iso));
}

function hold(id: string, from: string, until: string | null): Entry[] {
  const start: Entry = {
    kind: "hold-start",
    id: `${id}-s`,
    effective: day(from),
    enteredAt: 1,
    hold: id,
    scopes: ["penalty"],
    reason: "hardship",
  };
  return until === null
    ? [start]
    : [start, { kind: "hold-end", id: `${id}-e`, effective: day(until), enteredAt: 2, hold: id }];
}

test("nothing on the due date, one day on the day after", () => {
  const contract = contractOf(daily, single);
  expect(see(contract, [], "2026-02-15").overdue.penalty).toBe(0);
  expect(see(contract, [], "2026-02-15").dpd).toBe(0);
  expect(see(contract, [], "2026-02-16").overdue.penalty).toBe(50);
  expect(see(contract, [], "2026-02-16").dpd).toBe(1);
  expect(see(contract, [], "2026-02-15").tomorrow).toBe(50);
});

test("the base may take in interest, never fees or penalty", () => {
  const withInterest: Product = { ...daily, penalty: { ...daily.penalty!, base: "principal-and-interest" } };
  const entries = [charged("fee", "2026-02-10", 500)];
  expect(see(contractOf(withInterest, single), entries, "2026-03-07").overdue.penalty).toBe(
    Math.round(101_000 * 0.0005 * 20),
  );
  expect(see(contractOf(daily, single), entries, "2026-03-07").overdue.penalty).toBe(1_000);
});

test("free days are free for ever", () => {
  const grace: Product = { ...daily, penalty: { ...daily.penalty!, graceDays: 5 } };
  const contract = contractOf(grace, single);
  expect(see(contract, [], "2026-02-20").overdue.penalty).toBe(0);
  expect(see(contract, [], "2026-02-21").overdue.penalty).toBe(50);
  expect(see(contract, [], "2026-02-21").dpd).toBe(6);
});

test("an uplift of 50 % on the contract rate, on a 360-day year", () => {
  const uplift: Product = {
    ...daily,
    penalty: { rate: { kind: "uplift", upliftPpm: 500_000 }, base: "principal", yearDays: 360, graceDays: 0 },
  };
  expect(see(contractOf(uplift, single), [], "2026-03-17").overdue.penalty).toBe(
    Math.round((100_000 * 0.18 * 30) / 360),
  );
});

test("days on hold do not count, and only those after the due date are taken off", () => {
  const contract = contractOf(daily, single);
  const before = see(contract, hold("h", "2026-02-01", "2026-02-20"), "2026-02-25");
  expect(before.overdue.penalty).toBe(50 * 6);
  expect(before.lines.find(({ kind }) => kind === "penalty")).toMatchObject({ days: 6, heldDays: 4 });
  expect([before.dpd, before.dpdWithoutHolds]).toEqual([10, 6]);
  expect(see(contract, hold("h", "2026-02-18", null), "2026-04-30").overdue.penalty).toBe(100);
  expect(see(contract, hold("h", "2026-02-18", null), "2026-04-30").tomorrow).toBe(0);
  const twice = [...hold("a", "2026-02-17", "2026-02-20"), ...hold("b", "2026-02-18", "2026-02-22")];
  expect(see(contract, twice, "2026-02-25").overdue.penalty).toBe(50 * 5);
});

test("a late fee: the greater of a minimum and a part, once per instalment, only after the free days", () => {
  const lateFee: Product["lateFee"] = {
    minimum: 1_500,
    ratePpm: 50_000,
    of: "instalment",
    graceDays: 15,
    repeatEveryDays: null,
    component: "fee",
  };
  const contract = contractOf({ ...plainProduct, lateFee }, { ...single });
  expect(see(contract, [], "2026-03-02").overdue.fee).toBe(0);
  expect(see(contract, [], "2026-03-02").tomorrow).toBe(5_050);
  const later = see(contract, [], "2026-06-01");
  expect(later.overdue.fee).toBe(5_050);
  expect(later.lines.find(({ kind }) => kind === "late-fee")?.formula).toEqual({
    kind: "percent",
    base: 101_000,
    ratePpm: 50_000,
    minimum: 1_500,
  });
  expect(see(contract, [paid("p", "2026-03-02", 101_000)], "2026-06-01").overdue.fee).toBe(0);
  expect(
    see(contractOf({ ...plainProduct, lateFee: { ...lateFee, ratePpm: 0 } }, single), [], "2026-06-01").overdue.fee,
  ).toBe(1_500);
  const again = contractOf({ ...plainProduct, lateFee: { ...lateFee, ratePpm: 0, repeatEveryDays: 30 } }, single);
  expect(see(again, [], "2026-05-02").overdue.fee).toBe(4_500);
});

test("a hold moves the day of the late fee by the days it takes", () => {
  const lateFee: Product["lateFee"] = {
    minimum: 1_500,
    ratePpm: 0,
    of: "instalment",
    graceDays: 10,
    repeatEveryDays: null,
    component: "fee",
  };
  const contract = contractOf({ ...plainProduct, lateFee }, single);
  const entries = hold("h", "2026-02-20", "2026-02-25");
  expect(see(contract, [], "2026-02-26").overdue.fee).toBe(1_500);
  expect(see(contract, entries, "2026-03-02").overdue.fee).toBe(0);
  expect(see(contract, entries, "2026-03-03").overdue.fee).toBe(1_500);
  expect(see(contract, hold("h", "2026-02-20", null), "2027-02-26").overdue.fee).toBe(0);
});

test("a cap on default costs: the rest is not charged, and says so", () => {
  const caps: Contract["caps"] = [
    { kind: "default-rate", ratePpm: 109_500, per: "year", yearDays: 365, covers: ["penalty"], source: "test" },
  ];
  const contract = contractOf(daily, { ...single, caps });
  const position = see(contract, [], "2026-02-25");
  expect(position.overdue.penalty).toBe(300);
  expect(position.notCharged).toBe(200);
  expect(position.caps[0]).toMatchObject({ limit: 300, charged: 300, notCharged: 200, reached: true });
  expect(position.lines.find(({ kind }) => kind === "penalty")).toMatchObject({ amount: 300, notCharged: 200 });
  expect(position.tomorrow).toBe(30);
});

test("a cap leaves, of what it allows for all days, what was not charged yet", () => {
  // 0.03 % a day allowed, 0.05 % agreed. Ten days on 1,000.00: 3.00. Then 513.00 pay the penalty, the interest and half of the
  // principal; ten days on 500.00 are allowed 1.50 more.
  const cap = { kind: "default-rate", ratePpm: 300, per: "day", yearDays: 365, source: "test" } as const;
  const contract = contractOf(daily, { ...single, caps: [{ ...cap, covers: ["penalty"] }] });
  const entries = [paid("half", "2026-02-25", 300 + 1_000 + 50_000)];
  expect(see(contract, entries, "2026-03-07").instalments[0]?.owed.penalty).toBe(450);
  expect(see(contract, entries, "2026-03-07").tomorrow).toBe(15);
  const lateFee = { minimum: 100, ratePpm: 0, of: "instalment", graceDays: 0, repeatEveryDays: null, component: "fee" } as const; // prettier-ignore
  const wide = { ...cap, ratePpm: 1_000, covers: ["penalty", "fee"] as const };
  const both = contractOf({ ...daily, lateFee }, { ...single, caps: [wide] });
  // A late fee of 1.00 on the first day, when a cap of 0.1 % a day on both allows 1.00: 0.50 of penalty, 0.50 of the fee.
  expect(see(both, [], "2026-02-16").overdue).toMatchObject({ penalty: 50, fee: 50 });
  expect(see(both, [], "2026-02-25").overdue).toMatchObject({ penalty: 500, fee: 50 });
});

test("where interest bears penalty, paying or waiving interest ends a stretch, paying a fee or penalty does not", () => {
  const withInterest: Product = {
    ...daily,
    penalty: { ...daily.penalty!, base: "principal-and-interest" },
    allocation: { ...daily.allocation, due: ["fee", "penalty", "interest", "principal"] },
  };
  const contract = contractOf(withInterest, single);
  const stretches = (entries: readonly Entry[]) =>
    see(contract, entries, "2026-03-07")
      .lines.filter(({ kind }) => kind === "penalty")
      .map(({ days, formula, amount }) => [days, formula?.kind === "time" ? formula.base : null, amount]);
  // Twenty days on 1,010.00: 10.10. A fee of 5.00, and 5.05 of penalty after ten days, change nothing.
  expect(stretches([])).toEqual([[20, 101_000, 1_010]]);
  expect(stretches([charged("fee", "2026-02-10", 500), paid("p", "2026-02-25", 1_005)])).toEqual([
    [20, 101_000, 1_010],
  ]);
  // 4.00 of interest paid, or waived, after ten days: 5.05, then ten days on 1,006.00.
  expect(stretches([paid("p", "2026-02-25", 505 + 400)])).toEqual([
    [10, 101_000, 505],
    [10, 100_600, 503],
  ]);
  const waiver: Entry = { kind: "waiver", id: "w", effective: day("2026-02-25"), enteredAt: 1, component: "interest", amount: 400 }; // prettier-ignore
  expect(stretches([waiver])).toEqual([
    [10, 101_000, 505],
    [10, 100_600, 503],
  ]);
});

test("UK: 0.8 % a day on default costs, all costs within 100 % of the credit, late fees within 15.00", () => {
  const lateFee: Product["lateFee"] = {
    minimum: 2_000,
    ratePpm: 0,
    of: "instalment",
    graceDays: 0,
    repeatEveryDays: null,
    component: "fee",
  };
  const product: Product = {
    ...plainProduct,
    lateFee,
    penalty: { rate: { kind: "own", ratePpm: 9_000, per: "day" }, base: "principal", yearDays: 365, graceDays: 0 },
  };
  const caps: Contract["caps"] = [
    { kind: "default-rate", ratePpm: 8_000, per: "day", yearDays: 365, covers: ["penalty"], source: "CONC 5A.3" },
    { kind: "total-cost", ratePpm: 1_000_000, source: "CONC 5A.3" },
    { kind: "late-fees", amount: 1_500, source: "CONC 5A.3" },
  ];
  const contract = contractOf(product, { ...single, caps, currency: "GBP" });
  const early = see(contract, [], "2026-02-17");
  expect(early.overdue).toMatchObject({ penalty: 1_600, fee: 1_500 });
  expect(early.notCharged).toBe(200 + 500);
  const late = see(contract, [], "2027-02-17");
  expect(late.overdue.penalty + late.overdue.fee + late.overdue.interest).toBe(100_000);
  expect(late.tomorrow).toBe(0);
});

test("a backdated payment on the due date takes back the penalty that had grown since", () => {
  const contract = contractOf(daily, single);
  expect(see(contract, [], "2026-03-17").overdue.penalty).toBe(1_500);
  const found = see(contract, [{ ...paid("found", "2026-02-15", 101_000), enteredAt: 9e15 }], "2026-03-17");
  expect(found.stage).toBe("settled");
  expect(found.instalments[0]?.owed.penalty).toBe(0);
});

test("an overpayment settles a later charge, and what is left can be refunded", () => {
  const contract = contractOf(plainProduct, single);
  const entries: Entry[] = [paid("p", "2026-02-15", 102_000), charged("fee", "2026-03-01", 600)];
  expect(see(contract, entries, "2026-02-20").credit).toBe(1_000);
  const after = see(contract, entries, "2026-03-02");
  expect([after.credit, after.stage]).toEqual([400, "settled"]);
  expect(after.payments[0]?.split.fee).toBe(600);
  const refund: Entry = { kind: "refund", id: "r", effective: day("2026-03-03"), enteredAt: 1, amount: 400 };
  expect(see(contract, [...entries, refund], "2026-03-03").credit).toBe(0);
});

test("a charge after the last instalment has a row of its own; waiving it settles it", () => {
  const contract = contractOf(plainProduct, single);
  const entries: Entry[] = [paid("p", "2026-02-15", 101_000), charged("fee", "2026-03-01", 600)];
  const late = see(contract, entries, "2026-03-05");
  expect(late.instalments.map(({ nr, kind }) => [nr, kind])).toEqual([
    [1, "instalment"],
    [2, "charges"],
  ]);
  expect([late.upToDate, late.dpd]).toEqual([600, 4]);
  const waiver: Entry = {
    kind: "waiver",
    id: "w",
    effective: day("2026-03-05"),
    enteredAt: 1,
    component: "fee",
    amount: 600,
    charge: "fee",
  };
  expect(see(contract, [...entries, waiver], "2026-03-05").stage).toBe("settled");
});

test("money taken back is owed again, and the payment stays in the history", () => {
  const contract = contractOf(plainProduct, { count: 3 });
  const back: Entry = {
    kind: "chargeback",
    id: "c",
    effective: day("2026-02-20"),
    enteredAt: 1,
    payment: "p",
    amount: 34_002,
  };
  const position = see(contract, [paid("p", "2026-02-15", 34_002), back], "2026-02-20");
  expect(position.payments[0]?.total).toBe(34_002);
  expect(position.instalments[0]?.settledOn).toBe(day("2026-02-15"));
  expect(position.next?.amount).toBe(34_002 * 2);
});

test("stages: pre-due, early from 1 day, mid from 30, late from 90", () => {
  const contract = contractOf(plainProduct, single);
  const stage = (iso: string) => see(contract, [], iso).stage;
  expect(["2026-02-01", "2026-02-12", "2026-02-15", "2026-02-16", "2026-03-16", "2026-03-17", "2026-05-15", "2026-05-16"].map(stage)).toEqual([
    "current", "pre_due", "pre_due", "early", "early", "mid", "mid", "late",
  ]); // prettier-ignore
});
