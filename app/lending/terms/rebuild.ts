import type { EpochDay } from "../calendar.ts";
import type { Contract } from "../contract.ts";
import { irregularFraction, regularFraction, type YearFraction } from "../daycount.ts";
import { levelInstalment } from "../instalment.ts";
import { chargeableRate, interestOfParts } from "../interest.ts";
import { divide, type Minor } from "../money.ts";
import type { Ppm } from "../rate.ts";
import type { Flow } from "../reprice.ts";
import { carriedAs, type InterestFormula, type ScheduleRow } from "../schedule.ts";
import { equalParts } from "./arrears.ts";

/** A stretch of new terms: when it is due and what it asks for. */
export interface NewPeriod {
  readonly nr: number;
  readonly from: EpochDay;
  readonly due: EpochDay;
  /** True when it is as long as an ordinary instalment of the contract. */
  readonly regular: boolean;
  readonly asks: Asks;
  /** A yearly rate of its own, where it differs from that of the terms. */
  readonly ratePpm?: Ppm;
}

/** What an instalment of new terms asks for. */
export type Asks =
  /** The level instalment that ends the loan with the last period. */
  | { readonly kind: "level" }
  /** This much in all: interest first, the rest principal; interest that does not fit waits for the level instalments. */
  | { readonly kind: "amount"; readonly amount: Minor }
  /** This much principal, and the interest of the period. */
  | { readonly kind: "principal"; readonly principal: Minor };

/** The principal that new terms start with. */
export interface NewPrincipal {
  readonly total: Minor;
  /**
   * What of it came, or was paid back, in the days of the first period: overdue or just capitalised principal on the day of
   * the terms, and what earlier terms and payments did before. Its nights count from its own day.
   */
  readonly came: readonly Flow[];
}

/**
 * The instalments of new terms: interest on the falling balance, rounded half-even once per instalment; level instalments are
 * solved by the contract's rule for the periods that ask for them; the last instalment takes what is left.
 */
export function rebuild(
  contract: Contract,
  principal: NewPrincipal,
  asked: readonly NewPeriod[],
  ratePpm: Ppm,
): ScheduleRow[] {
  const periods = withShares(contract, principal.total, asked);
  const fixed = walk(contract, principal, periods, ratePpm, 0, 0);
  const levels = periods.filter(({ asks }) => asks.kind === "level");
  if (levels.length === 0) return fixed.rows;
  const first = periods.findIndex(({ asks }) => asks.kind === "level");
  const before = walk(contract, principal, periods.slice(0, first), ratePpm, 0, 0, false);
  const level = levelInstalment(
    before.balance,
    periods.slice(first).map((period) => ({
      ratePpm: chargeableRate(contract, period.ratePpm ?? ratePpm),
      fraction: fractionOf(contract, period.from, period.due, period.regular),
      pays: period.asks.kind === "level",
    })),
    contract.product.instalment,
  );
  const waiting = divide(before.waiting, levels.length);
  return walk(contract, principal, periods, ratePpm, level, waiting).rows;
}

/** Where principal, not the instalment, is level: "level" means an equal share of the principal. */
function withShares(contract: Contract, total: Minor, asked: readonly NewPeriod[]): readonly NewPeriod[] {
  const { method, instalment } = contract.product;
  if (method !== "flat" && method !== "equal-principal") return asked;
  const levels = asked.filter(({ asks }) => asks.kind === "level").length;
  const fixed = asked.reduce((sum, { asks }) => (asks.kind === "principal" ? sum + asks.principal : sum), 0);
  const shares = equalParts(Math.max(0, total - fixed), Math.max(1, levels), instalment.multiple);
  return asked.map((period) =>
    period.asks.kind === "level" ? { ...period, asks: { kind: "principal", principal: shares.shift() ?? 0 } } : period,
  );
}

interface Walked {
  readonly rows: ScheduleRow[];
  readonly balance: Minor;
  /** Interest that the amounts asked for did not cover. */
  readonly waiting: Minor;
}

function walk(
  contract: Contract,
  principal: NewPrincipal,
  periods: readonly NewPeriod[],
  ratePpm: Ppm,
  level: Minor,
  waitingShare: Minor,
  closes = true,
): Walked {
  let balance = principal.total;
  let waiting = 0;
  const rows = periods.map((period, index) => {
    const last = closes && index === periods.length - 1;
    const parts = interestParts(contract, principal, period, index, balance, ratePpm);
    const accrued = interestOfParts(parts);
    const { asks } = period;
    let interest = accrued;
    let wanted: Minor;
    if (asks.kind === "amount") {
      interest = last ? accrued + waiting : Math.min(accrued, asks.amount);
      wanted = asks.amount - interest;
      waiting += last ? -waiting : accrued - interest;
    } else {
      const share = last ? waiting : asks.kind === "level" ? Math.min(waiting, waitingShare) : 0;
      interest += share;
      waiting -= share;
      wanted = asks.kind === "level" ? level - accrued : asks.principal;
    }
    const paid = last ? balance : Math.max(0, Math.min(balance, wanted));
    balance -= paid;
    const single = parts.length === 1 ? (parts[0] ?? null) : null;
    const { nr, from, due } = period;
    return {
      nr,
      from,
      due,
      principal: paid,
      interest,
      fee: 0,
      penalty: 0,
      formula: single,
      ...carriedAs(interest - accrued),
    };
  });
  return { rows, balance, waiting };
}

function interestParts(
  contract: Contract,
  principal: NewPrincipal,
  period: NewPeriod,
  index: number,
  balance: Minor,
  ratePpm: Ppm,
): InterestFormula[] {
  const rate = chargeableRate(contract, period.ratePpm ?? ratePpm);
  const whole = fractionOf(contract, period.from, period.due, period.regular);
  if (contract.product.method === "flat") return [{ base: contract.principal, ratePpm: rate, ...whole }];
  const came = index > 0 ? [] : principal.came.filter(({ day, delta }) => delta !== 0 && day > period.from);
  const before = came.reduce((sum, { delta }) => sum - delta, balance);
  return [
    { base: before, ratePpm: rate, ...whole },
    ...came.map(({ day, delta }) => ({
      base: delta,
      ratePpm: rate,
      ...irregularFraction(contract, Math.min(day, period.due), period.due),
    })),
  ].filter(({ base }) => base !== 0);
}

function fractionOf(contract: Contract, from: EpochDay, due: EpochDay, regular: boolean): YearFraction {
  const { dayCount, frequency } = contract.product;
  return regular ? regularFraction(dayCount, frequency, from, due) : irregularFraction(contract, from, due);
}
