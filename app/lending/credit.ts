import { allocate } from "./allocate.ts";
import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import type { Receipt, State } from "./state.ts";

/** A receipt with nothing on it yet. */
export function receiptOf(entry: string, kind: Receipt["kind"], effective: EpochDay, total: Minor): Receipt {
  return { entry, kind, effective, total, parts: [], credit: 0 };
}

/** Credit settles what comes later; it stays on the receipt of the payment that brought it. */
export function settleFromCredit(state: State, day: EpochDay): void {
  for (const receipt of state.receipts) {
    if (state.credit === 0) return;
    if (receipt.credit === 0) continue;
    const available = Math.min(receipt.credit, state.credit);
    receipt.credit -= available;
    state.credit -= available;
    allocate(state, receipt, available, day);
  }
}
