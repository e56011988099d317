import type { Site } from "#app/contact/send-link.ts";
import type { TermsRefusal } from "#app/lending/terms/terms.ts";
import type { PolicyProfile } from "#app/policy/schema.ts";
import type { Services } from "#app/services.ts";
import { requestApproval } from "#app/staff/approvals/request-approval.ts";
import { writeTerms } from "#app/staff/approvals/terms.ts";
import { caseById } from "#db/stores/hardship.ts";
import { insertOffer } from "#db/stores/hardship-offers.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { type Actor, capacities } from "./actors.ts";
import { type CaseContext, contextOf } from "./case-context.ts";
import { moveCase } from "./move-case.ts";
import { type OfferTerms, workOut, written } from "./offer-terms.ts";
import { nextState } from "./states.ts";

/** The house, with its own address for links in messages. */
export type HardshipHouse = Services & { readonly site: Site };

/** Terms that wait for a second person, or why they cannot be proposed. */
export type Proposal =
  | { readonly ok: true; readonly offerId: string; readonly approvalId: string; readonly shownHash: string }
  | {
      readonly ok: false;
      readonly reason:
        | TermsRefusal
        | "not_found"
        | "not_yours"
        | "reason_missing"
        | "too_long"
        | "not_allowed"
        | "above_limit"
        | "already_pending"
        | "wrong_state"
        | "changed_meanwhile";
    };

/**
 * Proposes terms for a case, for a second person to approve. Worked out by the lending core on the borrower's date of
 * today; the approval is bound to exactly these figures.
 *
 * @param given.seenHash the hash of what the proposer had on the page; anything else is refused
 */
export async function proposeTerms(
  services: HardshipHouse,
  by: Extract<Actor, { kind: "staff" }>,
  given: { caseId: string; terms: Omit<OfferTerms, "day">; seenHash: string; reasons: string; requestId?: string },
): Promise<Proposal> {
  if (given.reasons.trim() === "") return { ok: false, reason: "reason_missing" };
  return services.db.transact(async (tx): Promise<Proposal> => {
    const found = await caseById(tx, given.caseId);
    const context = found && (await contextOf(tx, services, found));
    if (!context) return { ok: false, reason: "not_found" };
    if (context.found.assigneeId !== by.staffId) return { ok: false, reason: "not_yours" };
    if (!capacities(by).some((actor) => nextState(context.found.state, "propose", actor))) {
      return { ok: false, reason: "wrong_state" };
    }
    const terms: OfferTerms = { ...given.terms, day: context.today };
    if (tooLong(context, terms)) return { ok: false, reason: "too_long" };
    const result = workOut(context.loan, await ledgerOf(tx, context.loan.id), terms);
    if (!result.ok) return result;
    const { shownHash, givenUp } = result.worked;
    const { profile } = context.rules;
    const totals = { givenUp, balance: result.worked.offer.totalBefore };
    if (shownHash !== given.seenHash) return { ok: false, reason: "changed_meanwhile" };

    const now = services.clock.now();
    const offerId = services.ids.ordered(now);
    const exact = written(terms, offerId, shownHash);
    const asked = await requestApproval(tx, services, by, {
      kind: terms.terms.kind === "settlement" ? "settlement" : "hardship_terms",
      subject: `case:${context.found.id}`,
      loanId: context.loan.id,
      borrowerId: context.found.borrowerId,
      reason: context.found.reason,
      terms: exact,
      amount: { minor: givenUp, currency: context.loan.contract.currency },
      beyondApprover: beyondApprover(profile, terms.terms.kind, totals),
    });
    if (!asked.ok) return asked;
    const { requestId } = given;
    const moved = await moveCase(tx, services, context.found, {
      ...{ event: "propose", actor: by, detail: offerId },
      ...(requestId === undefined ? {} : { requestId }),
    });
    if (!moved.ok) throw new Error("A case changed inside a transaction.");
    await insertOffer(tx, {
      ...{ id: offerId, loanId: context.loan.id, caseId: context.found.id, terms: writeTerms(exact), shownHash },
      ...{ approvalId: asked.approvalId, proposedBy: by.staffId, proposedAt: now, state: "proposed" },
      reasonsSealed: context.seal.seal(reasonsPlace(offerId), given.reasons.trim()),
    });
    return { ok: true, offerId, approvalId: asked.approvalId, shownHash };
  });
}

/** Pauses have a limit; and a loan is never made longer than it once was agreed for. */
function tooLong({ loan, rules }: CaseContext, { terms }: OfferTerms): boolean {
  if (terms.kind === "deferral") return terms.periods > rules.profile.hardship.maxDeferralMonths;
  const added = terms.kind === "extension" ? terms.extra : "extend" in terms ? terms.extend : 0;
  return added > loan.contract.count;
}

/** Whether the loan's policy leaves these terms to the role above an approver. */
function beyondApprover(
  { authority: { approver } }: PolicyProfile,
  kind: OfferTerms["terms"]["kind"],
  totals: { givenUp: number; balance: number },
): boolean {
  if (kind === "settlement") return !approver.settlement;
  const above = (limit: number | null, amount: number) => limit !== null && amount > limit;
  return above(approver.waiverMaxMinor, totals.givenUp) || above(approver.balanceMaxMinor, totals.balance);
}

/** Where the reasons of an offer belong: sealed there, they open nowhere else. */
export const reasonsPlace = (offerId: string) => `hardship_offers|reasons|${offerId}`;
