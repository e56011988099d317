import type { EpochDay } from "./calendar.ts";
import { type Minor, divide } from "./money.ts";
import { type PayCycle, cycleDates, toMonthly } from "./pay-cycle.ts";

/** One dated payment of a plan. `number` counts from 1. */
export interface PlannedInstalment {
  readonly number: number;
  readonly due: EpochDay;
  readonly amount: Minor;
}

/** What a plan is built from; everything except its length. */
export interface PlanBasis {
  /** Minor units to be paid through the plan, before any cost of time; 1 or more. */
  readonly owed: Minor;
  readonly today: EpochDay;
  readonly cycle: PayCycle;
  /** Instalments fall so many days after payday (0 = on it). */
  readonly daysAfterPayday: number;
  /** The first instalment is at least so many days from today. */
  readonly leadDays: number;
  /** Instalments are multiples of this many minor units, the last excepted: 1, or 100 for whole yuan. */
  readonly unit: Minor;
  /** What taking this long adds (interest, penalties that run on), minor units for the drafted dates. Absent = nothing. */
  readonly costOf?: (draft: readonly PlannedInstalment[]) => Minor;
}

/** A plan that can be agreed: `count − 1` times `regular`, then `last` ≤ `regular`; together exactly `total`. */
export interface PlanOption {
  readonly count: number;
  readonly regular: Minor;
  readonly last: Minor;
  /** owed + extraCost. */
  readonly total: Minor;
  readonly extraCost: Minor;
  /** total ÷ count, half-even: the figure to name a plan by. `regular` is this rounded up, so that no last one is larger. */
  readonly evenShare: Minor;
  /** `regular` as an amount a month. */
  readonly monthly: Minor;
  readonly firstDue: EpochDay;
  readonly lastDue: EpochDay;
  readonly instalments: readonly PlannedInstalment[];
}

/** The dates of a plan of `count` instalments. */
export function planDates(basis: PlanBasis, count: number): EpochDay[] {
  return cycleDates(basis.cycle, basis.today + basis.leadDays, count, basis.daysAfterPayday);
}

/** The largest instalment of whole units that is not above `cap`; 0 when there is none. */
export function largestInstalment(cap: Minor, unit: Minor): Minor {
  return cap - (cap % unit);
}

/**
 * The plan of `count` equal instalments. Rounding is up to the unit and settles in the last one, which is never the larger.
 * Null when the sum is too small for so many instalments of whole units.
 */
export function buildPlan(basis: PlanBasis, count: number): PlanOption | null {
  const drafted = share(basis.owed, count, basis.unit);
  if (drafted === null) return null;
  const dates = planDates(basis, count);
  const extraCost = basis.costOf === undefined ? 0 : basis.costOf(dated(dates, drafted));
  const total = basis.owed + extraCost;
  const agreed = extraCost === 0 ? drafted : share(total, count, basis.unit);
  const firstDue = dates[0];
  const lastDue = dates.at(-1);
  if (agreed === null || firstDue === undefined || lastDue === undefined) return null;
  return {
    count,
    regular: agreed.regular,
    last: agreed.last,
    total,
    extraCost,
    evenShare: divide(total, count),
    monthly: toMonthly(agreed.regular, basis.cycle.every),
    firstDue,
    lastDue,
    instalments: dated(dates, agreed),
  };
}

interface Shares {
  readonly regular: Minor;
  readonly last: Minor;
}

function share(total: Minor, count: number, unit: Minor): Shares | null {
  const regular = count === 1 ? total : unit * divide(total, count * unit, "up");
  const last = total - regular * (count - 1);
  return last < 1 ? null : { regular, last };
}

function dated(dates: readonly EpochDay[], { regular, last }: Shares): PlannedInstalment[] {
  return dates.map((due, k) => ({ number: k + 1, due, amount: k === dates.length - 1 ? last : regular }));
}
