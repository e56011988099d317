import type { Clock } from "#app/clock.ts";
import type { Ids } from "#app/ids.ts";
import type { Database } from "#db/engine/database.ts";
import type { Keyring } from "#db/engine/keyring.ts";

/** What every verb is given: where things are kept, what time it is, and where new identifiers come from. */
export interface Services {
  db: Database;
  keyring: Keyring;
  clock: Clock;
  ids: Ids;
}
