import type { EpochDay } from "#app/lending/calendar.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { loanOfBorrower } from "#db/stores/loans.ts";
import { type Attempt, attemptById, openAttempt } from "#db/stores/payments-attempts.ts";
import { customerOf, insertMandate, keepCustomer } from "#db/stores/payments-autopay.ts";
import { closeAttempt } from "./close-attempt.ts";
import { openPage, pageLifeMs, recordAttempt } from "./open-attempt.ts";
import type { PaymentServices } from "./payment-services.ts";
import type { ReturnPages } from "./start-payment.ts";

/** What a borrower agreed to when they saved a card. */
export interface AutopayRequest {
  /** Rendered into the form. */
  readonly attemptId: string;
  readonly loanId: string;
  readonly language: "zh-CN" | "en";
  readonly description: string;
  /** The words that were on the screen, exactly, and their version. */
  readonly consent: { readonly version: string; readonly text: string };
  /** The borrower's calendar day: instalments due before it are not charged. */
  readonly day: EpochDay;
  readonly pages: ReturnPages;
}

export type AutopayStart =
  | { readonly ok: true; readonly kind: "go"; readonly attemptId: string; readonly url: string }
  | { readonly ok: true; readonly kind: "see"; readonly attemptId: string }
  | { readonly ok: false; readonly reason: "loan_missing" | "gateway_unavailable" | "gateway_refused" };

/**
 * The borrower agrees to be charged when instalments fall due, and saves a card for it. The agreement is kept in its own
 * words; it begins to count when the processor says that the card is saved.
 */
export async function startAutopay(
  services: PaymentServices,
  borrowerId: string,
  request: AutopayRequest,
): Promise<AutopayStart> {
  const loan = await loanOfBorrower(services.db.read, borrowerId, request.loanId);
  if (!loan) return { ok: false, reason: "loan_missing" };
  const customerId = await customerFor(services, borrowerId);
  if (customerId === null) return { ok: false, reason: "gateway_unavailable" };
  const earlier = await openAttempt(services.db.read, loan.id, "setup");
  if (earlier && earlier.id !== request.attemptId) {
    const closing = await closeAttempt(services, earlier);
    if (closing.kind === "paid") return { ok: true, kind: "see", attemptId: earlier.id };
    if (closing.kind === "unknown") return { ok: false, reason: "gateway_unavailable" };
  }
  const attempt = await services.db.transact(async (tx): Promise<Attempt> => {
    const known = (await attemptById(tx, request.attemptId)) ?? (await openAttempt(tx, loan.id, "setup"));
    if (known) return known;
    const { clock, ids } = services;
    const now = clock.now();
    const written = await recordAttempt(tx, services, {
      id: request.attemptId,
      loanId: loan.id,
      borrowerId,
      kind: "setup",
      lane: "setup",
      amount: null,
      currency: loan.contract.currency,
      description: request.description,
      language: request.language,
      cards: "any",
      successUrl: request.pages.success(request.attemptId),
      cancelUrl: request.pages.cancel(request.attemptId),
      expiresAt: now + pageLifeMs,
      customerId,
    });
    await insertMandate(tx, {
      id: ids.ordered(now),
      loanId: loan.id,
      borrowerId,
      state: "pending",
      consentVersion: request.consent.version,
      consentLanguage: request.language,
      consentText: request.consent.text,
      consentedAt: now,
      setupAttemptId: written.id,
      startsOn: request.day,
      createdAt: now,
    });
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${borrowerId}`,
      category: "repayment",
      action: "autopay-agreed",
      object: `loan:${loan.id}`,
      outcome: request.consent.version,
    });
    return written;
  });
  if (attempt.borrowerId !== borrowerId || attempt.kind !== "setup") return { ok: false, reason: "loan_missing" };
  const opening = await openPage(services, attempt);
  if (opening.kind === "open") return { ok: true, kind: "go", attemptId: attempt.id, url: opening.url };
  if (opening.kind === "over") return { ok: true, kind: "see", attemptId: attempt.id };
  return { ok: false, reason: opening.kind === "refused" ? "gateway_refused" : "gateway_unavailable" };
}

/** The processor's customer of a borrower, made on first need. Nothing about the person leaves: only our opaque id. */
async function customerFor({ db, gateway, clock }: PaymentServices, borrowerId: string): Promise<string | null> {
  const known = await customerOf(db.read, borrowerId);
  if (known !== null) return known;
  const made = await gateway.ensureCustomer(borrowerId);
  if (made.kind !== "found") return null;
  return db.transact(async (tx) => {
    await keepCustomer(tx, borrowerId, made.customerId, clock.now());
    return customerOf(tx, borrowerId);
  });
}
