import { existsSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Clock } from "#app/clock.ts";
import type { Database } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";
import { auditHead } from "#db/stores/audit.ts";
import { checkpointKey } from "./checkpoint-key.ts";
import { type Checkpoint, readCheckpoint, signCheckpoint, writeCheckpoint } from "./checkpoint.ts";

/**
 * Signs where the audit trail ends now and appends that to the checkpoint file (one JSON object a line, mode 0600).
 * A hash chain alone can be stamped anew from end to end, or lose its tail, by whoever owns the database file; the
 * checkpoints tell. Run it every few minutes and copy the file to another machine: who owns both files and the master
 * key can still rewrite both.
 *
 * @returns the new checkpoint; null when the trail has not grown since the last one.
 */
export async function checkpointAudit(house: {
  db: Database;
  keyring: Keyring;
  clock: Clock;
  /** Absolute path of the checkpoint file. */
  checkpointsFile: string;
}): Promise<Checkpoint | null> {
  const head = await auditHead(house.db.read);
  if (!head) return null;
  const { privateKey, publicKey } = checkpointKey(house.keyring);
  const last = lastLineOf(house.checkpointsFile);
  if (last !== null && readCheckpoint(last, publicKey)?.head === head.hash) return null;
  const checkpoint = signCheckpoint(privateKey, { seq: head.seq, head: head.hash, at: house.clock.now() });
  const file = await open(house.checkpointsFile, "a", 0o600);
  try {
    await file.appendFile(writeCheckpoint(checkpoint));
    await file.sync();
  } finally {
    await file.close();
  }
  return checkpoint;
}

function lastLineOf(path: string): string | null {
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines[lines.length - 1] || null;
}
