import type { EpochDay } from "#app/lending/calendar.ts";
import type { Amounts, Contract } from "#app/lending/contract.ts";
import { interestOf } from "#app/lending/interest.ts";
import type { Minor } from "#app/lending/money.ts";
import type { Schedule, ScheduleRow } from "#app/lending/schedule.ts";

/** Differences up to this many minor units come from another system's rounding, not from a payment. */
const rounding = 5;

/**
 * A schedule that agrees with what another system says was paid.
 *
 * A book that gives balances, but neither the days of the first interest nor prepayments, never fits a schedule made
 * from the terms to the cent: a loan that was paid on time would look late by the difference. So instalments that the paid
 * principal covers stand as they were paid, and the rest runs from the real balance at the same instalment; a loan that
 * was prepaid ends sooner. A part payment of an instalment that was already due stays a part payment.
 *
 * @param level the agreed instalment
 * @param asOf the day of the figures
 */
export function scheduleAsPaid(
  contract: Contract,
  signed: Schedule,
  paid: Readonly<Amounts>,
  level: Minor,
  asOf: EpochDay,
): Schedule {
  const { rows } = signed;
  const due = rows.filter((row) => row.due <= asOf).length;
  if (paid.principal >= contract.principal) return { rows: paidOff(rows, contract.principal, paid.interest, due) };

  const { count, principal } = covered(rows, paid.principal);
  if (count === 0) return signed;
  const extra = paid.principal - principal;
  const partOfDueInstalment = count < due && extra > rounding;
  if (partOfDueInstalment) {
    // Interest comes before principal, so the interest of the instalment that is paid in part is paid in full.
    const past = withInterest(rows.slice(0, count), paid.interest - (rows[count]?.interest ?? 0));
    return { rows: [...past, ...rows.slice(count)] };
  }
  const past = withPrincipal(withInterest(rows.slice(0, count), paid.interest), extra);
  return { rows: [...past, ...running(rows.slice(count), contract.principal - paid.principal, level)] };
}

/** How many instalments a paid principal covers, and how much principal they have. */
function covered(rows: readonly ScheduleRow[], paid: Minor): { readonly count: number; readonly principal: Minor } {
  let count = 0;
  let principal = 0;
  for (const row of rows) {
    if (principal + row.principal > paid + rounding) break;
    principal += row.principal;
    count += 1;
  }
  return { count, principal };
}

/** Instalments whose interest sums to what was paid: the first period takes the difference, then the latest ones. */
function withInterest(rows: readonly ScheduleRow[], paid: Minor): ScheduleRow[] {
  let difference = paid - rows.reduce((sum, row) => sum + row.interest, 0);
  const changed = rows.map((row) => ({ ...row }));
  for (const row of [...changed.slice(0, 1), ...changed.slice(1).reverse()]) {
    if (difference === 0) break;
    const interest = Math.max(0, row.interest + difference);
    difference -= interest - row.interest;
    row.interest = interest;
    row.formula = null;
  }
  return changed;
}

function withPrincipal(rows: readonly ScheduleRow[], extra: Minor): ScheduleRow[] {
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, principal: row.principal + extra } : row));
}

/** A loan that is paid off: as many instalments as its interest filled, the last with everything that was left. */
function paidOff(rows: readonly ScheduleRow[], lent: Minor, paidInterest: Minor, due: number): ScheduleRow[] {
  const kept: ScheduleRow[] = [];
  let principal = lent;
  let interest = paidInterest;
  for (const [index, row] of rows.entries()) {
    const last = index + 1 >= Math.max(1, due) || interest <= row.interest || index === rows.length - 1;
    kept.push(last ? { ...row, principal, interest, formula: null } : row);
    if (last) break;
    principal -= row.principal;
    interest -= row.interest;
  }
  return kept;
}

/** The instalments left, run from a balance at a level instalment; the last takes the rest. */
function running(rows: readonly ScheduleRow[], balance: Minor, level: Minor): ScheduleRow[] {
  const kept: ScheduleRow[] = [];
  let left = balance;
  for (const [index, row] of rows.entries()) {
    if (left <= 0) break;
    const formula = row.formula && { ...row.formula, base: left };
    const interest = formula ? interestOf(formula) : row.interest;
    const principal = index === rows.length - 1 ? left : Math.min(left, Math.max(0, level - interest));
    kept.push({ ...row, principal, interest, formula });
    left -= principal;
  }
  return kept;
}
