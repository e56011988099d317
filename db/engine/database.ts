import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";

/**
 * What a store function needs to read or write: a reader, or the one writer inside a transaction.
 *
 * Store functions only `await` queries (never `.run()`, `.get()` or `.all()`), so the same function serves
 * SQLite here and PostgreSQL later.
 */
export type Queryable = BaseSQLiteDatabase<"sync" | "async", unknown>;

/** An open database: any number of readers, one writer. */
export interface Database {
  /** Sees committed rows only. */
  readonly read: Queryable;
  /**
   * Runs `work` alone as one transaction: all of it is committed, or none.
   * Only store calls may be awaited inside `work`; gateways and other slow things come before or after.
   *
   * @throws whatever `work` throws, after rolling back; an Error when transactions are nested.
   */
  transact<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Waits for queued transactions, then closes. */
  close(): Promise<void>;
}
