import { z } from "zod";
import { recordAudit } from "#db/stores/audit.ts";
import { cutPage, type Place } from "#db/stores/keyset.ts";
import { countOpenTasks, finishTask, openTasks } from "#db/stores/tasks.ts";
import type { PaymentServices } from "./payment-services.ts";

const kinds = ["payment-alert", "card-dispute"] as const;

const details = z.object({
  reason: z.string().default("other"),
  eventId: z.string().nullish(),
  attemptId: z.string().nullish(),
  amount: z.number().nullish(),
});

/** Something about money that a person must look at. */
export interface PaymentAlert {
  readonly id: string;
  readonly kind: (typeof kinds)[number];
  /** Machine-readable; the payer's bank's own word for a dispute. */
  readonly reason: string;
  readonly createdAt: number;
  readonly loanId: string | null;
  readonly attemptId: string | null;
  readonly eventId: string | null;
}

const pageSize = 25;

/** A page of what waits for a person, oldest first. @param after where the page before ended */
export async function listAlerts(
  { db }: Pick<PaymentServices, "db">,
  after: Place | null,
): Promise<{ readonly rows: readonly PaymentAlert[]; readonly next: Place | null }> {
  const found = await openTasks(db.read, kinds, after, pageSize + 1);
  const { rows, next } = cutPage(found, pageSize, ({ createdAt, id }) => ({ at: createdAt, id }));
  return {
    rows: rows.map(({ id, kind, createdAt, loanId, details: stored }) => {
      const { reason, attemptId, eventId } = details.parse(stored);
      const known = kind === "card-dispute" ? kind : "payment-alert";
      return { id, kind: known, reason, createdAt, loanId, attemptId: attemptId ?? null, eventId: eventId ?? null };
    }),
    next,
  };
}

/** How many alerts nobody has looked at yet. */
export async function countAlerts({ db }: Pick<PaymentServices, "db">): Promise<number> {
  return countOpenTasks(db.read, kinds);
}

/** Somebody has looked. @returns false when it is not there or somebody was faster */
export async function acknowledgeAlert(
  { db, clock }: Pick<PaymentServices, "db" | "clock">,
  by: { readonly staffId: string },
  id: string,
): Promise<boolean> {
  return db.transact(async (tx) => {
    const now = clock.now();
    const actor = `staff:${by.staffId}`;
    const task = await finishTask(tx, id, { at: now, by: actor });
    if (!task) return false;
    await recordAudit(tx, {
      at: now,
      actor,
      category: "repayment",
      action: "payment-alert.acknowledged",
      object: task.loanId === null ? `task:${task.id}` : `loan:${task.loanId}`,
      outcome: "done",
      reason: details.parse(task.details).reason,
    });
    return true;
  });
}
