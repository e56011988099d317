import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry, HoldScope } from "#app/lending/ledger.ts";
import type { Position } from "#app/lending/position.ts";

/**
 * Money of a payment that went back, and came again: a refund of ours, a refund that did not go through, the payer's bank
 * taking it while it looks into a question, keeping it, and giving it back.
 */
export type MoneyBack = "refunded" | "refund-failed" | "bank-took" | "bank-kept" | "bank-gave-back";

/** Something that happened, or the one thing that comes next. */
export interface Activity {
  /** Sorts newest first together with the day, and pages by it. */
  key: string;
  day: EpochDay;
  kind:
    | "next"
    | "due"
    | "payment"
    | "reversed"
    | "chargeback"
    | "refund"
    | "charge"
    | "waiver"
    | "adjustment"
    | "pause"
    | "pause-end"
    | "new-schedule"
    | "brought-forward"
    | MoneyBack;
  /** Minor units; null where no money moved. */
  amount: number | null;
  /** Instalment number, where one is meant. */
  instalment: number | null;
  /** What stops, or goes on, with a pause; empty for everything else. */
  scopes: readonly HoldScope[];
}

/**
 * The life of a loan as its owner would tell it, newest first; what was reversed says so.
 *
 * @param wentBack what is known of money that a payment provider sent back or took back, by entry; such an entry is
 * told by its own name, also when a later one cancels it
 */
export function activitiesOf(
  entries: readonly Entry[],
  position: Position,
  wentBack: ReadonlyMap<string, MoneyBack> = new Map(),
): Activity[] {
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === "reversal" ? [entry.reverses] : [])));
  const amounts = new Map(entries.map((entry) => [entry.id, amountOf(entry)]));
  const scopes = new Map(
    entries.flatMap((one) => (one.kind === "hold-start" ? [[one.hold, one.scopes] as const] : [])),
  );
  const told = entries.flatMap((entry): Activity[] => {
    const kind = wentBack.get(entry.id) ?? (reversed.has(entry.id) ? "reversed" : kindOf(entry));
    if (kind === null || entry.effective > position.asOf) return [];
    const amount = entry.kind === "reversal" ? (amounts.get(entry.reverses) ?? null) : amountOf(entry);
    const paused = entry.kind === "hold-start" || entry.kind === "hold-end" ? (scopes.get(entry.hold) ?? []) : [];
    return [{ key: entry.id, day: entry.effective, kind, amount, instalment: null, scopes: paused }];
  });
  const due = position.instalments
    .filter((row) => row.kind === "instalment" && row.due <= position.asOf)
    .map((row): Activity => {
      const amount = row.owed.principal + row.owed.interest;
      const key = `due-${String(row.nr).padStart(4, "0")}`;
      return { key, day: row.due, kind: "due", amount, instalment: row.nr, scopes: [] };
    });
  return [...told, ...due].sort((a, b) => b.day - a.day || (a.key < b.key ? 1 : -1));
}

/** What comes next, then the latest of what happened. */
export function recentActivity(
  entries: readonly Entry[],
  position: Position,
  count: number,
  wentBack?: ReadonlyMap<string, MoneyBack>,
): Activity[] {
  const { next } = position;
  const upcoming: Activity[] = next
    ? [{ key: "next", day: next.due, kind: "next", amount: next.amount, instalment: next.nr, scopes: [] }]
    : [];
  return [...upcoming, ...activitiesOf(entries, position, wentBack).slice(0, count)];
}

function kindOf(entry: Entry): Activity["kind"] | null {
  switch (entry.kind) {
    case "payment":
    case "chargeback":
    case "refund":
    case "charge":
    case "waiver":
    case "adjustment":
      return entry.kind;
    case "hold-start":
      return "pause";
    case "hold-end":
      return "pause-end";
    case "schedule":
      return "new-schedule";
    case "opening":
      return "brought-forward";
    default:
      return null;
  }
}

function amountOf(entry: Entry): number | null {
  if (entry.kind === "opening") return Object.values(entry.paid).reduce((sum, part) => sum + part, 0);
  return "amount" in entry ? entry.amount : null;
}
