import type { Standing } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import { noAmounts, totalOf } from "#app/lending/contract.ts";
import type { ScheduleChange } from "#app/lending/ledger.ts";
import { replay } from "#app/lending/replay.ts";
import { carriedAs, carriedInto, type ScheduleRow } from "#app/lending/schedule.ts";
import { openAmounts } from "#app/lending/terms/arrears.ts";
import type { DrawnInstalment, PlanInterest } from "./plan-cost.ts";

/** A schedule change before it has an id. */
export type PlanEntryDraft = Omit<ScheduleChange, "id" | "enteredAt" | "shownHash">;

/** The first number that no instalment of the loan has. */
export function nextNumber({ position }: Standing): number {
  return position.instalments.reduce((highest, row) => Math.max(highest, row.nr), 0) + 1;
}

/** The instalments of a plan as rows of the loan's schedule. */
export function planRows(
  drawn: readonly DrawnInstalment[],
  interest: PlanInterest | null,
  agreedOn: EpochDay,
  firstNr: number,
): ScheduleRow[] {
  let from = agreedOn;
  return drawn.map((one, index) => {
    const row = {
      nr: firstNr + index,
      from,
      due: one.due,
      ...one.parts,
      formula: formulaOf(one, drawn, index, interest),
      // Overdue interest that the plan spreads does not grow over the days of a plan instalment.
      ...carriedAs(one.parts.interest - one.interest),
    };
    from = one.due;
    return row;
  });
}

/** How the interest of a row came about; null where overdue interest is mixed into it. */
function formulaOf(
  one: DrawnInstalment,
  drawn: readonly DrawnInstalment[],
  index: number,
  interest: PlanInterest | null,
): ScheduleRow["formula"] {
  if (interest === null || one.parts.interest !== one.interest) return null;
  const base = drawn.slice(index).reduce((sum, { parts }) => sum + parts.principal, 0);
  const before = drawn[index - 1]?.due;
  if (before === undefined) return null;
  return { base, ratePpm: interest.ratePpm, numerator: one.due - before, denominator: interest.yearDays };
}

/** The open instalments to come as they stand: what each still asks for, and what of its interest does not grow. */
export function restated({ position, loan, entries }: Standing): ScheduleRow[] {
  const agreed = new Map(loan.schedule.rows.map((row) => [row.nr, row]));
  for (const entry of entries) {
    if (entry.kind === "schedule") for (const row of entry.schedule.rows) agreed.set(row.nr, row);
  }
  return position.instalments
    .filter((row) => row.kind === "instalment" && row.due > position.asOf && totalOf(row.outstanding) > 0)
    .map((row): ScheduleRow => {
      const before = agreed.get(row.nr);
      const grows = before === undefined ? 0 : before.interest - carriedInto(before);
      const formula = before?.formula ?? null;
      const carried = carriedAs(row.outstanding.interest - grows);
      return { nr: row.nr, from: row.from, due: row.due, ...row.outstanding, formula, ...carried };
    });
}

/**
 * The ledger entry of a plan: what it spreads leaves its old instalments, the plan's rows ask for it instead, and every
 * other instalment to come is restated as it stands, so that the usual payments carry on.
 */
export function planEntry(
  standing: Standing,
  replaces: readonly number[],
  rows: readonly ScheduleRow[],
  terms: string,
): PlanEntryDraft {
  const { position, loan, entries } = standing;
  const taken = new Set(replaces);
  const kept = restated(standing).filter(({ nr }) => !taken.has(nr));
  // What the core takes for open, by the core's own reckoning: overdue interest that a plan has put into payments to come is
  // part of it. Left out, it would be asked for twice.
  const { overdue, principal } = openAmounts(
    replay(loan.contract, loan.schedule, entries, position.asOf),
    position.asOf,
  );
  const basis = { ...overdue, principal };
  return {
    kind: "schedule",
    effective: position.asOf,
    terms,
    schedule: { rows: [...kept, ...rows].sort((a, b) => a.due - b.due || a.nr - b.nr) },
    moves: ["principal", "interest", "penalty", "fee"],
    keepsOverdue: false,
    basis,
    waived: noAmounts(),
    capitalised: noAmounts(),
  };
}
