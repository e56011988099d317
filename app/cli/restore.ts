import { cpSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { newestBackup, restoreBackup } from "#db/engine/backup.ts";
import { giveUp } from "./give-up.ts";

// `npm run restore -- BACKUP DATA_DIR`: puts a backup (a file, or a folder of which the newest is taken) into an empty
// data folder. Start a server on it with the SECRET_KEYS of the instance that made it.
const usage = "npm run restore -- BACKUP DATA_DIR";
const [given, dataDir] = process.argv.slice(2);
if (given === undefined || dataDir === undefined) giveUp("Which backup, and where to?", usage);
const backup = given.endsWith(".db") ? given : newestBackup(given);
if (backup === null) giveUp(`${given} holds no backup.`, usage);
try {
  const { entries, amounts } = await restoreBackup(backup, dataDir);
  for (const beside of ["evidence", "audit-checkpoints.log"]) {
    const from = join(dirname(backup), beside);
    if (existsSync(from)) cpSync(from, join(dataDir, beside), { recursive: true, preserveTimestamps: true });
  }
  console.log(`${backup} is in ${dataDir}: ${entries} ledger entries, amounts ${amounts}.`);
} catch (error) {
  giveUp(error instanceof Error ? error.message : "The backup could not be restored.");
}
