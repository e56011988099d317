import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { firstBrokenAuditEvent } from "#db/stores/audit.ts";
import type { SqliteDatabase } from "./sqlite.ts";

/** A copy that was checked before it got its name. */
export interface Backup {
  path: string;
  sha256: string;
  /** Ledger entries in the copy and the sum of their amounts, for comparing after a restore. */
  entries: number;
  amounts: number;
}

/** Every quarter of an hour for a day, then one a day. */
const keepLatest = 96;
const keepDays = 35;

const named = /^portal-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.db$/;

/**
 * Copies the live database, checks the copy, and only then gives it its name: a file called `portal-….db` is whole.
 * The copy holds personal data sealed only; the keys are not in it and must be kept elsewhere.
 *
 * Copying `portal.db` by hand instead loses what still stands in the write-ahead log.
 *
 * @throws when the copy is not sound; it is removed then.
 */
export async function backUp(db: SqliteDatabase, folder: string, now: number): Promise<Backup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `portal-${new Date(now).toISOString().replace(/[:.]/g, "-")}.db`;
  const unfinished = join(folder, `${name}.unfinished`);
  try {
    await db.writer.backup(unfinished);
    const sums = await checkCopy(unfinished);
    const sha256 = await hashOf(unfinished);
    flush(unfinished);
    const path = join(folder, name);
    renameSync(unfinished, path);
    writeFileSync(`${path}.sha256`, `${sha256}  ${name}\n`, { mode: 0o600 });
    flush(folder);
    forgetOld(folder, now);
    return { path, sha256, ...sums };
  } catch (error) {
    for (const left of ["", "-wal", "-shm"]) rmSync(unfinished + left, { force: true });
    throw error;
  }
}

/** Reads a copy as a restore would: pages, references, the audit chain. @throws with what is wrong. */
export async function checkCopy(path: string): Promise<Pick<Backup, "entries" | "amounts">> {
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
    return sums as Pick<Backup, "entries" | "amounts">;
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
function forgetOld(folder: string, now: number): void {
  const all = readdirSync(folder)
    .filter((name) => named.test(name))
    .sort()
    .reverse();
  const oldest = new Date(now - keepDays * 86_400_000).toISOString().slice(0, 10);
  const daysSeen = new Set<string>();
  for (const [index, name] of all.entries()) {
    const day = named.exec(name)?.[1] ?? "";
    const lastOfDay = !daysSeen.has(day);
    daysSeen.add(day);
    if (index < keepLatest || (lastOfDay && day >= oldest)) continue;
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
