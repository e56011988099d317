import type { Position } from "#app/lending/position.ts";
import type { Services } from "#app/services.ts";
import { type Attempt, attemptsToTell, unsettledOfLoans } from "#db/stores/payments-attempts.ts";
import { type AutopayTrouble, autopayTroubleOf } from "./autopay-trouble.ts";

/** A payment that may still become money, as its owner should see it. */
export interface UnderWay {
  readonly attemptId: string;
  readonly amount: number;
  readonly startedAt: number;
  /** The bank has it; otherwise the payment page was opened, and nothing more is known. */
  readonly atBank: boolean;
}

/** What a loan's home has to tell of payments. */
export interface PaymentNews {
  /** Not by a helper: shown as pending, never as late. */
  readonly underWay: readonly UnderWay[];
  readonly trouble: AutopayTrouble | null;
}

/** Reads it in one question; a second one only when an automatic payment failed. */
export async function paymentNewsOn(
  { db }: Pick<Services, "db">,
  loanId: string,
  position: Position,
): Promise<PaymentNews> {
  const attempts = await attemptsToTell(db.read, loanId);
  const underWay = shown(attempts.filter(({ state }) => state !== "failed")).reverse();
  const failed = attempts.find(({ kind, state }) => kind === "autopay" && state === "failed");
  const trouble = underWay.length > 0 || !failed ? null : await autopayTroubleOf(db.read, failed, position);
  return { underWay, trouble };
}

/** What is under way on several loans, in one question. */
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
