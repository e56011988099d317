import type { Standing } from "#app/account/standing.ts";
import type { EpochDay } from "#app/lending/calendar.ts";
import { profileFor } from "#app/policy/profile-for.ts";
import type { Queryable } from "#db/engine/database.ts";
import { promisesOf } from "#db/stores/plans-promises.ts";
import { latestPlanRequest } from "#db/stores/plans-requests.ts";
import { activePlanOf, planEventsOf } from "#db/stores/plans.ts";
import { progressOf } from "./plan-standing.ts";
import { standingOfPromise } from "./promise.ts";

/** What was agreed or promised on a loan, or waits to be, as its home should say it; one at a time, by what comes first. */
export type Arrangement =
  | { readonly kind: "none" }
  | {
      readonly kind: "plan";
      readonly late: { readonly due: EpochDay; readonly missing: number } | null;
      /** The oldest payment that is still open; null when all are paid. */
      readonly next: { readonly due: EpochDay; readonly missing: number } | null;
    }
  | { readonly kind: "waiting"; readonly decideBy: number }
  | { readonly kind: "granted"; readonly until: number }
  | { readonly kind: "not_granted" }
  | { readonly kind: "promise"; readonly amount: number; readonly on: EpochDay }
  | { readonly kind: "promise_open"; readonly missing: number; readonly on: EpochDay };

/** An answer that nothing came of is shown for so long. */
const answerShownMs = 30 * 86_400_000;

/** Reads what stands on a loan. @param now unix milliseconds */
export async function readArrangement(q: Queryable, standing: Standing, now: number): Promise<Arrangement> {
  const { loan, position } = standing;
  const request = await latestPlanRequest(q, loan.id);
  if (request?.status === "waiting") return { kind: "waiting", decideBy: request.decideBy };
  if (request?.status === "granted" && request.planId === null && (request.termsUntil ?? 0) > now)
    return { kind: "granted", until: request.termsUntil ?? now };
  const plan = await activePlanOf(q, loan.id);
  if (plan !== null) {
    const { instalments, next } = progressOf(plan, await planEventsOf(q, loan.id, plan.id), standing);
    const late = instalments.find(({ due, paidOn }) => paidOn === null && due < position.asOf);
    const open = ({ due, amount, paid }: { due: EpochDay; amount: number; paid: number }) => ({
      due,
      missing: amount - paid,
    });
    return { kind: "plan", late: late === undefined ? null : open(late), next: next === null ? null : open(next) };
  }
  if (request?.status === "not_granted" && now - (request.decidedAt ?? 0) < answerShownMs && position.upToDate > 0)
    return { kind: "not_granted" };
  const { lookBackDays } = profileFor(loan.profile, position.asOf).promise;
  const promises = await promisesOf(q, loan.id, position.asOf - lookBackDays);
  const latest = promises.find(({ cancelledAt }) => cancelledAt === null);
  if (latest === undefined) return { kind: "none" };
  const { state, missing, paidAfter } = standingOfPromise(latest, standing);
  if (state === "pending") return { kind: "promise", amount: latest.amount, on: latest.promisedOn };
  const open = state === "broken" || state === "partial";
  return open && latest.reason === null && position.upToDate > 0
    ? { kind: "promise_open", missing: Math.max(0, missing - paidAfter), on: latest.promisedOn }
    : { kind: "none" };
}
