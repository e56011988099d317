import type { Contract } from "./contract.ts";
import { makeSchedule } from "./make-schedule.ts";
import type { Minor } from "./money.ts";

/**
 * How many instalments of a fixed amount end a loan. The last one is smaller, or takes with it a rest below the unit that
 * instalments are rounded to. Null when the amount never ends the loan, or not within `most` instalments.
 */
export function countFor(contract: Contract, amount: Minor, most = 600): number | null {
  const rows = makeSchedule({ ...contract, count: most, agreedInstalment: amount }).rows;
  let left = contract.principal;
  for (const row of rows) {
    left -= row.principal;
    const last = row.nr === most;
    if (left < contract.product.instalment.multiple && !last) return row.nr;
    if (last && row.principal + row.interest <= amount) return row.nr;
  }
  return null;
}
