import type { EpochDay } from "./calendar.ts";
import type { Entry } from "./ledger.ts";
import type { Minor } from "./money.ts";
import { inOrder, withoutReversed } from "./order.ts";

/** Money that came in and stayed. */
export interface SettledMoney {
  readonly entry: string;
  readonly day: EpochDay;
  /** What is left of it after chargebacks; more than 0. */
  readonly amount: Minor;
}

/**
 * The payments of a ledger that stand on a day, in ledger order: without those reversed by then, less what a bank had taken
 * back by then. The ledger holds settled money only; a pending payment is not in it.
 */
export function settledMoney(entries: readonly Entry[], asOf: EpochDay): SettledMoney[] {
  const standing = withoutReversed(inOrder(entries), asOf).filter(({ effective }) => effective <= asOf);
  const takenBack = new Map<string, Minor>();
  for (const entry of standing) {
    if (entry.kind !== "chargeback") continue;
    takenBack.set(entry.payment, (takenBack.get(entry.payment) ?? 0) + entry.amount);
  }
  const money: SettledMoney[] = [];
  for (const entry of standing) {
    if (entry.kind !== "payment") continue;
    const amount = entry.amount - (takenBack.get(entry.id) ?? 0);
    if (amount > 0) money.push({ entry: entry.id, day: entry.effective, amount });
  }
  return money;
}

/** Sum of the money with first ≤ day ≤ last. */
export function moneyBetween(money: readonly SettledMoney[], first: EpochDay, last: EpochDay): Minor {
  return money.reduce((sum, { day, amount }) => (day >= first && day <= last ? sum + amount : sum), 0);
}
