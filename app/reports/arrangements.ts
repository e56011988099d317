import type { Services } from "#app/services.ts";
import { outcomesOfRelief, plansByStatus, promisesByWeek } from "#db/stores/reports-flows.ts";
import type { DayRange } from "./house-day.ts";

/** Promises by what became of them. */
export interface PromiseCounts {
  readonly kept: number;
  readonly partial: number;
  readonly broken: number;
  /** Their day, or the grace after it, is not over. */
  readonly pending: number;
}

export interface PromiseReport extends PromiseCounts {
  /** Weeks counted from the first day of the range. */
  readonly weeks: readonly PromiseCounts[];
}

/** Promises whose day lies in the range. Whether one was kept follows the ledger, in both directions, every hour. */
export async function promisesKept({ db }: Pick<Services, "db">, range: DayRange): Promise<PromiseReport> {
  const blank = () => ({ kept: 0, partial: 0, broken: 0, pending: 0 });
  const weeks = Array.from({ length: Math.floor((range.to - range.from) / 7) + 1 }, blank);
  const all = blank();
  for (const { week, state, count } of await promisesByWeek(db.read, range)) {
    const found = weeks[week];
    if (found) found[state] += count;
    all[state] += count;
  }
  return { ...all, weeks };
}

export interface PlanReport {
  readonly agreed: number;
  readonly completed: number;
  readonly running: number;
  readonly broken: number;
  /** Ended by the borrower or by other help. */
  readonly ended: number;
  readonly replaced: number;
}

/** Plans agreed in the range, by where they stand today. */
export async function plansCompleted({ db }: Pick<Services, "db">, range: DayRange): Promise<PlanReport> {
  const rows = await plansByStatus(db.read, range);
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  return {
    agreed: rows.reduce((sum, { count }) => sum + count, 0),
    completed: of("completed"),
    running: of("active"),
    broken: of("broken"),
    ended: of("ended"),
    replaced: of("replaced"),
  };
}

export interface ReliefOutcome {
  readonly afterDays: 30 | 60 | 90;
  readonly measured: number;
  /** Up to date on that day: the relief lasted. */
  readonly lasted: number;
  readonly lateAgain: number;
}

/** Reliefs that ended in the range, looked at 30, 60 and 90 days later. */
export async function afterRelief({ db }: Pick<Services, "db">, range: DayRange): Promise<readonly ReliefOutcome[]> {
  const rows = await outcomesOfRelief(db.read, range);
  return ([30, 60, 90] as const).map((afterDays) => {
    const row = rows.find((found) => found.afterDays === afterDays);
    const measured = row?.measured ?? 0;
    const lateAgain = row?.late ?? 0;
    return { afterDays, measured, lateAgain, lasted: measured - lateAgain };
  });
}
