import type { EpochDay } from "#app/lending/calendar.ts";
import type { Position } from "#app/lending/position.ts";

/** How a loan stands, in the few ways that matter to the person who owes. One plain sentence belongs to each. */
export type Status =
  | { kind: "settled" }
  | { kind: "overpaid"; credit: number }
  | { kind: "paused"; reason: string; since: EpochDay; upToDate: number }
  | { kind: "just-paid"; amount: number }
  /** A payment is with the bank, or its page was opened and nobody knows yet: nothing here sounds late. */
  | { kind: "confirming"; amount: number; atBank: boolean }
  | { kind: "up-to-date"; next: Position["next"] }
  | { kind: "due-soon"; next: NonNullable<Position["next"]>; days: number }
  | { kind: "due-today"; due: EpochDay }
  | { kind: "one-late"; nr: number; due: EpochDay; days: number }
  | { kind: "several-late"; count: number; oldest: EpochDay; days: number };

/** What is due may be paid already: the sentence of such a loan says so instead of counting days. */
export function whilePaying(status: Status, underWay: readonly { amount: number; atBank: boolean }[]): Status {
  const counts = status.kind === "due-today" || status.kind === "one-late" || status.kind === "several-late";
  if (!counts || underWay.length === 0) return status;
  const atBank = underWay.filter((payment) => payment.atBank);
  const meant = atBank.length > 0 ? atBank : underWay;
  return {
    kind: "confirming",
    amount: meant.reduce((sum, { amount }) => sum + amount, 0),
    atBank: atBank.length > 0,
  };
}

/** The status a position amounts to. A payment of today comes before anything that sounds late. */
export function statusOf(position: Position): Status {
  if (position.payoff.total === 0) {
    return position.credit > 0 ? { kind: "overpaid", credit: position.credit } : { kind: "settled" };
  }
  if (position.upToDate > 0) return statusWhileDue(position);
  const paidToday = position.payments
    .filter((payment) => payment.effective === position.asOf)
    .reduce((sum, payment) => sum + payment.total, 0);
  if (paidToday > 0) return { kind: "just-paid", amount: paidToday };
  const { next } = position;
  return next && position.stage === "pre_due"
    ? { kind: "due-soon", next, days: next.due - position.asOf }
    : { kind: "up-to-date", next };
}

function statusWhileDue(position: Position): Status {
  const pause = position.holds.find((hold) => hold.until === null && hold.scopes.includes("contact"));
  if (pause) return { kind: "paused", reason: pause.reason, since: pause.from, upToDate: position.upToDate };
  const late = position.instalments.filter(
    (row) => row.due < position.asOf && Object.values(row.outstanding).some((amount) => amount > 0),
  );
  const [first] = late;
  if (!first) return { kind: "due-today", due: position.asOf };
  const days = position.asOf - first.due;
  return late.length === 1
    ? { kind: "one-late", nr: first.nr, due: first.due, days }
    : { kind: "several-late", count: late.length, oldest: first.due, days };
}
