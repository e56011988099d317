import { openDisputeStates } from "#app/disputes/states.ts";
import { countWaiting } from "#app/hardship/queue.ts";
import { countAlerts } from "#app/payments/payment-alerts.ts";
import type { Services } from "#app/services.ts";
import { kindsFor } from "#app/staff/approvals/approval-policy.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";
import { countPendingApprovals } from "#db/stores/approvals.ts";
import { countCallbacks } from "#db/stores/callbacks.ts";
import { countCorrections } from "#db/stores/corrections.ts";
import { countDisputes } from "#db/stores/disputes.ts";
import { countParked } from "#db/stores/payments-inbox.ts";
import { type Path, paths } from "./paths.ts";

type Count = (services: Services, roles: readonly StaffRole[]) => Promise<number>;

/** How much waits in a room, for those rooms where work waits for people. Complaints are counted in their own house only. */
const counts: readonly [Path<string> & (() => string), Count][] = [
  [paths.staffHardship, (services) => countWaiting(services)],
  [paths.staffCallbacks, ({ db }) => countCallbacks(db.read)],
  [paths.staffDisputes, ({ db }) => countDisputes(db.read, openDisputeStates)],
  [paths.staffPayments, async (services) => (await countParked(services.db.read)) + (await countAlerts(services))],
  [paths.staffCorrections, ({ db }) => countCorrections(db.read)],
  [paths.staffApprovals, ({ db }, roles) => countPendingApprovals(db.read, kindsFor(roles))],
];

/** How much waits in each room that somebody with these roles may open, by the room's address. */
export async function waitingFor(
  services: Services,
  roles: readonly StaffRole[],
): Promise<Readonly<Record<string, number>>> {
  const open = counts.filter(
    ([{ audience }]) => typeof audience !== "string" && roles.some((role) => audience.includes(role)),
  );
  const counted = await Promise.all(open.map(async ([path, count]) => [path(), await count(services, roles)] as const));
  return Object.fromEntries(counted);
}
