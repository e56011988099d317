import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Env, type MasterKey, readEnv } from "./env.ts";

const fileName = "secret-keys";

/**
 * The master keys of this instance, newest first: from the environment, or on a local instance from a key file in the
 * data folder that is made on first use (mode 0600). Losing that file loses the personal data, not the ledger.
 * Throws when the file is there but not readable as keys: guessing a new key would hide the loss.
 */
export function masterKeysOf(env: Pick<Env, "secretKeys" | "local" | "dataDir">): readonly MasterKey[] {
  if (env.secretKeys) return env.secretKeys;
  if (!env.local) throw new Error("SECRET_KEYS is missing.");
  const file = join(env.dataDir, fileName);
  mkdirSync(env.dataDir, { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `1:${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
  try {
    // A link never replaces: of two processes that start together, both go on with the first one's key.
    linkSync(fresh, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(fresh);
  }
  chmodSync(file, 0o600);
  const reading = readEnv({ SECRET_KEYS: readFileSync(file, "utf8").trim() });
  if (!reading.ok || !reading.env.secretKeys) throw new Error(`${file} does not hold keys; restore it from a backup.`);
  return reading.env.secretKeys;
}
