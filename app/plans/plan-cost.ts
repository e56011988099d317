import type { EpochDay } from "#app/lending/calendar.ts";
import { type Amounts, totalOf } from "#app/lending/contract.ts";
import { divide, type Minor, mulDiv } from "#app/lending/money.ts";
import { type Ppm, WHOLE } from "#app/lending/rate.ts";

/** Contract interest on the principal of a plan, by actual days. */
export interface PlanInterest {
  readonly ratePpm: Ppm;
  /** Days in the year of the rate: ¥2,280.00 × 12 % × 28 ÷ 360 = ¥21.28. */
  readonly yearDays: number;
}

/** One payment of a plan and what is in it. */
export interface DrawnInstalment {
  readonly number: number;
  readonly due: EpochDay;
  readonly amount: Minor;
  /** Contract interest since the payment before. */
  readonly interest: Minor;
  /** The whole amount by component; `interest` here also holds interest that was overdue before the plan. */
  readonly parts: Readonly<Amounts>;
  /** What is still to be paid after it, without interest to come. */
  readonly leftAfter: Minor;
}

/**
 * Lays payments over what is spread. Each pays the interest of its days first, then fees, overdue interest and penalty,
 * then principal: only principal bears interest, so nothing is charged on charges. The last payment closes the books, and
 * where rounding leaves a difference its interest gives way.
 */
export function drawPlan(
  spread: Readonly<Amounts>,
  interest: PlanInterest | null,
  agreedOn: EpochDay,
  payments: readonly { readonly number: number; readonly due: EpochDay; readonly amount: Minor }[],
): DrawnInstalment[] {
  const left = { ...spread };
  let carried = 0;
  let from = agreedOn;
  return payments.map(({ number, due, amount }, index) => {
    const last = index === payments.length - 1;
    const grown = interestFor(left.principal, interest, due - from) + carried;
    const charged = last ? Math.max(0, amount - totalOf(left)) : Math.min(amount, grown);
    carried = last ? 0 : grown - charged;
    from = due;
    const parts = { fee: 0, interest: charged, penalty: 0, principal: 0 };
    let rest = amount - charged;
    for (const component of ["fee", "interest", "penalty", "principal"] as const) {
      const part = Math.min(rest, left[component]);
      left[component] -= part;
      parts[component] += part;
      rest -= part;
    }
    return { number, due, amount, interest: charged, parts, leftAfter: totalOf(left) };
  });
}

/**
 * What spreading adds, for payments on these days: the least whole amount per payment that brings everything to zero, so
 * that the last one is never the larger. Exact to the minor unit; no floating point. 0 without interest.
 */
export function costOfSpreading(
  spread: Readonly<Amounts>,
  interest: PlanInterest | null,
  agreedOn: EpochDay,
  days: readonly EpochDay[],
): Minor {
  const owed = totalOf(spread);
  const end = days.at(-1);
  if (interest === null || end === undefined || spread.principal === 0) return 0;
  // The least payment lies between an equal share and one that pays interest on everything to the very end.
  let low = divide(owed, days.length, "up");
  let high = divide(owed + interestFor(spread.principal, interest, end - agreedOn) + days.length, days.length, "up");
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (closing(spread, interest, agreedOn, days, middle) <= middle) high = middle;
    else low = middle + 1;
  }
  return low * (days.length - 1) + closing(spread, interest, agreedOn, days, low) - owed;
}

/** Interest of some days on a base, half-even to the minor unit. */
export function interestFor(base: Minor, interest: PlanInterest | null, days: number): Minor {
  return interest === null ? 0 : mulDiv(base, interest.ratePpm * days, WHOLE * interest.yearDays);
}

/** What the last payment would have to be when all others are `amount`. Negative when they overpay. */
function closing(
  spread: Readonly<Amounts>,
  interest: PlanInterest,
  agreedOn: EpochDay,
  days: readonly EpochDay[],
  amount: Minor,
): Minor {
  let plain = spread.fee + spread.interest + spread.penalty;
  let { principal } = spread;
  let carried = 0;
  let from = agreedOn;
  for (const due of days.slice(0, -1)) {
    const grown = interestFor(Math.max(0, principal), interest, due - from) + carried;
    const paid = Math.min(grown, amount);
    carried = grown - paid;
    const toPlain = Math.min(plain, amount - paid);
    plain -= toPlain;
    principal -= amount - paid - toPlain;
    from = due;
  }
  const end = days.at(-1) ?? from;
  return principal + plain + carried + interestFor(Math.max(0, principal), interest, end - from);
}
