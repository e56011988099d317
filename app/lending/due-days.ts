import { addMonths, type EpochDay } from "./calendar.ts";
import type { Contract } from "./contract.ts";

/** The due day of instalment 1, 2, … count, on the anchor day of each month (or every so many days or weeks). */
export function dueDays(contract: Contract, count = contract.count): EpochDay[] {
  const regular = startsRegular(contract);
  return Array.from({ length: count }, (_, index) => dueDayAt(contract, regular, index + 1));
}

/** The due day of the instalment with this number; numbers beyond the count continue in the same step. */
export function dueDayOf(contract: Contract, nr: number): EpochDay {
  return dueDayAt(contract, startsRegular(contract), nr);
}

function dueDayAt(contract: Contract, regular: boolean, nr: number): EpochDay {
  const { frequency, monthEnd } = contract.product;
  const steps = (nr - 1) * frequency.every;
  if (frequency.unit === "day") return contract.firstDueDay + steps;
  if (frequency.unit === "week") return contract.firstDueDay + 7 * steps;
  if (regular) {
    return addMonths(contract.startDay, steps + frequency.every, contract.anchorDay, monthEnd);
  }
  return nr === 1 ? contract.firstDueDay : addMonths(contract.firstDueDay, steps, contract.anchorDay, monthEnd);
}

/** True when the first period is as long as the others. */
export function startsRegular(contract: Contract): boolean {
  const { frequency, monthEnd } = contract.product;
  const { startDay, firstDueDay, anchorDay } = contract;
  if (frequency.unit === "day") return firstDueDay === startDay + frequency.every;
  if (frequency.unit === "week") return firstDueDay === startDay + 7 * frequency.every;
  const onAnchor = startDay === addMonths(startDay, 0, anchorDay, monthEnd);
  return onAnchor && firstDueDay === addMonths(startDay, frequency.every, anchorDay, monthEnd);
}
