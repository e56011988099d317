import { type EpochDay } from "#app/lending/calendar.ts";
import { type Entry, type Waiver } from "#app/lending/ledger.ts";
import { type Minor } from "#app/lending/money.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { type Loan } from "#db/stores/loans.ts";

/**
 * A payment that covers "everything" ends the loan: interest of days that will not come is not owed. These entries give it
 * up, just before the payment, so that the payment finds exactly what is owed. Empty for any smaller payment.
 *
 * @param at when the payment was made; the entries stand one millisecond before it.
 */
export function settlementEntries(
  loan: Loan,
  entries: readonly Entry[],
  payment: { readonly day: EpochDay; readonly amount: Minor; readonly at: number },
  newId: () => string,
): Waiver[] {
  const { instalments, payoff } = positionOf(loan.contract, loan.schedule, entries, payment.day);
  if (payoff.total <= 0 || payment.amount < payoff.total) return [];
  let earned = payoff.lines.reduce((sum, { component, amount }) => (component === "interest" ? sum + amount : sum), 0);
  const waivers: Waiver[] = [];
  for (const { nr, due, outstanding } of instalments) {
    if (due <= payment.day || outstanding.interest <= 0) continue;
    const kept = Math.min(earned, outstanding.interest);
    earned -= kept;
    const amount = outstanding.interest - kept;
    if (amount === 0) continue;
    const base = { id: newId(), effective: payment.day, enteredAt: payment.at - 1 };
    waivers.push({ ...base, kind: "waiver", component: "interest", amount, instalment: nr });
  }
  return waivers;
}
