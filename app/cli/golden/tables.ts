import { formatDay } from "#app/lending/calendar.ts";
import { type Amounts, type Component, noAmounts, totalOf } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { openTotal, type Receipt, type Row, type State } from "#app/lending/state.ts";
import { type Facts, minor, number, text } from "./case.ts";
import { differs } from "./checkpoints.ts";
import type { GoldenLoan } from "./entries.ts";

const COMPONENTS: readonly Component[] = ["principal", "interest", "penalty", "fee"];
const MONEY = [
  "principal",
  "interest",
  "fees",
  "penalties",
  "due",
  "paid",
  "in_advance",
  "late",
  "waived",
  "outstanding",
] as const;

type Shown = Record<(typeof MONEY)[number] | "balance" | "nr" | "days", number> & {
  due_date: string;
  paid_date: string;
};

/** Compares a whole instalment table; a missing amount means 0, a missing balance or number of days is not compared. */
export function rowsDiffer(
  loan: GoldenLoan,
  state: State,
  expected: readonly Facts[],
  tolerance: number,
): string | null {
  const shown = shownRows(loan, state);
  const count = differs("instalments", expected.length, shown.length);
  if (count !== null) return count;
  for (const [index, row] of expected.entries()) {
    const got = shown[index];
    if (got === undefined) return `row ${index + 1} is missing`;
    const difference = rowDiffers(row, got, tolerance);
    if (difference !== null) return `row ${got.nr}: ${difference}`;
  }
  return null;
}

function rowDiffers(expected: Facts, got: Shown, tolerance: number): string | null {
  const exact = [
    "days" in expected ? differs("days", number(expected, "days") ?? 0, got.days) : null,
    differs("due date", text(expected, "due_date"), got.due_date),
    got.due === 0 ? null : differs("paid date", text(expected, "paid_date"), got.paid_date),
    "balance" in expected ? differs("balance", minor(number(expected, "balance") ?? 0), got.balance, tolerance) : null,
  ];
  const amounts = MONEY.map((key) => differs(key, expectedAmount(expected, key), got[key], tolerance));
  return [...exact, ...amounts].find((difference) => difference !== null) ?? null;
}

/** A missing amount is 0, but a missing waiver is what due, paid and outstanding leave. */
function expectedAmount(row: Facts, key: (typeof MONEY)[number]): number {
  if (key !== "waived" || key in row) return minor(number(row, key) ?? 0);
  return minor((number(row, "due") ?? 0) - (number(row, "paid") ?? 0) - (number(row, "outstanding") ?? 0));
}

/** The table as the cases print it: rows that a shortened loan no longer needs are left out. */
function shownRows(loan: GoldenLoan, state: State): Shown[] {
  let last = state.rows.length;
  while (last > 0 && state.pricing !== null && isEmpty(state.rows[last - 1])) last -= 1;
  let balance = 0;
  let before = loan.contract.startDay;
  return groupsOf(state.rows.slice(0, last)).map((group, index) => {
    const row = together(group);
    const start = index === 0 ? loan.contract.principal : 0;
    balance += start + addedIn(state, row, before, index === 0) - row.owed.principal;
    const shown = shownRow(state, row, new Set(group.map(({ nr }) => nr)), balance, row.due - before);
    before = row.due;
    return shown;
  });
}

/** What came after the last instalment is one row of the cases, as late as the latest of it; ours has one for each day. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const before = groups.at(-1);
    if (row.kind === "charges" && before?.[0]?.kind === "charges") before.push(row);
    else groups.push([row]);
  }
  return groups;
}

function together(group: readonly Row[]): Row {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) throw new Error("a group has rows");
  const sum = (amounts: readonly Readonly<Amounts>[]): Amounts =>
    amounts.reduce<Amounts>((all, one) => {
      for (const component of COMPONENTS) all[component] += one[component];
      return all;
    }, noAmounts());
  const settled = group.map(({ settledOn }) => settledOn ?? Infinity);
  return {
    ...first,
    due: last.due,
    owed: sum(group.map(({ owed }) => owed)),
    paid: sum(group.map(({ paid }) => paid)),
    waived: sum(group.map(({ waived }) => waived)),
    items: group.flatMap(({ items }) => items ?? []),
    settledOn: settled.includes(Infinity) ? null : Math.max(...settled),
  };
}

function isEmpty(row: Row | undefined): boolean {
  return row === undefined || (totalOf(row.owed) === 0 && totalOf(row.paid) === 0);
}

/** Principal that came in the period of a row: more money paid out, or taken back by a bank. */
function addedIn(state: State, row: Row, before: number, first: boolean): number {
  let added = 0;
  for (const item of row.items ?? [])
    if (item.source === "chargeback" && item.component === "principal") added += item.charged;
  for (const { day, delta } of state.pricing?.flows ?? []) {
    if (delta > 0 && day <= row.due && (day > before || first)) added += delta;
  }
  return added;
}

function shownRow(state: State, row: Row, numbers: ReadonlySet<number>, balance: number, days: number): Shown {
  const timing = { in_advance: 0, late: 0 };
  for (const receipt of state.receipts) {
    for (const part of receipt.parts) {
      if (!numbers.has(part.instalment)) continue;
      if (receipt.effective < row.due) timing.in_advance += part.amount;
      if (receipt.effective > row.due) timing.late += part.amount;
    }
  }
  return {
    nr: row.nr,
    days,
    due_date: formatDay(row.due),
    paid_date: row.settledOn === null ? "" : formatDay(row.settledOn),
    balance,
    principal: row.owed.principal,
    interest: row.owed.interest,
    fees: row.owed.fee,
    penalties: row.owed.penalty,
    due: totalOf(row.owed),
    paid: totalOf(row.paid),
    waived: totalOf(row.waived),
    outstanding: openTotal(row),
    ...timing,
  };
}

const MONEY_IN = /Repayment|Down Payment|Goodwill|Refund|Adjustment/;

/** Compares how money was split. Reversed payments, accruals and bookkeeping rows are not part of a position. */
export function transactionsDiffer(
  loan: GoldenLoan,
  state: State,
  entries: readonly Entry[],
  expected: readonly Facts[],
  tolerance: number,
): string | null {
  const cancelled = new Set(entries.map((entry) => (entry.kind === "reversal" ? entry.reverses : "")));
  const reversed = entries.filter((entry) => entry.kind === "payment" && cancelled.has(entry.id));
  const open = [...state.receipts];
  for (const row of expected) {
    if (!MONEY_IN.test(text(row, "type")) || row["reverted"] === true) continue;
    const [date, amount] = [text(row, "date"), minor(number(row, "amount") ?? 0)];
    const index = open.findIndex((receipt) => formatDay(receipt.effective) === date && receipt.total === amount);
    const receipt = open[index];
    if (receipt === undefined) {
      const old = reversed.some(
        (entry) => entry.kind === "payment" && formatDay(entry.effective) === date && entry.amount === amount,
      );
      if (old) continue;
      return `no payment of ${amount} on ${date}`;
    }
    open.splice(index, 1);
    const difference = splitDiffers(row, receipt, tolerance);
    if (difference !== null) return `payment of ${date}: ${difference}`;
  }
  return balanceDiffers(loan, state, entries, expected, tolerance);
}

function splitDiffers(expected: Facts, receipt: Receipt, tolerance: number): string | null {
  const split = { principal: 0, interest: 0, penalty: 0, fee: 0 };
  for (const part of receipt.parts) split[part.component] += part.amount;
  return (
    differs("principal", minor(number(expected, "principal") ?? 0), split.principal, tolerance) ??
    differs("interest", minor(number(expected, "interest") ?? 0), split.interest, tolerance) ??
    differs("fees", minor(number(expected, "fees") ?? 0), split.fee, tolerance) ??
    differs("penalties", minor(number(expected, "penalties") ?? 0), split.penalty, tolerance)
  );
}

/** The principal balance after the last money row must be what the ledger has. */
function balanceDiffers(
  loan: GoldenLoan,
  state: State,
  entries: readonly Entry[],
  expected: readonly Facts[],
  tolerance: number,
): string | null {
  const last = expected
    .filter((row) => /Repayment|Down|Goodwill|Refund|Adjustment|Chargeback/.test(text(row, "type")))
    .at(-1);
  if (last === undefined || entries.some(({ kind }) => kind === "reversal")) return null;
  const paid = state.receipts.flatMap(({ parts }) => parts).filter(({ component }) => component === "principal");
  const back = state.rows
    .flatMap(({ items }) => items ?? [])
    .filter((item) => item.source === "chargeback" && item.component === "principal");
  const more = (state.pricing?.flows ?? []).filter(({ delta }) => delta > 0);
  const balance =
    loan.contract.principal +
    more.reduce((sum, { delta }) => sum + delta, 0) +
    back.reduce((sum, { charged }) => sum + charged, 0) -
    paid.reduce((sum, { amount }) => sum + amount, 0);
  return differs("balance after", minor(number(last, "balance_after") ?? 0), balance, tolerance);
}

/** Compares charges by kind, amount and day. */
export function chargesDiffer(state: State, expected: readonly Facts[]): string | null {
  const items = state.rows.flatMap((row) => row.items ?? []).filter((item) => item.source !== "chargeback");
  for (const charge of expected) {
    const component = charge["is_penalty"] === true ? "penalty" : "fee";
    const amount = minor(number(charge, "amount") ?? 0);
    const due = text(charge, "due");
    const index = items.findIndex(
      (item) => item.component === component && item.charged === amount && (due === "" || formatDay(item.due) === due),
    );
    const item = items[index];
    if (item === undefined) return `no ${component} of ${amount} due ${due}`;
    items.splice(index, 1);
    const name = `${component} of ${due}`;
    const difference =
      differs(`${name} paid`, minor(number(charge, "paid") ?? 0), item.paid) ??
      differs(`${name} waived`, minor(number(charge, "waived") ?? 0), item.waived) ??
      differs(`${name} outstanding`, minor(number(charge, "outstanding") ?? 0), item.amount - item.paid - item.waived);
    if (difference !== null) return difference;
  }
  return items.length === 0 ? null : `${items.length} charges more than expected`;
}
