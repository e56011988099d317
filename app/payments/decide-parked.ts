import { z } from "zod";
import { profileFor } from "#app/policy/profile-for.ts";
import { localDay } from "#app/policy/zones.ts";
import { approve, type Decider, type DecisionRefusal } from "#app/staff/approvals/decide-approval.ts";
import { requestApproval, type RequestedApproval } from "#app/staff/approvals/request-approval.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import type { Queryable } from "#db/engine/database.ts";
import { type Approval, approvalById } from "#db/stores/approvals.ts";
import { borrowerSettings } from "#db/stores/borrowers.ts";
import { type Loan, loanById, loanByNo } from "#db/stores/loans.ts";
import { bindGatewayMode, insertAttempt } from "#db/stores/payments-attempts.ts";
import { type InboxRow, settleInboxRow } from "#db/stores/payments-inbox.ts";
import { insertReturn, isLiveReturn, type MoneyReturn, returnById } from "#db/stores/payments-returns.ts";
import { redriveEvent } from "./apply-event.ts";
import { assertGateway } from "./open-attempt.ts";
import { type ParkedDeed, type ParkedMoney, parkedTogether, readParked } from "./parked-money.ts";
import type { PaymentServices } from "./payment-services.ts";
import { settleAlert } from "./raise-alert.ts";
import { sendReturn } from "./return-money.ts";

/** Why a decision about money without a home cannot be carried out. */
export type ParkedRefusal =
  /** It has found its place meanwhile. */
  | "not_parked"
  /** Not with this kind of message. */
  | "not_possible"
  | "loan_missing"
  | "other_currency";

const terms = z.discriminatedUnion("deed", [
  z.strictObject({ deed: z.literal("match"), message: z.string(), amount: z.number(), loan: z.string() }),
  z.strictObject({ deed: z.literal("return"), message: z.string(), amount: z.number() }),
  z.strictObject({ deed: z.literal("close"), message: z.string() }),
]);
type ParkedTerms = z.infer<typeof terms>;

/** Asks a second person to agree to what happens with a message that found no place. */
export async function requestParkedDeed(
  services: PaymentServices,
  by: { readonly staffId: string },
  asked: { readonly eventId: string; readonly deed: ParkedDeed; readonly loanNo: string },
): Promise<RequestedApproval | { readonly ok: false; readonly reason: ParkedRefusal }> {
  return services.db.transact(async (tx) => {
    const found = await readParked(tx, services.gateway.name, asked.eventId);
    if (!found) return { ok: false, reason: "not_parked" };
    const { movement, deeds } = found.money;
    const loan = asked.deed === "match" ? await loanByNo(tx, asked.loanNo.trim()) : null;
    const refusal = whyNot(found.money, asked.deed, loan);
    if (refusal) return { ok: false, reason: refusal };
    const { eventId: message } = asked;
    const amount = movement?.amount ?? 0;
    const chosen: ParkedTerms =
      asked.deed === "match"
        ? { deed: "match", message, amount, loan: loan?.id ?? "" }
        : asked.deed === "return"
          ? { deed: "return", message, amount }
          : { deed: "close", message };
    const limit = loan && profileFor(loan.profile, localDay(services.clock.now(), "UTC")).authority.approver;
    return requestApproval(tx, services, by, {
      kind: "parked_money",
      subject: `message:${message}`,
      ...(loan ? { loanId: loan.id, borrowerId: loan.borrowerId } : {}),
      reason: found.money.reason,
      terms: chosen,
      amount: movement && deeds[0] !== "close" ? { minor: amount, currency: movement.currency } : null,
      beyondApprover: limit !== null && amount > (limit.refundMaxMinor ?? Infinity),
    });
  });
}

function whyNot({ deeds, movement }: ParkedMoney, deed: ParkedDeed, loan: Loan | null): ParkedRefusal | null {
  if (!deeds.includes(deed)) return "not_possible";
  if (deed !== "match") return null;
  if (!loan) return "loan_missing";
  return loan.contract.currency === movement?.currency ? null : "other_currency";
}

/** Whether such a decision was agreed to and carried out. */
export type ParkedApproval =
  { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal | ParkedRefusal };

/**
 * Agrees, and carries it out. A match writes the payment's decision for its loan and then hands the message to the one
 * writer again, which posts it like any other; a return is sent to the processor and never enters the ledger. What a
 * crash cuts off here, the minute job finishes.
 */
export async function approveParkedMoney(
  services: PaymentServices,
  by: Decider,
  given: { readonly approvalId: string; readonly termsHash: string },
): Promise<ParkedApproval> {
  const decided = await services.db.transact(async (tx) => {
    const stored = await approvalById(tx, given.approvalId);
    if (!stored || stored.kind !== "parked_money") return { ok: false, reason: "not_found" } as const;
    const agreed = terms.parse(JSON.parse(stored.terms));
    const found = await readParked(tx, services.gateway.name, agreed.message);
    const loan = agreed.deed === "match" ? await loanById(tx, agreed.loan) : null;
    if (stored.status === "pending") {
      const refusal = found ? whyNot(found.money, agreed.deed, loan) : "not_parked";
      if (refusal) return { ok: false, reason: refusal } as const;
    }
    const decision = await approve(tx, services, by, given);
    if (!decision.ok) return decision;
    if (!found) throw new Error("A message that was just parked is not.");
    const { id: approvalId, kind, subject } = stored;
    const actor = `staff:${by.staffId}`;
    const used = await useApproval(tx, services, actor, { approvalId, kind, subject, terms: agreed });
    if (!used.ok) throw new Error(`A fresh approval could not be used: ${used.reason}.`);
    const together = await parkedTogether(tx, found.row);
    const now = services.clock.now();
    for (const { reason, id, intentId } of together) {
      await settleAlert(tx, { reason: reason ?? "parked", key: intentId ?? id }, { at: now, by: actor });
    }
    const sent = await carryOut(tx, services, { stored, agreed, money: found.money, together, loan });
    return { ok: true, together, sent } as const;
  });
  if (!decided.ok) return { ok: false, reason: decided.reason };
  if (decided.sent !== null) {
    await sendReturn(services, decided.sent);
    const sent = await returnById(services.db.read, decided.sent.id);
    // A processor that refuses has put the message back: it waits for another decision.
    if (sent === null || !isLiveReturn(sent)) return { ok: true };
  }
  for (const row of decided.together) await redriveEvent(services, row);
  return { ok: true };
}

interface Deed {
  readonly stored: Approval;
  readonly agreed: ParkedTerms;
  readonly money: ParkedMoney;
  readonly together: readonly InboxRow[];
  readonly loan: Loan | null;
}

async function carryOut(tx: Queryable, services: PaymentServices, deed: Deed): Promise<MoneyReturn | null> {
  const { stored, agreed, money, together, loan } = deed;
  const { gateway, clock } = services;
  const now = clock.now();
  const { movement, intentId } = money;
  if (agreed.deed === "close") {
    for (const row of together) {
      const { intentId: intent, attemptId, reason } = row;
      const closed = { status: "ignored", reason: `closed:${reason ?? "parked"}`, settledAt: now } as const;
      await settleInboxRow(tx, row.gateway, row.id, { ...closed, intentId: intent, attemptId });
    }
    return null;
  }
  if (!movement || intentId === null) throw new Error("Money that can be matched or returned names its payment.");
  const { amount, currency } = movement;
  await assertGateway(tx, services);
  if (agreed.deed === "return") {
    await insertReturn(tx, {
      ...{ id: stored.id, gateway: gateway.name, eventId: money.eventId, intentId, amount, currency },
      ...{ state: "requested", checkAt: now, createdAt: now, updatedAt: now },
    });
    return returnById(tx, stored.id);
  }
  if (!loan) throw new Error("A match names its loan.");
  const settings = await borrowerSettings(tx, loan.borrowerId);
  const mode = { gateway: gateway.name, livemode: gateway.livemode };
  await bindGatewayMode(tx, mode, now);
  // It counts from the day on which the money came, not from the day on which somebody looked.
  const at = Math.min(movement.at, now);
  await insertAttempt(tx, {
    ...{ id: stored.id, loanId: loan.id, borrowerId: loan.borrowerId, kind: "matched", lane: `matched:${intentId}` },
    ...{ ...mode, state: "processing", amount, currency, intentId },
    ...{ description: "", language: settings?.lang ?? "zh-CN", cards: "any", successUrl: "", cancelUrl: "" },
    ...{ expiresAt: at, checkAt: null, createdAt: at, updatedAt: now },
  });
  return null;
}
