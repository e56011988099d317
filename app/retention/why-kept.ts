import { standingOf, todayOf } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { ledgersOf } from "#db/stores/ledger.ts";
import { loansOfBorrower } from "#db/stores/loans.ts";
import { hasOpenMatter, legalHoldsOf, loansEnd } from "#db/stores/retention.ts";
import { keptThrough } from "./terms.ts";

/** Why a person's data stays for now. */
export type KeptReason =
  /** A loan is not paid back. */
  | "open_loan"
  | "legal_hold"
  /** A case, dispute, plan, payment or approval is under way. */
  | "open_matter"
  | "unknown_person";

export interface Keeping {
  /** Null: it may go. */
  reason: KeptReason | null;
  /** The last day on which the profiles want it kept; null while a loan runs. */
  through: EpochDay | null;
}

/** Whether anything stands in the way of erasing a person, and until when their papers are wanted. */
export async function whyKept(q: Queryable, services: Pick<Services, "clock">, borrowerId: string): Promise<Keeping> {
  const settings = await borrowerSettings(q, borrowerId);
  if (!settings) return { reason: "unknown_person", through: null };
  const loans = await loansOfBorrower(q, borrowerId);
  const ledgers = await ledgersOf(
    q,
    loans.map(({ id }) => id),
  );
  const today = todayOf(services, settings);
  const runs = loans.some((loan) => standingOf(loan, ledgers.get(loan.id) ?? [], today).position.stage !== "settled");
  if (runs) return { reason: "open_loan", through: null };
  const { lastDay, profiles, loanIds } = await loansEnd(q, borrowerId);
  const through = lastDay === null ? null : keptThrough(profiles, lastDay);
  const held = (await legalHoldsOf(q, borrowerId)).some((hold) => hold.liftedAt === null);
  if (held) return { reason: "legal_hold", through };
  if (await hasOpenMatter(q, borrowerId, loanIds)) return { reason: "open_matter", through };
  return { reason: null, through };
}
