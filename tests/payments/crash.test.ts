import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { applyEvent } from "#app/payments/apply-event.ts";
import { startPayment } from "#app/payments/start-payment.ts";
import { reconcileMinute } from "#app/payments/reconcile.ts";
import { inboxRow } from "#db/stores/payments-inbox.ts";
import {
  addLoan,
  evening,
  everyEvent,
  expectBooksEqual,
  ledgerMoney,
  newFolder,
  paid,
  paymentRequest,
  portal,
  type Portal,
  settle,
} from "./portal.ts";

/** Many payments with refunds and disputes that the portal has not heard of. */
async function unheard(payments: number): Promise<{ house: Portal; folder: string; events: readonly GatewayEvent[] }> {
  const folder = newFolder();
  const house = await portal({ folder });
  for (let nr = 0; nr < payments; nr += 1) {
    const { intentId } = await paid(house, {
      loanId: (await addLoan(house.db, house.borrowerId)).id,
      amount: 1_000 + nr,
    });
    if (nr % 3 === 0) house.sandbox.refundOutside(intentId, 400);
    if (nr % 4 === 0) house.sandbox.openDispute(intentId, "chargeback");
  }
  return { house, folder, events: await everyEvent(house) };
}

interface Child {
  process: ChildProcess;
  acknowledged: string[];
  /** Resolves with the signal it died of, or null. */
  ended: Promise<NodeJS.Signals | null>;
}

let files = 0;

function child(
  folder: string,
  events: readonly GatewayEvent[],
  onAcknowledged: (count: number, self: ChildProcess) => void = () => undefined,
): Child {
  const file = join(folder, `events-${(files += 1)}.json`);
  writeFileSync(file, JSON.stringify(events));
  const script = join(import.meta.dirname, "deliver-child.ts");
  const started = spawn(
    process.execPath,
    ["--import", "tsx", script, join(folder, "portal.db"), file, String(evening)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const acknowledged: string[] = [];
  let text = "";
  started.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString();
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) acknowledged.push(line.slice("ok ".length));
    onAcknowledged(acknowledged.length, started);
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    started.on("close", (_code, signal) => resolve(signal)),
  );
  return { process: started, acknowledged, ended };
}

test(
  "kill -9 again and again while messages arrive: nothing acknowledged is lost, nothing is posted twice",
  { timeout: 120_000 },
  async () => {
    const { house, folder, events } = await unheard(40);
    const heard = new Set<string>();
    let kills = 0;
    for (let round = 0; round < 7; round += 1) {
      const left = events.filter(({ id }) => !heard.has(id));
      if (left.length === 0) break;
      const after = 3 + ((round * 7) % 11);
      const one = child(folder, left, (count, self) => {
        if (count >= after) self.kill("SIGKILL");
      });
      if ((await one.ended) === "SIGKILL") kills += 1;
      for (const id of one.acknowledged) {
        expect((await inboxRow(house.db.read, "sandbox", id))?.status).toMatch(/applied|ignored|parked/);
        heard.add(id);
      }
    }
    for (const event of events) await applyEvent(house, event, "webhook");
    await reconcileMinute(house);
    expect(kills).toBeGreaterThanOrEqual(4);
    expect(house.db.reader.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(house.db.reader.pragma("foreign_key_check")).toEqual([]);
    await expectBooksEqual(house);
  },
);

test(
  "two processes on one file hear the same messages in opposite order: every movement once",
  { timeout: 120_000 },
  async () => {
    const { house, folder, events } = await unheard(20);
    const both = [child(folder, events), child(folder, [...events].reverse())];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([null, null]);
    for (const { acknowledged } of both) expect(acknowledged).toHaveLength(events.length);
    await expectBooksEqual(house);
  },
);

test("disk full: nothing half done, the processor is told to come again, and then all is there", async () => {
  const house = await portal();
  await paid(house);
  const other = await addLoan(house.db, house.borrowerId);
  // The file may not grow any more, and what room is left in it is used up.
  house.db.writer.exec("CREATE TABLE filler (content BLOB)");
  const limit = Number(house.db.writer.pragma("page_count", { simple: true })) + 20;
  house.db.writer.pragma(`max_page_count = ${limit}`);
  const fill = house.db.writer.prepare("INSERT INTO filler VALUES (zeroblob(2000))");
  expect(() => {
    for (;;) fill.run();
  }).toThrow(/full/);
  const events = await everyEvent(house);
  const long = events.map((event) => ({ ...event, payload: event.payload + " ".repeat(100_000) }));
  for (const event of long) await expect(applyEvent(house, event, "webhook")).rejects.toThrow(/full/);
  expect(ledgerMoney(house.db)).toEqual({});
  expect(house.db.reader.pragma("integrity_check", { simple: true })).toBe("ok");
  const request = { ...paymentRequest(house, { loanId: other.id, amount: 77 }), description: "x".repeat(50_000) };
  await expect(startPayment(house, house.borrowerId, request)).rejects.toThrow();
  house.db.writer.pragma("max_page_count = 1000000");
  await settle(house);
  await expectBooksEqual(house);
});

test("a locked file is an error to be retried, not a lost message", async () => {
  const house = await portal();
  await paid(house);
  house.db.writer.pragma("busy_timeout = 20");
  const other = new Sqlite(house.db.path);
  other.exec("BEGIN IMMEDIATE");
  const [event] = await everyEvent(house);
  if (!event) throw new Error("no event");
  await expect(applyEvent(house, event, "webhook")).rejects.toThrow(/locked|busy/i);
  other.exec("ROLLBACK");
  other.close();
  await settle(house);
  await expectBooksEqual(house);
});
