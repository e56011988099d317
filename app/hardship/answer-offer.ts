import { commitTerms } from "#app/lending/terms/commit.ts";
import type { TermsOffer } from "#app/lending/terms/preview.ts";
import { useApproval } from "#app/staff/approvals/use-approval.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { appendEntry, ledgerOf } from "#db/stores/ledger.ts";
import { borrowerDetails } from "#db/stores/borrowers.ts";
import { latestCaseOf } from "#db/stores/hardship.ts";
import { type HardshipOffer, liveOfferOf, moveOffer } from "#db/stores/hardship-offers.ts";
import { agreementClauses } from "./agreement-clauses.ts";
import { protectionUntil } from "./case-clock.ts";
import { type CaseContext, contextOf } from "./case-context.ts";
import { endCaseHolds } from "./holds.ts";
import { moveCase } from "./move-case.ts";
import { reasonsPlace } from "./propose-terms.ts";
import { sameName } from "./same-name.ts";
import { choicesOf, commitPolicy, hashOf, offerTermsSchema, workOut, written } from "./offer-terms.ts";

/** What became of an answer to an offer. */
export type OfferAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `changed`: the loan has moved on since the offer, so that its figures are no longer true. */
      readonly reason:
        | "not_found"
        | "run_out"
        | "name_missing"
        /** Not the name that the contract has. */
        | "name_differs"
        | "changed"
        | "no_approval";
    };

interface Answering {
  readonly borrowerId: string;
  readonly loanId: string;
  readonly requestId?: string;
}

/**
 * The borrower agrees by typing their name: the terms are worked out again, compared by their hash with what was shown
 * and approved, and written into the ledger once; the hold ends, and the agreement is kept word for word.
 */
export async function acceptOffer(
  services: Services,
  given: Answering & { shownHash: string; name: string; lang: "zh-CN" | "en" },
): Promise<OfferAnswer> {
  const name = given.name.trim();
  if (name.length < 2) return { ok: false, reason: "name_missing" };
  return services.db.transact(async (tx): Promise<OfferAnswer> => {
    const found = await latestCaseOf(tx, given.loanId);
    const offer = found && (await liveOfferOf(tx, found.id));
    if (!found || found.borrowerId !== given.borrowerId || offer?.state !== "offered") {
      return { ok: false, reason: "not_found" };
    }
    const now = services.clock.now();
    if (offer.expiresAt !== null && now >= offer.expiresAt) return { ok: false, reason: "run_out" };
    const context = await contextOf(tx, services, found);
    if (!context) return { ok: false, reason: "not_found" };
    const { loan, rules, today } = context;
    const person = await borrowerDetails(tx, services.keyring, found.borrowerId);
    if (!sameName(name, person?.name ?? "")) return { ok: false, reason: "name_differs" };
    const entries = await ledgerOf(tx, loan.id);
    const terms = offerTermsSchema.parse(JSON.parse(offer.terms));
    const result = workOut(loan, entries, terms);
    if (!result.ok || given.shownHash !== offer.shownHash) return { ok: false, reason: "changed" };
    const writing = { newId: () => services.ids.ordered(now), enteredAt: now, hashOf };
    const committed = commitTerms(
      { ...loan, entries },
      terms.day,
      terms.terms,
      choicesOf(terms),
      commitPolicy,
      offer.shownHash,
      writing,
    );
    if (!committed.ok) return { ok: false, reason: "changed" };

    const used = await useApproval(tx, services, `borrower:${given.borrowerId}`, {
      approvalId: offer.approvalId,
      kind: terms.terms.kind === "settlement" ? "settlement" : "hardship_terms",
      subject: `case:${found.id}`,
      terms: written(terms, offer.id, offer.shownHash),
    });
    if (!used.ok) return { ok: false, reason: "no_approval" };
    for (const [index, entry] of committed.entries.entries()) {
      await appendEntry(tx, loan.id, entry, `hardship-offer:${offer.id}:${index}`, now);
    }
    // Today stays held: the terms were worked out with it, and a day counted again would raise the first instalment.
    await endCaseHolds(tx, services, found, today + 1);

    const { worked } = result;
    await keepAgreement(tx, context, offer, { name, lang: given.lang, at: now, terms: worked.offer });
    const temporary = !["extension", "settlement", "penalty-waiver"].includes(terms.terms.kind);
    const checkIn = worked.reliefUntil - rules.profile.hardship.checkInDaysBeforeEnd;
    await moveCase(tx, services, found, {
      ...{ event: "accept", actor: { kind: "borrower", borrowerId: given.borrowerId }, detail: offer.id },
      change: {
        dueAt: null,
        reliefFrom: today,
        reliefUntil: worked.reliefUntil,
        checkInOn: temporary ? Math.max(today + 1, checkIn) : null,
      },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    return { ok: true };
  });
}

/** Keeps what was agreed to, word for word, with the name that was typed under it. Both are sealed. */
async function keepAgreement(
  tx: Queryable,
  { found, loan, rules, seal }: CaseContext,
  offer: HardshipOffer,
  signed: { name: string; lang: "zh-CN" | "en"; at: number; terms: TermsOffer },
): Promise<void> {
  const document = JSON.stringify({
    version: 2,
    reference: found.reference,
    loanNo: loan.loanNo,
    policy: rules.profile.id,
    lang: signed.lang,
    signedAt: signed.at,
    name: signed.name,
    reasons: seal.open(reasonsPlace(offer.id), offer.reasonsSealed),
    clauses: agreementClauses(rules.profile, signed.terms.interestWaits),
    shownHash: offer.shownHash,
    shown: signed.terms.canonical,
  });
  await moveOffer(tx, offer, "offered", {
    state: "accepted",
    closedAt: signed.at,
    signedNameSealed: seal.seal(`hardship_offers|name|${offer.id}`, signed.name),
    agreementSealed: seal.seal(agreementPlace(offer.id), document),
    agreementHash: hashOf(document),
  });
}

/** The borrower does not want these terms. Nothing is lost: they stay protected for a while, and can ask again. */
export async function declineOffer(services: Services, given: Answering): Promise<OfferAnswer> {
  return services.db.transact(async (tx): Promise<OfferAnswer> => {
    const found = await latestCaseOf(tx, given.loanId);
    const offer = found && (await liveOfferOf(tx, found.id));
    const context = found && (await contextOf(tx, services, found));
    if (!found || found.borrowerId !== given.borrowerId || offer?.state !== "offered" || !context) {
      return { ok: false, reason: "not_found" };
    }
    const now = services.clock.now();
    await moveOffer(tx, offer, "offered", { state: "declined", closedAt: now });
    await moveCase(tx, services, found, {
      ...{ event: "decline", actor: { kind: "borrower", borrowerId: given.borrowerId }, detail: offer.id },
      change: { dueAt: null, protectedUntil: protectionUntil(now, context.rules).dueAt },
      ...(given.requestId === undefined ? {} : { requestId: given.requestId }),
    });
    return { ok: true };
  });
}

/** Where the text of an agreement belongs: sealed there, it opens nowhere else. */
export const agreementPlace = (offerId: string) => `hardship_offers|agreement|${offerId}`;
