import type { Database as Connection } from "better-sqlite3";

/**
 * Set and read back on every open: better-sqlite3 reopens WAL files at synchronous=NORMAL, where the last commits
 * can vanish with the power, and with recursive_triggers off INSERT OR REPLACE slips past append-only triggers.
 */
const required = [
  ["journal_mode", "wal", "WAL"],
  ["synchronous", 2, "FULL"],
  ["foreign_keys", 1, "ON"],
  ["busy_timeout", 5000, "5000"],
  ["recursive_triggers", 1, "ON"],
  ["trusted_schema", 0, "OFF"],
  ["cell_size_check", 1, "ON"],
  ["secure_delete", 1, "ON"],
] as const;

/** The first SQLite in which the WAL-reset corruption bug is fixed. */
const oldestSafeSqlite = [3, 51, 3];

/** Puts a connection into the only state this product runs in. @throws when SQLite refuses a setting or is too old. */
export function assertPragmas(connection: Connection): void {
  const version = String(connection.prepare("select sqlite_version()").pluck().get());
  if (compareVersions(version.split(".").map(Number), oldestSafeSqlite) < 0) {
    throw new Error(`SQLite ${version} can corrupt WAL files; ${oldestSafeSqlite.join(".")} or newer is needed.`);
  }
  for (const [name, expected, setting] of required) {
    connection.pragma(`${name} = ${setting}`);
    const actual: unknown = connection.pragma(name, { simple: true });
    if (actual !== expected) throw new Error(`SQLite keeps ${name} at ${String(actual)}; ${setting} is needed.`);
  }
}

function compareVersions(left: number[], right: number[]): number {
  for (const [index, part] of right.entries()) {
    const difference = (left[index] ?? 0) - part;
    if (difference !== 0) return difference;
  }
  return 0;
}
