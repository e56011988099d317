import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { systemIds } from "#app/ids.ts";
import { startAutopay } from "#app/payments/start-autopay.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { testKeyring } from "#tests/support/database.ts";
import {
  addLoan,
  evening,
  newFolder,
  portal,
  type Portal,
  secret,
  sessionOf,
  settle,
  today,
} from "#tests/payments/portal.ts";

// The job runner in a process of its own, ended with SIGKILL at many points: between any two transactions, in the
// middle of one, between handing a text over and writing that down.

const people = 220;
const withCard = 6;
const minute = 60_000;
/** 10:00 in Shanghai on the day the first instalment of everybody falls due, a Monday. */
const dueDay = today + 1;
const morning = evening + 14 * 60 * minute;
const young = { startDay: dueDay - 30, firstDueDay: dueDay, anchorDay: 23 };

async function book(): Promise<{ house: Portal; folder: string }> {
  const folder = newFolder();
  const house = await portal({ folder, contract: { ...young, startDay: dueDay, firstDueDay: dueDay + 30 } });
  for (let nr = 0; nr < people; nr += 1) {
    const borrower = { id: systemIds.random(), borrowerNo: `B-${nr}`, name: "王小明", birthDate: "1990-03-07" };
    const nothing = { email: null, postcode: null, idTail: null };
    const where = { lang: "zh-CN", timeZone: "Asia/Shanghai", createdAt: 0 } as const;
    const phone = `+861380000${String(nr).padStart(4, "0")}`;
    await house.db.transact((tx) => insertBorrower(tx, testKeyring, { ...borrower, ...nothing, ...where, phone }));
    const loan = await addLoan(house.db, borrower.id, young);
    if (nr < withCard) await agreeToAutopay(house, borrower.id, loan.id);
  }
  return { house, folder };
}

async function agreeToAutopay(house: Portal, borrowerId: string, loanId: string): Promise<void> {
  const start = await startAutopay(house, borrowerId, {
    ...{ attemptId: systemIds.random(), loanId, language: "zh-CN", description: "Linxi Finance", day: today },
    consent: { version: "2026-11", text: "每期到期日自动扣款" },
    pages: { success: (id) => `https://portal.test/a/${id}`, cancel: () => "https://portal.test/a" },
  });
  if (!start.ok || start.kind !== "go") throw new Error(JSON.stringify(start));
  house.sandbox.submit(sessionOf(start.url), { method: "card", number: "4242424242424242" });
  await settle(house);
}

/** @param killAfter transactions; null lets it come to its end. @returns whether it did, and how far it came. */
function worker(folder: string, now: number, killAfter: number | null): Promise<{ done: boolean; commits: number }> {
  const script = join(import.meta.dirname, "worker-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, secret, String(now), "12"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (killAfter !== null && said.length >= killAfter) child.kill("SIGKILL");
  });
  return new Promise((resolve) =>
    child.on("close", () => resolve({ done: said.includes("done"), commits: said.replaceAll(/[^.]/g, "").length })),
  );
}

function expectOnce({ house, folder }: { house: Portal; folder: string }, repeatsAtMost: number): void {
  const rows = (sql: string) => house.db.reader.prepare(sql).raw().all();
  expect(rows("select count(*), count(distinct loan_id) from messages where template = 'payment-receipt'")).toEqual([
    [withCard, withCard],
  ]);
  // One reminder for everybody; none, or one that is held, for whoever's card was charged before it was written or left.
  const reminded = "from messages where template = 'reminder:due_today'";
  expect(rows(`select count(*) = count(distinct loan_id), count(*) >= ${people - withCard} ${reminded}`)).toEqual([
    [1, 1],
  ]);
  const paid = "select loan_id from ledger_entries where kind = 'payment'";
  const unsent = `select count(*) from messages where status <> 'sent' and not (status = 'held' and loan_id in (${paid}))`;
  expect(rows(unsent)).toEqual([[0]]);
  expect(rows("select count(distinct loan_id) from messages")).toEqual([[people]]);
  expect(rows("select loans, finished_at is not null from assessments")).toEqual([[people + 1, 1]]);
  expect(rows("select state, count(*) from payment_attempts where kind = 'autopay' group by 1")).toEqual([
    ["succeeded", withCard],
  ]);
  expect(rows("select count(*), count(distinct loan_id) from ledger_entries where kind = 'payment'")).toEqual([
    [withCard, withCard],
  ]);
  expect(house.db.reader.pragma("integrity_check", { simple: true })).toBe("ok");
  // A text that was handed over in the instant of the end is handed over again under the number it had: what providers
  // drop. Nothing else is ever handed over twice, and nothing is left out.
  const handedOver = readFileSync(join(folder, "handed-over.log"), "utf8").trim().split("\n");
  const sent = rows("select id from messages where status = 'sent' order by id").flat();
  expect([...new Set(handedOver)].sort()).toEqual(sent);
  expect(handedOver.length - sent.length).toBeLessThanOrEqual(repeatsAtMost);
}

test(
  "kill -9 of the worker again and again: every loan looked at, every text and every charge once",
  { timeout: 180_000 },
  async () => {
    const { house, folder } = await book();
    let kills = 0;
    for (const [round, after] of [4, 25, 60, 90, 140, 200, 320].entries()) {
      const ended = await worker(folder, morning + round * 20 * minute, after);
      if (!ended.done) kills += 1;
    }
    expect(kills).toBeGreaterThanOrEqual(5);
    const last = await worker(folder, morning + 200 * minute, null);
    expect(last.done).toBe(true);
    expect(existsSync(join(folder, "handed-over.log"))).toBe(true);
    expectOnce({ house, folder }, kills);
  },
);

test(
  "two workers on one file share the work: nothing is left out and nothing done twice",
  { timeout: 120_000 },
  async () => {
    const { house, folder } = await book();
    const both = await Promise.all([worker(folder, morning, null), worker(folder, morning, null)]);
    expect(both.every(({ done }) => done)).toBe(true);
    expectOnce({ house, folder }, 0);
  },
);
