import { expect, test } from "vitest";
import type { Job } from "#app/jobs/job.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { allJobs } from "#db/stores/jobs.ts";
import { testServices } from "#tests/support/people.ts";

const counting = (run: Job["run"] = async () => undefined): Job & { runs: number } => {
  const job = {
    name: "count",
    everyMs: 60_000,
    leaseMs: 10_000,
    runs: 0,
    run: async (keep: () => Promise<boolean>) => {
      job.runs += 1;
      await run(keep);
    },
  };
  return job;
};

test("a job runs when it is due, and not before", async () => {
  const services = testServices();
  const job = counting();
  await runDueJobs(services, "a", [job]);
  await runDueJobs(services, "a", [job]);
  expect(job.runs).toBe(1);
  services.clock.advance(60_000);
  await runDueJobs(services, "a", [job]);
  expect(job.runs).toBe(2);
});

test("another process leaves a job alone while it runs", async () => {
  const services = testServices();
  const other = { ...services, db: openSqlite(services.db.path) };
  const job = counting(async () => {
    expect(await runDueJobs(other, "b", [job])).toEqual([]);
  });
  expect(await runDueJobs(services, "a", [job])).toEqual([{ name: "count", error: null }]);
  expect(job.runs).toBe(1);
  await other.db.close();
});

test("a process that died loses its job when the lease runs out, and notices when it comes back", async () => {
  const services = testServices();
  let keptAfterwards: boolean | null = null;
  const next = counting();
  const slow = counting(async (keep) => {
    services.clock.advance(10_001);
    await runDueJobs(services, "b", [next]);
    keptAfterwards = await keep();
  });
  await runDueJobs(services, "a", [slow]);
  expect(next.runs).toBe(1);
  expect(keptAfterwards).toBe(false);
});

test("a failing job is retried later and later, leaves only the kind of its error, and holds up nobody", async () => {
  const services = testServices();
  const failing = counting(async () => Promise.reject(new TypeError("secret +8613800004821")));
  const fine = { ...counting(), name: "fine" };
  let fineRuns = 0;
  fine.run = async () => {
    fineRuns += 1;
  };
  await runDueJobs(services, "a", [failing, fine]);
  expect(fineRuns).toBe(1);
  const [row] = await allJobs(services.db.read);
  expect(row).toMatchObject({ name: "count", lastError: "TypeError", failures: 1, holder: null, lastSuccessAt: null });
  services.clock.advance(5_000);
  await runDueJobs(services, "a", [failing]);
  services.clock.advance(5_000);
  await runDueJobs(services, "a", [failing]);
  expect(failing.runs).toBe(2);
  services.clock.advance(5_000);
  await runDueJobs(services, "a", [failing]);
  expect(failing.runs).toBe(3);
});
