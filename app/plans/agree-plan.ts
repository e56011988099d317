import type { Standing, Viewer } from "#app/account/standing.ts";
import type { Site } from "#app/contact/send-link.ts";
import type { Services } from "#app/services.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { deletePlanDraft } from "#db/stores/plans-drafts.ts";
import { notePlanOfRequest } from "#db/stores/plans-requests.ts";
import type { Plan } from "#db/stores/plans.ts";
import { composeAgreement, type Consent, keepAgreement } from "./plan-agreement.ts";
import { type PlanDesk, readPlanDesk } from "./plan-desk.ts";
import { landing, type PlanPlace } from "./plan-journey.ts";
import { cycleOf, type PlanOffer } from "./plan-offers.ts";
import { openFor } from "./reading-time.ts";
import { addsUp, type NewPlan, referenceOf, tellBorrower, writePlan } from "./write-plan.ts";

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
    const { ground, picked, answers, running, profile } = desk;
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
    const signing = plansToSign(services, desk, picked, {
      cycle: cycleOf(answers.wish),
      running: replaced,
      shown: given.shown,
      origin: grant?.requestId ?? "online",
      slips: 0,
    });
    // Of several either all are written or none.
    if (!signing.every((each) => addsUp(each))) return { ok: false, reason: "for_staff" };
    const agreed: Array<{ plan: Plan; standing: Standing }> = [];
    for (const each of signing) {
      const plan = await writePlan(tx, services, each);
      if (plan === null) throw new Error("A plan that added up does not add up when it is written.");
      agreed.push({ plan, standing: each.standing });
    }
    const lead = agreed[0];
    if (lead === undefined) throw new Error("A plan has a loan.");
    if (grant !== null) await notePlanOfRequest(tx, { loanId, id: grant.requestId }, lead.plan.id);
    const text = await composeAgreement(tx, services, {
      standing: lead.standing,
      plan: lead.plan,
      whole: agreed.length > 1 ? { ground, picked } : null,
      consent: given.consent,
      profile,
      replaces: replaced?.reference ?? null,
    });
    for (const { plan } of agreed) {
      await keepAgreement(tx, services, plan, text, given.consent);
      await recordAudit(tx, {
        at: services.clock.now(),
        actor: `borrower:${viewer.borrowerId}`,
        category: "repayment",
        action: "plan.agreed",
        object: `loan:${plan.loanId}`,
        outcome: "accepted",
        reason: profile.id.replace("@", "#"),
        requestId: given.requestId ?? null,
        after: given.shown,
      });
    }
    await deletePlanDraft(tx, loanId, viewer.borrowerId);
    await tellBorrower(tx, services, {
      borrowerId: viewer.borrowerId,
      loanId,
      template: "plan-agreed",
      purpose: "requested",
      dedupeKey: `plan-agreed:${lead.plan.id}`,
    });
    return { ok: true, plan: lead.plan };
  });
}

/** The plans that one agreement writes: one, or one for each of the loans that it is for. */
function plansToSign(
  { clock, ids }: Pick<Services, "clock" | "ids">,
  { standing, ground, promise, companions }: PlanDesk,
  { drawn, shares }: PlanOffer,
  common: Pick<NewPlan, "cycle" | "running" | "shown" | "origin" | "slips">,
): NewPlan[] {
  if (ground === null) return [];
  if (shares.length === 0) return [{ ...common, standing, ground, drawn, promise }];
  const id = ids.ordered(clock.now());
  const reference = referenceOf("FA", clock.now(), ids.random());
  return shares.flatMap((share, index): NewPlan[] => {
    const part = ground.parts.find(({ loanId }) => loanId === share.loanId);
    const beside = companions.find((each) => each.standing.loan.id === share.loanId);
    if (part === undefined) return [];
    return [
      {
        ...common,
        standing: beside?.standing ?? standing,
        ground: part.ground,
        drawn: share.drawn,
        promise: beside === undefined ? promise : beside.promise,
        bundle: { id, reference: index === 0 ? reference : `${reference}-${index + 1}` },
      },
    ];
  });
}
