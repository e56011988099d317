import { join } from "node:path";
import type { Database as Connection } from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate as applyMigrations } from "drizzle-orm/better-sqlite3/migrator";

/** Where the SQL lives; the working directory is the project's root for the server, the commands and the tests. */
const migrationsFolder = join(process.cwd(), "db/migrations");

/**
 * Brings the tables up to date.
 *
 * Foreign keys are off while tables may be rebuilt (SQLite ignores that switch inside the migrator's own
 * transaction, and a rebuild with keys on empties child tables), then every key is checked before they go on again.
 *
 * @throws when a migration fails or leaves a broken reference.
 */
export function migrate(connection: Connection): void {
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
