import type { InstalmentRule } from "./contract.ts";
import type { YearFraction } from "./daycount.ts";
import { divideBig, type Minor } from "./money.ts";
import type { Ppm } from "./rate.ts";

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
  // owed ÷ scale and annuity ÷ scale are exact, so that a tie of half a cent is seen as one.
  let owed = BigInt(balance);
  let annuity = 0n;
  let scale = 1n;
  for (const period of periods) {
    if (!period.pays) {
      for (const extra of period.added ?? []) owed += BigInt(extra.amount) * scale;
      continue;
    }
    const growth = sumOfGrowth(period.growth ?? [period]);
    owed *= growth.denominator + growth.numerator;
    annuity = annuity * (growth.denominator + growth.numerator) + scale * growth.denominator;
    scale *= growth.denominator;
    for (const extra of period.added ?? []) {
      const { numerator, denominator } = sumOfGrowth([extra]);
      owed = owed * denominator + BigInt(extra.amount) * (denominator + numerator) * scale;
      annuity *= denominator;
      scale *= denominator;
    }
  }
  if (annuity === 0n) return balance;
  const multiple = BigInt(rule.multiple);
  return Number(divideBig(owed, annuity * multiple, rule.rounding) * multiple);
}

function sumOfGrowth(growth: readonly { readonly ratePpm: Ppm; readonly fraction: YearFraction }[]): {
  numerator: bigint;
  denominator: bigint;
} {
  let numerator = 0n;
  let denominator = 1n;
  for (const { ratePpm, fraction } of growth) {
    const part = PPM * BigInt(fraction.denominator);
    numerator = numerator * part + BigInt(ratePpm) * BigInt(fraction.numerator) * denominator;
    denominator *= part;
  }
  return { numerator, denominator };
}
