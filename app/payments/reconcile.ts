import type { GatewayEvent } from "#app/gateways/payment/gateway.ts";
import { type Attempt, attemptById, attemptsToCheck, updateAttempt } from "#db/stores/payments-attempts.ts";
import { updateCard } from "#db/stores/payments-autopay.ts";
import type { Place } from "#db/stores/keyset.ts";
import { type InboxRow, parkedRows } from "#db/stores/payments-inbox.ts";
import { refundById, refundsToCheck, updateRefund } from "#db/stores/payments-refunds.ts";
import { returnsToCheck } from "#db/stores/payments-returns.ts";
import { moveWatermark, namelessCards, watermark } from "#db/stores/payments-reconcile.ts";
import { applyEvent, redriveEvent } from "./apply-event.ts";
import { resolveCharge } from "./charge-instalment.ts";
import { closeAttempt } from "./close-attempt.ts";
import { openPage } from "./open-attempt.ts";
import type { PaymentServices } from "./payment-services.ts";
import { raiseAlert } from "./raise-alert.ts";
import { keyLifeMs, sendRefund } from "./refund-payment.ts";
import { giveUpReturn, sendReturn } from "./return-money.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const handful = 50;

/** A page is read this long after its end, so that the processor has closed it itself. */
const afterEndMs = 5 * minute;
/** A message that waits longer than this is shown to a person. */
const parkedTooLongMs = 15 * minute;

/** How many attempts and refunds were asked about; `redriven`: waiting messages that found their place. */
export interface MinuteReport {
  readonly attempts: number;
  readonly refunds: number;
  readonly redriven: number;
}

/**
 * Every minute: looks after payments that have heard nothing, refunds whose call got lost, messages that wait for
 * another, and cards without a name. Whatever is found goes through `applyEvent`, like a message.
 */
export async function reconcileMinute(services: PaymentServices): Promise<MinuteReport> {
  const now = services.clock.now();
  const attempts = await attemptsToCheck(services.db.read, now, handful);
  for (const attempt of attempts) await checkAttempt(services, attempt);
  const refunds = await refundsToCheck(services.db.read, now, handful);
  for (const refund of refunds) {
    if (now - refund.createdAt < keyLifeMs) await sendRefund(services, refund);
    else await giveUpRefund(services, refund.id);
  }
  for (const row of await returnsToCheck(services.db.read, now, handful)) {
    if (now - row.createdAt < keyLifeMs) await sendReturn(services, row);
    else await giveUpReturn(services, row.id);
  }
  const redriven = await redriveParked(services);
  await nameSavedCards(services);
  return { attempts: attempts.length, refunds: refunds.length, redriven };
}

/** Reads one payment at the processor now; for the borrower's "check again" button. */
export async function checkAttempt(services: PaymentServices, attempt: Attempt): Promise<void> {
  if (attempt.kind === "matched") return;
  if (attempt.kind === "autopay") await checkCharge(services, attempt);
  else await checkPage(services, attempt);
  await services.db.transact(async (tx) => {
    const current = await attemptById(tx, attempt.id);
    if (!current || current.checkAt === null) return;
    const now = services.clock.now();
    const pause = Math.min(
      Math.max(now - current.createdAt, 2 * minute),
      current.state === "processing" ? 6 * hour : hour,
    );
    await updateAttempt(tx, current, { checkAt: now + pause }, now);
  });
}

async function checkPage(services: PaymentServices, attempt: Attempt): Promise<void> {
  const now = services.clock.now();
  if (attempt.sessionId === null) {
    if (now - attempt.createdAt < keyLifeMs) await openPage(services, attempt);
    else await end(services, attempt, "expired");
    return;
  }
  const reading = await services.gateway.readSession(attempt.sessionId);
  if (reading.kind === "unknown" || reading.kind === "refused") return;
  if (reading.kind === "missing") {
    await alarm(services, attempt, "session_missing");
    return end(services, attempt, "expired");
  }
  await feed(services, reading.events);
  if (reading.status === "open" && now > attempt.expiresAt + afterEndMs) await closeAttempt(services, attempt);
}

async function checkCharge(services: PaymentServices, attempt: Attempt): Promise<void> {
  if (attempt.state === "created") {
    const result = await resolveCharge(services, attempt);
    if (result.kind !== "not_repeated") return;
  }
  if (attempt.customerId !== null) await feed(services, await services.gateway.customerMovements(attempt.customerId));
  const current = await attemptById(services.db.read, attempt.id);
  if (current?.state === "created" && services.clock.now() - attempt.createdAt > day) {
    await alarm(services, attempt, "charge_unresolved");
    await end(services, attempt, "expired");
  }
}

async function end(services: PaymentServices, attempt: Attempt, state: "expired"): Promise<void> {
  await services.db.transact(async (tx) => {
    const current = await attemptById(tx, attempt.id);
    if (current) await updateAttempt(tx, current, { state }, services.clock.now());
  });
}

async function alarm(services: PaymentServices, attempt: Attempt, reason: string): Promise<void> {
  await services.db.transact((tx) => raiseAlert(tx, services, { reason, key: attempt.id, attempt }));
}

async function giveUpRefund(services: PaymentServices, refundId: string): Promise<void> {
  await services.db.transact(async (tx) => {
    const refund = await refundById(tx, refundId);
    if (!refund) return;
    await updateRefund(tx, refund, { checkAt: null, failureCode: "no_answer" }, services.clock.now());
    await raiseAlert(tx, services, { reason: "refund_unresolved", key: refund.id, details: { refundId: refund.id } });
  });
}

const waitingReasons: ReadonlySet<string | null> = new Set([
  "payment_not_posted",
  "payment_unknown",
  "unmatched_money",
  "other_currency",
]);

async function redriveParked(services: PaymentServices): Promise<number> {
  let after: Place | null = null;
  let redriven = 0;
  for (;;) {
    const page: readonly InboxRow[] = await parkedRows(services.db.read, after, handful);
    for (const row of page) {
      if (!waitingReasons.has(row.reason)) continue;
      const outcome = await redriveEvent(services, row);
      if (outcome.kind === "applied") redriven += 1;
      else if (services.clock.now() - row.receivedAt > parkedTooLongMs) {
        await services.db.transact((tx) =>
          raiseAlert(tx, services, { reason: row.reason ?? "parked", key: row.intentId ?? row.id, eventId: row.id }),
        );
      }
    }
    const last = page.at(-1);
    if (!last || page.length < handful) return redriven;
    after = { at: last.receivedAt, id: last.id };
  }
}

/** Asks the processor how a card that was just saved is called: its brand and last digits, never its number. */
export async function nameSavedCards(services: PaymentServices): Promise<void> {
  for (const { methodId } of await namelessCards(services.db.read, handful)) await nameCard(services, methodId);
}

async function nameCard(services: PaymentServices, methodId: string): Promise<void> {
  const reading = await services.gateway.readMethod(methodId);
  if (reading.kind !== "found") return;
  const { brand, last4, expiryMonth, expiryYear } = reading.method;
  await services.db.transact((tx) => updateCard(tx, methodId, { brand, last4, expiryMonth, expiryYear }));
}

const overlapMs = 2 * hour;
/** How far back the first run looks. */
const firstLookMs = 3 * day;

/**
 * Every hour: reads the processor's list of messages, again from two hours before the last time, and the payments,
 * refunds and disputes themselves, for messages that were acknowledged and lost, or never made.
 *
 * @returns how many were new.
 */
export async function reconcileHourly(services: PaymentServices): Promise<number> {
  const now = services.clock.now();
  const last = await watermark(services.db.read, "events");
  const span = { from: last === null ? now - firstLookMs : last - overlapMs, until: now + minute };
  const fresh =
    (await feed(services, await services.gateway.events(span))) +
    (await feed(services, await services.gateway.movements(span)));
  await services.db.transact((tx) => moveWatermark(tx, "events", now));
  return fresh;
}

async function feed(services: PaymentServices, events: readonly GatewayEvent[]): Promise<number> {
  let fresh = 0;
  for (const event of events) {
    const outcome = await applyEvent(services, event, "reconcile");
    if (outcome.kind === "applied") fresh += 1;
  }
  return fresh;
}
