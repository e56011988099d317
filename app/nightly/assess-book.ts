import { setImmediate as nextTurn } from "node:timers/promises";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Position } from "#app/lending/position.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import {
  advanceAssessment,
  type Assessment,
  beginAssessment,
  nextOfBook,
  type PackedLoan,
  type ProductShelf,
  zonesOfBook,
} from "#db/stores/assessments.ts";

/** Borrowers in one transaction: enough to be quick, short enough for a borrower's own request not to wait. */
const batchSize = 200;

/** A loan on the local day of its borrower. */
export interface AssessedLoan extends Pick<PackedLoan, "id" | "borrowerId" | "profile" | "lang"> {
  position: Position;
}

/** Loans of one zone that were looked at together. */
export interface AssessedBatch {
  timeZone: string;
  /** The borrowers' local day: the positions are of it. */
  day: EpochDay;
  loans: readonly AssessedLoan[];
  /** True for the first batch of this zone and day: what an earlier, reopened run counted is counted anew from here. */
  first: boolean;
}

/**
 * What a part of the house does with a batch. It runs inside the transaction that also moves the run on: what it writes
 * is there exactly once per loan and day, wherever a process is cut off. Only store calls may be awaited.
 */
export type NightlyStep = (tx: Queryable, batch: AssessedBatch) => Promise<void>;

/** How far a walk is. */
export interface NightlyProgress {
  timeZone: string;
  day: EpochDay;
  /** Loans that this walk looked at, over all zones. */
  loans: number;
}

/**
 * Looks at every loan of the book once per local day of its borrower, zone by zone, and hands each batch to the steps.
 * A walk that was cut off goes on where it stopped; one that is done does nothing until the next midnight of a zone.
 * Several processes may walk at once: whoever moves a run first has done the batch, the others start from there.
 *
 * Between batches other work of the process gets its turn.
 *
 * @param keep false stops the walk, which can be taken up again at any time.
 * @returns how many loans were looked at.
 */
export async function assessBook(
  services: Pick<Services, "db" | "clock">,
  steps: readonly NightlyStep[],
  keep: () => Promise<boolean> = async () => true,
  onProgress: (progress: NightlyProgress) => void = () => undefined,
): Promise<number> {
  const { db, clock } = services;
  const shelf: ProductShelf = new Map();
  let loans = 0;
  for (const timeZone of await zonesOfBook(db.read)) {
    const day = localDay(clock.now(), timeZone);
    let run = await db.transact((tx) => beginAssessment(tx, { timeZone, day }, clock.now()));
    while (run.finishedAt === null) {
      if (!(await keep())) return loans;
      const batch = await assessNext(services, shelf, run);
      const moved = await db.transact((tx) => settle(tx, steps, run, batch, clock.now()));
      if (moved) loans += batch.loans.length;
      onProgress({ timeZone, day, loans });
      run = moved ?? (await db.transact((tx) => beginAssessment(tx, { timeZone, day }, clock.now())));
      await nextTurn();
    }
  }
  return loans;
}

async function assessNext(
  { db }: Pick<Services, "db">,
  shelf: ProductShelf,
  { timeZone, day, afterBorrower }: Assessment,
): Promise<{ last: string | null; loans: AssessedLoan[] }> {
  const next = await nextOfBook(db.read, shelf, { timeZone, after: afterBorrower, limit: batchSize });
  if (!next) return { last: null, loans: [] };
  const loans = next.loans.map(({ open, ...loan }) => {
    const { contract, schedule, entries } = open();
    return { ...loan, position: positionOf(contract, schedule, entries, day) };
  });
  return { last: next.last, loans };
}

/** Moves the run and lets the steps write. @returns the run as it stands now; null when somebody else did this batch. */
async function settle(
  tx: Queryable,
  steps: readonly NightlyStep[],
  run: Assessment,
  { last, loans }: { last: string | null; loans: AssessedLoan[] },
  now: number,
): Promise<Assessment | null> {
  const afterBorrower = last ?? run.afterBorrower;
  const finishedAt = last === null ? now : null;
  const count = loans.length;
  if (!(await advanceAssessment(tx, run, { borrower: afterBorrower, loans: count, finishedAt }))) return null;
  if (last !== null) {
    const batch = { timeZone: run.timeZone, day: run.day, loans, first: run.afterBorrower === "" };
    for (const step of steps) await step(tx, batch);
  }
  return { ...run, afterBorrower, loans: run.loans + count, finishedAt };
}
