import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { appendEntry } from "#db/stores/ledger.ts";

/** The name of a dispute's hold in the ledger. */
export const disputeHold = (disputeId: string) => `dispute:${disputeId}`;

/** From this day on what the profile says is held: reminders, penalties. @param day the borrower's date */
export async function startDisputeHold(
  tx: Queryable,
  { clock, ids }: Pick<Services, "clock" | "ids">,
  given: { loanId: string; disputeId: string; profile: PolicyProfile; day: EpochDay },
): Promise<void> {
  const now = clock.now();
  const hold = disputeHold(given.disputeId);
  const entry: Entry = {
    ...{ kind: "hold-start", id: ids.ordered(now), effective: given.day, enteredAt: now, hold, reason: "dispute" },
    scopes: given.profile.holds.dispute.stops.filter((stop) => stop !== "enforcement"),
  };
  await appendEntry(tx, given.loanId, entry, `${hold}:start`, now);
}

/** The hold ends with the outcome. @param day the first day that counts again */
export async function endDisputeHold(
  tx: Queryable,
  { clock, ids }: Pick<Services, "clock" | "ids">,
  given: { loanId: string; disputeId: string; day: EpochDay },
): Promise<void> {
  const now = clock.now();
  const hold = disputeHold(given.disputeId);
  const entry: Entry = { kind: "hold-end", id: ids.ordered(now), effective: given.day, enteredAt: now, hold };
  await appendEntry(tx, given.loanId, entry, `${hold}:end`, now);
}
