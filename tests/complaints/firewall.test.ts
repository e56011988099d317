import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/access/start-session.ts";
import { fileComplaint } from "#app/complaints/file-complaint.ts";
import { emptyStatement } from "#app/complaints/statement.ts";
import { openDispute } from "#app/disputes/open-dispute.ts";
import { fixedClock } from "#app/clock.ts";
import { type HouseServices, openServices } from "#app/http/house.ts";
import { everyPath } from "#app/http/paths.ts";
import { makeSchedule } from "#app/lending/make-schedule.ts";
import { seedSampleStaff } from "#app/staff/sample-staff.ts";
import { startStaffSession } from "#app/staff/staff-session.ts";
import { openSqlite, type SqliteDatabase } from "#db/engine/sqlite.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { ensureProduct, insertLoan } from "#db/stores/loans.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import { asBrowser, type Door, openDoor } from "#tests/support/door.ts";
import { testContract } from "#tests/support/loans.ts";
import { deskBefore, houseEnv } from "#tests/support/desk.ts";
import { wholeBuild } from "#tests/support/every-route.ts";

// For every role of the repayment side, for the borrower and for nobody: every address, read and written to, answers
// byte for byte the same whether or not there is a complaint about that very account.

const visitors = ["nobody", "borrower", "agent", "approver"] as const;
const folder = mkdtempSync(join(tmpdir(), "firewall-"));
const now = Date.UTC(2026, 10, 22, 8);
let services: HouseServices & { db: SqliteDatabase };
let door: Door;
let disputeId = "";
/** What the database was asked since the last answer. */
let asked: string[] = [];

beforeAll(async () => {
  door = await openDoor(async (port) => {
    const env = houseEnv(folder, { ORIGIN: `http://localhost:${port}`, DEMO: "1" });
    const house = openServices(env);
    await house.db.close();
    // The same house with a reader that tells what it is asked.
    const db = openSqlite(join(folder, "data", "portal.db"), (sql) => asked.push(sql.replace(/'[^']*'|\d+/g, "?")));
    services = { ...house, db, clock: fixedClock(now) };
    return deskBefore(services, { env, build: wholeBuild(), folder, logLevel: "error", log: () => {} });
  });
  const person = { name: "王小明", birthDate: null, phone: null, email: null, postcode: null, idTail: null };
  await services.db.transact(async (tx) => {
    const place = { lang: "en", timeZone: "Asia/Shanghai", createdAt: now } as const;
    await insertBorrower(tx, services.keyring, { ...person, ...place, id: "b1", borrowerNo: "b1" });
    await ensureProduct(tx, testContract.product, 0);
    const loan = { id: "loan1", loanNo: "LX-1", borrowerId: "b1", profile: "cn.licensed.loan" };
    await insertLoan(tx, { ...loan, contract: testContract, schedule: makeSchedule(testContract) }, "hash", 0);
  });
  await seedSampleStaff(services);
  const statement = { what: "I paid.", paid: null };
  const opened = await openDispute(services, { borrowerId: "b1", loanId: "loan1", reason: "already_paid", statement });
  if (!opened.ok) throw new Error(opened.reason);
  ({ disputeId } = opened);
});

afterAll(async () => {
  door.close();
  await services.db.close();
  rmSync(folder, { recursive: true, force: true });
});

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

async function knock(cookie: string | null, method: "GET" | "POST", address: string): Promise<string> {
  const { status, headers, text } = await door.ask(address, asBrowser(method, cookie));
  // What differs with every request anyway: its number, its nonce, session identifiers, the date header.
  const { date: _date, "set-cookie": _cookie, "content-security-policy": _policy, ...rest } = headers;
  const plain = text.replace(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/g, "#").replace(/\b[0-9a-f]{64}\b/g, "#");
  return JSON.stringify([status, rest, plain]);
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
