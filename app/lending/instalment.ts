import { type InstalmentRule } from "./contract.ts";
import { type YearFraction } from "./daycount.ts";
import { divideBig, type Minor } from "./money.ts";
import { type Ppm } from "./rate.ts";

/** Digits kept behind the point while the level instalment is solved: far below what rounding to a cent can see. */
const SCALE = 10n ** 30n;
const PPM = 1_000_000n;

/** One period of a loan that is being solved: growth of the balance, and money paid out inside it with its own growth. */
export interface LevelPeriod {
  readonly ratePpm: Ppm;
  readonly fraction: YearFraction;
  /** A part of the period at another rate or without interest: replaces ratePpm × fraction as a sum. */
  readonly growth?: readonly { readonly ratePpm: Ppm; readonly fraction: YearFraction }[];
  readonly added?: readonly { readonly amount: Minor; readonly ratePpm: Ppm; readonly fraction: YearFraction }[];
  /** False in a grace period: only interest is paid, the balance stays. */
  readonly pays: boolean;
}

/**
 * The level instalment that brings a balance to zero: balance × ∏(1 + f) ÷ fn, with f the rate of each period and
 * fn(1) = 1, fn(k) = 1 + fn(k−1) × (1 + f(k)). Rounded once, to the multiple of the rule.
 */
export function levelInstalment(balance: Minor, periods: readonly LevelPeriod[], rule: InstalmentRule): Minor {
  let owed = BigInt(balance) * SCALE;
  let annuity = 0n;
  for (const period of periods) {
    if (!period.pays) {
      for (const extra of period.added ?? []) owed += BigInt(extra.amount) * SCALE;
      continue;
    }
    const growth = period.growth ?? [period];
    owed += sumOfGrowth(owed, growth);
    annuity += sumOfGrowth(annuity, growth) + SCALE;
    for (const extra of period.added ?? []) {
      const amount = BigInt(extra.amount) * SCALE;
      owed += amount + sumOfGrowth(amount, [extra]);
    }
  }
  if (annuity === 0n) return balance;
  const multiple = BigInt(rule.multiple);
  return Number(divideBig(owed, annuity * multiple, rule.rounding) * multiple);
}

function sumOfGrowth(
  amount: bigint,
  growth: readonly { readonly ratePpm: Ppm; readonly fraction: YearFraction }[],
): bigint {
  let sum = 0n;
  for (const { ratePpm, fraction } of growth) {
    sum += (amount * BigInt(ratePpm) * BigInt(fraction.numerator)) / (PPM * BigInt(fraction.denominator));
  }
  return sum;
}
