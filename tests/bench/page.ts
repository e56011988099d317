import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { startSession } from "#app/access/start-session.ts";
import { readEnv } from "#app/http/env.ts";
import { openServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import { demoPeople } from "#db/seed/sample.ts";
import { borrowerIdByNo } from "#db/stores/borrowers.ts";
import { loanIdsOfBorrower } from "#db/stores/loans.ts";
import { freePort, runToEnd, waitFor } from "./processes.ts";

/** One round of requests against one server. CPU is what the server's process used, in microseconds per request. */
interface Round {
  cpu: number;
  perSecond: number;
  p50: number;
  p99: number;
}

const requests = 3000;
const atOnce = 20;
const rounds = 3;

/**
 * The balance page against a bare node:http and SQLite page in the same run, by turns, best round of each: what counts
 * is the ratio, because the machine may be busy with other things.
 */
export async function benchPage(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO: "1", LOG_LEVEL: "error" };
  await runToEnd(["--import", "tsx", "app/cli/sample-book.ts"], env);
  const { cookie, loanId } = await sessionOfSample(dataDir, origin);
  const path = paths.loan({ loanId });
  const children: ChildProcess[] = [];
  try {
    children.push(spawn(process.execPath, ["server.js"], { env, stdio: ["ignore", "ignore", "inherit"] }));
    await waitFor(`${origin}/readyz`);
    const page = await fetchPage(port, path, cookie);
    const barePort = await freePort();
    const file = join(dataDir, "portal.db");
    const values = ["tests/bench/bare-page.js", file, String(barePort), loanId, String(page.html.length)];
    children.push(spawn(process.execPath, values, { stdio: ["ignore", "ignore", "inherit"] }));
    await waitFor(`http://127.0.0.1:${barePort}/`, { cookie: `b=${cookie}` });

    const [ours, bare] = children;
    await fire(port, path, cookie, 500);
    await fire(barePort, "/", cookie, 500);
    const best: { ours: Round[]; bare: Round[] } = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      best.bare.push(await measure(bare, barePort, "/", cookie));
      best.ours.push(await measure(ours, port, path, cookie));
    }
    print("bare page", fastest(best.bare));
    print("balance page", fastest(best.ours));
    const [a, b] = [fastest(best.ours), fastest(best.bare)];
    console.log(
      `ratio          CPU ${(a.cpu / b.cpu).toFixed(2)} ×   requests/s ${(a.perSecond / b.perSecond).toFixed(2)} ×`,
    );
    await printBytes(port, page.html);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function sessionOfSample(dataDir: string, origin: string): Promise<{ cookie: string; loanId: string }> {
  const reading = readEnv({ DATA_DIR: dataDir, ORIGIN: origin, DEMO: "1" });
  if (!reading.ok) throw new Error(reading.problems.join(" "));
  const services = openServices(reading.env);
  const borrowerId = (await borrowerIdByNo(services.db.read, demoPeople.chenLi.borrowerNo)) ?? "";
  const cookie = await services.db.transact((tx) => startSession(tx, services, borrowerId));
  const [loanId = ""] = await loanIdsOfBorrower(services.db.read, borrowerId);
  await services.db.close();
  return { cookie, loanId };
}

async function measure(server: ChildProcess | undefined, port: number, path: string, cookie: string): Promise<Round> {
  const cpuBefore = cpuOf(server?.pid ?? 0);
  const startedAt = performance.now();
  const times = await fire(port, path, cookie, requests);
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = ((cpuOf(server?.pid ?? 0) - cpuBefore) / requests) * 1_000_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { cpu, perSecond: requests / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Processor seconds of a process so far, user and system. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const ticksPerSecond = 100;
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Sends so many requests over kept connections. @returns milliseconds of each. */
async function fire(port: number, path: string, cookie: string, count: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  let left = count;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const startedAt = performance.now();
        await one(agent, port, path, cookie);
        times.push(performance.now() - startedAt);
      }
    }),
  );
  agent.destroy();
  return times;
}

function one(agent: Agent, port: number, path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `b=${cookie}`, host: `localhost:${port}` };
    get({ host: "127.0.0.1", port, path, agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      response.resume().on("end", resolve);
    }).on("error", reject);
  });
}

async function fetchPage(port: number, path: string, cookie: string): Promise<{ html: string }> {
  const answer = await fetch(`http://localhost:${port}${path}`, { headers: { cookie: `b=${cookie}` } });
  return { html: await answer.text() };
}

/** Everything a first view loads, as sent to a browser that takes gzip. */
async function printBytes(port: number, html: string): Promise<void> {
  const files = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg|woff2?))"/g)].map((match) => match[1] ?? "");
  const sizes: Array<[string, number]> = [["HTML", gzipSync(html).length]];
  for (const file of files) {
    const answer = await fetch(`http://localhost:${port}${file}`, { headers: { "accept-encoding": "gzip" } });
    sizes.push([file.split("/").at(-1) ?? "", gzipSync(Buffer.from(await answer.arrayBuffer())).length]);
  }
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(
    `first view     ${sizes.map(([name, size]) => `${name} ${size} B`).join(", ")}: ${total} B gzip; scripts ${/<script/.test(html) ? "yes" : "none"}`,
  );
}

function fastest(measured: Round[]): Round {
  return measured.reduce((best, round) => (round.cpu < best.cpu ? round : best));
}

function print(name: string, round: Round): void {
  const { cpu, perSecond, p50, p99 } = round;
  console.log(
    `${name.padEnd(14)} CPU ${cpu.toFixed(0)} µs/request   ${perSecond.toFixed(0)} requests/s   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms`,
  );
}
