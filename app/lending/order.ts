import type { EpochDay } from "./calendar.ts";
import type { Entry } from "./ledger.ts";

/** Kinds that come before everything else of their day. */
function rank(entry: Entry): number {
  switch (entry.kind) {
    case "disbursement":
      return 0;
    case "opening":
      return 1;
    case "hold-start":
    case "hold-end":
    case "rate-change":
      return 2;
    default:
      return 3;
  }
}

/** Effective day, kind, entered, id: the one order in which a ledger is read. */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.effective !== b.effective) return a.effective - b.effective;
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  if (a.enteredAt !== b.enteredAt) return a.enteredAt - b.enteredAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The entries in reading order; an entry that comes twice (same id) counts once. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  for (let index = 1; index < entries.length; index += 1) {
    const before = entries[index - 1];
    const after = entries[index];
    if (before !== undefined && after !== undefined && compareEntries(before, after) >= 0) return sorted(entries);
  }
  return entries;
}

function sorted(entries: readonly Entry[]): Entry[] {
  const unique = new Map(entries.map((entry) => [entry.id, entry]));
  return [...unique.values()].sort(compareEntries);
}

/** Leaves out reversals and what they cancel, as far as they count on that day. A reversed reversal cancels nothing. */
export function withoutReversed(entries: readonly Entry[], asOf: EpochDay): readonly Entry[] {
  if (!entries.some((entry) => entry.kind === "reversal")) return entries;
  const reversedBy = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.kind !== "reversal" || entry.effective > asOf) continue;
    reversedBy.set(entry.reverses, [...(reversedBy.get(entry.reverses) ?? []), entry.id]);
  }
  // By what points at what, not by date: a reversal of a reversal may be backdated before it.
  const isReversed = (id: string): boolean => (reversedBy.get(id) ?? []).some((reversal) => !isReversed(reversal));
  return entries.filter((entry) => entry.kind !== "reversal" && !isReversed(entry.id));
}
