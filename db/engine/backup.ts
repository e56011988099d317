import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { firstBrokenAuditEvent } from "#db/stores/audit.ts";
import { returnKeys, takeKeys } from "./backup-keys.ts";
import type { SqliteDatabase } from "./sqlite.ts";

/** Ledger entries in a copy and the sum of their amounts, for comparing after a restore. */
export interface CopySums {
  entries: number;
  amounts: number;
}

/** A copy that was checked before it got its name. */
export interface Backup extends CopySums {
  path: string;
  sha256: string;
}

/** How many backups stay. */
export interface Keeping {
  /** The latest, whatever their age. */
  latest: number;
  /** Then the last one of each day, for so many days. */
  days: number;
}

/** Every quarter of an hour for a day, then one a day for five weeks (security reference DB10, PII5). */
export const houseKeeping: Keeping = { latest: 96, days: 35 };

const named = /^portal-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.db$/;

/**
 * Copies the live database, takes the data keys of persons out of the copy, checks it, and only then gives it its name:
 * a file called `portal-….db` is whole. The keys of all backups together stand in one `keys.db` beside them, which holds
 * today's keys and nothing older: a person whose key was destroyed is erased from every backup with the next one.
 * The master keys are in neither.
 *
 * Copying `portal.db` by hand instead loses what still stands in the write-ahead log, and keeps keys that were destroyed.
 *
 * @param finish splits and checks the copy; long work on a large book, which a server has done by another process.
 * @throws when the copy is not sound; it is removed then, and the former keys stay.
 */
export async function backUp(
  db: SqliteDatabase,
  folder: string,
  now: number,
  {
    keeping = houseKeeping,
    finish = finishCopy,
  }: { keeping?: Keeping; finish?: (copy: string, keys: string) => CopySums | Promise<CopySums> } = {},
): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `portal-${new Date(now).toISOString().replace(/[:.]/g, "-")}.db`;
  const unfinished = join(folder, `${name}.unfinished`);
  const keys = join(folder, "keys.db.unfinished");
  try {
    for (const left of readdirSync(folder).filter((file) => file.includes(".unfinished"))) rmSync(join(folder, left));
    await db.writer.backup(unfinished);
    chmodSync(unfinished, 0o600);
    const sums = await finish(unfinished, keys);
    const sha256 = await hashOf(unfinished);
    flush(unfinished);
    flush(keys);
    const path = join(folder, name);
    writeFileSync(`${path}.sha256`, `${sha256}  ${name}\n`, { mode: 0o600 });
    renameSync(keys, join(folder, "keys.db"));
    renameSync(unfinished, path);
    flush(folder);
    forgetOld(folder, now, keeping);
    return { path, sha256, ...sums };
  } catch (error) {
    for (const file of [unfinished, keys]) {
      for (const left of ["", "-wal", "-shm", "-journal"]) rmSync(file + left, { force: true });
    }
    throw error;
  }
}

/** Takes the keys out of a fresh copy and checks it. @throws with what is wrong. */
export async function finishCopy(copy: string, keys: string): Promise<CopySums> {
  takeKeys(copy, keys);
  return checkCopy(copy);
}

/**
 * Puts a backup into an empty data folder, with the keys that stand beside it: who was erased since stays erased.
 *
 * @throws when the folder holds a database, or the backup is not what its checksum says, or is damaged.
 */
export async function restoreBackup(backup: string, dataDir: string): Promise<CopySums> {
  const target = join(dataDir, "portal.db");
  if (existsSync(target)) throw new Error(`${target} exists: restore into an empty folder.`);
  const noted = readFileSync(`${backup}.sha256`, "utf8").split(" ")[0];
  if (noted !== (await hashOf(backup))) throw new Error(`${basename(backup)} is not the file that was written.`);
  const keys = join(dirname(backup), "keys.db");
  if (!existsSync(keys)) throw new Error("keys.db does not stand beside the backup: nobody's data could be read.");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unfinished = `${target}.unfinished`;
  copyFileSync(backup, unfinished);
  chmodSync(unfinished, 0o600);
  returnKeys(unfinished, keys);
  const sums = await checkCopy(unfinished);
  flush(unfinished);
  renameSync(unfinished, target);
  flush(dataDir);
  return sums;
}

/** Reads a copy as a restore would: pages, references, the audit chain. @throws with what is wrong. */
export async function checkCopy(path: string): Promise<CopySums> {
  const copy = new Sqlite(path, { readonly: true });
  try {
    const integrity: unknown = copy.pragma("integrity_check", { simple: true });
    if (integrity !== "ok") throw new Error(`The copy is damaged: ${String(integrity)}`);
    const broken = copy.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) throw new Error(`The copy has ${broken.length} broken references.`);
    const event = await firstBrokenAuditEvent(drizzle(copy, { casing: "snake_case" }));
    if (event !== null) throw new Error(`The audit chain of the copy breaks at event ${event}.`);
    const sums = copy
      .prepare("select count(*) as entries, coalesce(sum(amount), 0) as amounts from ledger_entries")
      .get();
    return sums as CopySums;
  } finally {
    copy.close();
  }
}

/** The newest backup in a folder, or null. */
export function newestBackup(folder: string): string | null {
  const newest = readdirSync(folder)
    .filter((name) => named.test(name))
    .sort()
    .at(-1);
  return newest === undefined ? null : join(folder, newest);
}

/** Keeps the latest, and the last one of each of the last days. */
function forgetOld(folder: string, now: number, keeping: Keeping): void {
  const all = readdirSync(folder)
    .filter((name) => named.test(name))
    .sort()
    .reverse();
  const oldest = new Date(now - keeping.days * 86_400_000).toISOString().slice(0, 10);
  const daysSeen = new Set<string>();
  for (const [index, name] of all.entries()) {
    const day = named.exec(name)?.[1] ?? "";
    const lastOfDay = !daysSeen.has(day);
    daysSeen.add(day);
    if (index < keeping.latest || (lastOfDay && day >= oldest)) continue;
    rmSync(join(folder, name));
    rmSync(join(folder, `${name}.sha256`), { force: true });
  }
}

function hashOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash("sha256");
    createReadStream(path)
      .on("data", (chunk) => hash.update(chunk))
      .on("end", () => resolve(hash.digest("hex")))
      .on("error", reject);
  });
}

/** Asks the disk to keep a file, or a folder's list of names, for good. */
function flush(path: string): void {
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}
