import type { Contract } from "./contract.ts";
import { divideBig, mulDiv, type Minor } from "./money.ts";
import { type Ppm, WHOLE } from "./rate.ts";
import type { InterestFormula } from "./schedule.ts";

/** The yearly rate that may be used: the contract's, or an interest cap where that is lower. Parts per million. */
export function chargeableRate(contract: Contract, annualRatePpm: Ppm = contract.annualRatePpm): Ppm {
  let rate = annualRatePpm;
  for (const cap of contract.caps) {
    if (cap.kind === "interest-rate") rate = Math.min(rate, cap.ratePpm);
  }
  return rate;
}

/** Interest of one stretch, half-even to a minor unit: base × rate × numerator ÷ denominator. */
export function interestOf(formula: InterestFormula): Minor {
  const factor = formula.ratePpm * formula.numerator;
  const denominator = WHOLE * formula.denominator;
  if (Number.isSafeInteger(factor) && Number.isSafeInteger(denominator))
    return mulDiv(formula.base, factor, denominator);
  return sumOf([formula]);
}

/** Interest of one or several stretches: exact sum, rounded half-even once. */
export function interestOfParts(parts: readonly InterestFormula[]): Minor {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? interestOf(only) : sumOf(parts);
}

function sumOf(parts: readonly InterestFormula[]): Minor {
  let numerator = 0n;
  let denominator = 1n;
  for (const part of parts) {
    const partNumerator = BigInt(part.base) * BigInt(part.ratePpm) * BigInt(part.numerator);
    const partDenominator = BigInt(WHOLE) * BigInt(part.denominator);
    if (partDenominator === denominator) {
      numerator += partNumerator;
    } else {
      numerator = numerator * partDenominator + partNumerator * denominator;
      denominator *= partDenominator;
    }
  }
  return Number(divideBig(numerator, denominator));
}
