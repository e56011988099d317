import type { EpochDay } from "../calendar.ts";
import type { Contract } from "../contract.ts";
import type { Entry } from "../ledger.ts";
import { replay } from "../replay.ts";
import { reprice } from "../reprice.ts";
import type { Schedule } from "../schedule.ts";
import { openOf, openTotal, type Row, type State } from "../state.ts";
import { type OpenAmounts, openAmounts } from "./arrears.ts";

/** A loan on the day that new terms begin. */
export interface TermsContext {
  readonly contract: Contract;
  readonly day: EpochDay;
  readonly state: State;
  readonly open: OpenAmounts;
  /** Instalments due after the day, in order. */
  readonly future: readonly Row[];
  /** Instalments due on or before the day that are not settled. */
  readonly overdue: readonly Row[];
  /** The first free instalment number. */
  readonly nextNr: number;
  /** The last due day that has passed, or the start: interest of the first new instalment runs from here. */
  readonly runsFrom: EpochDay;
}

/** Replays a loan to the day of the terms. */
export function termsContext(
  contract: Contract,
  schedule: Schedule,
  entries: readonly Entry[],
  day: EpochDay,
): TermsContext {
  const state = replay(contract, schedule, entries, day);
  reprice(state, day, "projected");
  const instalments = state.rows.filter((row) => row.kind === "instalment");
  const future = instalments.filter((row) => row.due > day);
  const passed = state.rows.filter((row) => row.due <= day);
  return {
    contract,
    day,
    state,
    open: openAmounts(state, day),
    future,
    overdue: passed.filter((row) => openTotal(row) > 0),
    nextNr: state.rows.reduce((highest, row) => Math.max(highest, row.nr), 0) + 1,
    runsFrom: future[0]?.from ?? passed.reduce((latest, row) => Math.max(latest, row.due), contract.startDay),
  };
}

/** What a future instalment still asks for: principal and interest, less what was paid ahead. */
export function leftOf(row: Row): number {
  return openOf(row, "principal") + openOf(row, "interest");
}
