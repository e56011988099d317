import type { Schedule, ScheduleRow } from "#app/lending/schedule.ts";

/** One row without the names: nr, from, due, principal, interest, fee, penalty and, where known, its formula. */
type PackedRow =
  | readonly [number, number, number, number, number, number, number]
  | readonly [number, number, number, number, number, number, number, number, number, number, number];

/** A schedule as stored. Names would take two thirds of the room, times sixty rows, times a million loans. */
export type PackedSchedule = readonly PackedRow[];

export function packSchedule(schedule: Schedule): PackedSchedule {
  return schedule.rows.map((row) => {
    const figures = [row.nr, row.from, row.due, row.principal, row.interest, row.fee, row.penalty] as const;
    const formula = row.formula;
    return formula ? [...figures, formula.base, formula.ratePpm, formula.numerator, formula.denominator] : figures;
  });
}

export function unpackSchedule(packed: PackedSchedule): Schedule {
  return { rows: packed.map(unpackRow) };
}

function unpackRow(packed: PackedRow): ScheduleRow {
  const [nr, from, due, principal, interest, fee, penalty, base, ratePpm, numerator, denominator] = packed;
  const formula =
    base === undefined || ratePpm === undefined || numerator === undefined || denominator === undefined
      ? null
      : { base, ratePpm, numerator, denominator };
  return { nr, from, due, principal, interest, fee, penalty, formula };
}
