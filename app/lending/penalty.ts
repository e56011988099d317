import type { EpochDay } from "./calendar.ts";
import type { Cap, Component, Contract } from "./contract.ts";
import { heldDaysIn } from "./held-days.ts";
import { type Minor, mulDiv } from "./money.ts";
import { upliftRate, WHOLE } from "./rate.ts";
import type { PenaltyTerms, Row, State } from "./state.ts";

/**
 * Penalty interest: overdue base × rate × days, each stretch with one base rounded half-even on its own, so that every line
 * can be recomputed. Days run from the day after the due date (and after the free days) through the day asked for; days on
 * hold do not count. The base is overdue principal (and interest, where the product says so), never penalty or fees.
 */
export function penaltyTerms(contract: Contract): PenaltyTerms | null {
  const rule = contract.product.penalty;
  if (rule === null) return null;
  const { rate } = rule;
  const ratePpm = rate.kind === "own" ? rate.ratePpm : upliftRate(contract.annualRatePpm, rate.upliftPpm);
  const daily = rate.kind === "own" && rate.per === "day";
  return {
    ratePpm,
    denominator: daily ? WHOLE : WHOLE * rule.yearDays,
    withInterest: rule.base === "principal-and-interest",
    graceDays: rule.graceDays,
  };
}

/** True for the components that bear penalty: a stretch ends when one of them changes, and only then. */
export function bearsPenalty(terms: PenaltyTerms, component: Component): boolean {
  return component === "principal" || (component === "interest" && terms.withInterest);
}

/** What bears penalty in a row right now. Minor units. */
export function penaltyBase(row: Row, terms: PenaltyTerms): Minor {
  const principal = row.owed.principal - row.paid.principal - row.waived.principal;
  if (!terms.withInterest) return principal;
  return principal + row.owed.interest - row.paid.interest - row.waived.interest;
}

/** What the open stretch of a row costs through a day, and what a cap keeps from being charged. */
export function openPenalty(
  state: State,
  row: Row,
  day: EpochDay,
): { charged: Minor; notCharged: Minor; held: number } {
  const terms = state.penalty;
  if (terms === null || day < row.penaltyFrom) return NOTHING;
  const base = penaltyBase(row, terms);
  if (base <= 0) return NOTHING;
  const held = state.held.length === 0 ? 0 : heldDaysIn(state.held, "penalty", row.penaltyFrom, day);
  const days = day - row.penaltyFrom + 1 - held;
  const agreed = mulDiv(base, terms.ratePpm * days, terms.denominator);
  const charged = Math.min(agreed, roomUnderCaps(state, row, row.baseDays + base * days));
  return { charged, notCharged: agreed - charged, held };
}

const NOTHING = { charged: 0, notCharged: 0, held: 0 } as const;

/** Brings `owed.penalty` to a day. */
export function accruePenalty(state: State, row: Row, day: EpochDay): void {
  if (state.penalty === null || day < row.penaltyFrom) return;
  const accrued = row.closedPenalty + openPenalty(state, row, day).charged;
  row.owed.penalty += accrued - row.accruedPenalty;
  row.accruedPenalty = accrued;
}

/** Ends the open stretch of a row with a day, because its base is about to change or a cap lets it cost no more than `most`. */
export function closePenalty(state: State, row: Row, day: EpochDay, most = Infinity): void {
  const terms = state.penalty;
  if (terms === null || day < row.penaltyFrom) return;
  const base = penaltyBase(row, terms);
  if (base > 0) {
    const { charged: uncapped, notCharged: beyond, held } = openPenalty(state, row, day);
    const charged = Math.min(uncapped, most);
    const notCharged = beyond + uncapped - charged;
    const days = day - row.penaltyFrom + 1 - held;
    (row.segments ??= []).push({
      from: row.penaltyFrom,
      to: day,
      days,
      heldDays: held,
      base,
      charged,
      notCharged,
    });
    row.closedPenalty += charged;
    row.baseDays += base * days;
    state.lifeUsed += charged;
    row.owed.penalty += row.closedPenalty - row.accruedPenalty;
    row.accruedPenalty = row.closedPenalty;
  }
  row.penaltyFrom = day + 1;
}

/** How much more default cost the caps leave for a row, given the Σ base × days reached. Infinity without caps. */
export function roomUnderCaps(state: State, row: Row, baseDays: number): number {
  let room = state.lifeLimit - state.lifeUsed;
  for (const cap of state.contract.caps) {
    if (cap.kind !== "default-rate" || !cap.covers.includes("penalty")) continue;
    room = Math.min(
      room,
      defaultRateLimit(cap, baseDays) - row.closedPenalty - (cap.covers.includes("fee") ? row.lateFees : 0),
    );
  }
  return Math.max(0, room);
}

/** The most that a default-rate cap allows for Σ base × days (minor units × days). Half-even. */
export function defaultRateLimit(cap: Extract<Cap, { kind: "default-rate" }>, baseDays: number): Minor {
  return mulDiv(baseDays, cap.ratePpm, cap.per === "day" ? WHOLE : WHOLE * cap.yearDays);
}
