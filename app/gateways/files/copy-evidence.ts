import { constants, copyFile, mkdir, readdir, rm, stat } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Brings the copies of sealed evidence and of the audit checkpoints beside the backups up to date. Evidence never
 * changes, so that only new files are copied; one that is gone from the instance goes here too once no backup that is
 * kept can speak of it any more.
 *
 * @param oldest the age of the oldest backup, as an instant
 */
export async function copyEvidence(dataDir: string, backups: string, oldest: number): Promise<void> {
  const from = join(dataDir, "evidence");
  const to = join(backups, "evidence");
  const live = new Set(await filesIn(from));
  for (const file of live) {
    if (file.endsWith(".part")) continue;
    const target = join(to, file);
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(from, file), target, constants.COPYFILE_EXCL);
  }
  for (const file of await filesIn(to)) {
    if (!live.has(file) && (await stat(join(to, file))).mtimeMs < oldest) await rm(join(to, file));
  }
  const checkpoints = "audit-checkpoints.log";
  if (existsSync(join(dataDir, checkpoints))) await copyFile(join(dataDir, checkpoints), join(backups, checkpoints));
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
