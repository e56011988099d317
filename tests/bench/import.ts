import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "#app/clock.ts";
import { systemIds } from "#app/ids.ts";
import { importBook } from "#app/imports/import-book.ts";
import { readMapping } from "#app/imports/mapping.ts";
import { dayOf } from "#app/lending/calendar.ts";
import { createKeyring } from "#db/engine/keyring.ts";
import { openSqlite, type SqliteDatabase } from "#db/engine/sqlite.ts";

// `npm run bench -- import`: rows a second of the importer against bare prepared inserts of the very same rows, in the
// same run and in turns, so that a busy machine slows both. Only the ratio means something.

const rounds = 3;
const batchSize = 500;
const tables = ["products", "borrowers", "loans", "ledger_entries"] as const;
const published = "../shared/data/lending_club_2018q1_a.csv";

interface Run {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** The published loans four times over under new numbers: long enough for the compiler to settle. */
function bookOf(folder: string, copies: number): { readonly path: string; readonly rows: number } {
  const [header, ...lines] = readFileSync(published, "utf8").trim().split("\n");
  const all = Array.from({ length: copies }, (_, copy) =>
    lines.map((line) => line.replace(/^LC/, `LC${copy}-`)),
  ).flat();
  const path = join(folder, "book.csv");
  writeFileSync(path, [header, ...all, ""].join("\n"));
  return { path, rows: all.length };
}

async function timed(work: () => void | Promise<void>): Promise<Run> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
}

async function importInto(db: SqliteDatabase, bookPath: string): Promise<void> {
  const mapping = readMapping(readFileSync("app/imports/mappings/lending-club-2018.json", "utf8"));
  if (!mapping.ok) throw new Error(mapping.problems.join("; "));
  const keyring = createKeyring([{ version: 1, bytes: Buffer.alloc(32, 7) }]);
  const services = { db, keyring, clock: systemClock, ids: systemIds };
  const quiet = { onProblem: () => {}, onBytes: () => {} };
  const how = { asOf: dayOf(2018, 6, 30), paymentsPath: null, dryRun: false, strict: false };
  await importBook(services, { bookPath, mapping: mapping.mapping, ...how, ...quiet });
}

/** Writes rows that are ready, loan by loan, in transactions of the importer's size. */
function insertBare(db: SqliteDatabase, rows: Readonly<Record<string, unknown[][]>>): void {
  const insert = tables.map((table) => {
    const width = rows[table]?.[0]?.length ?? 0;
    const marks = Array.from({ length: width }, () => "?").join(", ");
    return { rows: rows[table] ?? [], statement: db.writer.prepare(`insert into ${table} values (${marks})`) };
  });
  const most = Math.max(...insert.map((each) => each.rows.length));
  for (let start = 0; start < most; start += batchSize) {
    db.writer.exec("BEGIN IMMEDIATE");
    for (const { rows: all, statement } of insert) {
      for (const row of all.slice(start, start + batchSize)) statement.run(row);
    }
    db.writer.exec("COMMIT");
  }
}

/** Prints the figures of importer and bare inserts, and their ratio. */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  try {
    const { path, rows } = bookOf(folder, 4);
    const imported: Run[] = [];
    const bare: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const db = openSqlite(join(folder, `import-${round}.db`));
      imported.push(await timed(() => importInto(db, path)));
      const written = Object.fromEntries(
        tables.map((table) => [table, db.reader.prepare(`select * from ${table}`).raw().all() as unknown[][]]),
      );
      await db.close();
      const empty = openSqlite(join(folder, `bare-${round}.db`));
      bare.push(await timed(() => insertBare(empty, written)));
      await empty.close();
    }
    report(rows, imported, bare);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(rows: number, imported: readonly Run[], bare: readonly Run[]): void {
  const best = (runs: readonly Run[], of: keyof Run) => Math.min(...runs.map((run) => run[of]));
  const line = (name: string, runs: readonly Run[]) =>
    `${name.padEnd(24)} ${Math.round(rows / (best(runs, "wallMs") / 1000))} rows/s, ${Math.round(rows / (best(runs, "cpuMs") / 1000))} rows per CPU second`;
  console.log(line("import", imported));
  console.log(line("bare prepared inserts", bare));
  const ratio = (of: keyof Run) => (best(bare, of) / best(imported, of)).toFixed(2);
  console.log(
    `ratio ${ratio("wallMs")} by the clock, ${ratio("cpuMs")} by CPU (aim: at least 0.5; best of ${rounds} rounds)`,
  );
}
