import { statfsSync } from "node:fs";
import { migrationsInPlace } from "#db/engine/migrate.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";

/** Below this the next payment might not fit on the disk any more. */
const leastFreeBytes = 64 * 1024 * 1024;

/** Why an instance should not be sent requests; null when it may. A probe asks often, so each answer is one look. */
export function whatIsMissing(db: SqliteDatabase, dataDir: string): "database" | "migrations" | "disk" | null {
  try {
    if (!migrationsInPlace(db.reader)) return "migrations";
  } catch {
    return "database";
  }
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize < leastFreeBytes ? "disk" : null;
}
