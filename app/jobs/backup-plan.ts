import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { copyEvidence } from "#app/gateways/files/copy-evidence.ts";
import { type Backup, backUp, type CopySums, houseKeeping } from "#db/engine/backup.ts";
import type { SqliteDatabase } from "#db/engine/sqlite.ts";

/** How an instance is backed up. */
export interface BackupPlan {
  readonly everyMs: number;
  /** Makes one, checked. */
  run(now: number): Promise<Backup>;
}

/** The backups that the configuration asks for. @param dataDir absolute */
export function backupPlan(
  db: SqliteDatabase,
  { dataDir, backups }: { dataDir: string; backups: { folder: string; everyMinutes: number; keep: number } },
): BackupPlan {
  const { folder, everyMinutes, keep } = backups;
  return {
    everyMs: everyMinutes * 60_000,
    async run(now) {
      const made = await backUp(db, folder, now, {
        keeping: { ...houseKeeping, latest: keep },
        finish: finishElsewhere,
      });
      await copyEvidence(dataDir, folder, now - houseKeeping.days * 86_400_000);
      // Pages that an erasure has overwritten leave the write-ahead log as well.
      db.writer.pragma("wal_checkpoint(TRUNCATE)");
      return made;
    },
  };
}

const run = promisify(execFile);

/** Reading a whole copy takes seconds to minutes: another process does it, so that nobody waits for a page meanwhile. */
async function finishElsewhere(copy: string, keys: string): Promise<CopySums> {
  const script = ["--import", "tsx", "app/cli/finish-backup.ts", copy, keys];
  const { stdout } = await run(process.execPath, script, { env: { PATH: process.env.PATH } });
  return JSON.parse(stdout) as CopySums;
}
