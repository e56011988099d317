import type { Services } from "#app/services.ts";
import type { Job } from "./job.ts";
import { type JobReport, runDueJobs } from "./run-due-jobs.ts";

const tickMs = 1_000;

/** Runs due jobs again and again until it is stopped. @param mayWrite jobs rest while it is false @returns a function that stops it and waits for the run at hand. */
export function startJobLoop(
  services: Pick<Services, "db" | "clock">,
  holder: string,
  jobs: readonly Job[],
  report: (run: JobReport) => void,
  mayWrite: () => boolean = () => true,
): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;

  async function loop(): Promise<void> {
    while (!stopped) {
      for (const run of mayWrite() ? await runDueJobs(services, holder, jobs) : []) report(run);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, tickMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  const running = loop().catch((error: unknown) => report({ name: "job-loop", error }));
  return async () => {
    stopped = true;
    wake();
    await running;
  };
}
