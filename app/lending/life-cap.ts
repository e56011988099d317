import type { EpochDay } from "./calendar.ts";
import type { Minor } from "./money.ts";
import { closePenalty, openPenalty } from "./penalty.ts";
import { openOf, type Row, type State } from "./state.ts";

/** What a cap over the whole life still leaves on a day, after penalty that runs but is not booked. Infinity without one. */
export function lifeRoom(state: State, day: EpochDay): Minor {
  if (state.lifeLimit === Infinity) return Infinity;
  return state.lifeLimit - state.lifeUsed - runningPenalty(state, day);
}

/**
 * Under a cap over the whole life, default costs count in order of time. While they stay below it nothing is booked. When a
 * day reaches it, all stretches end there: that day's room goes to the oldest instalments first, and nothing is charged after.
 */
export function bookUnderLifeCap(state: State, day: EpochDay): void {
  if (lifeRoom(state, day) >= 0) return;
  let within = day;
  let beyond = day;
  for (const row of runningRows(state)) within = Math.min(within, row.penaltyFrom - 1);
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (lifeRoom(state, middle) >= 0) within = middle;
    else beyond = middle;
  }
  let left = lifeRoom(state, within);
  for (const row of runningRows(state)) {
    const before = openPenalty(state, row, within).charged;
    const more = Math.min(left, openPenalty(state, row, beyond).charged - before);
    left -= more;
    closePenalty(state, row, beyond, before + more);
  }
}

/** The next day up to `day` on which an open instalment gets a late fee. Null when none does. */
export function nextLateFeeDay(state: State, day: EpochDay): EpochDay | null {
  let next: EpochDay | null = null;
  for (const row of runningRows(state)) {
    if (row.due >= day || row.nextLateFee > day) continue;
    if (openOf(row, "principal") + openOf(row, "interest") <= 0) continue;
    if (next === null || row.nextLateFee < next) next = row.nextLateFee;
  }
  return next;
}

function runningPenalty(state: State, day: EpochDay): Minor {
  return runningRows(state).reduce((sum, row) => sum + openPenalty(state, row, day).charged, 0);
}

function runningRows(state: State): readonly Row[] {
  return state.rows.slice(state.firstOpen);
}
