import type { Schedule, ScheduleRow } from "#app/lending/schedule.ts";

/**
 * One row without the names: nr, from, due, principal, interest, fee, penalty; then its formula (base, rate, numerator,
 * denominator), where known, and the carried interest, where there is some.
 */
type PackedRow = readonly [number, number, number, number, number, number, number, ...(readonly number[])];

/** A schedule as stored. Names would take two thirds of the room, times sixty rows, times a million loans. */
export type PackedSchedule = readonly PackedRow[];

export function packSchedule(schedule: Schedule): PackedSchedule {
  return schedule.rows.map((row) => {
    const { formula, carried } = row;
    const packed: [number, number, number, number, number, number, number, ...number[]] = [
      row.nr, row.from, row.due, row.principal, row.interest, row.fee, row.penalty,
    ]; // prettier-ignore
    if (formula !== null) packed.push(formula.base, formula.ratePpm, formula.numerator, formula.denominator);
    if (carried !== undefined) packed.push(carried);
    return packed;
  });
}

export function unpackSchedule(packed: PackedSchedule): Schedule {
  return { rows: packed.map(unpackRow) };
}

function unpackRow([nr, from, due, principal, interest, fee, penalty, ...more]: PackedRow): ScheduleRow {
  const [base, ratePpm, numerator, denominator] = more;
  const known = base !== undefined && ratePpm !== undefined && numerator !== undefined && denominator !== undefined;
  const formula = known ? { base, ratePpm, numerator, denominator } : null;
  const carried = more[known ? 4 : 0];
  const row = { nr, from, due, principal, interest, fee, penalty, formula };
  return carried === undefined ? row : { ...row, carried };
}
