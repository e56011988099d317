import { appendFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fixedClock } from "#app/clock.ts";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { openSandbox, type Sandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { systemIds } from "#app/ids.ts";
import { openStepTally } from "#app/reports/funnel.ts";
import { allJobs } from "#app/jobs/all-jobs.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { testKeyring } from "#tests/support/database.ts";

// A worker as it runs beside a server, with a gateway that writes down what it was handed. Says "." after each
// transaction that is on the disk, for a parent that wants to end it there, and "done" when all rounds are over.
const [, , folder = "", secret = "", now = "0", rounds = "0"] = process.argv;
const clock = fixedClock(Number(now));
const opened = openSqlite(join(folder, "portal.db"));
const db: typeof opened = {
  ...opened,
  async transact(work) {
    const result = await opened.transact(work);
    writeSync(1, ".");
    return result;
  },
};
const base = { db, keyring: testKeyring, clock, ids: systemIds };
const sandbox: Sandbox = openSandbox({
  file: join(folder, "processor.db"),
  clock,
  pageOrigin: "https://portal.test",
  webhookSecrets: [secret],
  post: async (body, headers) => {
    const checked = sandbox.gateway.verifyEvent(Buffer.from(body), headers["stripe-signature"] ?? null, clock.now());
    if (!checked.ok) return 400;
    await applyEvent({ ...base, gateway: sandbox.gateway }, checked.event, "webhook");
    return 200;
  },
});
const services = {
  ...base,
  sandbox,
  gateway: sandbox.gateway,
  site: { origin: "https://portal.test" },
  sms: {
    name: "test",
    dropsRepeats: true,
    send: async ({ id }: { id: string }) => {
      appendFileSync(join(folder, "handed-over.log"), `${id}\n`);
      return { kind: "taken", providerId: id } as const;
    },
  },
  files: openEvidenceFiles(join(folder, "evidence")),
  complaintFiles: openEvidenceFiles(join(folder, "complaint-files")),
  scanner: "demo" as const,
  checkpointsFile: join(folder, "checkpoints.log"),
  trail: { look: async () => undefined },
  backups: { everyMs: 86_400_000, run: () => Promise.reject(new Error("not here")) },
  steps: openStepTally((visit) => visit),
};
const jobs = allJobs(services).filter(({ name }) => name !== "backup" && name !== "verify-audit");
for (let round = 0; round < Number(rounds); round += 1) {
  for (const { name, error } of await runDueJobs(services, `worker-${process.pid}`, jobs)) {
    if (error !== null) throw new Error(`job ${name}`, { cause: error });
  }
  clock.advance(3_000);
}
writeSync(1, "done\n");
sandbox.close();
await db.close();
