import type { EpochDay } from "#app/lending/calendar.ts";
import type { Services } from "#app/services.ts";
import { loanByNo } from "#db/stores/loans.ts";
import { erasureOf, type LegalHold, legalHoldsOf } from "#db/stores/retention.ts";
import { type KeptReason, whyKept } from "./why-kept.ts";

/** How things stand with the data of the person behind a loan. Nothing personal is in it. */
export interface PersonState {
  borrowerId: string;
  state: Exclude<KeptReason, "unknown_person"> | "may_go" | "on_its_way" | "erased";
  /** The last day on which the profiles want it kept; null while a loan runs. */
  through: EpochDay | null;
  erasedAt: number | null;
  holds: Pick<LegalHold, "reason" | "setAt" | "liftedAt">[];
}

/** Looks a person up by the number of one of their loans; null when there is no such loan. */
export async function personState(
  services: Pick<Services, "db" | "clock">,
  loanNo: string,
): Promise<PersonState | null> {
  const q = services.db.read;
  const loan = await loanByNo(q, loanNo);
  if (!loan) return null;
  const { borrowerId } = loan;
  const erasure = await erasureOf(q, borrowerId);
  const { reason, through } = await whyKept(q, services, borrowerId);
  const holds = (await legalHoldsOf(q, borrowerId)).map(({ reason: why, setAt, liftedAt }) => ({
    reason: why,
    setAt,
    liftedAt,
  }));
  const known = { borrowerId, through, erasedAt: erasure?.erasedAt ?? null, holds };
  if (erasure) return { ...known, state: erasure.erasedAt === null ? "on_its_way" : "erased" };
  return { ...known, state: reason === null || reason === "unknown_person" ? "may_go" : reason };
}
