import type { MethodFact, SetupFact } from "#app/gateways/payment/facts.ts";
import type { Queryable } from "#db/engine/database.ts";
import type { Attempt } from "#db/stores/payments-attempts.ts";
import {
  activeMandate,
  keepCard,
  mandateBySetup,
  mandatesWithMethod,
  savedCard,
  updateCard,
  updateMandate,
} from "#db/stores/payments-autopay.ts";
import { askNotice } from "#db/stores/payments-postings.ts";
import type { WritingServices } from "./payment-services.ts";

/**
 * The card was saved: the mandate that waited for it begins, and the one it replaces ends. A mandate that was cancelled
 * in the meantime stays cancelled.
 */
export async function keepSetupNews(
  tx: Queryable,
  { clock }: WritingServices,
  attempt: Attempt,
  fact: SetupFact,
): Promise<void> {
  if (!fact.succeeded || fact.methodId === null) return;
  const now = clock.now();
  const customerId = fact.customerId ?? attempt.customerId;
  if (customerId === null) return;
  const { borrowerId } = attempt;
  await keepCard(tx, { methodId: fact.methodId, borrowerId, customerId, state: "active", createdAt: now });
  const mandate = await mandateBySetup(tx, attempt.id);
  if (mandate?.state !== "pending") return;
  const before = await activeMandate(tx, mandate.loanId);
  if (before) await updateMandate(tx, before.id, { state: "cancelled", endedAt: now, endedReason: "replaced" });
  const card = await savedCard(tx, fact.methodId);
  if (card?.state === "removed") return;
  await updateMandate(tx, mandate.id, { state: "active", methodId: fact.methodId });
}

/** The page for saving a card was closed without one: the agreement never began. */
export async function dropUnusedMandate(tx: Queryable, { clock }: WritingServices, attempt: Attempt): Promise<void> {
  if (attempt.state !== "expired" && attempt.state !== "canceled" && attempt.state !== "failed") return;
  const mandate = await mandateBySetup(tx, attempt.id);
  if (mandate?.state !== "pending") return;
  await updateMandate(tx, mandate.id, { state: "abandoned", endedAt: clock.now(), endedReason: "no_card" });
}

/** The processor says that a card is gone or was renewed. */
export async function keepMethodNews(tx: Queryable, { clock }: WritingServices, fact: MethodFact): Promise<void> {
  const card = await savedCard(tx, fact.methodId);
  if (!card) return;
  const { brand, last4, expiryMonth, expiryYear } = fact;
  await updateCard(tx, fact.methodId, {
    ...(brand === null ? {} : { brand, last4, expiryMonth, expiryYear }),
    ...(fact.gone ? { state: "removed" as const } : {}),
  });
  if (!fact.gone) return;
  const now = clock.now();
  for (const mandate of await mandatesWithMethod(tx, fact.methodId)) {
    await updateMandate(tx, mandate.id, { state: "stopped", endedAt: now, endedReason: "card_removed" });
    const { loanId, borrowerId } = mandate;
    const id = `autopay_stopped:${mandate.id}`;
    await askNotice(tx, { id, loanId, borrowerId, kind: "autopay_stopped", ref: mandate.id, createdAt: now });
  }
}
