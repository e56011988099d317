import { standingOf, todayOf } from "#app/account/standing.ts";
import { recordAudit } from "#db/stores/audit.ts";
import { ledgerOf } from "#db/stores/ledger.ts";
import { loanById } from "#db/stores/loans.ts";
import { notePlanEvent, planEventsOf, type Plan, type PlanEvent } from "#db/stores/plans.ts";
import { finishPlan } from "./end-plan.ts";
import type { PlanHouse } from "./plan-change.ts";
import { viewOf } from "./read-plan.ts";
import { planEvent, tellBorrower } from "./write-plan.ts";

/**
 * The nightly look at one running plan, from the ledger as it is: a reminder before an instalment, one message the day after
 * a grace has passed, the end by the rule shown at signing, or completion. Every step is done once, however often it runs.
 */
export async function reviewPlan(services: PlanHouse, plan: Plan, zone: string): Promise<void> {
  await services.db.transact(async (tx) => {
    const loan = await loanById(tx, plan.loanId);
    if (loan === null) return;
    const today = todayOf(services, { timeZone: zone });
    const events: PlanEvent[] = await planEventsOf(tx, plan.loanId, plan.id);
    const view = viewOf(standingOf(loan, await ledgerOf(tx, loan.id), today), plan, events);
    const { progress } = view;
    const tell = (template: string, once: string, purpose: "reminder" | "case_message" = "reminder") =>
      tellBorrower(tx, services, {
        borrowerId: plan.borrowerId,
        loanId: plan.loanId,
        template,
        purpose,
        dedupeKey: `${template}:${plan.id}:${once}`,
      });
    if (progress.state === "completed" || progress.state === "broken") {
      const status = progress.state;
      await finishPlan(tx, services, view, status);
      await recordAudit(tx, {
        at: services.clock.now(),
        actor: "system",
        category: "repayment",
        action: `plan.${status}`,
        object: `loan:${plan.loanId}`,
        outcome: status,
        reason: progress.broken?.by ?? null,
      });
      return tell(`plan-${status}`, status, "case_message");
    }
    for (const one of progress.instalments) {
      if (one.paidOn !== null) continue;
      if (plan.rules.remindDaysBefore.includes(one.due - today))
        await tell("plan-reminder", `${one.number}:${one.due}:${today}`);
      if (one.due + plan.rules.graceDays >= today) continue;
      const now = services.clock.now();
      const details = { number: one.number, paid: one.paid };
      await notePlanEvent(
        tx,
        planEvent(plan, services.ids.ordered(now), "missed", now, today, details, `${one.number}:${one.due}`),
      );
      await tell("plan-missed", `${one.number}:${one.due}`);
    }
  });
}
