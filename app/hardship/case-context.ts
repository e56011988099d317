import { localDay } from "#app/policy/zones.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import type { HardshipCase } from "#db/stores/hardship.ts";
import { personalSeal, type PersonalSeal } from "#db/stores/hardship-sealed.ts";
import { type Loan, loanById } from "#db/stores/loans.ts";
import { type CaseRules, rulesAt } from "./case-clock.ts";

/** A case with everything around it that decisions need. */
export interface CaseContext {
  readonly found: HardshipCase;
  readonly loan: Loan;
  readonly seal: PersonalSeal;
  readonly rules: CaseRules;
  /** The borrower's date. */
  readonly today: number;
}

/** Null when the loan is gone or the person was erased. */
export async function contextOf(
  q: Queryable,
  services: Pick<Services, "keyring" | "clock">,
  found: HardshipCase,
): Promise<CaseContext | null> {
  const loan = await loanById(q, found.loanId);
  const settings = await borrowerSettings(q, found.borrowerId);
  const seal = await personalSeal(q, services.keyring, found.borrowerId);
  if (!loan || !settings || !seal) return null;
  const now = services.clock.now();
  return {
    found,
    loan,
    seal,
    rules: rulesAt(loan.profile, settings.timeZone, now),
    today: localDay(now, settings.timeZone),
  };
}
