import type { Queryable } from "#db/engine/database.ts";
import type { Attempt } from "#db/stores/payments-attempts.ts";
import { askStaff, finishTaskOf } from "#db/stores/tasks.ts";
import type { WritingServices } from "./payment-services.ts";

/** Something about money that a person must look at; asked for once per reason and key. */
export interface Alert {
  /** Machine-readable, for example `unmatched_money`. */
  readonly reason: string;
  readonly key: string;
  readonly eventId?: string;
  readonly attempt?: Pick<Attempt, "id" | "loanId"> & { readonly borrowerId: string | null };
  readonly details?: Readonly<Record<string, string | number | null>>;
}

/** Puts an alert on the staff's list, in the transaction of what it is about. */
export async function raiseAlert(
  tx: Queryable,
  { clock, ids }: Pick<WritingServices, "clock" | "ids">,
  alert: Alert,
): Promise<void> {
  const now = clock.now();
  await askStaff(tx, {
    id: ids.ordered(now),
    kind: "payment-alert",
    borrowerId: alert.attempt?.borrowerId ?? null,
    loanId: alert.attempt?.loanId ?? null,
    details: {
      reason: alert.reason,
      eventId: alert.eventId ?? null,
      attemptId: alert.attempt?.id ?? null,
      ...alert.details,
    },
    createdAt: now,
    dedupeKey: alertKey(alert),
  });
}

/** An alert about a message stands no longer: what it asked for was decided. */
export async function settleAlert(
  tx: Queryable,
  alert: Pick<Alert, "reason" | "key">,
  done: { readonly at: number; readonly by: string },
): Promise<void> {
  await finishTaskOf(tx, alertKey(alert), done);
}

function alertKey({ reason, key }: Pick<Alert, "reason" | "key">): string {
  return `payment-alert:${reason}:${key}`;
}
