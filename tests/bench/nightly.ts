import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { remindLoans } from "#app/contact/remind-loans.ts";
import { reminderDue } from "#app/contact/reminder-due.ts";
import { shiftedClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { dayOfInstant } from "#app/lending/calendar.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { assessBook } from "#app/nightly/assess-book.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import { progressOn } from "#app/cli/progress.ts";
import { createKeyring } from "#db/engine/keyring.ts";
import { openSqlite, type SqliteDatabase } from "#db/engine/sqlite.ts";
import { seedLargeBook } from "#db/seed/large.ts";
import { unpackSchedule } from "#db/stores/packed-schedule.ts";

// `npm run bench -- nightly`: the nightly look at the whole book against a bare loop over the same loans that reads the
// same rows, computes the same positions and writes the same messages, in the same run. `LOANS=1000000` sets how many
// loans (a hundred thousand otherwise; a tenth and a hundredth of it are measured too, to see the cost grow evenly), and
// `BOOK=FOLDER` keeps the made-up book there for the next time.

interface Run {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly loans: number;
  readonly messages: number;
}

const noon = 12 * 3_600_000;

export async function benchNightly(): Promise<void> {
  const most = Number(process.env.LOANS ?? 100_000);
  const kept = process.env.BOOK;
  const folder = kept ?? mkdtempSync(join(tmpdir(), "portal-bench-"));
  mkdirSync(folder, { recursive: true });
  try {
    for (const loans of [most / 100, most / 10, most]) {
      const path = join(folder, `book-${loans}.db`);
      if (!existsSync(path)) await makeBook(path, loans);
      await compare(path, loans);
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function makeBook(path: string, loans: number): Promise<void> {
  const db = openSqlite(path);
  const progress = progressOn(process.stderr);
  await seedLargeBook({
    db,
    keyring: createKeyring([{ version: 1, bytes: Buffer.alloc(32, 7) }]),
    clock: shiftedClock(0),
    ids: systemIds,
    today: dayOfInstant(Date.now()),
    loans,
    onProgress: (done) => progress.show(done, loans, `made up ${done} of ${loans} loans`),
  });
  progress.end();
  await db.close();
}

async function compare(path: string, loans: number): Promise<void> {
  const db = openSqlite(path);
  try {
    forget(db);
    const bare = await timed(db, () => Promise.resolve(bareLoop(db)));
    forget(db);
    const ours = await timed(db, () => walk(db, loans));
    print("bare loop", bare);
    print("nightly look", ours);
    if (ours.loans !== bare.loans || ours.messages !== bare.messages) console.log("NOT THE SAME WORK");
    const share = (of: "cpuMs" | "wallMs") => (bare[of] / ours[of]).toFixed(2);
    console.log(
      `share of the bare loop: ${share("cpuMs")} by CPU, ${share("wallMs")} by the clock (aim: at least 0.6)`,
    );
    const again = await timed(db, () => walk(db, loans));
    console.log(`a second walk on the same day looks at ${again.loans} loans in ${again.wallMs.toFixed(0)} ms\n`);
    forget(db);
  } finally {
    await db.close();
  }
}

/** The clock stands at noon UTC of the day of the book: it is one and the same local day in every zone of the book but one. */
function clockOf(db: SqliteDatabase): { now: () => number } {
  const createdAt = Number(db.reader.prepare("select min(created_at) from loans").pluck().get());
  return { now: () => dayOfInstant(createdAt) * 86_400_000 + noon };
}

async function walk(db: SqliteDatabase, all: number): Promise<number> {
  const services = { db, clock: clockOf(db), ids: systemIds };
  const progress = progressOn(process.stderr);
  const keep = async () => true;
  const looked = await assessBook(services, [remindLoans(services)], keep, ({ loans }) =>
    progress.show(loans, all, `${loans} of ${all} loans`),
  );
  progress.end();
  return looked;
}

/** Nothing but the work: rows in the order in which they lie in the file, no checkpoint, no restart, no steps. */
function bareLoop(db: SqliteDatabase): number {
  const clock = clockOf(db);
  const day = dayOfInstant(clock.now());
  const products = new Map(
    db.reader
      .prepare("select id || '|' || version, conventions from products")
      .raw()
      .all()
      .map((row) => row as [string, string])
      .map(([key, conventions]) => [key, JSON.parse(conventions)]),
  );
  const ledger = db.reader.prepare("select entry from ledger_entries where loan_id = ? order by id").pluck();
  const lang = db.reader.prepare("select lang from borrowers where id = ?").pluck();
  const insert = db.writer.prepare(
    "insert into messages (id, borrower_id, loan_id, channel, template, lang, status, purpose, created_at, dedupe_key) values (?, ?, ?, 'sms', ?, ?, 'queued', 'reminder', ?, ?)",
  );
  const loans = db.reader
    .prepare("select id, borrower_id, profile, contract, schedule, product_id || '|' || product_version from loans")
    .raw();
  let count = 0;
  db.writer.exec("BEGIN IMMEDIATE");
  for (const row of loans.iterate()) {
    const [id, borrowerId, profile, contract, schedule, product] = row as [string, string, string, string, string, string]; // prettier-ignore
    const signed = { ...JSON.parse(contract), product: products.get(product) };
    const entries = ledger.all(id).map((entry) => JSON.parse(String(entry)));
    const position = positionOf(signed, unpackSchedule(JSON.parse(schedule)), entries, day);
    const reason = reminderDue(position, profileFor(profile, day).contact.reminders);
    if (reason !== null) {
      insert.run(systemIds.ordered(clock.now()), borrowerId, id, `reminder:${reason}`, lang.get(borrowerId), clock.now(), `reminder:${id}:${reason}:${day}`); // prettier-ignore
    }
    count += 1;
    if (count % 500 === 0) db.writer.exec("COMMIT; BEGIN IMMEDIATE");
  }
  db.writer.exec("COMMIT");
  return count;
}

function forget(db: SqliteDatabase): void {
  db.writer.exec("delete from messages; delete from assessments");
  db.writer.pragma("wal_checkpoint(TRUNCATE)");
}

async function timed(db: SqliteDatabase, work: () => Promise<number>): Promise<Run> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const loans = await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const messages = Number(db.reader.prepare("select count(*) from messages").pluck().get());
  return { cpuMs: (user + system) / 1000, wallMs, loans, messages };
}

function print(name: string, { cpuMs, wallMs, loans, messages }: Run): void {
  const perLoan = ((cpuMs * 1000) / loans).toFixed(1);
  console.log(
    `${name.padEnd(14)} ${loans} loans, ${messages} messages: ${(cpuMs / 1000).toFixed(1)} CPU seconds, ${perLoan} µs per loan, ${(wallMs / 1000).toFixed(1)} s by the clock`,
  );
}
