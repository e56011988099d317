import type { Services } from "#app/services.ts";
import { forgetCallbackNumbers } from "#db/stores/callbacks.ts";

/** A typed number is kept for a month after the call, for the case that somebody asks about it. */
const keptMs = 30 * 24 * 60 * 60_000;

/** Destroys numbers that were typed for calls long made. @returns how many. */
export async function forgetOldNumbers({ db, clock }: Services): Promise<number> {
  return db.transact((tx) => forgetCallbackNumbers(tx, clock.now() - keptMs));
}
