import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import { type SettledMoney, moneyBetween } from "./settled-money.ts";

/** A promise to pay. */
export interface PromiseTerms {
  readonly madeOn: EpochDay;
  readonly promisedOn: EpochDay;
  readonly amount: Minor;
  /** Days after the promised day that still keep it. */
  readonly graceDays: number;
}

/** pending until the grace is over or the amount is there; then kept, partial (something came) or broken (nothing did). */
export type PromiseState = "pending" | "kept" | "partial" | "broken";

/** How a promise stands on a day. */
export interface PromiseStanding {
  readonly state: PromiseState;
  /** Counted money: settled, not reversed, from the day it was made to the end of the grace. Minor units. */
  readonly paid: Minor;
  /** What the promise still lacks; 0 when kept. */
  readonly missing: Minor;
  /** The day the promised amount was reached; null while it is not. */
  readonly keptOn: EpochDay | null;
  /** The last day that counts: promised day + grace. */
  readonly closesOn: EpochDay;
  /** Money that came after that, so that nobody is called a non-payer who paid late. */
  readonly paidAfter: Minor;
}

/**
 * Judges a promise from what stands in the ledger on `asOf`. Nothing is stored: a payment entered late or reversed later
 * changes the answer on the next read, from broken to kept as well as from kept to broken.
 */
export function evaluatePromise(terms: PromiseTerms, money: readonly SettledMoney[], asOf: EpochDay): PromiseStanding {
  const closesOn = terms.promisedOn + terms.graceDays;
  const paid = moneyBetween(money, terms.madeOn, Math.min(closesOn, asOf));
  const keptOn = paid >= terms.amount ? dayReached(terms, money) : null;
  return {
    state: keptOn !== null ? "kept" : asOf <= closesOn ? "pending" : paid > 0 ? "partial" : "broken",
    paid,
    missing: Math.max(0, terms.amount - paid),
    keptOn,
    closesOn,
    paidAfter: moneyBetween(money, closesOn + 1, asOf),
  };
}

function dayReached(terms: PromiseTerms, money: readonly SettledMoney[]): EpochDay {
  const days = money.map(({ day }) => day).filter((day) => day >= terms.madeOn);
  const reached = days.filter((day) => moneyBetween(money, terms.madeOn, day) >= terms.amount);
  return Math.min(...reached);
}
