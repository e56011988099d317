import { addMonths, civilOf, type EpochDay } from "#app/lending/calendar.ts";
import type { Contract, Product } from "#app/lending/contract.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Stage } from "#app/lending/position.ts";
import type { Ppm } from "#app/lending/rate.ts";
import { capsForContract, lprOneYearOn } from "#app/policy/for-lending.ts";
import { houseProduct } from "#app/policy/house-products.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { ProfileKey } from "#app/policy/schema.ts";
import type { MadeUpCountry } from "./made-up-people.ts";
import type { Random } from "./random.ts";

/** What the loans of a made-up book look like in one country. Amounts in minor units. */
export interface Market {
  readonly country: MadeUpCountry;
  readonly currency: string;
  readonly profiles: readonly [ProfileKey, ...ProfileKey[]];
  readonly products: readonly [string, ...string[]];
  readonly timeZones: readonly [string, ...string[]];
  /** Principal is a multiple of `step` from `least` to `most`. */
  readonly least: Minor;
  readonly most: Minor;
  readonly step: Minor;
  readonly rates: readonly [Ppm, ...Ppm[]];
  readonly counts: readonly [number, ...number[]];
}

export const markets = {
  CN: {
    country: "CN",
    currency: "CNY",
    profiles: ["cn.licensed.loan", "cn.licensed.loan", "cn.licensed.loan", "cn.microlender.loan"],
    products: ["cn-equal-instalment", "cn-equal-principal"],
    timeZones: ["Asia/Shanghai"],
    least: 500_000,
    most: 12_000_000,
    step: 100_000,
    rates: [72_000, 90_000, 120_000],
    counts: [12, 18, 24, 36],
  },
  GB: {
    country: "GB",
    currency: "GBP",
    profiles: ["uk.lender.loan"],
    products: ["uk-fixed-sum"],
    timeZones: ["Europe/London"],
    least: 80_000,
    most: 1_500_000,
    step: 10_000,
    rates: [69_000, 129_000, 199_000, 279_000],
    counts: [12, 24, 36, 48],
  },
  US: {
    country: "US",
    currency: "USD",
    profiles: ["us.first_party.loan"],
    products: ["us-instalment"],
    timeZones: ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"],
    least: 100_000,
    most: 3_500_000,
    step: 2_500,
    rates: [79_700, 110_000, 140_700, 199_900],
    counts: [36, 60],
  },
  AU: {
    country: "AU",
    currency: "AUD",
    profiles: ["au.licensee.credit_contract"],
    products: ["au-personal"],
    timeZones: ["Australia/Sydney", "Australia/Perth"],
    least: 200_000,
    most: 2_500_000,
    step: 50_000,
    rates: [89_500, 139_000, 189_900],
    counts: [24, 36, 60],
  },
} as const satisfies Readonly<Record<MadeUpCountry, Market>>;

/** Where a made-up loan is to stand today: instalments before `unpaidNr` are paid, and that one is due on `unpaidDue`. */
export interface Standing {
  readonly unpaidNr: number;
  readonly unpaidDue: EpochDay;
}

/** Days from the oldest unpaid due date to today, by the stage that this gives. Borders as in the house profiles. */
const lateness: Readonly<Record<Stage, readonly [number, number]>> = {
  settled: [20, 150],
  current: [-27, -8],
  pre_due: [-7, -1],
  early: [1, 29],
  mid: [30, 85],
  late: [90, 200],
};

/** A standing that puts a loan of `count` instalments into a stage. A settled one has all of them paid. */
export function standingFor(stage: Stage, count: number, today: EpochDay, random: Random): Standing {
  const [from, to] = lateness[stage];
  const day = today - random.between(from, to);
  if (stage === "settled") return { unpaidNr: count + 1, unpaidDue: addMonths(day, 1, civilOf(day).day) };
  return { unpaidNr: random.between(1, count), unpaidDue: day };
}

/** A contract whose instalment `standing.unpaidNr` falls due on `standing.unpaidDue`. */
export function contractFor(
  terms: {
    readonly profile: ProfileKey;
    readonly product: Product;
    readonly currency: string;
    readonly principal: Minor;
    readonly annualRatePpm: Ppm;
    readonly count: number;
  },
  { unpaidNr, unpaidDue }: Standing,
): Contract {
  const anchorDay = civilOf(unpaidDue).day;
  const startDay = addMonths(unpaidDue, -unpaidNr, anchorDay);
  const policy = profileFor(terms.profile, startDay);
  const caps = capsForContract(policy, {
    contractDay: startDay,
    lprOneYearPpm: lprOneYearOn(policy, startDay),
    serviceMember: false,
    yearDays: terms.product.penalty?.yearDays ?? 365,
  });
  if (!caps.ok) throw new Error(`A made-up loan of ${terms.profile} has no ceiling: ${caps.reason}.`);
  return {
    currency: terms.currency,
    principal: terms.principal,
    annualRatePpm: terms.annualRatePpm,
    startDay,
    firstDueDay: addMonths(startDay, 1, anchorDay),
    anchorDay,
    count: terms.count,
    agreedInstalment: null,
    caps: caps.caps,
    product: terms.product,
  };
}

/** A product of the house that a market names. @throws when there is none of that name. */
export function productOf(id: string): Product {
  const product = houseProduct(id);
  if (!product) throw new Error(`There is no product ${id}.`);
  return product;
}

/** Terms that fit a market. */
export function termsFor(market: Market, random: Random): Parameters<typeof contractFor>[0] {
  return {
    profile: random.pick(market.profiles),
    product: productOf(random.pick(market.products)),
    currency: market.currency,
    principal: random.between(market.least / market.step, market.most / market.step) * market.step,
    annualRatePpm: random.pick(market.rates),
    count: random.pick(market.counts),
  };
}
