import { countComplaintsOf } from "#app/complaints/report.ts";
import type { Services } from "#app/services.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { afterRelief, plansCompleted, promisesKept } from "./arrangements.ts";
import { bookByStage } from "./book-by-stage.ts";
import { messagesSent, portalPayments } from "./counted-days.ts";
import { portalFunnel } from "./funnel.ts";
import { type DayRange, instantsOf } from "./house-day.ts";
import { timeToDecision } from "./time-to-decision.ts";

/** Every report of one range. `complaints` is null for roles that may not know how many there are. */
export type ReportSet = Awaited<ReturnType<typeof reportsOf>>;

/** Reads all reports of a range for somebody with these roles. Nothing here grows with the book. */
export async function reportsOf(
  services: Pick<Services, "db" | "clock">,
  roles: readonly StaffRole[],
  range: DayRange,
) {
  const counted = await countComplaintsOf(services, roles, instantsOf(range));
  return {
    range,
    book: await bookByStage(services, range),
    promises: await promisesKept(services, range),
    plans: await plansCompleted(services, range),
    relief: await afterRelief(services, range),
    decisions: await timeToDecision(services, range),
    funnel: await portalFunnel(services, range),
    messages: await messagesSent(services, range),
    payments: await portalPayments(services, range),
    complaints: counted.ok
      ? {
          received: counted.report.received,
          answered: counted.report.answered,
          answeredOnTime: counted.report.answeredOnTime,
          late: counted.report.late,
        }
      : null,
  };
}
