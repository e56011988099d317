import { allJobs } from "#db/stores/jobs.ts";
import { openInstance } from "./instance.ts";

// `npm run jobs`: what happens by itself, when it last did, who holds it and when it is due again.
const { services } = openInstance();
const time = (at: number | null) => (at === null ? "never" : new Date(at).toISOString().slice(0, 19).replace("T", " "));
for (const job of await allJobs(services.db.read)) {
  const state = job.holder ? `held by ${job.holder} until ${time(job.leasedUntil)}` : `due ${time(job.dueAt)}`;
  const trouble = job.lastError ? `, ${job.failures} failures in a row (${job.lastError})` : "";
  console.log(`${job.name.padEnd(28)} last success ${time(job.lastSuccessAt)}, ${state}${trouble}`);
}
await services.db.close();
