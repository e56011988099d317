import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerDetails, borrowersWithPhone } from "#db/stores/borrowers.ts";
import { cancelQueued, insertSuppression, isSuppressed } from "#db/stores/contact.ts";

type Tools = Pick<Services, "clock" | "ids" | "keyring">;

/**
 * Stops texts to a number at its owner's wish; what waits for it is cancelled.
 *
 * @param phone its blind index
 * @returns false when it was stopped already.
 */
export async function suppressNumber(tx: Queryable, { clock, ids }: Tools, phone: string): Promise<boolean> {
  if (await isSuppressed(tx, phone)) return false;
  const now = clock.now();
  await insertSuppression(tx, { id: ids.ordered(now), phoneIndex: phone, reason: "stop", createdAt: now });
  const reached = (await borrowersWithPhone(tx, phone)).map((borrower) => borrower.id);
  await cancelQueued(tx, reached, "stopped", now);
  return true;
}

/** The same for the number that is on file for somebody, when the carrier says that it was told to stop. */
export async function suppressNumberOf(tx: Queryable, services: Tools, borrowerId: string): Promise<void> {
  const details = await borrowerDetails(tx, services.keyring, borrowerId);
  if (details?.phoneIndex) await suppressNumber(tx, services, details.phoneIndex);
}
