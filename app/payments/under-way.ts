import type { Services } from "#app/services.ts";
import { type Attempt, unsettledAttempts, unsettledOfLoans } from "#db/stores/payments-attempts.ts";

/** A payment that may still become money, as its owner should see it. */
export interface UnderWay {
  readonly attemptId: string;
  readonly amount: number;
  readonly startedAt: number;
  /** The bank has it; otherwise the payment page was opened, and nothing more is known. */
  readonly atBank: boolean;
}

/** What is under way on a loan and not by a helper: shown as pending, never as late. */
export async function paymentsUnderWay({ db }: Pick<Services, "db">, loanId: string): Promise<UnderWay[]> {
  return shown(await unsettledAttempts(db.read, loanId));
}

/** The same for several loans in one question. */
export async function paymentsUnderWayOn(
  { db }: Pick<Services, "db">,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, UnderWay[]>> {
  const attempts = await unsettledOfLoans(db.read, loanIds);
  return new Map(loanIds.map((id) => [id, shown(attempts.filter(({ loanId }) => loanId === id))]));
}

function shown(attempts: readonly Attempt[]): UnderWay[] {
  return attempts.flatMap(({ id, amount, createdAt, state, kind }) =>
    amount === null || (kind === "helper" && state !== "processing")
      ? []
      : [{ attemptId: id, amount, startedAt: createdAt, atBank: state === "processing" }],
  );
}
