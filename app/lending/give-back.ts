import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import { interestKept, type Receipt, type Row, type State } from "./state.ts";

/** Interest paid on a row that is not owed after all becomes credit of the payments that paid it, the last one first. */
export function giveBack(state: State, row: Row, amount: Minor, day: EpochDay): void {
  if (amount > 0) state.gaveBackOn = day;
  let left = amount;
  for (let index = state.receipts.length - 1; index >= 0 && left > 0; index -= 1) {
    const receipt = state.receipts[index];
    if (receipt === undefined) continue;
    const part = takeFrom(receipt, row.nr, left);
    if (part === 0) continue;
    left -= part;
    receipt.credit += part;
    state.credit += part;
    row.paid = { ...row.paid, interest: row.paid.interest - part };
  }
}

/** What of the interest paid on a row can be given back: what payments paid of it and a bank did not take back. Minor units. */
export function canGiveBack(state: State, row: Row): Minor {
  const kept = interestKept(row);
  if (kept <= 0) return 0;
  let sum = 0;
  for (const { parts, takenBack } of state.receipts) {
    parts.forEach((part, index) => {
      if (part.instalment !== row.nr || part.component !== "interest") return;
      sum += part.amount - (takenBack?.[index] ?? 0);
    });
  }
  return Math.min(kept, sum);
}

/** Takes interest off the parts of a receipt, but not what a bank took back already. Returns how much. */
function takeFrom({ parts, takenBack }: Receipt, nr: number, most: Minor): Minor {
  let left = most;
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    if (part === undefined || part.instalment !== nr || part.component !== "interest") continue;
    const taken = Math.min(left, part.amount - (takenBack?.[index] ?? 0));
    left -= taken;
    if (taken < part.amount) {
      parts[index] = { ...part, amount: part.amount - taken };
    } else {
      parts.splice(index, 1);
      takenBack?.splice(index, 1);
    }
  }
  return most - left;
}
