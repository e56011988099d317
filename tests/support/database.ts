import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createKeyring } from "#db/engine/keyring.ts";
import { openSqlite, type SqliteDatabase } from "#db/engine/sqlite.ts";

/** A keyring with a fixed key, for tests only. */
export const testKeyring = createKeyring([{ version: 1, bytes: Buffer.alloc(32, 7) }]);

/** An empty, migrated database in a folder of its own, gone when the test ends. */
export function testDatabase(): SqliteDatabase {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  const db = openSqlite(join(folder, "portal.db"));
  onTestFinished(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return db;
}
