import type { EpochDay } from "./calendar.ts";
import type { StageRule } from "./contract.ts";
import type { Stage } from "./position.ts";

/**
 * Where a loan stands: settled, late by days past due (early from 1, mid and late from the product's limits), about to be due,
 * or current. Computed whenever it is read, so that no nightly job can be behind.
 */
export function stageOf(
  rule: StageRule,
  loan: {
    readonly dpd: number;
    readonly settled: boolean;
    readonly asOf: EpochDay;
    readonly nextDue: EpochDay | null;
  },
): Stage {
  if (loan.settled) return "settled";
  if (loan.dpd >= rule.late) return "late";
  if (loan.dpd >= rule.mid) return "mid";
  if (loan.dpd >= 1) return "early";
  return loan.nextDue !== null && loan.nextDue - loan.asOf <= rule.preDueDays ? "pre_due" : "current";
}
