import type { MoneyBack } from "#app/account/activity.ts";
import { type Standing, standingOf, todayOf, type Viewer } from "#app/account/standing.ts";
import type { PaymentAllocation } from "#app/lending/position.ts";
import type { Services } from "#app/services.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { type Attempt, attemptOfBorrower } from "#db/stores/payments-attempts.ts";
import { disputesOfLoan, type Posting, postingsOfAttempt } from "#db/stores/payments-postings.ts";
import { moneyBackName } from "./money-back.ts";

/** A payment with everything that came of it, and how the loan stands now. */
export interface PaymentView {
  readonly attempt: Attempt;
  readonly postings: readonly Posting[];
  /** What happened to the money later, oldest first. */
  readonly later: readonly LaterMove[];
  /** What the payment settled, as the ledger reckons now; null while no money has come. */
  readonly allocation: PaymentAllocation | null;
  readonly standing: Standing;
}

/** Money of a payment that went back or came again. Signed minor units: negative left the loan. */
export interface LaterMove {
  readonly ref: string;
  readonly name: MoneyBack;
  readonly amount: number;
  readonly at: number;
}

/** A borrower's own payment; null for a foreign and for a missing one. */
export async function readPayment(
  services: Pick<Services, "db" | "clock">,
  viewer: Viewer,
  attemptId: string,
): Promise<PaymentView | null> {
  const { db } = services;
  const attempt = await attemptOfBorrower(db.read, viewer.borrowerId, attemptId);
  const loan = attempt && (await loanById(db.read, attempt.loanId));
  if (!attempt || !loan) return null;
  const postings = await postingsOfAttempt(db.read, attempt.id);
  const standing = standingOf(loan, await ledgerOf(db.read, loan.id), todayOf(services, viewer));
  const entryId = postings.find(({ kind }) => kind === "payment")?.entryId;
  const allocation = standing.position.payments.find(({ entry }) => entry === entryId) ?? null;
  const statuses = new Map(
    (await disputesOfLoan(db.read, loan.id)).map(({ disputeRef, status }) => [disputeRef, status]),
  );
  const later = postings.flatMap((posting): LaterMove[] => {
    const name = moneyBackName(posting, statuses.get(posting.disputeRef ?? ""));
    return name === null ? [] : [{ ref: posting.ref, name, amount: posting.amount, at: posting.at }];
  });
  return { attempt, postings, later, allocation, standing };
}
