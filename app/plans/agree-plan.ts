import type { Viewer } from "#app/account/standing.ts";
import type { Site } from "#app/contact/send-link.ts";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { deletePlanDraft } from "#db/stores/plans-drafts.ts";
import { notePlanOfRequest } from "#db/stores/plans-requests.ts";
import type { Plan } from "#db/stores/plans.ts";
import { type Consent, writeAgreement } from "./plan-agreement.ts";
import { readPlanDesk } from "./plan-desk.ts";
import { landing, type PlanPlace } from "./plan-journey.ts";
import { cycleOf } from "./plan-offers.ts";
import { openFor } from "./reading-time.ts";
import { tellBorrower, writePlan } from "./write-plan.ts";

export type AgreeOutcome =
  | { readonly ok: true; readonly plan: Plan }
  | {
      readonly ok: false;
      readonly reason:
        | "not_found"
        /** The journey is elsewhere: an answer is missing, a plan runs already, a request waits. */
        | "not_here"
        /** What would be agreed is not what was shown: money came in, or another day began. */
        | "changed_since_shown"
        /** The table of costs has not been open for as long as the profile asks. */
        | "not_read_yet"
        /** Outside what is accepted at once; `requestPlan` takes it to a person. */
        | "for_staff";
      readonly place?: PlanPlace;
    };

/**
 * Agrees to the plan that was shown. One transaction: the hold, the new schedule, the plan, the signed document, the audit
 * entry and the message that there is something to read. Twice sent, it is agreed once.
 *
 * @param shown the hash that the page carried.
 */
export async function agreePlan(
  services: Services & { site: Site },
  viewer: Viewer,
  loanId: string,
  given: {
    readonly shown: string;
    /** When the page was opened, from `openedMark`; asked for only where the profile sets a reading time. */
    readonly opened: string;
    readonly consent: Consent;
    readonly requestId?: string;
  },
): Promise<AgreeOutcome> {
  return services.db.transact(async (tx) => {
    const desk = await readPlanDesk(tx, services, viewer, loanId);
    if (desk === null) return { ok: false, reason: "not_found" };
    const { standing, ground, picked, answers, running, promise, profile } = desk;
    const place = landing("check", desk.facts);
    if (place !== "check" || ground === null || picked === null || answers.wish === null) {
      return { ok: false, reason: "not_here", place };
    }
    if (desk.staffReasons.length > 0) return { ok: false, reason: "for_staff" };
    if (desk.shown !== given.shown) return { ok: false, reason: "changed_since_shown" };
    const toRead = (profile.plan.costTable?.minReadSeconds ?? 0) * 1000;
    if (toRead > 0 && openFor(services, loanId, given.shown, given.opened, services.clock.now()) < toRead)
      return { ok: false, reason: "not_read_yet" };

    const replaced = running !== null && answers.replaces === running.id ? running : null;
    const grant = picked.role === "granted" ? desk.granted : null;
    const plan = await writePlan(tx, services, {
      standing,
      ground,
      drawn: picked.drawn,
      cycle: cycleOf(answers.wish),
      running: replaced,
      promise,
      shown: given.shown,
      origin: grant?.requestId ?? "online",
      slips: 0,
    });
    if (plan === null) return { ok: false, reason: "for_staff" };
    if (grant !== null) await notePlanOfRequest(tx, { loanId, id: grant.requestId }, plan.id);
    await writeAgreement(tx, services, {
      standing,
      plan,
      consent: given.consent,
      profile,
      replaces: replaced?.reference ?? null,
    });
    await recordAudit(tx, {
      at: services.clock.now(),
      actor: `borrower:${viewer.borrowerId}`,
      category: "repayment",
      action: "plan.agreed",
      object: `loan:${loanId}`,
      outcome: "accepted",
      reason: profile.id.replace("@", "#"),
      requestId: given.requestId ?? null,
      after: given.shown,
    });
    await deletePlanDraft(tx, loanId, viewer.borrowerId);
    await tellBorrower(tx, services, {
      borrowerId: viewer.borrowerId,
      loanId,
      template: "plan-agreed",
      purpose: "requested",
      dedupeKey: `plan-agreed:${plan.id}`,
    });
    return { ok: true, plan };
  });
}
