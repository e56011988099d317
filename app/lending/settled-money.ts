import { type EpochDay } from "./calendar.ts";
import { type Entry } from "./ledger.ts";
import { type Minor } from "./money.ts";

/** Money that came in and stayed. */
export interface SettledMoney {
  readonly entry: string;
  readonly day: EpochDay;
  /** What is left of it after chargebacks; more than 0. */
  readonly amount: Minor;
}

/**
 * The payments of a ledger that still stand, by day and entry: without reversed ones, less what a bank took back. A reversal
 * that was itself reversed cancels nothing. The ledger holds settled money only; a pending payment is not in it.
 */
export function settledMoney(entries: readonly Entry[]): SettledMoney[] {
  const reversedBy = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.kind === "reversal")
      reversedBy.set(entry.reverses, [...(reversedBy.get(entry.reverses) ?? []), entry.id]);
  }
  const stands = (id: string): boolean => !(reversedBy.get(id) ?? []).some(stands);

  const takenBack = new Map<string, Minor>();
  for (const entry of entries) {
    if (entry.kind !== "chargeback" || !stands(entry.id)) continue;
    takenBack.set(entry.payment, (takenBack.get(entry.payment) ?? 0) + entry.amount);
  }
  return entries
    .filter((entry) => entry.kind === "payment" && stands(entry.id))
    .map((entry) => ({ entry, amount: entry.kind === "payment" ? entry.amount - (takenBack.get(entry.id) ?? 0) : 0 }))
    .filter(({ amount }) => amount > 0)
    .map(({ entry, amount }) => ({ entry: entry.id, day: entry.effective, amount }))
    .sort((a, b) => a.day - b.day || (a.entry < b.entry ? -1 : 1));
}

/** Sum of the money with first ≤ day ≤ last. */
export function moneyBetween(money: readonly SettledMoney[], first: EpochDay, last: EpochDay): Minor {
  return money.reduce((sum, { day, amount }) => (day >= first && day <= last ? sum + amount : sum), 0);
}
