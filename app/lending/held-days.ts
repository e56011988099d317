import type { EpochDay } from "./calendar.ts";
import type { Entry, HoldScope, HoldStart } from "./ledger.ts";
import type { HeldSpan } from "./state.ts";

/**
 * The holds of a ledger, those still to come included: what is not due yet is known with them. A hold without an end runs on;
 * an end without a start is ignored.
 */
export function heldSpans(entries: readonly Entry[]): HeldSpan[] {
  if (!entries.some(({ kind }) => kind === "hold-start")) return [];
  const running = new Map<string, HoldStart>();
  const spans: HeldSpan[] = [];
  for (const entry of entries) {
    if (entry.kind === "hold-start") running.set(entry.hold, entry);
    if (entry.kind !== "hold-end") continue;
    const start = running.get(entry.hold);
    if (start === undefined) continue;
    running.delete(entry.hold);
    spans.push(spanOf(start, entry.effective));
  }
  for (const start of running.values()) spans.push(spanOf(start, Infinity));
  return spans;
}

function spanOf(start: HoldStart, until: number): HeldSpan {
  return { hold: start.hold, reason: start.reason, scopes: start.scopes, from: start.effective, until };
}

/** Days of from…to (both included) on which a hold of one of these scopes runs; overlapping holds count once. */
export function heldDaysIn(
  held: readonly HeldSpan[],
  scope: HoldScope | readonly HoldScope[],
  from: EpochDay,
  to: EpochDay,
): number {
  if (held.length === 0 || to < from) return 0;
  const wanted = typeof scope === "string" ? [scope] : scope;
  const spans = held
    .filter((span) => span.scopes.some((each) => wanted.includes(each)) && span.from <= to && span.until > from)
    .sort((a, b) => a.from - b.from);
  let days = 0;
  let next = from;
  for (const span of spans) {
    const start = Math.max(next, span.from);
    const end = Math.min(to, span.until - 1);
    if (end < start) continue;
    days += end - start + 1;
    next = end + 1;
  }
  return days;
}

/** The day on which `count` days after `from` have passed without a hold. Infinity while a hold keeps it from coming. */
export function dayWithoutHolds(held: readonly HeldSpan[], scope: HoldScope, from: EpochDay, count: number): number {
  let day = from + count;
  if (held.length === 0) return day;
  for (;;) {
    const missing = count - (day - from - heldDaysIn(held, scope, from + 1, day));
    if (missing <= 0) return day;
    if (held.some((span) => span.until === Infinity && span.scopes.includes(scope) && span.from <= day))
      return Infinity;
    day += missing;
  }
}
