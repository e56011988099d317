import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database as Connection } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate as applyMigrations } from "drizzle-orm/better-sqlite3/migrator";

/** Where the SQL lives; the working directory is the project's root for the server, the commands and the tests. */
const migrationsFolder = join(process.cwd(), "db/migrations");

/** The moments of all migrations that this version comes with, oldest first. */
const known: readonly number[] = (
  JSON.parse(readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8")) as { entries: { when: number }[] }
).entries.map(({ when }) => when);

function applied(connection: Connection): number[] {
  const here = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (here === undefined) return [];
  return connection
    .prepare("select created_at from __drizzle_migrations order by created_at")
    .pluck()
    .all() as number[];
}

/** Whether the tables are those of this version: not older, and not those of a later one that was started beside it. */
export function migrationsInPlace(connection: Connection): boolean {
  const here = applied(connection);
  return here.length === known.length && here.at(-1) === Math.max(...known);
}

/**
 * Brings the tables up to date.
 *
 * Foreign keys are off while tables may be rebuilt (SQLite ignores that switch inside the migrator's own
 * transaction, and a rebuild with keys on empties child tables), then every key is checked before they go on again.
 *
 * @throws when a migration fails or leaves a broken reference, or the tables are those of a later version.
 */
export function migrate(connection: Connection): void {
  if (applied(connection).length > known.length) {
    throw new Error("This database was written by a later version of the portal; start that version.");
  }
  connection.pragma("foreign_keys = OFF");
  try {
    applyMigrations(drizzle(connection), { migrationsFolder });
    const broken = connection.pragma("foreign_key_check");
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`The migration left ${broken.length} broken references: ${JSON.stringify(broken.slice(0, 3))}`);
    }
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}
