import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { fixedClock } from "#app/clock.ts";
import { outboxGateway } from "#app/gateways/sms/outbox.ts";
import type { SmsGateway } from "#app/gateways/sms/sms-gateway.ts";
import { openEvidenceFiles } from "#app/gateways/files/evidence-files.ts";
import { openSandbox, type Sandbox } from "#app/gateways/payment/sandbox/sandbox.ts";
import { base32, type Ids } from "#app/ids.ts";
import { allJobs } from "#app/jobs/all-jobs.ts";
import { runDueJobs } from "#app/jobs/run-due-jobs.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { openStepTally } from "#app/reports/funnel.ts";
import { localDay } from "#app/policy/zones.ts";
import { seedSampleBook } from "#db/seed/sample.ts";
import { type Random, seededRandom } from "#db/seed/random.ts";
import { backUp } from "#db/engine/backup.ts";
import { openSqlite } from "#db/engine/sqlite.ts";
import { testKeyring } from "./database.ts";
import { hireDesk } from "./world-desk.ts";
import { liveDay } from "./world-people.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A text as it left the house. */
export interface SentText {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * The sample book with everything a house has, on a clock that the world moves: two hundred loans in four countries, a
 * processor whose messages arrive when the pump runs, a desk of three, and all jobs. The same seed lives the same lives.
 *
 * @param given `from`: the instant at which the world begins; texts that leave are kept in `sent`.
 */
export async function openWorld(given: { seed?: number; from?: number } = {}) {
  const { seed = 1, from = Date.UTC(2026, 10, 18, 0) } = given;
  // Nothing here is about power loss: where there is a disk in memory, a world lives ten times as fast on it.
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "world-"));
  const chance = seededRandom(seed);
  const clock = fixedClock(from);
  const db = openSqlite(join(folder, "portal.db"));
  const ids = seededIds(seededRandom(seed + 1));
  const base = { db, keyring: testKeyring, clock, ids };
  const sandbox: Sandbox = openSandbox({
    file: ":memory:",
    clock,
    pageOrigin: "https://pay.linxi.example",
    webhookSecrets: ["whsec_world"],
    mint: () => ids.random().slice(0, 24),
    chance: () => chance.between(0, 999_999) / 1_000_000,
    post: async (body, headers) => {
      const checked = sandbox.gateway.verifyEvent(Buffer.from(body), headers["stripe-signature"] ?? null, clock.now());
      if (!checked.ok) return 400;
      await applyEvent({ ...base, gateway: sandbox.gateway }, checked.event, "webhook");
      return 200;
    },
  });
  onTestFinished(async () => {
    await db.close();
    sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const sent: SentText[] = [];
  const services = {
    ...base,
    sandbox,
    gateway: sandbox.gateway,
    site: { origin: "https://pay.linxi.example" },
    sms: listening(outboxGateway(base), (text) => sent.push({ ...text, at: clock.now() })),
    files: openEvidenceFiles(join(folder, "evidence")),
    complaintFiles: openEvidenceFiles(join(folder, "complaint-files")),
    scanner: "demo" as const,
    checkpointsFile: join(folder, "checkpoints.jsonl"),
    trail: { look: async () => undefined },
    steps: openStepTally((visit) => visit),
    backups: { everyMs: day, run: (now: number) => backUp(base.db, join(folder, "backups"), now) },
  };
  await seedSampleBook({ ...base, today: localDay(from, "Asia/Shanghai") });
  const desk = await hireDesk(services);
  return { services, chance, sent, desk, seed };
}

/** The chain of the audit trail is walked, and backups are made, by tests of their own; every day again it would cost more than all the rest. */
const elsewhere = new Set(["verify-audit", "checkpoint-audit", "backup"]);

/** Jobs that look for something every few seconds; the others walk the book and run once a day here. */
const everyFewSeconds = 10_000;

/**
 * Lives so many days. Every day people pay, promise, plan, ask for help, disagree, change their minds and their numbers,
 * and the desk answers. Jobs run at odd minutes round the clock, because the book lives in many time zones; those that
 * walk the book run in the first of `hoursOfDay` (UTC), on every tenth day in two processes at once.
 *
 * @param given.afterJobs looks on after the jobs of an hour, before anything else happens and while the clock stands.
 */
export async function liveDays(
  world: World,
  days: number,
  given: { hoursOfDay?: readonly number[]; afterJobs?: () => Promise<void> } = {},
): Promise<void> {
  const { hoursOfDay = [0, 0.5, 1, 9, 16], afterJobs } = given;
  const { services, chance } = world;
  const first = services.clock.now();
  for (let each = 0; each < days; each += 1) {
    for (const [index, at] of hoursOfDay.entries()) {
      services.clock.set(first + each * day + at * hour + chance.between(0, 29) * 60_000);
      await runJobs(world, index === 0, each % 10 === 9 ? ["one", "two"] : ["one"]);
      await afterJobs?.();
      if (index === 3) {
        await liveDay(world);
        for (let round = 0; round < 20 && (await services.sandbox.pump()).delivered > 0; round += 1);
      }
    }
  }
  services.clock.set(first + days * day);
}

async function runJobs({ services }: World, all: boolean, processes: readonly string[]): Promise<void> {
  const jobs = allJobs(services).filter(
    ({ name, everyMs }) => !elsewhere.has(name) && (all || everyMs < everyFewSeconds),
  );
  const reports = await Promise.all(processes.map((holder) => runDueJobs(services, holder, jobs)));
  for (const { name, error } of reports.flat()) {
    if (error !== null) throw new Error(`job ${name}`, { cause: error });
  }
}

function listening(gateway: SmsGateway, hear: (message: { id: string; to: string; text: string }) => void): SmsGateway {
  return {
    ...gateway,
    async send(message) {
      const handed = await gateway.send(message);
      hear({ id: message.id, to: message.to, text: message.text });
      return handed;
    },
  };
}

/** Identifiers that look like those of the house and are the same in every run. */
function seededIds(random: Random): Ids {
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => random.between(0, 255));
  const time = (at: number) => {
    const letters = at.toString(32).padStart(9, "0");
    return [...letters].map((letter) => "0123456789abcdefghjkmnpqrstvwxyz"[parseInt(letter, 32)]).join("");
  };
  return { random: () => base32(bytes(17), 26), ordered: (at) => time(at) + base32(bytes(11), 17) };
}
