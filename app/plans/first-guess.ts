import { civilOf } from "#app/lending/calendar.ts";
import type { Minor } from "#app/lending/money.ts";
import type { PlanWish } from "./plan-answers.ts";
import type { PlanGround } from "./plan-ground.ts";
import { leadDays } from "./plan-offers.ts";

/** How far one press of "less" or "more" goes: half of the smallest payment that is agreed to at once. */
export function amountStep({ profile }: PlanGround): Minor {
  return Math.max(1, Math.floor(profile.plan.minInstalmentMinor / 2));
}

/** Where the questions start before anything was said: about half a year, ten days after the usual date. Nothing is kept. */
export function firstGuess(ground: PlanGround, anchorDay: number): PlanWish {
  const step = amountStep(ground);
  const months = ground.profile.plan.shortPath.maxMonths;
  const amount = Math.max(ground.profile.plan.minInstalmentMinor, Math.ceil(ground.owed / months / step) * step);
  return {
    amount,
    every: ground.profile.plan.cycles.includes("monthly") ? "monthly" : (ground.profile.plan.cycles[0] ?? "monthly"),
    day: ((anchorDay + 9) % 28) + 1,
    first: ground.today + leadDays(ground),
  };
}

/** Amounts to pick with one tap: half, the whole and one and a half of the first guess. */
export function amountChips(ground: PlanGround, guess: Minor): Minor[] {
  const step = amountStep(ground);
  const round = (amount: Minor) => Math.max(step, Math.round(amount / step) * step);
  return [...new Set([round(guess / 2), guess, round(guess * 1.5)])].filter((amount) => amount <= ground.owed);
}

/** A day of the month from 1 to 31. */
export function dayOfMonth(day: number): number {
  return civilOf(day).day;
}
