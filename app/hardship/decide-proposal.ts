import { instantOf } from "#app/policy/zones.ts";
import { approve, type Decider, type DecisionRefusal, refuse } from "#app/staff/approvals/decide-approval.ts";
import type { Queryable } from "#db/engine/database.ts";
import { approvalById } from "#db/stores/approvals.ts";
import { caseById, type HardshipCase } from "#db/stores/hardship.ts";
import { type HardshipOffer, liveOfferOf, moveOffer } from "#db/stores/hardship-offers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { staffUserById } from "#db/stores/staff.ts";
import { type Actor, system } from "./actors.ts";
import { offerUntil } from "./case-clock.ts";
import { contextOf } from "./case-context.ts";
import { moveCase } from "./move-case.ts";
import { offerTermsSchema, workOut } from "./offer-terms.ts";
import type { HardshipHouse } from "./propose-terms.ts";
import { tellBorrower } from "./tell-borrower.ts";

/** Whether a second person's decision counts; `changed_meanwhile`: the case has moved on. */
export type ProposalDecision =
  { readonly ok: true } | { readonly ok: false; readonly reason: DecisionRefusal | "changed_meanwhile" };

/** A second person says yes: the borrower gets the offer. Bound to the hash that was on the approver's page. */
export async function approveProposal(
  services: HardshipHouse,
  by: Decider,
  given: { caseId: string; termsHash: string },
): Promise<ProposalDecision> {
  return services.db.transact(async (tx): Promise<ProposalDecision> => {
    const found = await caseById(tx, given.caseId);
    const offer = found && (await liveOfferOf(tx, found.id));
    if (!found || !offer || offer.state !== "proposed") return { ok: false, reason: "not_pending" };
    const { termsHash } = given;
    const decided = await approve(tx, services, by, { approvalId: offer.approvalId, termsHash });
    if (!decided.ok) return decided;
    return (await follow(tx, services, found, offer)) ? { ok: true } : { ok: false, reason: "changed_meanwhile" };
  });
}

/** A second person says no: back to whoever has the case, with the reason. */
export async function sendBack(
  services: HardshipHouse,
  by: Decider,
  given: { caseId: string; termsHash: string; reason: string; words?: string },
): Promise<ProposalDecision> {
  return services.db.transact(async (tx): Promise<ProposalDecision> => {
    const found = await caseById(tx, given.caseId);
    const offer = found && (await liveOfferOf(tx, found.id));
    if (!found || !offer || offer.state !== "proposed") return { ok: false, reason: "not_pending" };
    const { termsHash, reason } = given;
    const decided = await refuse(tx, services, by, { approvalId: offer.approvalId, termsHash, reason });
    if (!decided.ok) return decided;
    return (await follow(tx, services, found, offer, given.words))
      ? { ok: true }
      : { ok: false, reason: "changed_meanwhile" };
  });
}

/**
 * Brings a case to where the decision about its proposal leads, wherever that was taken: approved here or in the list of
 * all approvals, refused, withdrawn or run out. @returns false while it waits, or when the case has moved on
 */
export async function follow(
  tx: Queryable,
  services: HardshipHouse,
  found: HardshipCase,
  offer: HardshipOffer,
  words = "",
): Promise<boolean> {
  const approval = await approvalById(tx, offer.approvalId);
  if (!approval || approval.status === "pending") return false;
  const now = services.clock.now();
  if (approval.status !== "approved") {
    await moveOffer(tx, offer, "proposed", { state: "withdrawn", closedAt: now });
    const moved = await moveCase(tx, services, found, {
      ...{
        event: "send_back",
        actor: await decider(tx, approval.approverId),
        detail: approval.closedReason ?? approval.status,
        ...(words.trim() === "" ? {} : { note: words.trim() }),
      },
    });
    return moved.ok;
  }
  const context = await contextOf(tx, services, found);
  if (!context) return false;
  const expiresAt = await answerUntil(tx, context, offer, now);
  const moved = await moveCase(tx, services, found, {
    ...{ event: "approve", actor: await decider(tx, approval.approverId), detail: offer.id },
    change: { dueAt: null },
  });
  if (!moved.ok) return false;
  await moveOffer(tx, offer, "proposed", { state: "offered", offeredAt: now, expiresAt });
  await tellBorrower(tx, services, found, context.rules, `offer:${offer.id}`);
  return true;
}

async function decider(tx: Queryable, staffId: string | null): Promise<Actor> {
  const user = staffId === null ? null : await staffUserById(tx, staffId);
  return user ? { kind: "staff", staffId: user.id, roles: user.roles } : system;
}

/** As long as policy says, but never past the day of the first payment. */
async function answerUntil(
  tx: Queryable,
  context: NonNullable<Awaited<ReturnType<typeof contextOf>>>,
  offer: HardshipOffer,
  now: number,
): Promise<number> {
  const byPolicy = offerUntil(now, context.rules).dueAt;
  const terms = offerTermsSchema.parse(JSON.parse(offer.terms));
  const result = workOut(context.loan, await ledgerOf(tx, context.loan.id), terms);
  const firstDue = result.ok ? result.worked.offer.firstDue : null;
  return firstDue === null ? byPolicy : Math.min(byPolicy, instantOf(firstDue + 1, 0, context.rules.zone));
}
