import type { Services } from "#app/services.ts";
import type { Approval } from "#db/stores/approvals.ts";
import { caseById } from "#db/stores/hardship.ts";
import { liveOfferOf } from "#db/stores/hardship-offers.ts";
import { contextOf } from "./case-context.ts";
import { figuresOf } from "./offer-figures.ts";
import { shownOffer } from "./tracker.ts";

/** What the approval of a case's terms would change, in figures and without the person; null for anything else. */
export async function termsOfApproval(services: Services, approval: Approval) {
  if (approval.kind !== "hardship_terms" && approval.kind !== "settlement") return null;
  const found = await caseById(services.db.read, approval.subject.replace(/^case:/, ""));
  const offer = found && (await liveOfferOf(services.db.read, found.id));
  const context = found && (await contextOf(services.db.read, services, found));
  if (!found || !context || offer?.approvalId !== approval.id) return null;
  const shown = await shownOffer(services, context, offer);
  return shown && { reference: found.reference, figures: figuresOf(shown.worked, context.loan.contract.currency) };
}
