import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import type { Position } from "#app/lending/position.ts";
import { positionOf } from "#app/lending/position-of.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import { ledgerOf, ledgersOf } from "#db/stores/ledger.ts";
import { type Loan, loanOfBorrower, loansOfBorrower } from "#db/stores/loans.ts";

/** A loan as it stands: what was signed, what happened, and what follows from both on a day. */
export interface Standing {
  loan: Loan;
  entries: readonly Entry[];
  position: Position;
}

/** Who looks, and where they are: "today" is the borrower's own date. */
export interface Viewer {
  borrowerId: string;
  timeZone: string;
}

type Reading = Pick<Services, "db" | "clock">;

/** The borrower's date at this moment. */
export function todayOf({ clock }: Pick<Services, "clock">, viewer: Pick<Viewer, "timeZone">): EpochDay {
  return localDay(clock.now(), viewer.timeZone);
}

/** How a loan stands on a day: the one function behind every page, message and command that shows a balance. */
export function standingOf(loan: Loan, entries: readonly Entry[], asOf: EpochDay): Standing {
  return { loan, entries, position: positionOf(loan.contract, loan.schedule, entries, asOf) };
}

/** One loan of the viewer's; null for a foreign and for a missing one. */
export async function readStanding(services: Reading, viewer: Viewer, loanId: string): Promise<Standing | null> {
  const loan = await loanOfBorrower(services.db.read, viewer.borrowerId, loanId);
  if (!loan) return null;
  return standingOf(loan, await ledgerOf(services.db.read, loan.id), todayOf(services, viewer));
}

/** All loans of the viewer, oldest first, in two queries however many there are. */
export async function readStandings(services: Reading, viewer: Viewer): Promise<Standing[]> {
  const loans = await loansOfBorrower(services.db.read, viewer.borrowerId);
  const ledgers = await ledgersOf(
    services.db.read,
    loans.map((loan) => loan.id),
  );
  const today = todayOf(services, viewer);
  return loans.map((loan) => standingOf(loan, ledgers.get(loan.id) ?? [], today));
}
