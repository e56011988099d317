import { type Standing, standingOf } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Queryable } from "#db/engine/database.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import type { Loan } from "#db/stores/loans.ts";

/** How a loan stands on a day, as far as its ledger is known to whoever asks. */
export async function readStandingAt(q: Queryable, loan: Loan, day: EpochDay): Promise<Standing> {
  return standingOf(loan, await ledgerOf(q, loan.id), day);
}
