import { join } from "node:path";
import { type TrailWatch, watchTrail } from "#app/audit/watch-trail.ts";
import { checkpointsFileOf } from "#app/audit/checkpoints-file.ts";
import { shiftedClock, systemClock } from "#app/clock.ts";
import type { Site } from "#app/contact/send-link.ts";
import { type EvidenceFiles, openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { commandScan } from "#app/gateways/files/virus-scan.ts";
import { type Payments, openPayments } from "#app/gateways/payment/open-payments.ts";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import type { EvidenceHouse } from "#app/hardship/evidence-house.ts";
import { systemIds } from "#app/ids.ts";
import { allJobs } from "#app/jobs/all-jobs.ts";
import { startJobLoop } from "#app/jobs/job-loop.ts";
import { gatewayFits } from "#app/payments/open-attempt.ts";
import { openStepTally, type StepTally } from "#app/reports/funnel.ts";
import type { Services } from "#app/services.ts";
import { type BackupPlan, backupPlan } from "#app/jobs/backup-plan.ts";
import { createKeyring } from "#db/engine/keyring.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import type { Env } from "./env.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { masterKeysOf } from "./master-keys.ts";
import { openSms } from "./open-sms.ts";
import { whatIsMissing } from "./readiness.ts";

/** What loaders, actions and jobs may use. */
export interface HouseServices extends Services, Payments {
  readonly site: Site;
  readonly sms: SmsGateway;
  /** The most texts that leave on one day; the house's own ceiling when it is not set. */
  readonly textsPerDay?: number;
  readonly files: EvidenceFiles;
  /** The complaints side keeps its files in a folder of its own. */
  readonly complaintFiles: EvidenceFiles;
  readonly scanner: EvidenceHouse["scanner"];
  /** Where signed statements about the audit trail are appended. */
  readonly checkpointsFile: string;
  /** Whether the audit trail adds up; while it does not, nothing is changed. */
  readonly trail: TrailWatch;
  readonly backups: BackupPlan;
  /** Steps through the portal, counted in memory until a job keeps the sums. */
  readonly steps: StepTally;
}

/** The opened house: its services, whether it can work, and how to close it. */
export interface House {
  readonly services: HouseServices;
  /** Whether the instance can do its work; a reason code otherwise. */
  ready(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** False while the audit trail does not add up: pages are shown, nothing is changed. */
  mayWrite(): boolean;
  /** Stops the jobs and closes the database, after the last request was answered. */
  close(): Promise<void>;
}

/** Opens the database of an instance with its keys, for the server and the commands alike. */
export function openServices(env: Env): HouseServices & { db: ReturnType<typeof openSqlite> } {
  const clock = env.clockShift === 0 ? systemClock : shiftedClock(env.clockShift * 1000);
  const [newest, ...older] = masterKeysOf(env).map(({ version, bytes }) => ({ version, bytes: Buffer.from(bytes) }));
  if (!newest) throw new Error("No master key is configured.");
  const keyring = createKeyring([newest, ...older]);
  const db = openSqlite(join(env.dataDir, "portal.db"));
  const base = { db, keyring, clock, ids: systemIds };
  const checkpointsFile = checkpointsFileOf(env.dataDir);
  const payments = openPayments({
    stripe: env.stripe,
    sandboxFile: join(env.dataDir, "sandbox-processor.db"),
    sandboxSecret: keyring.index("sandbox-webhook", "signing secret"),
    clock,
    origin: env.origin,
  });
  return {
    ...base,
    ...payments,
    site: { origin: env.origin, smsLinks: env.sms.links },
    sms: openSms(env, base),
    ...(env.sms.perDay === null ? {} : { textsPerDay: env.sms.perDay }),
    files: openEvidenceFiles(join(env.dataDir, "evidence")),
    complaintFiles: openEvidenceFiles(join(env.dataDir, "complaint-files")),
    scanner: env.antivirusCommand ? commandScan(env.antivirusCommand) : env.demo ? "demo" : "none",
    checkpointsFile,
    trail: watchTrail({ db, keyring, checkpointsFile }, env.auditOverride),
    backups: backupPlan(db, env),
    steps: openStepTally((visit) => keyring.index("visit", visit)),
  };
}

/** How often a process looks whether the end of its audit trail is in order. */
const trailMs = 60 * 60_000;

/** Opens the database and starts the jobs. Throws when the house cannot be opened at all. */
export async function openHouse(env: Env, log: Log, metrics: Metrics): Promise<House> {
  const services = openServices(env);
  if (!(await gatewayFits(services))) {
    await services.db.close();
    throw new Error("This database holds payments of another processor or mode; start with another DATA_DIR.");
  }
  if (env.sms.carrier.kind === "none") log.warn("no_sms_gateway");
  // Every process looks for itself: what one finds, the others would not know.
  const look = () => services.trail.look("tail").catch((error: unknown) => log.error("audit_trail_broken", error));
  await look();
  const looking = setInterval(() => void look(), trailMs).unref();
  const stopJobs = startJobLoop(
    services,
    `server-${process.pid}`,
    allJobs(services),
    ({ name, error }) => {
      metrics.job(name, error !== null);
      if (error !== null) log.error("job_failed", error, { job: name });
    },
    () => services.trail.mayWrite(),
  );
  return {
    services,
    async ready() {
      if (!services.trail.mayWrite()) return { ok: false, reason: "audit_trail_broken" };
      const missing = whatIsMissing(services.db, env.dataDir);
      return missing === null ? { ok: true } : { ok: false, reason: missing };
    },
    mayWrite: () => services.trail.mayWrite(),
    async close() {
      clearInterval(looking);
      await stopJobs();
      services.sandbox?.close();
      await services.db.close();
    },
  };
}
