import type { Contract } from "#app/lending/contract.ts";
import { countFor } from "#app/lending/count-for.ts";
import { levelInstalment } from "#app/lending/instalment.ts";
import { levelPeriods, makeSchedule, periodsOf } from "#app/lending/make-schedule.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import { type Facts, type GoldenCase, minor, number, objects, text, Unsupported } from "./case.ts";
import { differs } from "./checkpoints.ts";
import { relationHolds } from "./relations.ts";
import { annuityValues, datesDiffer, growthFactors, listDiffers, penaltyOf, periodInterest } from "./sum-figures.ts";
import { afterPayoffDiffers, payableDiffers, rowDiffers, scheduleDiffers, splitDiffers } from "./sum-tables.ts";
import { readSum, type Sum } from "./sum.ts";

/** The first difference of a case without events, or null. */
export function sumDiffers(golden: GoldenCase, tolerance: number): string | null {
  const whole = Object.values(golden.conventions).some((said) => /compares whole units/.test(String(said)));
  const sum = readSum(golden, whole ? 50 : tolerance);
  for (const expected of golden.expected) {
    const difference = expectationDiffers(sum, expected);
    if (difference !== null) return `${text(expected, "kind")}: ${difference}`;
  }
  return null;
}

function expectationDiffers(sum: Sum, expected: Facts): string | null {
  const { golden, contract, schedule, tolerance } = sum;
  const value = number(expected, "value") ?? 0;
  const totalInterest = schedule.rows.reduce((total, row) => total + row.interest, 0);
  switch (text(expected, "kind")) {
    case "emi":
      return differs("instalment", minor(value), levelOf(schedule), tolerance);
    case "emi_exact":
      return differs("instalment", minor(value), instalmentOf(withRounding(contract, "half-even", 1)), tolerance);
    case "emi_ceiling":
      return differs("instalment", minor(value), instalmentOf(withRounding(contract, "up", 100)), tolerance);
    case "installments_with_ceiling":
      return differs(
        "count",
        value,
        countFor(withRounding(contract, "up", 100), instalmentOf(withRounding(contract, "up", 100))) ?? 0,
      );
    case "schedule":
      return scheduleDiffers(sum, objects(expected, "value"));
    case "total_interest":
      return differs("total", minor(value), interestByAmount(sum) ?? shownInterest(sum), totalTolerance(sum, value));
    case "total_payment":
      return differs(
        "total",
        minor(value),
        contract.principal + (interestByAmount(sum) ?? totalInterest),
        totalTolerance(sum, value),
      );
    case "installments":
      return differs("count", value, countFor(contract, minor(number(golden.inputs, "amount") ?? 0)) ?? 0);
    case "row":
      return rowDiffers(sum, expected);
    case "payable":
    case "payoff":
      return payableDiffers(sum, expected);
    case "schedule_after_payoff":
      return afterPayoffDiffers(sum, expected);
    case "payment_split":
      return splitDiffers(sum, expected);
    case "rate_factors":
      return listDiffers(expected, growthFactors(sum));
    case "fn_values":
      return listDiffers(expected, annuityValues(sum));
    case "interest":
      return differs("interest", minor(value), periodInterest(sum), tolerance);
    case "principal_paid":
      return differs(
        "principal",
        minor(value),
        minor(number(golden.inputs, "payment") ?? 0) - periodInterest(sum),
        tolerance,
      );
    case "penalty":
    case "penalty_total":
      return differs("penalty", minor(value), penaltyOf(golden), tolerance);
    case "monthly_as_per_start":
    case "start_of_next_month":
    case "end_of_current_month":
      return datesDiffer(golden, contract, expected);
    case "relation":
      return relationHolds(text(expected, "value"), minor(number(golden.inputs, "payment_amount") ?? 100));
    case "note":
    case "derived_exclusive_variant":
      return null;
    default:
      throw new Unsupported(`expectation ${text(expected, "kind")}`);
  }
}

/** A total in whole units, in a case that states no rounding, is compared in whole units. */
function totalTolerance({ golden, tolerance }: Sum, value: number): number {
  return Number.isInteger(value) && !("rounding" in golden.conventions) ? 50 : tolerance;
}

function withRounding(contract: Contract, rounding: "up" | "half-even", multiple: number): Contract {
  const { product } = contract;
  return { ...contract, product: { ...product, instalment: { ...product.instalment, rounding, multiple } } };
}

/** The instalment of the schedule: what all but the last ask for. */
function levelOf({ rows }: Schedule): number {
  return rows.slice(0, -1).reduce((largest, row) => Math.max(largest, row.principal + row.interest), 0);
}

function instalmentOf(contract: Contract): number {
  return levelInstalment(contract.principal, levelPeriods(contract, periodsOf(contract)), contract.product.instalment);
}

/** Interest when the file gives the instalment and asks for the number. */
function interestByAmount({ golden, contract }: Sum): number | null {
  const amount = number(golden.inputs, "amount");
  if (amount === null) return null;
  const count = countFor(contract, minor(amount));
  if (count === null) return null;
  const rows = makeSchedule({ ...contract, count, agreedInstalment: minor(amount) }).rows;
  return rows.reduce((total, row) => total + row.interest, 0);
}

function shownInterest({ state }: Sum): number {
  return state.rows.reduce((total, row) => total + row.owed.interest, 0);
}
