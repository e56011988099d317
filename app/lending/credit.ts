import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import type { Receipt, State } from "./state.ts";

/** A receipt with nothing on it yet. */
export function receiptOf(entry: string, kind: Receipt["kind"], effective: EpochDay, total: Minor): Receipt {
  return { entry, kind, effective, total, parts: [], takenBack: null, credit: 0, creditGone: 0 };
}

/** Credit that leaves: given back, or taken back by a bank. `first` loses its own before the others. Returns what there was. */
export function takeCredit(state: State, most: Minor, first?: Receipt): Minor {
  let left = most;
  for (const receipt of first === undefined ? state.receipts : [first, ...state.receipts]) {
    const part = Math.min(left, receipt.credit - receipt.creditGone);
    receipt.creditGone += part;
    state.credit -= part;
    left -= part;
  }
  return most - left;
}
