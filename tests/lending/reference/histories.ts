import fc from "fast-check";
import { type EpochDay, addMonths, civilOf, dayOf } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";
import { agreedRows } from "./instalments.ts";
import { plainProduct as plain } from "../products.ts";

/** A loan, what happened to it, and the day on which it is looked at. */
export interface History {
  readonly name: string;
  readonly contract: Contract;
  readonly entries: readonly Entry[];
  readonly asOf: EpochDay;
}

/** Every setting at its plainest. */
export const plainProduct: Product = { ...plain, dayCount: "actual/365" };

/** 1,000.00 at 12 % in twelve months from 1 January 2024. */
export const plainContract: Contract = {
  currency: "CNY",
  principal: 100_000,
  annualRatePpm: 120_000,
  startDay: dayOf(2024, 1, 1),
  firstDueDay: dayOf(2024, 2, 1),
  anchorDay: 1,
  count: 12,
  agreedInstalment: null,
  caps: [],
  product: plainProduct,
};

interface Kind {
  readonly name: string;
  readonly product: fc.Arbitrary<Product>;
  readonly caps: Contract["caps"];
  readonly ratePpm: fc.Arbitrary<number>;
}

const anyDayCount = fc.constantFrom("actual/365", "actual/360", "actual/actual", "30/360" as const);
const anyGrace = fc.constantFrom(0, 0, 3, 10);

/** The legal shapes of four countries, and one that mixes the other settings. */
const kinds: readonly Kind[] = [
  {
    name: "CN uplift under 24 %",
    ratePpm: fc.integer({ min: 60_000, max: 240_000 }),
    caps: [
      { kind: "interest-rate", ratePpm: 200_000, source: "test" },
      {
        kind: "default-rate",
        ratePpm: 240_000,
        per: "year",
        yearDays: 365,
        covers: ["penalty", "fee"],
        source: "test",
      },
    ],
    product: fc
      .record({
        dayCount: anyDayCount,
        upliftPpm: fc.constantFrom(300_000, 500_000),
        graceDays: anyGrace,
        late: fc.boolean(),
      })
      .map(({ dayCount, upliftPpm, graceDays, late }) => ({
        ...plainProduct,
        dayCount,
        lateFee: late
          ? {
              minimum: 1000,
              ratePpm: 20_000,
              of: "overdue" as const,
              graceDays: 5,
              repeatEveryDays: null,
              component: "fee" as const,
            }
          : null,
        penalty: {
          rate: { kind: "uplift" as const, upliftPpm },
          base: "principal" as const,
          yearDays: 360 as const,
          graceDays,
        },
        allocation: { ...plainProduct.allocation, due: ["fee", "interest", "penalty", "principal"] as const },
      })),
  },
  {
    name: "US late fee",
    ratePpm: fc.integer({ min: 0, max: 359_000 }),
    caps: [],
    product: fc
      .record({
        of: fc.constantFrom("instalment", "overdue", "overdue-principal", "overdue-interest"),
        graceDays: anyGrace,
        rounding: fc.constantFrom("half-even", "up"),
      })
      .map(({ of, graceDays, rounding }) => ({
        ...plainProduct,
        instalment: { ...plainProduct.instalment, rounding },
        lateFee: { minimum: 1500, ratePpm: 50_000, of, graceDays, repeatEveryDays: null, component: "fee" as const },
      })),
  },
  {
    name: "AU contract rate on arrears",
    ratePpm: fc.integer({ min: 10_000, max: 480_000 }),
    caps: [],
    product: fc
      .record({
        graceDays: anyGrace,
        excess: fc.constantFrom("next", "last", "next-principal"),
        rate: fc.integer({ min: 1, max: 480_000 }),
      })
      .map(({ graceDays, excess, rate }) => ({
        ...plainProduct,
        penalty: {
          rate: { kind: "own" as const, ratePpm: rate, per: "year" as const },
          base: "principal-and-interest" as const,
          yearDays: 365 as const,
          graceDays,
        },
        allocation: { ...plainProduct.allocation, excess },
      })),
  },
  {
    name: "UK cost cap",
    ratePpm: fc.integer({ min: 500_000, max: 6_000_000 }),
    caps: [
      { kind: "total-cost", ratePpm: 1_000_000, source: "test" },
      { kind: "default-rate", ratePpm: 8_000, per: "day", yearDays: 365, covers: ["penalty"], source: "test" },
      { kind: "late-fees", amount: 1500, source: "test" },
    ],
    product: fc
      .record({
        every: fc.constantFrom(1, 2),
        rate: fc.integer({ min: 1_000, max: 20_000 }),
        minimum: fc.constantFrom(500, 1200, 1500),
      })
      .map(({ every, rate, minimum }) => ({
        ...plainProduct,
        frequency: { every, unit: "week" as const },
        penalty: {
          rate: { kind: "own" as const, ratePpm: rate, per: "day" as const },
          base: "principal" as const,
          yearDays: 365 as const,
          graceDays: 0,
        },
        lateFee: {
          minimum,
          ratePpm: 0,
          of: "instalment" as const,
          graceDays: 2,
          repeatEveryDays: null,
          component: "fee" as const,
        },
      })),
  },
  {
    name: "mixed settings",
    ratePpm: fc.integer({ min: 0, max: 400_000 }),
    caps: [],
    product: fc
      .record({
        dayCount: anyDayCount,
        method: fc.constantFrom("equal-principal", "equal-principal", "equal-instalment", "interest-only", "bullet"),
        solvedWith: fc.constantFrom("periods", "equal"),
        direction: fc.constantFrom("horizontal", "vertical"),
        due: fc.shuffledSubarray(["fee", "penalty", "interest", "principal"] as const, { minLength: 4 }),
        advance: fc.shuffledSubarray(["fee", "penalty", "interest", "principal"] as const, { minLength: 4 }),
        graceDays: anyGrace,
        repeatEveryDays: fc.constantFrom(null, 7, 30),
        component: fc.constantFrom("fee", "penalty"),
        multiple: fc.constantFrom(1, 100),
        ratePpm: fc.integer({ min: 0, max: 2_000 }),
      })
      .map(
        ({
          dayCount,
          direction,
          method,
          solvedWith,
          due,
          advance,
          graceDays,
          repeatEveryDays,
          component,
          multiple,
          ratePpm,
        }) => ({
          ...plainProduct,
          method,
          dayCount,
          instalment: { ...plainProduct.instalment, multiple, solvedWith },
          penalty: {
            rate: { kind: "own" as const, ratePpm, per: "day" as const },
            base: "principal" as const,
            yearDays: 360 as const,
            graceDays,
          },
          lateFee: { minimum: 0, ratePpm: 20_000, of: "overdue" as const, graceDays, repeatEveryDays, component },
          allocation: { ...plainProduct.allocation, direction, due, advance },
        }),
      ),
  },
];

const happeningKinds = [
  ...(["payment", "payment", "payment", "payment", "payment"] as const),
  ...(["adjustment", "charge", "waiver", "hold", "reversal", "chargeback", "refund"] as const),
] as const;

/** One thing that happens, in proportions of the loan; turned into entries once the loan is known. */
interface Happening {
  readonly kind: (typeof happeningKinds)[number];
  /** Where in the life of the loan, in thousandths. */
  readonly at: number;
  /** Written down so many days later: a backdated entry. */
  readonly enteredLater: number;
  /** Of an instalment, in thousandths; and a nudge in minor units, so that sums are not round. */
  readonly size: number;
  readonly nudge: number;
  readonly pick: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...happeningKinds),
  at: fc.integer({ min: 0, max: 1000 }),
  enteredLater: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  size: fc.oneof(fc.constantFrom(1000, 1000, 500, 2000), fc.integer({ min: 1, max: 4000 })),
  nudge: fc.integer({ min: 0, max: 9 }),
  pick: fc.nat(1000),
});

/** Taken over from another system, in thousandths: when, how much of principal and interest was paid, what was unpaid. */
interface Taken {
  readonly at: number;
  readonly paid: number;
  readonly unpaidPenalty: number;
  readonly unpaidFee: number;
}

const anyOpening: fc.Arbitrary<Taken> = fc.record({
  at: fc.integer({ min: 0, max: 1000 }),
  paid: fc.oneof(fc.constant(1000), fc.integer({ min: 0, max: 1000 })),
  unpaidPenalty: fc.constantFrom(0, 0, 17, 250),
  unpaidFee: fc.constantFrom(0, 0, 500, 1300),
});

/** Any loan of the five kinds with up to twelve things that happened to it. */
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    kind: fc.nat(kinds.length - 1),
    principal: fc.integer({ min: 5_000, max: 5_000_000 }),
    startDay: fc.integer({ min: dayOf(2023, 1, 1), max: dayOf(2025, 12, 31) }),
    count: fc.integer({ min: 1, max: 12 }),
    firstLater: fc.constantFrom(0, 0, 0, 7, 20),
    lived: fc.integer({ min: 0, max: 1500 }),
    happenings: fc.array(happening, { maxLength: 12 }),
    opening: fc.option(anyOpening, { freq: 4 }),
  })
  .chain((draft) => {
    const kind = kinds[draft.kind] ?? kinds[0];
    if (kind === undefined) throw new Error("there are kinds");
    return fc.record({ product: kind.product, annualRatePpm: kind.ratePpm }).map(({ product, annualRatePpm }) => {
      const contract = contractOf({ ...draft, product, annualRatePpm, caps: kind.caps });
      const days = Math.round((contract.firstDueDay - contract.startDay) * (draft.count + 1));
      const asOf = contract.startDay + Math.round((days * draft.lived) / 1000);
      return { name: kind.name, contract, entries: historyOf(contract, draft.happenings, draft.opening, asOf), asOf };
    });
  });

function contractOf(draft: {
  readonly principal: number;
  readonly startDay: EpochDay;
  readonly count: number;
  readonly firstLater: number;
  readonly product: Product;
  readonly annualRatePpm: number;
  readonly caps: Contract["caps"];
}): Contract {
  const { product, startDay } = draft;
  const regular =
    product.frequency.unit === "week"
      ? startDay + 7 * product.frequency.every
      : addMonths(startDay, product.frequency.every);
  const later = product.dayCount === "30/360" ? 0 : draft.firstLater;
  return {
    ...plainContract,
    principal: draft.principal,
    annualRatePpm: draft.annualRatePpm,
    startDay,
    firstDueDay: regular + later,
    anchorDay: later === 0 ? civilOf(startDay).day : civilOf(regular + later).day,
    count: draft.count,
    caps: draft.caps,
    product,
  };
}

const components = ["fee", "penalty", "interest", "principal"] as const;
const scopes: readonly (readonly HoldScope[])[] = [["penalty", "contact"], ["penalty"], ["contact"]];

/** What happened after the opening, if there is one. Products with repeated late fees are never taken over in mid-life. */
function historyOf(contract: Contract, happenings: readonly Happening[], taken: Taken | null, asOf: EpochDay): Entry[] {
  const entries = entriesOf(contract, happenings, asOf);
  if (taken === null || contract.product.lateFee?.repeatEveryDays != null) return entries;
  const day = contract.startDay + Math.round(((asOf - contract.startDay) * taken.at) / 1000);
  const part = (amount: number) => Math.floor((amount * taken.paid) / 1000);
  const interest = agreedRows(contract).reduce((sum, row) => sum + row.interest, 0);
  const opening: Entry = {
    id: "opening",
    kind: "opening",
    effective: day,
    enteredAt: day * 86_400_000 - 1,
    paid: { principal: part(contract.principal), interest: part(interest), penalty: 0, fee: 0 },
    unpaid: { penalty: taken.unpaidPenalty, fee: taken.unpaidFee },
  };
  return [opening, ...entries.filter(({ effective }) => effective > day)];
}

/** Everything up to twice the size of a loan; every third thing of a kind names an instalment or a charge of its own. */
function entriesOf(contract: Contract, happenings: readonly Happening[], asOf: EpochDay): Entry[] {
  const instalment = Math.max(1, Math.round(contract.principal / contract.count));
  const life = asOf - contract.startDay;
  const entries: Entry[] = [];
  happenings.forEach((one, k) => {
    const day = contract.startDay + Math.round((life * one.at) / 1000);
    const amount = Math.max(1, Math.round((instalment * one.size) / 1000) + one.nudge);
    const at = { id: `e${k}`, effective: day, enteredAt: (day + one.enteredLater) * 86_400_000 + k };
    entries.push(...entriesFor(one, at, amount, contract, entries));
  });
  return entries;
}

function entriesFor(
  one: Happening,
  at: { readonly id: string; readonly effective: EpochDay; readonly enteredAt: number },
  amount: number,
  contract: Contract,
  before: readonly Entry[],
): Entry[] {
  const { pick } = one;
  const small = Math.max(1, Math.round(amount / 20));
  const charges = before.filter((entry) => entry.kind === "charge");
  const charge = pick % 3 === 0 ? charges[pick % Math.max(1, charges.length)] : undefined;
  const named = charge === undefined ? {} : { charge: charge.id };
  switch (one.kind) {
    case "payment":
      return [{ ...at, kind: "payment", amount }];
    case "adjustment":
      return [{ ...at, kind: "adjustment", amount: small, ...named }];
    case "charge": {
      const due = at.effective + (pick % 40);
      return [
        { ...at, kind: "charge", component: pick % 3 === 0 ? "penalty" : "fee", amount: small, code: "test", due },
      ];
    }
    case "waiver": {
      const component = components[pick % 4] ?? "fee";
      const instalment = pick % 3 === 1 ? {} : { instalment: 1 + (pick % contract.count) };
      return [{ ...at, kind: "waiver", component, amount: small, ...(charge === undefined ? instalment : named) }];
    }
    case "hold": {
      const start = {
        ...at,
        kind: "hold-start" as const,
        hold: at.id,
        scopes: scopes[pick % 3] ?? [],
        reason: "hardship",
      };
      const end = { id: `${at.id}-end`, effective: at.effective + (pick % 60), enteredAt: at.enteredAt + 1 };
      return pick % 5 === 0 ? [start] : [start, { ...end, kind: "hold-end", hold: at.id }];
    }
    case "reversal": {
      const free = before.filter(
        ({ id }) => !before.some((other) => other.kind === "chargeback" && other.payment === id),
      );
      const reverses = free[pick % Math.max(1, free.length)];
      return reverses === undefined ? [] : [{ ...at, kind: "reversal", reverses: reverses.id }];
    }
    case "refund":
      return [{ ...at, kind: "refund", amount }];
    case "chargeback": {
      const payment = before[pick % Math.max(1, before.length)];
      const reversed = before.some((other) => other.kind === "reversal" && other.reverses === payment?.id);
      if (payment?.kind !== "payment" || reversed) return [];
      const taken = before.reduce(
        (sum, other) => (other.kind === "chargeback" && other.payment === payment.id ? sum + other.amount : sum),
        0,
      );
      const left = Math.min(amount, payment.amount - taken);
      // Several of one payment count in the order of their days.
      const after = {
        effective: Math.max(at.effective, payment.effective),
        enteredAt: payment.enteredAt + before.length,
      };
      return left === 0 ? [] : [{ ...at, ...after, kind: "chargeback", payment: payment.id, amount: left }];
    }
  }
}
