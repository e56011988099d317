import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Queryable } from "#db/engine/database.ts";
import { prepared } from "#db/engine/prepared.ts";
import { arrangements, planAgreements, planEvents, plans } from "#db/schema/plans.ts";

export type Plan = typeof plans.$inferSelect;
export type PlanEvent = typeof planEvents.$inferSelect;
export type PlanAgreementRow = typeof planAgreements.$inferSelect;

const active = prepared((q) =>
  q
    .select()
    .from(plans)
    .where(and(eq(plans.loanId, sql.placeholder("loanId")), eq(plans.status, "active")))
    .prepare(),
);

/** The plan that runs on a loan; null when none does. */
export async function activePlanOf(q: Queryable, loanId: string): Promise<Plan | null> {
  const [plan] = await active(q).execute({ loanId });
  return plan ?? null;
}

/** Every plan of a loan, newest first. */
export async function plansOf(q: Queryable, loanId: string): Promise<Plan[]> {
  return q.select().from(plans).where(eq(plans.loanId, loanId)).orderBy(desc(plans.id));
}

/** A plan of a loan by its id. */
export async function planById(q: Queryable, loanId: string, id: string): Promise<Plan | null> {
  const [plan] = await q
    .select()
    .from(plans)
    .where(and(eq(plans.loanId, loanId), eq(plans.id, id)));
  return plan ?? null;
}

/** The plans that were agreed as one, in order of their loans' references. */
export async function plansOfBundle(q: Queryable, bundleId: string): Promise<Plan[]> {
  return q.select().from(plans).where(eq(plans.bundleId, bundleId)).orderBy(asc(plans.reference));
}

/** Running plans of the whole book in order of loan, for jobs that walk it. */
export async function activePlansAfter(q: Queryable, afterLoanId: string, limit: number): Promise<Plan[]> {
  return q
    .select()
    .from(plans)
    .where(and(eq(plans.status, "active"), gt(plans.loanId, afterLoanId)))
    .orderBy(asc(plans.loanId))
    .limit(limit);
}

/**
 * Opens the arrangement and the plan in it.
 * @throws when the loan has an open plan or promise (the unique index decides between two at once).
 */
export async function insertPlan(tx: Queryable, plan: typeof plans.$inferInsert): Promise<void> {
  await openArrangement(tx, plan.loanId, plan.id, "plan", plan.agreedAt);
  await tx.insert(plans).values(plan);
}

/** Ends a plan and frees the loan for another. */
export async function closePlan(
  tx: Queryable,
  plan: Pick<Plan, "loanId" | "id">,
  status: Exclude<Plan["status"], "active">,
  at: number,
): Promise<void> {
  await tx
    .update(plans)
    .set({ status, endedAt: at })
    .where(and(eq(plans.loanId, plan.loanId), eq(plans.id, plan.id), eq(plans.status, "active")));
  await closeArrangement(tx, plan.loanId, plan.id, at);
}

export async function openArrangement(
  tx: Queryable,
  loanId: string,
  id: string,
  kind: "plan" | "promise",
  at: number,
): Promise<void> {
  await tx.insert(arrangements).values({ loanId, id, kind, startedAt: at });
}

export async function closeArrangement(tx: Queryable, loanId: string, id: string, at: number): Promise<void> {
  await tx
    .update(arrangements)
    .set({ endedAt: at })
    .where(and(eq(arrangements.loanId, loanId), eq(arrangements.id, id)));
}

/** Notes an event once per dedupe key. @returns false when it was there already. */
export async function notePlanEvent(tx: Queryable, event: typeof planEvents.$inferInsert): Promise<boolean> {
  const added = await tx.insert(planEvents).values(event).onConflictDoNothing().returning({ id: planEvents.id });
  return added.length > 0;
}

const events = prepared((q) =>
  q
    .select()
    .from(planEvents)
    .where(and(eq(planEvents.loanId, sql.placeholder("loanId")), eq(planEvents.planId, sql.placeholder("planId"))))
    .orderBy(asc(planEvents.id))
    .prepare(),
);

/** The events of a plan, oldest first. */
export async function planEventsOf(q: Queryable, loanId: string, planId: string): Promise<PlanEvent[]> {
  return events(q).execute({ loanId, planId });
}

export async function insertAgreement(tx: Queryable, agreement: typeof planAgreements.$inferInsert): Promise<void> {
  await tx.insert(planAgreements).values(agreement);
}

export async function agreementOf(q: Queryable, loanId: string, planId: string): Promise<PlanAgreementRow | null> {
  const [row] = await q
    .select()
    .from(planAgreements)
    .where(and(eq(planAgreements.loanId, loanId), eq(planAgreements.planId, planId)));
  return row ?? null;
}
