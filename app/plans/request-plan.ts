import type { Viewer } from "#app/account/standing.ts";
import { deadlineOf, placeOf } from "#app/policy/clocks.ts";
import type { Services } from "#app/services.ts";
import type { Queryable } from "#db/engine/database.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { personalSeal } from "#db/stores/hardship-sealed.ts";
import { deletePlanDraft } from "#db/stores/plans-drafts.ts";
import { closePlanRequest, insertPlanRequest, latestPlanRequest, type PlanRequest } from "#db/stores/plans-requests.ts";
import { askStaff } from "#db/stores/tasks.ts";
import { type PlanAnswers, planAnswersSchema } from "./plan-answers.ts";
import { readPlanDesk } from "./plan-desk.ts";
import { endProposal } from "./plan-requests.ts";
import { referenceOf } from "./write-plan.ts";

export type RequestOutcome =
  | { readonly ok: true; readonly request: Pick<PlanRequest, "id" | "reference" | "decideBy"> }
  | { readonly ok: false; readonly reason: "not_found" | "not_here" };

const place = (loanId: string, id: string) => `plan_requests|answers|${loanId}|${id}`;

/**
 * Takes what was asked for to a person, with the reasons why it was not accepted at once. Nothing is refused here. The
 * answers go along sealed, so that nobody asks them again.
 *
 * @param extra further reasons that only the caller knows, such as a ledger that would not add up.
 */
export async function requestPlan(
  services: Services,
  viewer: Viewer,
  loanId: string,
  extra: readonly string[] = [],
): Promise<RequestOutcome> {
  return services.db.transact(async (tx) => {
    const desk = await readPlanDesk(tx, services, viewer, loanId);
    if (desk === null) return { ok: false, reason: "not_found" };
    const failed = desk.offers?.kind === "failed";
    if (desk.facts.situation !== "open" || (desk.picked === null && !failed)) return { ok: false, reason: "not_here" };
    const seal = await personalSeal(tx, services.keyring, viewer.borrowerId);
    if (seal === null) return { ok: false, reason: "not_found" };
    const { clock, ids } = services;
    const now = clock.now();
    const id = ids.ordered(now);
    const { profile, answers } = desk;
    const decideBy = deadlineOf(profile.hardship.clocks.decide, now, placeOf(profile, { zone: viewer.timeZone }));
    // A person looks at one loan at a time; that more were wanted in it is said.
    const several = answers.withLoans.length > 0 ? ["several_loans"] : [];
    const reasons = [...new Set([...desk.staffReasons, ...extra, ...several])];
    const reference = referenceOf("PR", now, ids.random());
    await insertPlanRequest(tx, {
      loanId,
      id,
      borrowerId: viewer.borrowerId,
      reference,
      status: "waiting",
      reasons,
      answersSealed: seal.seal(place(loanId, id), JSON.stringify({ ...answers, withLoans: [] })),
      policyId: profile.id,
      createdAt: now,
      decideBy: decideBy.dueAt,
    });
    await askStaff(tx, {
      id: ids.ordered(now),
      kind: "plan_request",
      borrowerId: viewer.borrowerId,
      loanId,
      details: { request: id, reasons },
      createdAt: now,
      dedupeKey: `plan-request:${id}`,
    });
    await recordAudit(tx, {
      at: now,
      actor: `borrower:${viewer.borrowerId}`,
      category: "repayment",
      action: "plan.requested",
      object: `loan:${loanId}`,
      outcome: "waiting",
      reason: reasons[0] ?? null,
    });
    await deletePlanDraft(tx, loanId, viewer.borrowerId);
    return { ok: true, request: { id, reference, decideBy: decideBy.dueAt } };
  });
}

/** Takes a waiting request back. @returns false when none waits. */
export async function withdrawPlanRequest(services: Services, viewer: Viewer, loanId: string): Promise<boolean> {
  return services.db.transact(async (tx) => {
    const desk = await readPlanDesk(tx, services, viewer, loanId);
    const request = desk === null ? null : await latestPlanRequest(tx, loanId);
    if (request === null || request.status !== "waiting") return false;
    const at = services.clock.now();
    const actor = `borrower:${viewer.borrowerId}`;
    await endProposal(tx, request.id, at);
    await recordAudit(tx, {
      at,
      actor,
      category: "repayment",
      action: "plan_request.withdrawn",
      object: `loan:${loanId}`,
      outcome: "withdrawn",
    });
    return closePlanRequest(tx, request, {
      status: "withdrawn",
      decidedAt: at,
      decidedBy: actor,
      decision: null,
    });
  });
}

/** What was asked for, opened for the person who decides; null when it is gone. Note the read in the audit trail first. */
export async function requestedAnswers(
  q: Queryable,
  keyring: Services["keyring"],
  request: Pick<PlanRequest, "loanId" | "id" | "borrowerId" | "answersSealed">,
): Promise<PlanAnswers | null> {
  const seal = await personalSeal(q, keyring, request.borrowerId);
  if (seal === null) return null;
  const read = planAnswersSchema.safeParse(
    JSON.parse(seal.open(place(request.loanId, request.id), request.answersSealed)),
  );
  return read.success ? read.data : null;
}
