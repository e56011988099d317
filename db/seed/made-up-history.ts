import type { EpochDay } from "#app/lending/calendar.ts";
import type { Contract } from "#app/lending/contract.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Minor } from "#app/lending/money.ts";
import { positionOf } from "#app/lending/position-of.ts";
import type { Position } from "#app/lending/position.ts";
import type { Schedule } from "#app/lending/schedule.ts";
import type { Random } from "./random.ts";

/** What happened to a made-up loan after its oldest unpaid due date. */
export type Incident =
  /** Nothing was paid. */
  | "nothing"
  /** A part came. */
  | "partial"
  /** A payment came and was taken back by the bank. */
  | "reversed"
  /** Penalty and fees so far were given up. */
  | "waived"
  /** Something was asked or disputed; penalty and contact stand still. */
  | "held"
  /** More came than was due: the next instalment is paid in part. */
  | "overpaid";

/** A distributive Omit: each kind of entry keeps its own fields. */
type Unnamed<T> = T extends Entry ? Omit<T, "id" | "enteredAt"> : never;
export type MadeUpEntry = Unnamed<Entry>;

/** Collects the ledger of one loan day by day, always knowing what is owed. Ids are the order of writing. */
export function historyOf(contract: Contract, schedule: Schedule) {
  const entries: Entry[] = [];
  const add = (entry: MadeUpEntry): string => {
    const id = String(entries.length + 1).padStart(4, "0");
    entries.push({ ...entry, id, enteredAt: enteredAt(entry.effective) });
    return id;
  };
  const on = (day: EpochDay): Position => positionOf(contract, schedule, entries, day);
  return {
    entries: entries as readonly Entry[],
    add,
    on,
    pay(day: EpochDay, amount: Minor): string | null {
      return amount > 0 ? add({ kind: "payment", effective: day, amount }) : null;
    },
  };
}

/** Ten in the morning in UTC: the same calendar day from Los Angeles to Shanghai. */
export function enteredAt(day: EpochDay): number {
  return day * 86_400_000 + 10 * 3_600_000;
}

/**
 * A ledger in which every instalment before `unpaidNr` was paid, mostly on time and sometimes some days late, and in
 * which the given incident came after. Nothing is dated after yesterday.
 */
export function madeUpHistory(
  contract: Contract,
  schedule: Schedule,
  unpaidNr: number,
  incident: Incident,
  today: EpochDay,
  random: Random,
): readonly Entry[] {
  const history = historyOf(contract, schedule);
  for (const row of schedule.rows) {
    if (row.nr >= unpaidNr) break;
    const day = Math.min(today - 1, row.due + (random.chance(12) ? random.between(1, 9) : -random.between(0, 2)));
    const position = history.on(day);
    const ahead = position.next?.nr === row.nr ? position.next.amount : 0;
    history.pay(day, position.upToDate + ahead);
  }
  const oldest = schedule.rows.find(({ nr }) => nr === unpaidNr);
  const from = oldest ? Math.min(oldest.due, today - 1) : today - 1;
  happen(history, incident, from, today, random);
  return history.entries;
}

function happen(
  history: ReturnType<typeof historyOf>,
  incident: Incident,
  from: EpochDay,
  today: EpochDay,
  random: Random,
): void {
  const day = random.between(Math.min(from + 1, today - 1), today - 1);
  const { upToDate, overdue, next } = history.on(day);
  switch (incident) {
    case "nothing":
      return;
    case "partial":
      history.pay(day, Math.round((upToDate * random.between(15, 70)) / 100));
      return;
    case "reversed": {
      const payment = history.pay(day, upToDate || (next?.amount ?? 0));
      if (payment) history.add({ kind: "reversal", effective: Math.min(day + 2, today - 1), reverses: payment });
      return;
    }
    case "waived":
      if (overdue.penalty > 0)
        history.add({ kind: "waiver", effective: day, component: "penalty", amount: overdue.penalty });
      if (overdue.fee > 0) history.add({ kind: "waiver", effective: day, component: "fee", amount: overdue.fee });
      return;
    case "held":
      history.add({
        kind: "hold-start",
        effective: day,
        hold: "sample-hold",
        scopes: ["penalty", "contact"],
        reason: random.pick(["hardship", "dispute"]),
      });
      return;
    case "overpaid":
      history.pay(day, upToDate + Math.round(((next?.amount ?? 10_000) * random.between(20, 60)) / 100));
  }
}
