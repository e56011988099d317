import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";
import { inOrder, withoutReversed } from "#app/lending/order.ts";
import type { HoldKind } from "#app/policy/categories.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { loanIdsOfBorrower } from "#db/stores/loans.ts";

type Tools = Pick<Services, "clock" | "ids">;

/** The name of a case's hold in the ledger. */
export const holdOf = (caseId: string) => `hardship:${caseId}`;

/** What a hold of this kind stops in the ledger. Enforcement is not the ledger's. */
function scopesOf(profile: PolicyProfile, kind: HoldKind): HoldScope[] {
  return profile.holds[kind].stops.filter((stop) => stop !== "enforcement");
}

/** Starts a case's hold on a loan, unless it runs already. @param day the borrower's date: this day does not count */
export async function startHold(
  tx: Queryable,
  { clock, ids }: Tools,
  loanId: string,
  given: { caseId: string; kind: HoldKind; profile: PolicyProfile; day: EpochDay },
): Promise<void> {
  const hold = holdOf(given.caseId);
  if (runs(await ledgerOf(tx, loanId), hold)) return;
  const now = clock.now();
  const entry: Entry = {
    kind: "hold-start",
    id: ids.ordered(now),
    effective: given.day,
    enteredAt: now,
    hold,
    scopes: scopesOf(given.profile, given.kind),
    reason: given.kind,
  };
  await appendEntry(tx, loanId, entry, `${hold}:start:${entry.id}`, now);
}

/** Ends a case's hold on a loan, if it runs. @param day the first day that counts again */
export async function endHold(
  tx: Queryable,
  { clock, ids }: Tools,
  loanId: string,
  given: { caseId: string; day: EpochDay },
): Promise<void> {
  const hold = holdOf(given.caseId);
  const entries = await ledgerOf(tx, loanId);
  if (!runs(entries, hold)) return;
  // Read after its own start, also when both were written in the same millisecond of the same day.
  const started = entries.findLast((entry) => entry.kind === "hold-start" && entry.hold === hold)?.enteredAt ?? 0;
  const now = Math.max(clock.now(), started + 1);
  const entry: Entry = { kind: "hold-end", id: ids.ordered(now), effective: given.day, enteredAt: now, hold };
  await appendEntry(tx, loanId, entry, `${hold}:end:${entry.id}`, now);
}

/** Ends everything that a case holds, on every loan of the person. @param day the first day that counts again */
export async function endCaseHolds(
  tx: Queryable,
  tools: Tools,
  of: { readonly id: string; readonly borrowerId: string },
  day: EpochDay,
): Promise<void> {
  for (const loanId of await loanIdsOfBorrower(tx, of.borrowerId)) {
    const names = (await ledgerOf(tx, loanId)).flatMap((entry) => (entry.kind === "hold-start" ? [entry.hold] : []));
    const own = new Set(names.filter((name) => name === holdOf(of.id) || name.startsWith(`${holdOf(of.id)}:`)));
    for (const name of own) await endHold(tx, tools, loanId, { caseId: name.slice("hardship:".length), day });
  }
}

/** Whether a hold was started more often than ended, whatever the day. */
function runs(entries: readonly Entry[], hold: string): boolean {
  const live = withoutReversed(inOrder(entries), Infinity);
  const count = (kind: "hold-start" | "hold-end") =>
    live.filter((entry) => entry.kind === kind && entry.hold === hold).length;
  return count("hold-start") > count("hold-end");
}
