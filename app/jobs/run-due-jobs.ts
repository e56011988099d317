import type { Services } from "#app/services.ts";
import { claimJob, jobByName, releaseJob, renewJob } from "#db/stores/jobs.ts";
import type { Job } from "./job.ts";

const retryMs = 5_000;
const retryMaxMs = 15 * 60_000;

/** What a run of the due jobs did. */
export interface JobReport {
  name: string;
  error: unknown;
}

/**
 * Runs every job that is due and that no other process holds, one after the other. A job that fails is tried again
 * after five seconds, doubling up to a quarter of an hour; the others are not held up by it.
 */
export async function runDueJobs(
  { db, clock }: Pick<Services, "db" | "clock">,
  holder: string,
  jobs: readonly Job[],
): Promise<JobReport[]> {
  const reports: JobReport[] = [];
  for (const job of jobs) {
    const lease = { name: job.name, holder, leaseMs: job.leaseMs };
    if (!(await db.transact((tx) => claimJob(tx, lease, clock.now())))) continue;
    const keep = keeperOf({ db, clock }, lease);
    const error = await job.run(keep).then(
      () => null,
      (reason: unknown) => reason ?? new Error("unknown"),
    );
    const before = await jobByName(db.read, job.name);
    const failures = error === null ? 0 : (before?.failures ?? 0) + 1;
    const pause = error === null ? job.everyMs : Math.min(retryMs * 2 ** (failures - 1), retryMaxMs);
    const now = clock.now();
    const outcome = { error: error === null ? null : nameOf(error), failures, dueAt: now + pause };
    await db.transact((tx) => releaseJob(tx, lease, outcome, now));
    reports.push({ name: job.name, error });
  }
  return reports;
}

/** Extends a lease once a quarter of it has gone by: a run may ask after every batch, and asking writes. */
function keeperOf(
  { db, clock }: Pick<Services, "db" | "clock">,
  lease: { name: string; holder: string; leaseMs: number },
): () => Promise<boolean> {
  let renewedAt = clock.now();
  return async () => {
    const now = clock.now();
    if (now < renewedAt + lease.leaseMs / 4) return true;
    renewedAt = now;
    return db.transact((tx) => renewJob(tx, lease, now));
  };
}

/** The kind of an error, not its text: texts may carry personal data. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "Error";
}
