import type { MoneyBack } from "#app/account/activity.ts";
import { type Loan, loanById, loanByNo } from "#db/stores/loans.ts";
import type { Services } from "#app/services.ts";
import { pendingApprovalFor } from "#db/stores/approvals.ts";
import { type Attempt, attemptById, attemptsOfLoan } from "#db/stores/payments-attempts.ts";
import { disputesOfLoan, type Posting, postingsOfAttempt, postingsOfLoan } from "#db/stores/payments-postings.ts";
import { type Refund, refundsOfAttempt } from "#db/stores/payments-refunds.ts";
import { moneyBackName } from "./money-back.ts";
import { refundable } from "./refund-payment.ts";

/** A payment as one line of the desk's list. */
export interface DeskPayment {
  readonly id: string;
  readonly state: Attempt["state"];
  readonly kind: Exclude<Attempt["kind"], "setup">;
  readonly amount: number;
  readonly currency: string;
  readonly createdAt: number;
  /** What of it is in the ledger now. */
  readonly stays: number;
}

const shown = 100;

/** The payments of a contract, newest first; null when there is no contract with this number. */
export async function listDeskPayments(
  { db }: Pick<Services, "db">,
  contractNo: string,
): Promise<{ readonly loan: Loan; readonly payments: readonly DeskPayment[] } | null> {
  const loan = await loanByNo(db.read, contractNo.trim());
  if (!loan) return null;
  const postings = await postingsOfLoan(db.read, loan.id);
  const payments = (await attemptsOfLoan(db.read, loan.id, shown)).flatMap((attempt): DeskPayment[] => {
    const { id, state, kind, amount, currency, createdAt } = attempt;
    if (kind === "setup" || amount === null) return [];
    return [{ id, state, kind, amount, currency, createdAt, stays: sumOf(postings, id) }];
  });
  return { loan, payments };
}

/** One movement of a payment's money, by its name; null: the payment itself. */
export interface DeskMovement {
  readonly ref: string;
  readonly name: MoneyBack | null;
  readonly amount: number;
  readonly at: number;
}

/** Everything the desk may see of a payment. No personal data: who paid is the contract's business. */
export interface DeskPaymentView {
  readonly payment: DeskPayment;
  readonly loanNo: string;
  readonly failureCode: string | null;
  readonly movements: readonly DeskMovement[];
  readonly refunds: readonly Pick<Refund, "id" | "amount" | "reason" | "state" | "requestedBy" | "createdAt">[];
  readonly disputes: readonly { readonly ref: string; readonly status: string; readonly reason: string }[];
  /** What could be sent back; 0 when nothing. */
  readonly left: number;
  /** A refund that waits for a second person. */
  readonly pendingApproval: string | null;
}

/** One payment for the desk, or null. */
export async function readDeskPayment(
  { db }: Pick<Services, "db">,
  attemptId: string,
): Promise<DeskPaymentView | null> {
  const attempt = await attemptById(db.read, attemptId);
  const loan = attempt && (await loanById(db.read, attempt.loanId));
  if (!attempt || !loan || attempt.kind === "setup" || attempt.amount === null) return null;
  const { id, state, kind, amount, currency, createdAt } = attempt;
  const postings = await postingsOfAttempt(db.read, id);
  const disputes = (await disputesOfLoan(db.read, loan.id)).filter((dispute) => dispute.attemptId === id);
  const statuses = new Map(disputes.map(({ disputeRef, status }) => [disputeRef, status]));
  const found = await refundable(db.read, id);
  return {
    payment: { id, state, kind, amount, currency, createdAt, stays: sumOf(postings, id) },
    loanNo: loan.loanNo,
    failureCode: attempt.failureCode,
    movements: postings.map((posting) => ({
      ref: posting.ref,
      name: moneyBackName(posting, statuses.get(posting.disputeRef ?? "")),
      amount: posting.amount,
      at: posting.at,
    })),
    refunds: (await refundsOfAttempt(db.read, id)).map((refund) => ({
      ...{ id: refund.id, amount: refund.amount, reason: refund.reason, state: refund.state },
      ...{ requestedBy: refund.requestedBy, createdAt: refund.createdAt },
    })),
    disputes: disputes.map(({ disputeRef, status, reason }) => ({ ref: disputeRef, status, reason })),
    left: "ok" in found ? 0 : found.left,
    pendingApproval: (await pendingApprovalFor(db.read, "refund", `payment:${id}`))?.id ?? null,
  };
}

function sumOf(postings: readonly Posting[], attemptId: string): number {
  return postings.reduce((sum, posting) => (posting.attemptId === attemptId ? sum + posting.amount : sum), 0);
}
