import { addMonths, civilOf, type EpochDay } from "../calendar.ts";
import type { Contract, Frequency } from "../contract.ts";
import { regularFraction } from "../daycount.ts";
import type { Minor } from "../money.ts";
import { openOf, type Row } from "../state.ts";
import { leftOf, type TermsContext } from "./context.ts";
import type { Asks, NewPeriod } from "./rebuild.ts";

/** The due day so many steps after another, on an anchor day. */
export function stepDay(frequency: Frequency, from: EpochDay, steps: number, anchorDay: number): EpochDay {
  const distance = steps * frequency.every;
  if (frequency.unit === "day") return from + distance;
  if (frequency.unit === "week") return from + 7 * distance;
  return addMonths(from, distance, anchorDay);
}

/** What an instalment keeps asking for when only its date changes. */
export function keeps(contract: Contract, row: Row): Asks {
  if (contract.product.method === "equal-instalment") return { kind: "amount", amount: leftOf(row) };
  return { kind: "principal", principal: openOf(row, "principal") };
}

/** The future instalments as they stand, each asking for what `asks` says. */
export function samePeriods(context: TermsContext, asks: (row: Row, index: number) => Asks): NewPeriod[] {
  return context.future.map((row, index) => ({
    nr: row.nr,
    from: row.from,
    due: row.due,
    regular: isRegular(context.contract, row),
    asks: asks(row, index),
  }));
}

/** As long as an ordinary instalment of the contract: its interest was made with the same part of a year. */
function isRegular({ product }: Contract, row: Row): boolean {
  if (row.formula === null) return row.owed.interest === 0;
  const { numerator, denominator } = regularFraction(product.dayCount, product.frequency, row.from, row.due);
  return row.formula.numerator * denominator === numerator * row.formula.denominator;
}

/** Adds periods in the step of the contract after the last one. */
export function extended(context: TermsContext, periods: readonly NewPeriod[], extra: number, asks: Asks): NewPeriod[] {
  const { contract, nextNr, day } = context;
  const { frequency } = contract.product;
  const all = [...periods];
  for (let count = 0; count < extra; count += 1) {
    const last = all[all.length - 1];
    const from = last?.due ?? Math.max(day, context.runsFrom);
    const due = stepDay(frequency, from, 1, contract.anchorDay);
    all.push({ nr: nextNr + count, from, due, regular: true, asks });
  }
  return all;
}

/** The level instalment of the loan as it stands: the largest that a future instalment asks for. */
export function usualInstalment(context: TermsContext): Minor {
  return context.future.reduce((largest, row) => Math.max(largest, leftOf(row)), 0);
}

/** Day of the month of a date. */
export function dayOfMonth(day: EpochDay): number {
  return civilOf(day).day;
}
