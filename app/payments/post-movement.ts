import type { Movement } from "#app/gateways/payment/facts.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import type { Entry } from "#app/lending/ledger.ts";
import { localDay } from "#app/policy/zones.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { appendEntry } from "#db/stores/ledger.ts";
import type { Attempt } from "#db/stores/payments-attempts.ts";
import {
  askNotice,
  insertPosting,
  type Notice,
  type Posting,
  postingByRef,
  postingsOfIntent,
} from "#db/stores/payments-postings.ts";
import type { WritingServices } from "./payment-services.ts";
import { raiseAlert } from "./raise-alert.ts";

interface Posted {
  readonly movement: Movement;
  readonly attempt: Attempt;
  readonly eventId: string;
  readonly intentId: string | null;
  readonly disputeRef: string | null;
}

/**
 * Writes one movement of money into the ledger, once per reference for ever. Called by `apply-event.ts` only; the
 * database refuses an entry without its posting and a posting without its message.
 */
export async function postMovement(tx: Queryable, services: WritingServices, posted: Posted): Promise<void> {
  const { movement, attempt, eventId, disputeRef } = posted;
  if (movement.amount === 0) return;
  const known = await postingByRef(tx, movement.ref);
  if (known) return compare(tx, services, known, posted);
  if (movement.kind === "payment" && movement.amount !== attempt.amount) {
    await raiseAlert(tx, services, {
      reason: "amount_differs",
      key: movement.ref,
      eventId,
      attempt,
      details: { expected: attempt.amount, arrived: movement.amount },
    });
  }
  const now = services.clock.now();
  const intentId = posted.intentId ?? movement.ref;
  const entry = await entryFor(tx, services, posted, intentId, now);
  const ledgerRef = `gateway:${movement.ref}`;
  await insertPosting(tx, {
    ref: movement.ref,
    loanId: attempt.loanId,
    attemptId: attempt.id,
    gateway: services.gateway.name,
    eventId,
    kind: movement.kind,
    intentId,
    disputeRef,
    amount: movement.amount,
    currency: movement.currency,
    at: movement.at,
    ledgerRef,
    entryId: entry.id,
    createdAt: now,
  });
  await appendEntry(tx, attempt.loanId, entry, ledgerRef, now);
  await askNotice(tx, {
    id: `${noticeOf(movement)}:${movement.ref}`,
    loanId: attempt.loanId,
    borrowerId: attempt.borrowerId,
    kind: noticeOf(movement),
    ref: movement.ref,
    createdAt: now,
  });
  await recordAudit(tx, {
    at: now,
    actor: "system",
    category: "repayment",
    action: "money-posted",
    object: `loan:${attempt.loanId}`,
    outcome: movement.kind,
    reason: movement.ref,
  });
}

async function compare(tx: Queryable, services: WritingServices, known: Posting, posted: Posted): Promise<void> {
  const { movement, attempt, eventId } = posted;
  const same =
    known.amount === movement.amount && known.currency === movement.currency && known.loanId === attempt.loanId;
  if (same) return;
  const details = { posted: known.amount, told: movement.amount };
  await raiseAlert(tx, services, {
    reason: "reference_conflict",
    key: `${movement.ref}:${eventId}`,
    eventId,
    attempt,
    details,
  });
}

/** Money in is a payment; money out is new debt; money that was taken and came back cancels the taking. */
async function entryFor(
  tx: Queryable,
  services: WritingServices,
  { movement, attempt, disputeRef }: Posted,
  intentId: string,
  now: number,
): Promise<Entry> {
  const { amount, at } = movement;
  const base = { id: services.ids.ordered(now), effective: await dayOf(tx, attempt, movement, now), enteredAt: at };
  if (movement.kind === "payment") return { ...base, kind: "payment", amount };
  if (amount < 0) {
    const payment = await postingByRef(tx, intentId);
    if (!payment) throw new Error(`Money of ${movement.ref} cannot go back before payment ${intentId} is posted.`);
    return { ...base, kind: "chargeback", payment: payment.entryId, amount: -amount };
  }
  const taking = await takingUndoneBy(tx, movement, intentId, disputeRef);
  return taking ? { ...base, kind: "reversal", reverses: taking.entryId } : { ...base, kind: "payment", amount };
}

/** Which earlier movement this one takes back: the refund that failed, or the oldest taking of the dispute still standing. */
async function takingUndoneBy(
  tx: Queryable,
  movement: Movement,
  intentId: string,
  disputeRef: string | null,
): Promise<Posting | null> {
  if (movement.kind === "refund_failure") return postingByRef(tx, movement.ref.replace(/:failed$/, ""));
  const ofDispute = (await postingsOfIntent(tx, intentId)).filter((posting) => posting.disputeRef === disputeRef);
  const takings = ofDispute.filter((posting) => posting.amount === -movement.amount);
  const undone = ofDispute.filter((posting) => posting.amount === movement.amount).length;
  return takings[undone] ?? null;
}

/**
 * The borrower's calendar day of the movement; never a day that has not come yet, whoever's clock is wrong. A payment
 * counts from the day on which it was begun: neither a slow bank nor midnight on the hosted page makes anybody late.
 */
async function dayOf(tx: Queryable, attempt: Attempt, movement: Movement, now: number): Promise<EpochDay> {
  const settings = await borrowerSettings(tx, attempt.borrowerId);
  const at = movement.kind === "payment" ? attempt.createdAt : movement.at;
  return localDay(Math.min(at, now), settings?.timeZone ?? "UTC");
}

function noticeOf(movement: Movement): Notice["kind"] {
  if (movement.kind === "payment") return "receipt";
  if (movement.kind === "refund") return "refund";
  if (movement.kind === "refund_failure") return "refund_failed";
  return movement.amount < 0 ? "money_returned_by_bank" : "money_back_from_bank";
}
