import type { EventMeaning } from "#app/gateways/payment/facts.ts";
import type { BalanceLine } from "#app/gateways/payment/gateway.ts";
import type { Queryable } from "#db/engine/database.ts";
import { inboxRow, settleInboxRow } from "#db/stores/payments-inbox.ts";
import {
  isLiveReturn,
  type MoneyReturn,
  returnById,
  returnByRefund,
  returnsOfIntent,
  updateReturn,
} from "#db/stores/payments-returns.ts";
import type { PaymentServices, WritingServices } from "./payment-services.ts";
import { raiseAlert } from "./raise-alert.ts";

const againMs = 5 * 60_000;

/** Tells the processor to send money back that belongs to no loan; telling it again under the same key is one return. */
export async function sendReturn(services: PaymentServices, row: MoneyReturn): Promise<void> {
  if (row.state !== "requested") return;
  const { intentId, amount } = row;
  const outcome = await services.gateway.refund({ refundId: row.id, attemptId: row.id, intentId, amount });
  const now = services.clock.now();
  await services.db.transact(async (tx) => {
    const current = await returnById(tx, row.id);
    if (!current) return;
    if (outcome.kind === "unknown") return updateReturn(tx, current, { checkAt: now + againMs }, now);
    if (outcome.kind === "accepted") {
      return updateReturn(tx, current, { state: "sent", refundRef: outcome.refundRef, checkAt: null }, now);
    }
    await updateReturn(tx, current, { state: "refused", failureCode: outcome.code, checkAt: null }, now);
    await putBack(tx, services, current, "return_refused");
  });
}

/** Nobody knows what became of the call, and its key is too old to repeat it: a person looks at the processor. */
export async function giveUpReturn(services: PaymentServices, id: string): Promise<void> {
  await services.db.transact(async (tx) => {
    const row = await returnById(tx, id);
    if (!row) return;
    await updateReturn(tx, row, { checkAt: null, failureCode: "no_answer" }, services.clock.now());
    await raiseAlert(tx, services, { reason: "return_unresolved", key: row.id, details: { refundId: row.id } });
  });
}

/**
 * Whether a message is about money that two people decided to send back, and nothing else; keeps its news. Such money
 * never enters the ledger. @returns why the message needs nothing more, or null when it is about something else
 */
export async function followReturn(
  tx: Queryable,
  services: WritingServices,
  meaning: EventMeaning,
): Promise<string | null> {
  if (meaning.intentId === null) return null;
  const returns = await returnsOfIntent(tx, meaning.intentId);
  const own = returns.find(({ id, refundRef }) => {
    return meaning.refund !== null && (id === meaning.refund.refundId || refundRef === meaning.refund.refundRef);
  });
  if (meaning.refund !== null && own) {
    await keepReturnNews(tx, services, own, meaning.refund);
    return "returned";
  }
  const live = returns.some(isLiveReturn);
  const onlyThePayment = meaning.movements.every(({ kind }) => kind === "payment");
  return live && meaning.refund === null && meaning.dispute === null && onlyThePayment ? "returned" : null;
}

async function keepReturnNews(
  tx: Queryable,
  services: WritingServices,
  row: MoneyReturn,
  fact: NonNullable<EventMeaning["refund"]>,
): Promise<void> {
  const failed = fact.status === "failed" || fact.status === "canceled";
  const state = failed ? "failed" : fact.status === "succeeded" ? "succeeded" : "sent";
  const wasLive = isLiveReturn(row);
  await updateReturn(tx, row, { state, refundRef: fact.refundRef, checkAt: null }, services.clock.now());
  if (failed && wasLive) await putBack(tx, services, row, "return_failed");
}

/** The money is still with us: its message waits for a decision again. */
async function putBack(tx: Queryable, services: WritingServices, row: MoneyReturn, reason: string): Promise<void> {
  const message = await inboxRow(tx, row.gateway, row.eventId);
  if (message) {
    const { intentId, attemptId } = message;
    const waiting = { status: "parked", reason, intentId, attemptId, settledAt: null } as const;
    await settleInboxRow(tx, row.gateway, row.eventId, waiting);
  }
  await raiseAlert(tx, services, {
    reason,
    key: row.id,
    eventId: row.eventId,
    details: { amount: row.amount, currency: row.currency },
  });
}

/** Whether a line of the processor's account belongs to money that was sent back without ever being in the ledger. */
export async function isOfReturn(q: Queryable, line: Pick<BalanceLine, "kind" | "ref">): Promise<boolean> {
  if (line.ref === null) return false;
  if (line.kind === "payment") return (await returnsOfIntent(q, line.ref)).some(isLiveReturn);
  const isRefund = line.kind === "refund" || line.kind === "refund_failure";
  return isRefund && (await returnByRefund(q, line.ref.replace(/:failed$/, ""))) !== null;
}
