import type { EpochDay } from "#app/lending/calendar.ts";
import type { Stage } from "#app/lending/position.ts";
import type { Services } from "#app/services.ts";
import { firstStageDay, stageMoves, type StageCount, stageSeries, stagesOn } from "#db/stores/reports-stages.ts";
import type { DayRange } from "./house-day.ts";

/** From no arrears to old ones. A settled loan is not in the book any more, but it shows where loans went. */
export const stageOrder = ["current", "pre_due", "early", "mid", "late", "settled"] as const satisfies readonly Stage[];

/** Loans by stage. */
export type ByStage = Readonly<Record<Stage, number>>;

/** Where loans that were in one stage at the beginning are at the end. */
export interface RollRow {
  /** Null: came into the book in between. */
  readonly from: Stage | null;
  readonly total: number;
  readonly to: ByStage;
}

/** The book by stage at the end of a range, beside its beginning, and what rolled between the two. */
export interface BookReport {
  /** When the newest of the counts was made; null before the first night. */
  readonly countedAt: number | null;
  /** The first day of which anything is known. */
  readonly since: EpochDay | null;
  readonly end: readonly StageCount[];
  readonly stages: ByStage;
  readonly before: ByStage;
  readonly series: readonly { readonly day: EpochDay; readonly stages: ByStage }[];
  readonly roll: readonly RollRow[];
  /** Late at the beginning and not late at the end, and the other way round. */
  readonly cured: number;
  readonly wentLate: number;
  readonly lateBefore: number;
}

const empty: ByStage = { current: 0, pre_due: 0, early: 0, mid: 0, late: 0, settled: 0 };
const isLate = (stage: Stage) => stage === "early" || stage === "mid" || stage === "late";

/**
 * Reads what the nights have counted. Each loan counts with the stage of its borrower's own day; a payment entered today
 * for an earlier day shows from tonight on, because the past is what was known then.
 */
export async function bookByStage({ db }: Pick<Services, "db">, range: DayRange): Promise<BookReport> {
  const q = db.read;
  const end = await stagesOn(q, range.to);
  const start = await stagesOn(q, range.from);
  const days = new Map<EpochDay, Record<Stage, number>>();
  for (const { day, stage, loans } of await stageSeries(q, range)) {
    const found = days.get(day) ?? { ...empty };
    found[stage] += loans;
    days.set(day, found);
  }
  const before = totals(start);
  const roll = rollOf(before, await stageMoves(q, range));
  const sum = (is: (from: Stage, to: Stage) => boolean) =>
    roll.reduce(
      (all, row) => all + stageOrder.reduce((n, to) => n + (row.from !== null && is(row.from, to) ? row.to[to] : 0), 0),
      0,
    );
  return {
    countedAt: end.length === 0 ? null : Math.max(...end.map(({ at }) => at)),
    since: await firstStageDay(q),
    end,
    stages: totals(end),
    before,
    series: [...days].map(([day, stages]) => ({ day, stages })),
    roll,
    cured: sum((from, to) => isLate(from) && !isLate(to)),
    wentLate: sum((from, to) => !isLate(from) && isLate(to)),
    lateBefore: before.early + before.mid + before.late,
  };
}

function totals(counts: readonly StageCount[]): ByStage {
  const found = { ...empty };
  for (const { stage, loans } of counts) found[stage] += loans;
  return found;
}

/** Who did not move stayed: only moves are on record. */
function rollOf(before: ByStage, moves: readonly { from: Stage | null; to: Stage; loans: number }[]): RollRow[] {
  const row = (from: Stage | null): RollRow => {
    const own = moves.filter((move) => move.from === from);
    const to = { ...empty };
    for (const move of own) to[move.to] += move.loans;
    const moved = own.reduce((sum, { loans }) => sum + loans, 0);
    if (from === null) return { from, total: moved, to };
    to[from] += before[from] - moved;
    return { from, total: before[from], to };
  };
  return [...stageOrder.map(row), row(null)].filter(({ total }) => total > 0);
}
