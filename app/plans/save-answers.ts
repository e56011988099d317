import type { Viewer } from "#app/account/standing.ts";
import type { Services } from "#app/services.ts";
import { type PlanAnswers, withAnswers } from "./plan-answers.ts";
import { type PlanDesk, readPlanDesk } from "./plan-desk.ts";
import { writePlanDraft } from "./plan-draft.ts";

/**
 * Keeps an answer and drops what was built on another one. Returns the desk as it is afterwards, so that the caller can
 * go to the next page; null for a foreign and for a missing loan.
 */
export async function savePlanAnswers(
  services: Pick<Services, "db" | "keyring" | "clock">,
  viewer: Viewer,
  loanId: string,
  change: Partial<Omit<PlanAnswers, "version">>,
): Promise<PlanDesk | null> {
  return services.db.transact(async (tx) => {
    const desk = await readPlanDesk(tx, services, viewer, loanId);
    if (desk === null) return null;
    const answers = withAnswers(desk.answers, change);
    await writePlanDraft(tx, services, { loanId, borrowerId: viewer.borrowerId }, answers, desk.profile);
    return readPlanDesk(tx, services, viewer, loanId);
  });
}
