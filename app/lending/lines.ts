import type { EpochDay } from "./calendar.ts";
import { type Amounts, type Component, noAmounts, totalOf } from "./contract.ts";
import { interestOfParts } from "./interest.ts";
import type { Minor } from "./money.ts";
import type { Formula, Line } from "./position.ts";
import { type Item, itemInterest, openOf, type Receipt, type Row, type State } from "./state.ts";

const COMPONENTS = ["principal", "interest", "penalty", "fee"] as const;

/** A line of the breakdown; what is not said is empty. */
export function lineOf(line: Pick<Line, "kind" | "amount"> & Partial<Line>): Line {
  return {
    kind: line.kind,
    component: line.component ?? null,
    instalment: line.instalment ?? null,
    amount: line.amount,
    formula: line.formula ?? null,
    from: line.from ?? null,
    to: line.to ?? null,
    days: line.days ?? 0,
    notCharged: line.notCharged ?? 0,
    heldDays: line.heldDays ?? 0,
    code: line.code ?? null,
    entry: line.entry ?? null,
    split: line.split ?? null,
  };
}

/**
 * The lines that make up "to be up to date": for every due instalment that is not settled what it asks for, then what was paid
 * and waived on those instalments. Their sum is what is open.
 */
export function dueLines(state: State, dueRows: readonly Row[], asOf: EpochDay): Line[] {
  const lines: Line[] = [];
  for (const row of dueRows) addRowLines(state, row, lines);
  addEarlyItems(state, dueRows, asOf, lines);
  const open = new Set(dueRows.map((row) => row.nr));
  for (const receipt of state.receipts)
    addReceiptLine(receipt, receipt.kind === "adjustment" ? "credit" : "payment", open, lines);
  for (const receipt of state.waivers) addReceiptLine(receipt, "waiver", open, lines);
  return lines;
}

function addRowLines(state: State, row: Row, lines: Line[]): void {
  const items = row.items ?? [];
  const inItems = (component: Component): Minor =>
    items.reduce((sum, item) => (item.component === component ? sum + item.amount : sum), 0);
  const instalment = row.nr;
  const principal = row.owed.principal - inItems("principal");
  if (principal !== 0) {
    lines.push(
      lineOf({
        kind: "principal",
        component: "principal",
        instalment,
        amount: principal,
        formula: shareOf(state, row),
      }),
    );
  }
  const interest = row.owed.interest - inItems("interest");
  if (interest !== 0) {
    const [from, to] = [row.from + 1, row.due];
    const formula = interestFormula(row);
    lines.push(
      lineOf({
        kind: "interest",
        component: "interest",
        instalment,
        amount: interest,
        formula,
        from,
        to,
        days: to - from + 1,
      }),
    );
  }
  addPenaltyLines(state, row, lines);
  // A charge that new terms took away says nothing any more; one that a cap kept at nothing does.
  for (const item of items) if (item.amount > 0 || item.charged === 0) lines.push(itemLine(row, item, item.amount));
  for (const component of ["penalty", "fee"] as const) {
    const carried = row.owed[component] - inItems(component) - (component === "penalty" ? row.accruedPenalty : 0);
    if (carried !== 0) lines.push(lineOf({ kind: "charge", component, instalment, amount: carried, code: "carried" }));
  }
}

function addPenaltyLines(state: State, row: Row, lines: Line[]): void {
  const terms = state.penalty;
  const rule = state.contract.product.penalty;
  if (terms === null || rule === null) return;
  const per = rule.rate.kind === "own" && rule.rate.per === "day" ? "day" : "year";
  const denominator = per === "day" ? 1 : rule.yearDays;
  for (const { base, days, from, to, charged, notCharged, heldDays } of row.segments ?? []) {
    if (days === 0 && heldDays === 0) continue;
    const formula: Formula = { kind: "time", base, ratePpm: terms.ratePpm, per, numerator: days, denominator };
    lines.push(
      lineOf({
        kind: "penalty",
        component: "penalty",
        instalment: row.nr,
        amount: charged,
        formula,
        from,
        to,
        days,
        notCharged,
        heldDays,
      }),
    );
  }
}

function itemLine(row: Row, item: Item, amount: Minor): Line {
  const { component, formula, code, entry, notCharged, on } = item;
  const kind = item.source === "late-fee" ? "late-fee" : "charge";
  return lineOf({ kind, component, instalment: row.nr, amount, formula, code, entry, notCharged, from: on, to: on });
}

/** Charges that are payable although their instalment is not due yet: what is open of each. */
function addEarlyItems(state: State, dueRows: readonly Row[], asOf: EpochDay, lines: Line[]): void {
  for (const row of state.rows) {
    if (row.items === null || dueRows.includes(row)) continue;
    for (const item of row.items) {
      const open = openItem(row, item);
      if (item.due <= asOf && open > 0) lines.push(itemLine(row, item, open));
    }
  }
}

/** What is open of a charge in an instalment that is not due. */
export function openItem(row: Row, item: Item): Minor {
  return Math.max(0, Math.min(item.amount - item.paid - item.waived, openOf(row, item.component)));
}

function shareOf(state: State, row: Row): Formula | null {
  const { contract } = state;
  const share = contract.product.method === "equal-principal" || contract.product.method === "flat";
  if (!share || row.kind !== "instalment" || row.owed.principal * contract.count !== contract.principal) return null;
  return { kind: "share", of: contract.principal, parts: contract.count };
}

/** How the interest of a row came about: one stretch, several, or nothing where it is not just what grew over its days. */
export function interestFormula(row: Row): Formula | null {
  const parts = row.parts ?? (row.formula === null ? [] : [row.formula]);
  const [first] = parts;
  if (first === undefined || interestOfParts(parts) !== row.owed.interest - itemInterest(row)) return null;
  return parts.length > 1 ? { kind: "sum", parts } : { kind: "time", per: "year", ...first };
}

function addReceiptLine(
  receipt: Receipt,
  kind: "payment" | "credit" | "waiver",
  open: ReadonlySet<number>,
  lines: Line[],
): void {
  const split = noAmounts();
  for (const part of receipt.parts) {
    if (open.has(part.instalment)) split[part.component] += part.amount;
  }
  const amount = totalOf(split);
  if (amount === 0) return;
  const { entry, effective } = receipt;
  lines.push(
    lineOf({ kind, amount: -amount, from: effective, to: effective, entry, split, component: onlyComponent(split) }),
  );
}

function onlyComponent(split: Amounts): Component | null {
  const used = COMPONENTS.filter((component) => split[component] !== 0);
  return used.length === 1 ? (used[0] ?? null) : null;
}
