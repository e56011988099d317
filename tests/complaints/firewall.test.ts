import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/server-runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/access/start-session.ts";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import { fixedClock } from "#app/clock.ts";
import { openDesk } from "#app/http/desk.ts";
import { openMetrics } from "#app/http/metrics.ts";
import { readEnv } from "#app/http/env.ts";
import { type HouseServices, openServices } from "#app/http/house.ts";
import { openLog } from "#app/http/log.ts";
import { everyPath, type Path, routeFile } from "#app/http/paths.ts";
import * as root from "#app/root.tsx";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import { openSqlite, type SqliteDatabase } from "#db/engine/sqlite.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import { testContract } from "#tests/support/loans.ts";

// For every role of the repayment side, for the borrower and for nobody: every address, read and written to, answers
// byte for byte the same whether or not there is a complaint about that very account.

const visitors = ["nobody", "borrower", "agent", "approver"] as const;
const modules = import.meta.glob<ServerBuild["routes"][string]["module"]>("/app/routes/*.tsx", { eager: true });
const folder = mkdtempSync(join(tmpdir(), "firewall-"));
const now = Date.UTC(2026, 10, 22, 8);
let services: HouseServices & { db: SqliteDatabase };
let server: Server;
let port = 0;
let disputeId = "";
/** What the database was asked since the last answer. */
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
  const reading = readEnv({ ORIGIN: `http://localhost:${port}`, DATA_DIR: join(folder, "data"), DEMO: "1" });
  if (!reading.ok) throw new Error(reading.problems.join());
  const house = openServices(reading.env);
  await house.db.close();
  // The same house with a reader that tells what it is asked.
  const db = openSqlite(join(folder, "data", "portal.db"), (sql) => asked.push(sql.replace(/'[^']*'|\d+/g, "?")));
  services = { ...house, db, clock: fixedClock(now) };
  const { keyring } = services;
  const person = { name: "王小明", birthDate: null, phone: null, email: null, postcode: null, idTail: null };
  await db.transact(async (tx) => {
    const place = { lang: "en", timeZone: "Asia/Shanghai", createdAt: now } as const;
    await insertBorrower(tx, keyring, { ...person, ...place, id: "b1", borrowerNo: "b1" });
    await ensureProduct(tx, testContract.product, 0);
    const loan = { id: "loan1", loanNo: "LX-1", borrowerId: "b1", profile: "cn.licensed.loan" };
    await insertLoan(tx, { ...loan, contract: testContract, schedule: makeSchedule(testContract) }, "hash", 0);
  });
  await seedSampleStaff(services);
  const statement = { what: "I paid.", paid: null };
  const opened = await openDispute(services, { borrowerId: "b1", loanId: "loan1", reason: "already_paid", statement });
  if (!opened.ok) throw new Error(opened.reason);
  ({ disputeId } = opened);

  const served = everyPath.filter((path) => path.kind !== "server" && moduleOf(path));
  const routes = served.map((path) => {
    const id = path.pattern;
    return [id, { id, parentId: "root", path: path.pattern.slice(1), module: moduleOf(path) }];
  });
  const client = join(folder, "client");
  mkdirSync(client);
  const answer = openDesk({
    metrics: openMetrics(),
    env: reading.env,
    log: openLog({ logLevel: "error", mode: "production" }, { write: () => {} }),
    house: { services, ready: async () => ({ ok: true }), mayWrite: () => true, close: async () => {} },
    build: {
      routes: { root: { id: "root", path: "", module: root }, ...Object.fromEntries(routes) },
      assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" },
      future: { v3_singleFetch: true },
      entry: { module: { default: () => new Response("drawn by the script lane") } },
    } as unknown as ServerBuild,
    filesFolder: client,
    closing: () => false,
  });
});

afterAll(async () => {
  server.close();
  await services.db.close();
  rmSync(folder, { recursive: true, force: true });
});

function moduleOf(path: Path) {
  return modules[`/app/routes/${routeFile(path.pattern)}`];
}

async function sessionOf(visitor: (typeof visitors)[number]): Promise<string | null> {
  const { db, ids } = services;
  if (visitor === "nobody") return null;
  return db.transact(async (tx) => {
    if (visitor === "borrower") return `b=${await startSession(tx, services, "b1")}`;
    const user = await staffUserByLogin(tx, visitor);
    if (!user) throw new Error(visitor);
    return `s=${await startStaffSession(tx, { ids }, { staffId: user.id, method: "totp", device: "Test", at: now })}`;
  });
}

function knock(cookie: string | null, method: "GET" | "POST", address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ host: `localhost:${port}`, "accept-language": "en", "sec-fetch-site": "same-origin" },
      ...(cookie ? { cookie } : {}),
      ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded", "content-length": "0" } : {}),
    };
    const asking = request({ host: "127.0.0.1", port, path: address, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        // What differs with every request anyway: its number, its nonce, session identifiers, the date header.
        const { date: _date, "set-cookie": _cookie, "content-security-policy": _policy, ...rest } = response.headers;
        const text = Buffer.concat(chunks)
          .toString()
          .replace(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/g, "#")
          .replace(/\b[0-9a-f]{64}\b/g, "#");
        resolve(JSON.stringify([response.statusCode, rest, text]));
      });
    });
    asking.on("error", reject);
    asking.end();
  });
}

/** Pages whose every answer carries fresh randomness: challenges, recovery codes, the number of a form of consent. */
const random = /passkey|recovery-codes|autopay/;

/** Ways to look for something that a person at the desk has: searching, paging, counting, another view. */
const searches = [
  "/staff/hardship?q=LX-1",
  "/staff/hardship?q=C-2026",
  "/staff/hardship?view=all",
  "/staff/disputes?after=0~0",
  "/staff/approvals?after=0",
  "/staff/corrections?view=settled",
  "/staff/payments?q=LX-1",
  "/loans/loan1/history?page=2",
  "/loans/loan1.data",
  "/loans/loan1/history.data",
];

interface Round {
  readonly answers: Map<string, string>;
  /** The questions that the database was asked for each answer, in order: what takes time, without a clock. */
  readonly questions: Map<string, string>;
}

async function round(): Promise<Round> {
  const answers = new Map<string, string>();
  const questions = new Map<string, string>();
  const ask = async (visitor: (typeof visitors)[number], method: "GET" | "POST", address: string) => {
    // A session of their own each time: some deeds end it.
    const session = await sessionOf(visitor);
    asked = [];
    const name = `${visitor} ${method} ${address}`;
    answers.set(name, await knock(session, method, address));
    questions.set(name, asked.join("\n"));
  };
  for (const visitor of visitors) {
    for (const path of everyPath.filter(
      (found) => found.kind !== "server" && !found.pattern.startsWith("/webhooks") && !random.test(found.pattern),
    )) {
      const address = path.pattern
        .replace(":loanId", "loan1")
        .replace(":disputeId", disputeId)
        .replace(/:\w+/g, "0000000000000000000000000x");
      for (const method of path.methods) await ask(visitor, method, address);
    }
    for (const address of searches) await ask(visitor, "GET", address);
  }
  return { answers, questions };
}

test(
  "every answer is the same to the byte before and after a complaint about the account",
  { timeout: 120_000 },
  async () => {
    const before = await round();
    const ledgerBefore = JSON.stringify(await ledgerOf(services.db.read, "loan1"));
    const filed = await fileComplaint(services, {
      statement: { ...emptyStatement, what: "周岚 rang my work about this loan.", reach: "13800001111" },
      ...{ categories: ["conduct_or_harassment"], complainant: "borrower", channel: "portal", lang: "en" },
      ...{ writtenAnswer: true, borrowerId: "b1", loanId: "loan1", actor: { kind: "complainant" } },
    });
    expect(filed.ok).toBe(true);
    const after = await round();
    expect(before.answers.size).toBeGreaterThan(250);
    const differentIn = (part: keyof Round) =>
      [...before[part]].filter(([knocked, answer]) => after[part].get(knocked) !== answer).map(([knocked]) => knocked);
    expect(differentIn("answers")).toEqual([]);
    // Nor can time tell: the database is asked the same questions in the same order.
    expect(differentIn("questions")).toEqual([]);
    expect(after.questions.get("agent GET /staff/disputes")).toContain("select");
    const curious = [...after.questions]
      .filter(([knocked, sql]) => /^(agent|approver|borrower) /.test(knocked) && /complaint/.test(sql))
      .map(([knocked]) => knocked)
      .filter((knocked) => !/ \/complaint(\/|$)/.test(knocked));
    expect(curious).toEqual([]);
    expect(JSON.stringify(await ledgerOf(services.db.read, "loan1"))).toBe(ledgerBefore);
  },
);
