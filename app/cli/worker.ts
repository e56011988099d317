import { allJobs } from "#app/jobs/all-jobs.ts";
import { startJobLoop } from "#app/jobs/job-loop.ts";
import type { JobReport } from "#app/jobs/run-due-jobs.ts";
import { openLog } from "#app/http/log.ts";
import { openInstance } from "./instance.ts";

// `npm run worker`: the jobs alone, beside any number of servers on the same data. Leases see to it that each job runs
// in one process at a time.
const { env, services } = openInstance();
const log = openLog(env);
await services.trail.look("tail").catch((error: unknown) => log.error("audit_trail_broken", error));
const report = ({ name, error }: JobReport) => {
  if (error !== null) log.error("job_failed", error, { job: name });
};
const stop = startJobLoop(services, `worker-${process.pid}`, allJobs(services), report, services.trail.mayWrite);
console.log("Working. Stop with Ctrl-C.");
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => void stop().then(() => services.db.close()));
}
