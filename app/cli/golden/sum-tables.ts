import { formatDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { replay } from "#app/lending/replay.ts";
import { openOf } from "#app/lending/state.ts";
import { dayOf, type Facts, minor, number, object, objects, text, Unsupported } from "./case.ts";
import { differs, stateAt } from "./checkpoints.ts";
import { reAge } from "./restructuring.ts";
import type { Sum } from "./sum.ts";

/** Compares the instalment table. */
export function scheduleDiffers(sum: Sum, expected: readonly Facts[]): string | null {
  const rows = object(sum.golden.inputs, "re_age") === null ? shownTable(sum) : reAgedTable(sum);
  const count = differs("rows", expected.length, rows.length);
  if (count !== null) return count;
  for (const [index, row] of expected.entries()) {
    const got = rows[index];
    if (got === undefined) continue;
    for (const key of ["principal", "interest", "installment", "balance"] as const) {
      if (!(key in row)) continue;
      const difference = differs(key, minor(number(row, key) ?? 0), got[key], sum.tolerance);
      if (difference !== null) return `row ${index + 1} ${difference}`;
    }
    const dates = "due_date" in row ? differs("due date", text(row, "due_date"), got.due_date) : null;
    if (dates !== null) return `row ${index + 1} ${dates}`;
  }
  return null;
}

interface TableRow {
  readonly due_date: string;
  readonly principal: number;
  readonly interest: number;
  readonly installment: number;
  readonly balance: number;
}

function shownTable({ contract, state }: Sum): TableRow[] {
  let balance = contract.principal;
  let before = contract.startDay;
  return state.rows.map((row) => {
    for (const { day, delta } of state.pricing?.flows ?? [])
      if (delta > 0 && day > before && day <= row.due) balance += delta;
    before = row.due;
    const { principal, interest } = row.owed;
    balance -= principal;
    return { due_date: formatDay(row.due), principal, interest, installment: principal + interest, balance };
  });
}

/** A re-age of a loan of which nothing was paid; only the new rows are compared. */
function reAgedTable({ golden, contract }: Sum): TableRow[] {
  const input = object(golden.inputs, "re_age") ?? {};
  const firstDue = dayOf(text(input, "start"));
  const old = { ...contract, count: Number(/\((\d+) x/.exec(text(golden.inputs, "start_date"))?.[1] ?? 4) };
  const [frequency_number, frequency_type] = (text(input, "every") || "1 MONTHS").split(" ");
  const event = {
    date: formatDay(firstDue - 1),
    start_date: formatDay(firstDue),
    installments: number(input, "installments"),
    frequency_number: Number(frequency_number),
    frequency_type,
  };
  const change = reAge(old, makeSchedule(old), [], event);
  let balance = contract.principal;
  return change.schedule.rows.map(({ due, principal, interest }) => {
    balance -= principal;
    return { due_date: formatDay(due), principal, interest, installment: principal + interest, balance };
  });
}

/** Compares one row of the table. */
export function rowDiffers({ schedule, contract, tolerance }: Sum, expected: Facts): string | null {
  const index = number(expected, "index") ?? 0;
  const rows = schedule.rows.slice(0, index);
  const row = rows.at(-1);
  if (row === undefined) return `row ${index} is missing`;
  const balance = rows.reduce((left, each) => left - each.principal, contract.principal);
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), row.principal, tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), row.interest, tolerance) ??
    differs("balance", minor(number(expected, "balance") ?? 0), balance, tolerance)
  );
}

/** Compares what paying on a day takes: of one instalment, or all. */
export function payableDiffers({ contract, schedule, entries, tolerance }: Sum, expected: Facts): string | null {
  const asOf = dayOf(text(expected, "as_of"));
  const state = replay(contract, schedule, entries, asOf);
  const nr = number(expected, "installment");
  const rows = nr === null ? state.rows : state.rows.filter((row) => row.nr === nr);
  const principal = rows.reduce((sum, row) => sum + openOf(row, "principal"), 0);
  const interest = rows.reduce((sum, row) => sum + openOf(row, "interest"), 0);
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), principal, tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), interest, tolerance)
  );
}

/** Compares the table after the pay-off that the case asks for. */
export function afterPayoffDiffers(sum: Sum, expected: Facts): string | null {
  const { contract, schedule, entries, golden } = sum;
  const payoff = golden.expected.find((each) => text(each, "kind") === "payoff");
  if (payoff === undefined) throw new Unsupported("a schedule after a pay-off without the pay-off");
  const effective = dayOf(text(payoff, "as_of"));
  const amount = positionOf(contract, schedule, entries, effective).payoff.total;
  const paid: Entry = { kind: "payment", id: "payoff", enteredAt: 1e9, effective, amount };
  const state = stateAt({ contract, schedule, ledger: [] }, [...entries, paid], effective);
  return scheduleDiffers({ ...sum, state }, objects(expected, "value"));
}

/** Compares how a payment was split. */
export function splitDiffers({ entries, state, tolerance }: Sum, expected: Facts): string | null {
  const day = dayOf(text(expected, "date"));
  const receipt = state.receipts.find((each) => each.effective === day);
  if (receipt === undefined || entries.length === 0) return "no such payment";
  const part = (component: string) =>
    receipt.parts.reduce((sum, each) => (each.component === component ? sum + each.amount : sum), 0);
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), part("principal"), tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), part("interest"), tolerance)
  );
}
