import { type EpochDay, civilOf, isLeapYear } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import { type Fraction, ceiling, dividedBy, fraction, nearest, one, plus, times, zero } from "./exact.ts";

/** One row as agreed. */
export interface AgreedRow {
  readonly due: EpochDay;
  readonly principal: number;
  readonly interest: number;
}

/**
 * The schedule counted night by night. A night belongs to the day it ends on; its part of the year is 1/360, 1/365 or one
 * over the length of the calendar year in which it begins; under 30/360 a month is a twelfth, whatever its nights.
 * The level instalment is the principal over the sum of the exact discount factors. Only months and weeks, no grace.
 */
export function agreedRows(contract: Contract): AgreedRow[] {
  const { product } = contract;
  const dues = dueDates(contract);
  if (product.method === "bullet") return bulletRow(contract, dues);
  const rate = yearlyRate(contract);
  const growth = dues.map((due, k) => times(rate, yearPart(contract, dues[k - 1] ?? contract.startDay, due)));
  const solving = product.instalment.solvedWith === "equal" ? dues.map(() => times(rate, equalPart(contract))) : growth;
  const level = product.method === "equal-instalment" ? levelOf(contract, solving) : null;
  const share =
    product.method === "interest-only" ? 0 : roundedTo(contract, fraction(contract.principal, contract.count));
  let balance = contract.principal;
  return dues.map((due, k) => {
    const interest = nearest(times(fraction(balance, 1), growth[k] ?? zero));
    const wanted = level === null ? share : Math.max(0, level - interest);
    const principal = k === dues.length - 1 ? balance : Math.min(balance, wanted);
    balance -= principal;
    return { due, principal, interest };
  });
}

/** Everything on the last date; interest of the whole time, rounded once. */
function bulletRow(contract: Contract, dues: readonly EpochDay[]): AgreedRow[] {
  const due = dues.at(-1) ?? contract.firstDueDay;
  const interest = nearest(times(fraction(contract.principal, 1), times(yearlyRate(contract), bulletTime(contract))));
  return [{ due, principal: contract.principal, interest }];
}

function bulletTime(contract: Contract): Fraction {
  const dues = dueDates(contract);
  return dues.reduce((time, end, k) => plus(time, yearPart(contract, dues[k - 1] ?? contract.startDay, end)), zero);
}

/** Due dates. Walks day by day to the next date that bears the anchor day (or is the month's last, where it is shorter). */
export function dueDates(contract: Contract): EpochDay[] {
  const { frequency } = contract.product;
  const dues = [contract.firstDueDay];
  while (dues.length < contract.count) {
    let day = dues.at(-1) ?? contract.firstDueDay;
    if (frequency.unit === "week") day += 7 * frequency.every;
    else for (let months = 0; months < frequency.every; months++) day = nextAnchor(day, contract.anchorDay);
    dues.push(day);
  }
  return dues;
}

function nextAnchor(from: EpochDay, anchor: number): EpochDay {
  let day = from + 1;
  while (!(civilOf(day).month !== civilOf(from).month && isAnchor(day, anchor))) day++;
  return day;
}

function isAnchor(day: EpochDay, anchor: number): boolean {
  const here = civilOf(day);
  return here.day === anchor || (here.day < anchor && civilOf(day + 1).month !== here.month);
}

function yearPart(contract: Contract, from: EpochDay, to: EpochDay): Fraction {
  const { dayCount } = contract.product;
  if (dayCount === "30/360") return equalPart(contract);
  const nights = new Map<number, number>();
  for (let night = from; night < to; night++) {
    const length = yearLength(dayCount, night);
    nights.set(length, (nights.get(length) ?? 0) + 1);
  }
  return [...nights].reduce((part, [length, count]) => plus(part, fraction(count, length)), zero);
}

/** Every month is a twelfth of a year. */
function equalPart(contract: Contract): Fraction {
  return fraction(contract.product.frequency.every, 12);
}

function yearLength(dayCount: Contract["product"]["dayCount"], night: EpochDay): number {
  if (dayCount === "actual/360") return 360;
  if (dayCount === "actual/364") return 364;
  if (dayCount === "actual/actual") return isLeapYear(civilOf(night).year) ? 366 : 365;
  return 365;
}

function levelOf(contract: Contract, growth: readonly Fraction[]): number {
  let discount = one;
  let annuity = zero;
  for (const rate of growth) {
    discount = dividedBy(discount, plus(one, rate));
    annuity = plus(annuity, discount);
  }
  return roundedTo(contract, dividedBy(fraction(contract.principal, 1), annuity));
}

function roundedTo(contract: Contract, amount: Fraction): number {
  const { multiple, rounding } = contract.product.instalment;
  const units = dividedBy(amount, fraction(multiple, 1));
  return multiple * (rounding === "up" ? ceiling(units) : nearest(units));
}

/** The contract's rate, or an interest cap where that is lower. */
function yearlyRate(contract: Contract): Fraction {
  const ceilings = contract.caps.filter((cap) => cap.kind === "interest-rate").map((cap) => cap.ratePpm);
  return fraction(Math.min(contract.annualRatePpm, ...ceilings), 1_000_000);
}

/**
 * Interest grown from the due day before `due` through a day: each night on what was there in it, by its part of the year, or
 * as its share of a 30/360 month. Rounded once.
 */
export function grownOver(
  contract: Contract,
  due: EpochDay,
  day: EpochDay,
  baseIn: (night: EpochDay) => number,
): number {
  const bullet = contract.product.method === "bullet";
  const dues = bullet ? [dueDates(contract).at(-1) ?? due] : dueDates(contract);
  const from = dues[dues.indexOf(due) - 1] ?? contract.startDay;
  const bases = new Map<number, number>();
  for (let night = from + 1; night <= day; night++) {
    const length =
      contract.product.dayCount === "30/360" ? due - from : yearLength(contract.product.dayCount, night - 1);
    bases.set(length, (bases.get(length) ?? 0) + baseIn(night));
  }
  let sum = zero;
  for (const [length, base] of bases) sum = plus(sum, fraction(base, length));
  if (contract.product.dayCount === "30/360") {
    sum = times(sum, bullet ? bulletTime(contract) : yearPart(contract, from, due));
  }
  return nearest(times(sum, yearlyRate(contract)));
}
