import { timingSafeEqual, createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Database } from "#db/engine/database.ts";
import { allJobs } from "#db/stores/jobs.ts";
import { backlog } from "#db/stores/outbox.ts";
import { closedCounts } from "#db/stores/reports-flows.ts";
import type { Env } from "./env.ts";

/** Numbers about this process, in memory. Labels are URL patterns, methods, job names and codes: nothing about a person. */
export interface Metrics {
  request(route: string, method: string, status: number, seconds: number): void;
  job(name: string, failed: boolean): void;
  /** What was counted, with what waits in the database, in the text format of Prometheus (0.0.4). */
  text(db: Database, now: number): Promise<string>;
}

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** Counts of one process, from zero when it starts. */
export function openMetrics(): Metrics {
  const requests = new Map<string, Histogram>();
  const jobs = new Map<string, number>();
  return {
    request(route, method, status, seconds) {
      const key = labels({ route, method, status: `${Math.floor(status / 100)}xx` });
      const found = requests.get(key) ?? { counts: buckets.map(() => 0), sum: 0, count: 0 };
      buckets.forEach((bound, index) => {
        if (seconds <= bound) found.counts[index] = (found.counts[index] ?? 0) + 1;
      });
      found.sum += seconds;
      found.count += 1;
      requests.set(key, found);
    },
    job(name, failed) {
      const key = labels({ job: name, outcome: failed ? "failed" : "done" });
      jobs.set(key, (jobs.get(key) ?? 0) + 1);
    },
    async text(db, now) {
      const lines: string[] = [];
      const head = (name: string, kind: string, help: string) =>
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`);
      head("portal_request_seconds", "histogram", "Time from the request line to the end of the answer.");
      for (const [key, { counts, sum, count }] of requests) {
        buckets.forEach((bound, index) =>
          lines.push(`portal_request_seconds_bucket{${key},le="${bound}"} ${counts[index] ?? 0}`),
        );
        lines.push(`portal_request_seconds_bucket{${key},le="+Inf"} ${count}`);
        lines.push(
          `portal_request_seconds_sum{${key}} ${sum.toFixed(6)}`,
          `portal_request_seconds_count{${key}} ${count}`,
        );
      }
      head("portal_job_runs_total", "counter", "Runs of jobs in this process.");
      for (const [key, count] of jobs) lines.push(`portal_job_runs_total{${key}} ${count}`);
      const known = await allJobs(db.read);
      head("portal_job_last_success_seconds", "gauge", "When a job last worked, in any process.");
      for (const { name, lastSuccessAt } of known) {
        if (lastSuccessAt !== null)
          lines.push(`portal_job_last_success_seconds{${labels({ job: name })}} ${Math.floor(lastSuccessAt / 1000)}`);
      }
      head("portal_job_failures", "gauge", "Failures in a row.");
      for (const { name, failures } of known) lines.push(`portal_job_failures{${labels({ job: name })}} ${failures}`);
      head("portal_queue_size", "gauge", "What waits.");
      const waiting = Object.entries(await backlog(db.read));
      for (const [queue, { n }] of waiting) lines.push(`portal_queue_size{${labels({ queue })}} ${n}`);
      head("portal_queue_age_seconds", "gauge", "How long the oldest has waited.");
      for (const [queue, { oldest }] of waiting) {
        const age = oldest === null ? 0 : Math.max(0, Math.floor((now - oldest) / 1000));
        lines.push(`portal_queue_age_seconds{${labels({ queue })}} ${age}`);
      }
      const all = { from: 0, to: 1_000_000 };
      head("portal_payments_total", "counter", "Movements of money on days that are over.");
      for (const { key, currency, count } of await closedCounts(db.read, "payments", all))
        lines.push(`portal_payments_total{${labels({ kind: key, currency })}} ${count}`);
      head("portal_messages_total", "counter", "Messages on days that are over.");
      for (const { key, count } of await closedCounts(db.read, "messages", all)) {
        const [status = "", purpose = "", reason = ""] = key.split("|");
        lines.push(`portal_messages_total{${labels({ status, purpose, reason })}} ${count}`);
      }
      const { rss, heapUsed } = process.memoryUsage();
      head("process_resident_memory_bytes", "gauge", "Resident memory.");
      lines.push(`process_resident_memory_bytes ${rss}`);
      head("nodejs_heap_used_bytes", "gauge", "Heap in use.");
      lines.push(`nodejs_heap_used_bytes ${heapUsed}`);
      return `${lines.join("\n")}\n`;
    },
  };
}

function labels(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, "_")}"`)
    .join(",");
}

/**
 * Who may read the numbers: with METRICS_TOKEN set, whoever sends it as a bearer token; without, only a caller on this
 * machine that no proxy stands in front of.
 */
export function mayReadMetrics(request: IncomingMessage, { metricsToken }: Pick<Env, "metricsToken">): boolean {
  if (metricsToken === null) {
    const from = request.socket.remoteAddress ?? "";
    const proxied = request.headers["x-forwarded-for"] ?? request.headers.forwarded ?? request.headers["x-real-ip"];
    return proxied === undefined && (from === "127.0.0.1" || from === "::1" || from === "::ffff:127.0.0.1");
  }
  const given = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(metricsToken));
}
