import { and, asc, eq, lte } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { jobs } from "#db/schema/jobs.ts";

export type JobRow = typeof jobs.$inferSelect;

/**
 * Takes a job that is due and that nobody holds. A holder that died loses it when the lease runs out.
 *
 * @returns whether this holder has it now.
 */
export async function claimJob(
  tx: Queryable,
  job: { name: string; holder: string; leaseMs: number },
  now: number,
): Promise<boolean> {
  const lease = { holder: job.holder, leasedUntil: now + job.leaseMs, lastStartedAt: now };
  await tx.insert(jobs).values({ name: job.name, leasedUntil: 0, dueAt: 0, failures: 0 }).onConflictDoNothing();
  const claimed = await tx
    .update(jobs)
    .set(lease)
    .where(and(eq(jobs.name, job.name), lte(jobs.leasedUntil, now), lte(jobs.dueAt, now)))
    .returning({ name: jobs.name });
  return claimed.length > 0;
}

/** Keeps a long job: extends the lease. @returns false when it was lost to somebody else. */
export async function renewJob(
  tx: Queryable,
  job: { name: string; holder: string; leaseMs: number },
  now: number,
): Promise<boolean> {
  const kept = await tx
    .update(jobs)
    .set({ leasedUntil: now + job.leaseMs })
    .where(and(eq(jobs.name, job.name), eq(jobs.holder, job.holder)))
    .returning({ name: jobs.name });
  return kept.length > 0;
}

/** Gives a job back, with how it went and when it is due again. */
export async function releaseJob(
  tx: Queryable,
  job: { name: string; holder: string },
  outcome: { error: string | null; failures: number; dueAt: number },
  now: number,
): Promise<void> {
  const { error, failures, dueAt } = outcome;
  await tx
    .update(jobs)
    .set({
      holder: null,
      leasedUntil: 0,
      dueAt,
      failures,
      lastError: error,
      ...(error === null ? { lastSuccessAt: now } : {}),
    })
    .where(and(eq(jobs.name, job.name), eq(jobs.holder, job.holder)));
}

/** All jobs that have ever run, for the page and the command that show them. */
export async function allJobs(q: Queryable): Promise<JobRow[]> {
  return q.select().from(jobs).orderBy(asc(jobs.name));
}

export async function jobByName(q: Queryable, name: string): Promise<JobRow | null> {
  const [row] = await q.select().from(jobs).where(eq(jobs.name, name));
  return row ?? null;
}
