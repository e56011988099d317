import { and, eq, sql } from "drizzle-orm";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Stage } from "#app/lending/position.ts";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { assessments } from "#db/schema/assessments.ts";
import { stageChanges, stageDays } from "#db/schema/reports.ts";

/** Loans of one profile, currency and stage. */
export interface StageCount {
  profile: string;
  currency: string;
  stage: Stage;
  loans: number;
  owed: number;
  overdue: number;
}

/** Forgets what an earlier run counted for a zone and day, because the book is counted anew. */
export async function clearStageDay(tx: Queryable, run: { timeZone: string; day: EpochDay }): Promise<void> {
  await tx.delete(stageDays).where(and(eq(stageDays.timeZone, run.timeZone), eq(stageDays.day, run.day)));
}

const addCount = prepared((q) =>
  q
    .insert(stageDays)
    .values({
      timeZone: sql.placeholder("timeZone"),
      day: sql.placeholder("day"),
      profile: sql.placeholder("profile"),
      currency: sql.placeholder("currency"),
      stage: sql.placeholder("stage"),
      loans: sql.placeholder("loans"),
      owed: sql.placeholder("owed"),
      overdue: sql.placeholder("overdue"),
      at: sql.placeholder("at"),
    })
    .onConflictDoUpdate({
      target: [stageDays.timeZone, stageDays.day, stageDays.profile, stageDays.currency, stageDays.stage],
      set: {
        loans: sql`${stageDays.loans} + excluded.loans`,
        owed: sql`${stageDays.owed} + excluded.owed`,
        overdue: sql`${stageDays.overdue} + excluded.overdue`,
        at: sql`excluded.at`,
      },
    })
    .prepare(),
);

/** Adds what a batch counted. */
export async function addStageCounts(
  tx: Queryable,
  run: { timeZone: string; day: EpochDay; at: number },
  counts: readonly StageCount[],
): Promise<void> {
  for (const count of counts) await addCount(tx).execute({ ...run, ...count });
}

/** The last known stage of many loans, in one query: one step down the key per loan. */
const lastStages = prepared((q) =>
  q
    .select({ loanId: stageChanges.loanId, day: stageChanges.day, stage: stageChanges.toStage })
    .from(stageChanges)
    .where(
      sql`${stageChanges.loanId} in (select value from json_each(${sql.placeholder("list")})) and ${stageChanges.day} = (select max(latest.day) from stage_changes latest where latest.loan_id = ${stageChanges.loanId})`,
    )
    .prepare(),
);

const noteChange = prepared((q) =>
  q
    .insert(stageChanges)
    .values({
      loanId: sql.placeholder("loanId"),
      day: sql.placeholder("day"),
      fromStage: sql.placeholder("from"),
      toStage: sql.placeholder("to"),
    })
    .onConflictDoUpdate({
      target: [stageChanges.loanId, stageChanges.day],
      set: { toStage: sql`excluded.to_stage` },
    })
    .prepare(),
);

/** Writes down which of these loans are in another stage than they were last found in. */
export async function noteStages(
  tx: Queryable,
  day: EpochDay,
  found: readonly { loanId: string; stage: Stage }[],
): Promise<void> {
  const known = await lastStages(tx).execute({ list: JSON.stringify(found.map(({ loanId }) => loanId)) });
  const before = new Map(known.map((row) => [row.loanId, row]));
  for (const { loanId, stage } of found) {
    const last = before.get(loanId);
    if (last && (last.stage === stage || last.day > day)) continue;
    await noteChange(tx).execute({ loanId, day, from: last?.stage ?? null, to: stage });
  }
}

/** A zone whose counting of a day is still under way says nothing yet. */
const wholeDay = sql`not exists (select 1 from ${assessments} where ${assessments.timeZone} = ${stageDays.timeZone} and ${assessments.day} = ${stageDays.day} and ${assessments.finishedAt} is null)`;

/** The book by stage at the end of a day: of every zone the last night on or before it that was counted to its end. */
export async function stagesOn(
  q: Queryable,
  day: EpochDay,
): Promise<Array<StageCount & { day: EpochDay; at: number }>> {
  const { timeZone, ...counted } = stageDays;
  return q
    .select({
      profile: counted.profile,
      currency: counted.currency,
      stage: counted.stage,
      loans: counted.loans,
      owed: counted.owed,
      overdue: counted.overdue,
      day: counted.day,
      at: counted.at,
    })
    .from(stageDays)
    .innerJoin(
      sql`(select ${timeZone} as zone, max(${stageDays.day}) as last from ${stageDays} where ${stageDays.day} <= ${day} and ${wholeDay} group by ${timeZone}) as latest`,
      sql`latest.zone = ${timeZone} and latest.last = ${stageDays.day}`,
    );
}

/** Loans by stage for every counted day of a range, zones added up. */
export async function stageSeries(
  q: Queryable,
  range: { from: EpochDay; to: EpochDay },
): Promise<Array<{ day: EpochDay; stage: Stage; loans: number }>> {
  return q
    .select({ day: stageDays.day, stage: stageDays.stage, loans: sql<number>`sum(${stageDays.loans})` })
    .from(stageDays)
    .where(sql`${stageDays.day} between ${range.from} and ${range.to} and ${wholeDay}`)
    .groupBy(stageDays.day, stageDays.stage)
    .orderBy(stageDays.day);
}

/** The first day of which anything is known; null before the first night. */
export async function firstStageDay(q: Queryable): Promise<EpochDay | null> {
  const [row] = await q.select({ day: sql<number | null>`min(${stageDays.day})` }).from(stageDays);
  return row?.day ?? null;
}

/** Loans that moved between two days: from where they were at the end of the first to the end of the second. */
export async function stageMoves(
  q: Queryable,
  range: { from: EpochDay; to: EpochDay },
): Promise<Array<{ from: Stage | null; to: Stage; loans: number }>> {
  // Written out: in a list of fields Drizzle leaves the table's name away, and the inner table would be meant.
  const last = sql<Stage>`(select t.to_stage from stage_changes t where t.loan_id = stage_changes.loan_id and t.day <= ${range.to} order by t.day desc limit 1)`;
  const moves = q
    .select({ from: sql<Stage | null>`${stageChanges.fromStage}`.as("a"), to: last.as("b") })
    .from(stageChanges)
    .where(
      sql`${stageChanges.day} > ${range.from} and ${stageChanges.day} <= ${range.to} and ${stageChanges.day} = (select min(m.day) from stage_changes m where m.loan_id = ${stageChanges.loanId} and m.day > ${range.from})`,
    )
    .as("moves");
  return q
    .select({ from: moves.from, to: moves.to, loans: sql<number>`count(*)` })
    .from(moves)
    .groupBy(sql`moves.a`, sql`moves.b`);
}
