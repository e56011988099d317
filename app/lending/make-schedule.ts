import type { Contract } from "./contract.ts";
import { irregularFraction, regularFraction, type YearFraction } from "./daycount.ts";
import { dueDays, startsRegular } from "./due-days.ts";
import { levelInstalment, type LevelPeriod } from "./instalment.ts";
import { chargeableRate, interestOf } from "./interest.ts";
import { divide, type Minor, mulDiv, type Rounding } from "./money.ts";
import { type Ppm, WHOLE } from "./rate.ts";
import { carriedAs, type Schedule, type ScheduleRow } from "./schedule.ts";

/** One stretch between due dates, before money is put into it. */
export interface Period {
  readonly nr: number;
  readonly from: number;
  readonly due: number;
  readonly fraction: YearFraction;
}

/** The periods of a contract: first from the start day, each of the others from the due day before. */
export function periodsOf(contract: Contract): Period[] {
  const days = dueDays(contract);
  const { dayCount, frequency } = contract.product;
  return days.map((due, index) => {
    const from = index === 0 ? contract.startDay : (days[index - 1] ?? contract.startDay);
    const regular = index > 0 || startsRegular(contract);
    const fraction = regular ? regularFraction(dayCount, frequency, from, due) : irregularFraction(contract, from, due);
    return { nr: index + 1, from, due, fraction };
  });
}

/**
 * The instalments of a contract as signed. Interest is rounded half-even once per instalment; the last instalment takes what
 * rounding left. Money paid out later, new rates and agreed terms are ledger entries and are not in here.
 */
export function makeSchedule(contract: Contract): Schedule {
  const down = downPaymentOf(contract);
  const financed = { ...contract, principal: contract.principal - down };
  const rows = rowsOf(financed);
  if (down === 0) return { rows };
  const first: ScheduleRow = {
    nr: 1,
    from: contract.startDay,
    due: contract.startDay,
    principal: down,
    interest: 0,
    fee: 0,
    penalty: 0,
    formula: null,
  };
  return { rows: [first, ...rows.map((row) => ({ ...row, nr: row.nr + 1 }))] };
}

/** The part of the principal that is due back on the day it is paid out, in minor units. */
export function downPaymentOf(contract: Contract, paidOut = contract.principal): Minor {
  const { downPaymentPpm, instalment } = contract.product;
  if (downPaymentPpm === 0) return 0;
  return roundTo(paidOut * downPaymentPpm, WHOLE, instalment.multiple, instalment.rounding);
}

function rowsOf(contract: Contract): ScheduleRow[] {
  const periods = periodsOf(contract);
  switch (contract.product.method) {
    case "equal-instalment":
      return levelRows(contract, periods);
    case "equal-principal":
      return equalPrincipalRows(contract, periods);
    case "flat":
      return flatRows(contract, periods);
    case "interest-only":
      return fill(contract, periods, (_nr, balance, last) => (last ? balance : 0));
    case "bullet":
      return bulletRow(contract, periods);
  }
}

/** Interest and principal of each period, given what principal the period asks for. */
function fill(
  contract: Contract,
  periods: readonly Period[],
  principalOf: (nr: number, balance: Minor, last: boolean, interest: Minor) => Minor,
): ScheduleRow[] {
  const ratePpm = chargeableRate(contract);
  const { grace } = contract.product;
  let balance = contract.principal;
  let deferred = 0;
  return periods.map(({ nr, from, due, fraction }, index) => {
    const last = index === periods.length - 1;
    const formula = { base: balance, ratePpm: nr <= grace.interestFree ? 0 : ratePpm, ...fraction };
    const accrued = interestOf(formula);
    const postponed = nr <= grace.interestPayment && !last;
    const interest = postponed ? 0 : accrued + deferred;
    const carried = interest - accrued;
    deferred = postponed ? deferred + accrued : 0;
    const asked = postponed || (nr <= grace.principal && !last) ? 0 : principalOf(nr, balance, last, accrued);
    const principal = last ? balance : Math.max(0, Math.min(balance, asked));
    balance -= principal;
    return { nr, from, due, principal, interest, fee: 0, penalty: 0, formula, ...carriedAs(carried) };
  });
}

function levelRows(contract: Contract, periods: readonly Period[]): ScheduleRow[] {
  const { instalment } = contract.product;
  const level =
    contract.agreedInstalment ?? levelInstalment(contract.principal, levelPeriods(contract, periods), instalment);
  const rows = fillLevel(contract, periods, level);
  if (!instalment.smoothing || contract.agreedInstalment !== null) return rows;
  return smoothed(contract, periods, rows, level);
}

function fillLevel(contract: Contract, periods: readonly Period[], level: Minor): ScheduleRow[] {
  return fill(contract, periods, (_nr, _balance, _last, interest) => level - interest);
}

/** Spreads the difference of the last instalment over all of them once, when it is more than half a unit for each. */
function smoothed(contract: Contract, periods: readonly Period[], rows: ScheduleRow[], level: Minor): ScheduleRow[] {
  const { grace, instalment } = contract.product;
  const count = periods.filter(({ nr }) => nr > grace.principal && nr > grace.interestPayment).length;
  const before = lastDifference(rows, level);
  if (2 * Math.abs(before) <= count * instalment.multiple) return rows;
  const step = divide(before, count * instalment.multiple) * instalment.multiple;
  const again = fillLevel(contract, periods, level + step);
  return Math.abs(lastDifference(again, level + step)) < Math.abs(before) ? again : rows;
}

function lastDifference(rows: readonly ScheduleRow[], level: Minor): Minor {
  const last = rows[rows.length - 1];
  return last === undefined ? 0 : last.principal + last.interest - level;
}

/** What the solver needs to know of each period: its growth and whether it pays principal. */
export function levelPeriods(contract: Contract, periods: readonly Period[], ratePpm?: Ppm): LevelPeriod[] {
  const { grace, instalment, frequency } = contract.product;
  const rate = chargeableRate(contract, ratePpm);
  return periods.map(({ nr, from, due, fraction }) => ({
    ratePpm: nr <= grace.interestFree ? 0 : rate,
    fraction: instalment.solvedWith === "equal" ? regularFraction("30/360", frequency, from, due) : fraction,
    pays: nr > grace.principal && nr > grace.interestPayment,
  }));
}

function equalPrincipalRows(contract: Contract, periods: readonly Period[]): ScheduleRow[] {
  const { grace, instalment } = contract.product;
  const count = periods.filter(({ nr }) => nr > grace.principal && nr > grace.interestPayment).length;
  const share = roundTo(contract.principal, Math.max(1, count), instalment.multiple, instalment.rounding);
  return fill(contract, periods, () => share);
}

/** Flat: interest on the whole principal for the whole term, in equal parts; the last part takes what rounding left. */
function flatRows(contract: Contract, periods: readonly Period[]): ScheduleRow[] {
  const { instalment } = contract.product;
  const count = periods.length;
  const ratePpm = chargeableRate(contract);
  const exact = periods.map(({ fraction }) => ({ base: contract.principal, ratePpm, ...fraction }));
  const total = flatInterest(contract, exact);
  const part = divide(total, count);
  const level =
    contract.agreedInstalment ?? roundTo(contract.principal + total, count, instalment.multiple, instalment.rounding);
  const share = instalment.multiple === 1 ? divide(contract.principal, count) : level - part;
  let balance = contract.principal;
  return periods.map(({ nr, from, due }, index) => {
    const last = index === count - 1;
    const principal = last ? balance : Math.min(balance, contract.agreedInstalment === null ? share : level - part);
    balance -= principal;
    const interest = last ? total - part * (count - 1) : part;
    return { nr, from, due, principal, interest, fee: 0, penalty: 0, formula: null };
  });
}

function flatInterest(contract: Contract, parts: readonly Parameters<typeof interestOf>[0][]): Minor {
  const { dayCount, frequency } = contract.product;
  if (dayCount === "30/360" && frequency.unit === "month") {
    const numerator = parts.reduce((sum, part) => sum + part.numerator * (360 / part.denominator), 0);
    if (Number.isInteger(numerator)) {
      return interestOf({ base: contract.principal, ratePpm: chargeableRate(contract), numerator, denominator: 360 });
    }
  }
  return parts.reduce((sum, part) => sum + interestOf(part), 0);
}

/** Everything at the end: one instalment on the last due day. */
function bulletRow(contract: Contract, periods: readonly Period[]): ScheduleRow[] {
  const due = periods[periods.length - 1]?.due ?? contract.firstDueDay;
  const fraction = irregularFraction(contract, contract.startDay, due);
  const formula = { base: contract.principal, ratePpm: chargeableRate(contract), ...fraction };
  const interest = interestOf(formula);
  const { principal, startDay } = contract;
  return [{ nr: 1, from: startDay, due, principal, interest, fee: 0, penalty: 0, formula }];
}

function roundTo(numerator: number, denominator: number, multiple: Minor, rounding: Rounding): Minor {
  return mulDiv(numerator, 1, denominator * multiple, rounding) * multiple;
}
