import { type EpochDay, formatDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { heldDaysIn } from "#app/lending/held-days.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { replay } from "#app/lending/replay.ts";
import { reprice } from "#app/lending/reprice.ts";
import { openTotal, type Row, type State } from "#app/lending/state.ts";
import { dayOf, type Facts, minor, number, object, objects, text, Unsupported } from "./case.ts";
import { chargesDiffer, rowsDiffer, transactionsDiffer } from "./tables.ts";
import { entriesUpTo, type GoldenLoan } from "./entries.ts";

/** Days that the source engine lets pass before a loan counts as delinquent. */
const GRACE = 3;
const RANGES: readonly (readonly [number, string])[] = [
  [241, "RANGE_240"], [181, "RANGE_180"], [151, "RANGE_150"], [121, "RANGE_120"], [91, "RANGE_90"],
  [61, "RANGE_60"], [31, "RANGE_30"], [4, "RANGE_3"], [1, "RANGE_1"],
]; // prettier-ignore

/** The first difference of a checkpoint, or null. `tolerance` is in minor units. */
export function checkpointDiffers(loan: GoldenLoan, checkpoint: Facts, tolerance: number): string | null {
  const entries = entriesUpTo(loan, number(checkpoint, "after_event") ?? Infinity);
  const asOf = dayOf(text(checkpoint, "as_of"));
  const state = stateAt(loan, entries, asOf);
  switch (text(checkpoint, "kind")) {
    case "schedule":
      return rowsDiffer(loan, state, objects(checkpoint, "value"), tolerance);
    case "transactions":
      return transactionsDiffer(loan, state, entries, objects(checkpoint, "value"), tolerance);
    case "charges":
      return chargesDiffer(state, objects(checkpoint, "value"));
    case "outstanding":
      return differs("outstanding", minor(number(checkpoint, "value") ?? 0), outstandingOf(state), tolerance);
    case "status":
      return differs(
        "status",
        text(checkpoint, "value").toUpperCase(),
        statusOf(state, entries, text(checkpoint, "value")),
      );
    case "installment_delinquency":
      return bucketsDiffer(state, asOf, object(checkpoint, "value") ?? {});
    case "loan_delinquency":
      return delinquencyDiffers(loan, state, entries, asOf, object(checkpoint, "value") ?? {});
    case "delinquency_range":
      return delinquencyDiffers(loan, state, entries, asOf, object(checkpoint, "value") ?? {});
    default:
      throw new Unsupported(`expectation ${text(checkpoint, "kind")}`);
  }
}

/** A replayed loan with its schedule as it would be shown. */
export function stateAt(loan: GoldenLoan, entries: readonly Entry[], asOf: EpochDay): State {
  const state = replay(loan.contract, loan.schedule, entries, asOf);
  reprice(state, asOf, "projected");
  return state;
}

/** "what: expected …, got …" when two values differ by more than the tolerance. */
export function differs(what: string, expected: string | number, got: string | number, tolerance = 0): string | null {
  if (expected === got) return null;
  if (typeof expected === "number" && typeof got === "number" && Math.abs(expected - got) <= tolerance) return null;
  return `${what}: expected ${expected}, got ${got}`;
}

function outstandingOf(state: State): number {
  return state.rows.reduce((sum, row) => sum + openTotal(row), 0);
}

function statusOf(state: State, entries: readonly Entry[], expected: string): string {
  if (expected === "Approved" && entries.length === 0) return "APPROVED";
  if (outstandingOf(state) > 0) return "ACTIVE";
  return state.credit > 0 ? "OVERPAID" : "CLOSED_OBLIGATIONS_MET";
}

function rangeOf(days: number): string {
  return RANGES.find(([from]) => days >= from)?.[1] ?? "NO_DELINQUENCY";
}

/** Days past due of one instalment without the days on hold after its due date. */
function delinquentDays(state: State, row: Row, asOf: EpochDay): number {
  return asOf - row.due - heldDaysIn(state.held, "penalty", row.due + 1, asOf);
}

function bucketsDiffer(state: State, asOf: EpochDay, expected: Facts): string | null {
  const buckets: Record<string, number> = {};
  for (const row of state.rows) {
    if (row.due >= asOf || openTotal(row) === 0) continue;
    const range = rangeOf(delinquentDays(state, row, asOf));
    if (range !== "NO_DELINQUENCY") buckets[range] = (buckets[range] ?? 0) + openTotal(row);
  }
  for (const range of new Set([...Object.keys(expected), ...Object.keys(buckets)])) {
    const difference = differs(range, minor(number(expected, range) ?? 0), buckets[range] ?? 0);
    if (difference !== null) return difference;
  }
  return null;
}

function delinquencyDiffers(
  loan: GoldenLoan,
  state: State,
  entries: readonly Entry[],
  asOf: EpochDay,
  expected: Facts,
): string | null {
  const position = positionOf(loan.contract, loan.schedule, entries, asOf);
  const oldest = position.oldestUnpaidDue;
  const days = Math.max(0, position.dpdWithoutHolds - GRACE);
  const overdue = state.rows.filter((row) => row.due < asOf).reduce((sum, row) => sum + openTotal(row), 0);
  const got: Record<string, string | number> = {
    classification: rangeOf(days),
    delinquent_date: oldest === null || days === 0 ? "" : formatDay(oldest + GRACE),
    delinquent_days: days,
    past_due_days: position.dpd,
    delinquent_amount: overdue,
  };
  for (const key of Object.keys(expected)) {
    const wanted =
      key === "delinquent_amount" ? minor(number(expected, key) ?? 0) : (number(expected, key) ?? text(expected, key));
    const difference = differs(key, wanted, got[key] ?? "");
    if (difference !== null) return difference;
  }
  return null;
}
